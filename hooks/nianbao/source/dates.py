"""Dates as editors write them; a word that looks like one and is not (the 31st of February) is none."""

import re
from datetime import date, datetime


def day_of(text: str) -> date | None:
    """The day written YYYY-MM-DD; None for anything else."""
    return moment.date() if " " not in text and (moment := moment_of(text)) else None


def moment_of(text: str) -> datetime | None:
    """The time written YYYY-MM-DD (its midnight) or YYYY-MM-DD HH:MM; None for anything else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
