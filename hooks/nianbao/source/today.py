"""Today, where the reports are published."""

from datetime import date, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def day_in_beijing() -> date:
    """Today's date in Beijing (UTC+8), by which dates of corrections are checked."""
    return datetime.now(_BEIJING).date()
