"""Today, where the reports are published."""

from datetime import date, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def day_in_beijing() -> date:
    """The day by which dates of corrections are judged."""
    return datetime.now(_BEIJING).date()
