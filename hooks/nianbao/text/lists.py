"""Lists and tables as GitHub reads them (GFM), laid out for Python-Markdown.

That wants four blanks for each level of a list, and an empty line above a list or a table. Its extensions for this
(`mdx_truly_sane_lists`) set the width of all indents to two blanks, so that a paragraph with two becomes code.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from markdown.preprocessors import Preprocessor

from nianbao.text.pieces import begins_list, is_head

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-+*]|[0-9]{1,9}[.)])(?P<gap> +|$)(?P<text>.*)")
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
"""A line across the page, which looks like an item."""
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_QUOTE = re.compile(r" {0,3}> ?")
_PARTED = "\x02lists\x03"
"""A line between two lists that Python-Markdown would take for one."""
_LEVEL = 4
"""Blanks of a level, as Python-Markdown wants them."""
_NESTED = 2
"""Blanks by which a line belongs to the item above it."""


class ListLayout(Preprocessor):
    """Preprocessor that indents what belongs to an item by whole levels, and parts lists and tables from text."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page without tabs; what stands in fences is gone already."""
        return [self._stored(line) for line in laid_out(lines)]

    def _stored(self, line: str) -> str:
        """A comment in the place of what parts two lists: the page is made without."""
        return line.replace(_PARTED, self.md.htmlStash.store("<!-- -->")) if _PARTED in line else line


def laid_out(lines: Sequence[str]) -> list[str]:
    """The lines with the lists and tables that GitHub shows, as Python-Markdown reads them."""
    return _Layout(_quoted(lines)).made


def _quoted(lines: Sequence[str]) -> list[str]:
    """The lines with those of each quotation laid out by themselves."""
    made: list[str] = []
    for is_quote, group in groupby(lines, lambda line: _QUOTE.match(line) is not None):
        together = list(group)
        if is_quote:
            inside = laid_out([_QUOTE.sub("", line, count=1) for line in together])
            together = [f"> {line}".rstrip() for line in inside]
        made += together
    return made


class Renumbered(NamedTuple):
    """An item that has another number on the page, the first one of its list."""

    line: int
    """From 1."""
    typed: int
    shown: int
    sign: str = "."
    """Behind the number as typed, `.` or `)`."""


def renumbered(lines: Sequence[str]) -> list[Renumbered]:
    """The first item of each list whose number is not shown as typed. The lines hold no code and no tabs."""
    return _Layout(lines).renumbered


class _Item(NamedTuple):
    """An item that is open."""

    indent: int
    content: int
    """Where its text begins."""
    number: int | None
    """As typed; None of one with a bullet."""
    sign: str = ""
    """Behind the number, `.` or `)`: another one begins another list."""


class _Layout:
    """The lines so far, with the items that are open at the last of them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.made: list[str] = []
        self.renumbered: list[Renumbered] = []
        self._open: list[_Item] = []
        self._shown: list[int | None] = []
        """Of each open item the number that it has on the page; None behind the first that is another."""
        self._fresh = True
        """Whether the next line begins a block."""
        self._level = 0
        """The level of the lines that go on in the block."""
        self._first = 0
        """The level of the first line behind the last empty one: none of a lower level may follow it."""
        self._table = False
        for number, line in enumerate(lines, 1):
            self._add(number, line, lines[number] if number < len(lines) else "")

    def _add(self, number: int, line: str, following: str) -> None:
        """Take a line; `following` is the one below it."""
        if not line.strip():
            self._fresh, self._table = True, False
            self.made.append(line)
        elif _HEADING.match(line):
            self._part()
            self._leave(_indent(line))
            self._put(line)
            self._fresh = True
        elif (item := _item(line)) and self._begins(item, line):
            self._add_item(item, number, line)
        else:
            self._add_text(line, following)

    def _begins(self, item: _Item, line: str) -> bool:
        """Whether what looks like an item is one there: indented further it is code, below a sentence only if 1."""
        parents = [each for each in self._open if item.indent >= each.indent + _NESTED]
        if item.indent - (parents[-1].content if parents else 0) >= _LEVEL:
            return False
        return self._fresh or bool(self._open) or begins_list(line)

    def _add_item(self, item: _Item, number: int, line: str) -> None:
        at = next((n for n, each in enumerate(self._open) if item.indent < each.indent + _NESTED), len(self._open))
        before = list(zip(self._open, self._shown, strict=True))[at : at + 1]
        self._leave(item.indent)
        own_line = self._level == _LEVEL * (at - 1)  # of the item that it belongs to
        if any(each.sign != item.sign for each, _ in before) or not (before or (at and own_line)):
            self._part()
        self._level = _LEVEL * at
        if item.sign and any(each.sign not in ("", item.sign) for each, _ in before):
            self.made += [" " * self._level + _PARTED, ""]
        self._open.append(item)
        same = [shown for each, shown in before if item.sign and each.sign == item.sign]
        self._shown.append(self._number(item, number, same) if same else item.number)
        self._put(line.replace(")", ".", 1) if item.sign == ")" else line)

    def _number(self, item: _Item, line: int, before: list[int | None]) -> int | None:
        """The number of an item behind another of its list; None where one of them has not its number as typed."""
        shown = None if before[0] is None else before[0] + 1
        if shown is None or item.number is None or shown == item.number:
            return shown
        self.renumbered.append(Renumbered(line, item.number, shown, item.sign))
        return None

    def _add_text(self, line: str, following: str) -> None:
        head = not self._table and is_head(line, following)
        if head:
            self._part()
            self._table = True
        extra = 0
        if self._fresh:
            self._leave(_indent(line))
            self._level = _LEVEL * len(self._open)
            extra = max(_indent(line) - self._open[-1].content, 0) if self._open else 0
        self._put(line, extra if extra >= _LEVEL else 0)

    def _leave(self, indent: int) -> None:
        """Close the items that a line with this indent does not belong to."""
        while self._open and indent < self._open[-1].indent + _NESTED:
            self._open.pop()
            self._shown.pop()

    def _part(self) -> None:
        """An empty line, where the line above goes on."""
        if self.made and self.made[-1].strip():
            self.made.append("")

    def _put(self, line: str, extra: int = 0) -> None:
        if self._open and self._level < self._first:
            self._part()
        if not self.made or not self.made[-1].strip():
            self._first = self._level if self._open else 0
        self.made.append(" " * (self._level + extra) + line.lstrip(" ") if self._open else line)
        self._fresh = False


def _item(line: str) -> _Item | None:
    found = _ITEM.fullmatch(line)
    if not found or _RULE.fullmatch(line):
        return None
    indent, gap = len(found["indent"]), len(found["gap"])
    content = indent + len(found["mark"]) + (gap if 1 <= gap <= _LEVEL else 1)
    if not found["mark"][0].isdecimal():
        return _Item(indent, content, None)
    return _Item(indent, content, int(found["mark"][:-1]), found["mark"][-1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
