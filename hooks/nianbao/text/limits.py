"""Limits of a chapter's text, far above any real report: beyond them Markdown takes more and more time for each sign.

Python-Markdown looks from each opening sign for the one that closes it, through all that follows, and goes into itself
for each level of a list or quotation. So a page that has too many of these is refused before it is read as Markdown.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from nianbao.finding import Finding, Place

LIMIT = "limit"
"""The rule that a text keeps within the limits."""
CHARACTERS, LINES = 200_000, 10_000
"""Of a chapter. A whole report has some 10 000 characters."""
PARAGRAPH, PARAGRAPH_LINES = 20_000, 1_000
"""Characters and lines of a paragraph, a list or a table, which ends with an empty line."""
LEVELS = 10
"""Levels of lists and quotations."""
OPENED = 20
"""Brackets of a paragraph that nothing closes, and brackets in brackets; round ones where they hold an address."""
_SQUARE, _ROUND = re.compile(r"(?<!\\)[\[\]]"), re.compile(r"[()]")
_TOO_DEEP = re.compile(
    rf"^(?=[ \t]*\S)(?:\[\^[^\]\n]*\]:)?(?:(?:[ \t]*(?:>|[-+*][ \t]|[0-9]+[.)][ \t])){{{LEVELS + 1}}}"
    rf"|[ \t>]*? {{{4 * LEVELS + 1}}}| *(?:\t *){{{LEVELS + 1}}})",
    re.MULTILINE,
)

_TAG = re.compile(r"<(/?)(?!(?:br|col|hr|img|wbr)\b)[a-zA-Z]", re.IGNORECASE)
TAGS = 50
"""Tags that are open at one place."""


class _Sign(NamedTuple):
    """A sign that a text may hold only so many times."""

    pattern: re.Pattern[str]
    most: int
    name: str
    mend: str

    @property
    def problem(self) -> str:
        """What is wrong where there are more."""
        return f"{self.name}太多，超过 {self.most} 处" if self.most else f"{self.name}太长"


_SIGNS = (
    _Sign(re.compile(r"^ *(?:`{3,}|~{3,})", re.MULTILINE), 100, "``` 或 ~~~ ", "正文一般不用代码块，请删去"),
    _Sign(re.compile(r"<[!?]"), 100, "<! 或 <? ", "请删去注释和多余的尖括号，尖括号写成 &lt;"),
    _Sign(re.compile(r"<(?=[a-zA-Z/])(?![^<>]*>)"), 100, "没有 > 的 < ", "请补上 >，或把尖括号写成 &lt;"),
    _Sign(
        re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]*\]: *\n? *[^\n]{2000}", re.MULTILINE),
        0,
        "[…]: 后面的地址",
        "请核对这个地址",
    ),
    _Sign(
        re.compile(r"^[ \t>]*\[[^\]\n]*\]:", re.MULTILINE),
        500,
        "用 […]: 开头的行",
        "请把地址直接写在文字后面",
    ),
)


def over_limits(source: str, file: str) -> Iterator[Finding]:
    """A finding for each limit that a text exceeds, at the line where it does."""
    if len(source) > CHARACTERS or source.count("\n") > LINES:
        problem = f"这一章太长，超过 {CHARACTERS} 字或 {LINES} 行"
        yield Finding(Place(file), "正文", problem, "请分成几章；成片的数据放进附件或数据表", rule=LIMIT)
        return
    for sign in _SIGNS:
        if over := next(islice(sign.pattern.finditer(source), sign.most, None), None):
            yield _finding(source, over.start(), file, sign.problem, sign.mend)
    if deep := _TOO_DEEP.search(source):
        mend = "请少分几层，行首的空格不要太多"
        yield _finding(source, deep.start(), file, f"列表、引用或缩进太深，超过 {LEVELS} 层", mend)
    if (at := _opened(_TAG.finditer(source))) is not None:
        yield _finding(source, at, file, f"没有结束的 HTML 标签太多，超过 {TAGS} 个", "请删去 HTML，用 Markdown 写")
    for start, end in _paragraphs(source):
        yield from _in_paragraph(source, start, end, file)


def _in_paragraph(source: str, start: int, end: int, file: str) -> Iterator[Finding]:
    if end - start > PARAGRAPH or source.count("\n", start, end) > PARAGRAPH_LINES:
        problem = f"这一段太长，超过 {PARAGRAPH} 字或 {PARAGRAPH_LINES} 行"
        yield _finding(source, start, file, problem, "请用空行分成几段；长表放进数据表或附件")
    elif (at := _unclosed(source, _SQUARE.finditer(source, start, end))) is not None:
        problem = f"这一段的方括号不成对或套得太深，超过 {OPENED} 个"
        yield _finding(source, at, file, problem, "请补上 ]，或在 [ 前面加一个反斜线，写成 \\[")
    elif (at := _unclosed(source, _ROUND.finditer(source, start, end))) is not None:
        problem = f"这一段的链接地址没有写完，超过 {OPENED} 处"
        yield _finding(source, at, file, problem, "请在地址后面补上半角的 )")


def _opened(tags: Iterable[re.Match[str]]) -> int | None:
    """Where more tags are open than may be; None where never."""
    opened = 0
    for tag in tags:
        opened = max(opened - 1, 0) if tag[1] else opened + 1
        if opened > TAGS:
            return tag.start()
    return None


def _unclosed(source: str, brackets: Iterable[re.Match[str]]) -> int | None:
    """Where more brackets are open than may be; None where never. A round one counts behind `]` or inside another."""
    opened = 0
    for bracket in brackets:
        if bracket[0] in ")]":
            opened = max(opened - 1, 0)
        elif bracket[0] == "[" or opened or source[bracket.start() - 1 : bracket.start()] == "]":
            opened += 1
        if opened > OPENED:
            return bracket.start()
    return None


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """Where each run of lines that are not empty begins and ends."""
    start = 0
    for blank in re.finditer(r"\n[ \t]*(?=\n)", source):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end() + 1
    yield start, len(source)


def _finding(source: str, at: int, file: str, problem: str, mend: str) -> Finding:
    return Finding(Place(file, source.count("\n", 0, at) + 1), "正文", problem, mend, rule=LIMIT)
