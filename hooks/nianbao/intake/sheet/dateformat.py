"""A day as its cell shows it: a workbook has days as numbers, and only the format tells (ECMA-376-1, 18.17.4)."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

_QUIET = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*].', re.IGNORECASE)
_LETTERS = re.compile(r"[ymdhs]|上午/下午|AM/PM|aaaa?", re.IGNORECASE)
_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<half>上午/下午|AM/PM|A/P)|(?P<week>aaaa?)"
    r"|(?P<year>y+|e+)|(?P<month>m+)|(?P<day>d+)|(?P<hour>h+)|(?P<second>s+)(?:\.0+)?|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_WEEK = "一二三四五六日"
_FIRST, _FIRST_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell has no zone
_LAST = 2_958_465
"""9999-12-31."""
_YEAR, _MONTH_NAME, _HALF = 4, 3, 12


def is_date(code: str) -> bool:
    """Whether a format shows a day or a time."""
    plain = _QUIET.sub("", code.partition(";")[0])
    return bool(_LETTERS.search(plain)) and "general" not in plain.lower()


def shown_date(number: Decimal, code: str, *, from_1904: bool) -> str | None:
    """The day or time as this format shows it; None where the number is none."""
    if not 0 <= number <= _LAST:
        return None
    seconds = round(number % 1 * 86400)
    day = (_FIRST_OF_1904 if from_1904 else _FIRST) + timedelta(days=int(number), seconds=seconds)
    section = code.partition(";")[0]
    tokens = [found for found in _TOKEN.finditer(section) if found.lastgroup]
    half = any(found.lastgroup == "half" for found in tokens)
    kinds = [str(found.lastgroup) for found in tokens]
    shown = (_shown(found, day, half=half, minutes=_is_minutes(kinds, at)) for at, found in enumerate(tokens))
    return "".join(shown).strip()


def _is_minutes(kinds: list[str], at: int) -> bool:
    """Whether an `m` stands for minutes: behind hours, or before seconds."""
    said = ("year", "month", "day", "hour", "second")
    before = next((kind for kind in reversed(kinds[:at]) if kind in said), "")
    behind = next((kind for kind in kinds[at + 1 :] if kind in said), "")
    return kinds[at] == "month" and (before == "hour" or behind == "second")


def _shown(found: re.Match[str], day: datetime, *, half: bool, minutes: bool) -> str:
    kind, wide = str(found.lastgroup), len(found[0]) > 1
    hour = (day.hour % _HALF or _HALF) if half else day.hour
    if kind == "year":
        return f"{day.year:04}" if len(found[0]) >= _MONTH_NAME or found[0][0] in "eE" else f"{day.year % 100:02}"
    if kind == "week":
        return ("星期" if len(found[0]) >= _YEAR else "") + _WEEK[day.weekday()]
    if kind == "half":
        return ("上午" if day.hour < _HALF else "下午") if "午" in found[0] else ("AM" if day.hour < _HALF else "PM")
    numbers = {"month": day.minute if minutes else day.month, "day": day.day, "hour": hour, "second": day.second}
    if kind in numbers:
        return f"{numbers[kind]:02}" if wide else str(numbers[kind])
    return found[kind]
