"""Plain text and CSV: a spreadsheet program that opens it may not start anything, and it names nobody."""

import re
from collections.abc import Iterator

from nianbao.attached.issue import Issue, issues_of_text
from nianbao.attached.kind import read_plain

_STARTS = re.compile(
    r'(?:^|[,;\t])[ "]{0,9}[=+@-][^,;\t\n]{0,200}(?:\|[^,;\t\n]{0,200}!|(?:WEBSERVICE|RTD|CALL|IMAGE) ?\()',
    re.IGNORECASE | re.MULTILINE,
)
"""A cell that Excel reads as a formula that starts a program (DDE), or fetches."""


def check_plain(suffix: str, content: bytes) -> Iterator[Issue]:
    """All issues of the file, with the line where each stands."""
    text = read_plain(content) or ""
    if suffix == ".csv" and (found := _STARTS.search(text)):
        line = text.count("\n", 0, found.end()) + 1
        yield Issue(
            f"第 {line} 行", "用 Excel 打开时会运行程序，或读取外面的内容", "请删去这一格开头的等号，或改成普通文字"
        )
    yield from issues_of_text("", text)
