"""Markdown, as this project writes it and as others do: headings, lists, tables of bars or tabs, notes, pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.intake.block import Block, Item, Note, Original, Paragraph, Picture, Place, Removed, Table
from nianbao.intake.grid import from_texts
from nianbao.intake.plain.inline import inline, plain
from nianbao.intake.plain.lines import is_tabbed, tabbed
from nianbao.intake.spans import between

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$")
_ITEM = re.compile(r"([ \t]*)([-+*]|\d{1,9}[.)])[ \t]+(\S.*)$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$")
_PICTURE = re.compile(r"[ \t]*!\[([^\]\n]*)\]\(([^()\s]*)(?: \"[^\"\n]*\")?\)(?:\{[^{}\n]*\})?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BARS = re.compile(r"[ \t]*\|?[^|\n]*\|")
_DASHES = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_QUOTE = re.compile(r"^ {0,3}> ?")
_TAB = 4


def read_markdown(text: str, *, wrapped: bool = True) -> Original:
    """The blocks of a text; a place has the number of the line.

    `wrapped`: lines that stand together are one paragraph, as Markdown has them; else each is one, as in a text that
    only looks like Markdown.
    """
    removed: list[Removed] = []
    lines = _blanked(text, removed).split("\n")
    return Original(tuple(_Reader(lines, wrapped=wrapped).blocks()), tuple(removed))


def _blanked(text: str, removed: list[Removed]) -> str:
    """The text without settings and comments, of which nothing is shown; its lines keep their numbers."""
    if (front := _FRONT.match(text)) and ":" in front[1]:
        removed.append(Removed(front[1], Place(paragraph=1), "文件开头的设置"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    for found in _COMMENT.finditer(text):
        place = Place(paragraph=text.count("\n", 0, found.start()) + 1)
        removed.append(Removed(found[0].removeprefix("<!--").removesuffix("-->").strip(), place, "注释"))
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines once."""

    lines: Sequence[str]
    wrapped: bool
    at: int = 0
    tables: int = 0

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() or (_RULE.match(line) and not is_tabbed(line)):
                self.at += 1
            elif table := self._table():
                yield table
            else:
                yield self._block(_QUOTE.sub("", line))

    def _block(self, line: str) -> Block:
        place = Place(paragraph=self.at + 1)
        self.at += 1
        if found := _HEADING.match(line):
            return Paragraph(inline(_ATTRIBUTES.sub("", found[2] or "")), place, level=len(found[1]))
        if found := _PICTURE.match(line):
            return Picture(b"", "", place, plain(found[1]), found[2])
        if found := _NOTE.match(line):
            return Note(found[1], inline(self._rest(found[2])), place)
        if found := _ITEM.match(line):
            depth = len(found[1].expandtabs(_TAB)) // 2
            marker = found[2] if found[2][0].isdigit() else "•"
            return Item(inline(self._rest(found[3])), place, marker, ordered=marker != "•", depth=depth)
        if (level := self._underlined()) is not None:
            return Paragraph(inline(line.strip()), place, level=level)
        return Paragraph(inline(self._rest(line.lstrip(" \t"))), place)

    def _underlined(self) -> int | None:
        """The level of a heading whose line is underlined, which is passed by."""
        found = _UNDERLINE.match(self.lines[self.at]) if self.at < len(self.lines) else None
        if found is None or not self.wrapped:
            return None
        self.at += 1
        return 1 if found[1][0] == "=" else 2

    def _rest(self, text: str) -> str:
        """A line with those that belong to it: a break that the author made stays."""
        while self.wrapped and self.at < len(self.lines) and not self._begins(self.lines[self.at]):
            line = _QUOTE.sub("", self.lines[self.at]).lstrip(" \t")
            hard = text.endswith(("  ", "\\"))
            text = text.rstrip(" \\") if hard else text.rstrip(" ")
            text += ("\n" if hard else between(text, line)) + line
            self.at += 1
        return text.rstrip(" \t")

    def _begins(self, line: str) -> bool:
        """Whether a line is empty, or begins a block of its own."""
        kinds = (_HEADING, _PICTURE, _NOTE, _ITEM, _RULE)
        return not line.strip() or is_tabbed(line) or any(kind.match(line) for kind in kinds) or self._at_bars(self.at)

    def _at_bars(self, at: int) -> bool:
        """Whether the line and the next are the head of a table of bars."""
        if at + 1 >= len(self.lines) or not _BARS.match(self.lines[at]):
            return False
        dashes = self.lines[at + 1]
        return bool("|" in dashes and _DASHES.match(dashes))

    def _table(self) -> Table | None:
        first = self.at
        if self._at_bars(first):
            self.at += 2
            while self.at < len(self.lines) and _BARS.match(self.lines[self.at]) and self.lines[self.at].strip():
                self.at += 1
            numbers = [first, *range(first + 2, self.at)]
            rows = [_cells(self.lines[number]) for number in numbers]
            places = [Place(paragraph=number + 1) for number in numbers]
            self.tables += 1
            return from_texts(rows, places, self.tables)
        while self.at < len(self.lines) and is_tabbed(self.lines[self.at]):
            self.at += 1
        if self.at - first <= 1:
            self.at = first
            return None
        self.tables += 1
        return tabbed([plain(line) for line in self.lines[first : self.at]], first + 1, self.tables)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [plain(cell.replace("\\|", "|")).strip() for cell in _CELL_END.split(inner)]
