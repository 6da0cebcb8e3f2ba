"""What stands on the cover of a report."""

import re
from datetime import date

from nianbao.export.document.model import Document


def cover_lines(title: str) -> list[str]:
    """The title in lines that do not break its words: whose it is, then what it is."""
    whose, what = re.fullmatch(r"(.*?)(政府信息公开.*)?", title, re.DOTALL).groups()  # type: ignore[union-attr]
    return [line for line in (whose, what) if line]


def period_text(document: Document) -> str:
    """The period for the cover: `统计期限：2023年1月1日至2023年12月31日`."""
    return "统计期限：" + "至".join(map(day_text, document.period))


def day_text(day: date) -> str:
    """A date in Chinese: `2023年1月1日`."""
    return f"{day.year}年{day.month}月{day.day}日"
