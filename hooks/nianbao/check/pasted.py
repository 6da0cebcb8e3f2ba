"""Pasted markup: blocks of HTML that Word, or the editor of another website, put into a text with its formats.

All that is wrong with one has one remedy, so that one finding says it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from nianbao.finding import Finding, Place
from nianbao.text.pieces import without_code

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_TABLE = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_ACTIVE = frozenset(
    re.findall(
        r"\w+",
        "applet audio base button embed form frame frameset iframe input link math meta object option script select"
        " style svg template textarea video",
    )
)
"""Tags that do something, or load something: each of them is a finding of its own."""
_OF_TABLE = (
    "粘贴了网页或 Word 的表格",
    "表格的数填进 data，这里写 ![表名](table:表名)；文字的表格每行写成 | 甲 | 乙 |，第二行写 |---|---|",
)
_OF_TEXT = (
    "粘贴了带格式的网页或 Word 文字",
    "请删去这一段，再粘贴为纯文本（Ctrl+Shift+V）；加粗写 **文字**，列表每行用“- ”开头，链接写 [文字](地址)",
)


class Block(NamedTuple):
    """Lines with HTML that stand together, a table with the empty lines in it."""

    first: int
    """The line of its first tag."""
    last: int
    tag: str
    """The first tag of a table, else of all."""
    is_table: bool

    def finding(self, file: str) -> Finding:
        """What is wrong with it as a whole."""
        return Finding(
            Place(file, self.first), f"<{self.tag}>", *(_OF_TABLE if self.is_table else _OF_TEXT), rule="markup"
        )


class Blocks:
    """The blocks of HTML of a page, by their lines."""

    def __init__(self, source: str) -> None:
        """`source` is the text of the page's file."""
        self._blocks = list(_blocks(without_code(source)))
        self._starts = [block.first for block in self._blocks]

    def at(self, line: int) -> Block | None:
        """The block that a line belongs to."""
        before = bisect_right(self._starts, line)
        found = self._blocks[before - 1] if before else None
        return found if found and found.last >= line else None


def is_active(tag: str) -> bool:
    """Whether a tag does or loads something, which no formatting does."""
    return tag in _ACTIVE


def _blocks(source: str) -> Iterator[Block]:
    """Every block with a tag."""
    first, last, opened, tags = 0, 0, 0, list[str]()
    for number, line in enumerate([*source.split("\n"), ""], 1):
        if not line.strip() and opened <= 0:
            if first:
                yield _block(first, last, tags)
            first, opened, tags = 0, 0, []
            continue
        for closing, name in _TAG.findall(line):
            first = first or number
            tags += [] if closing else [name.lower()]
            opened += (name.lower() == "table") * (-1 if closing else 1)
        last = number
    if first:
        yield _block(first, last, tags)


def _block(first: int, last: int, tags: list[str]) -> Block:
    of_table = next((tag for tag in tags if tag in _TABLE), "")
    return Block(first, last, of_table or next(iter(tags), ""), bool(of_table))
