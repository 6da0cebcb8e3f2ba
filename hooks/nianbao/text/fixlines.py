"""The lines of a page as a fixer sees them: paragraphs, which it may part and move, and what it leaves as it is.

Left are lists, quotations, tables, code, footnotes, HTML, definitions, comments and settings. In doubt a line is left.
"""

import re
from dataclasses import dataclass
from enum import Enum

from nianbao.text.linebreaks import HEADING_NUMBER, PAGE_NUMBER, SENTENCE_ENDED, WIDE_BLANKS, ends_hard
from nianbao.text.openmarks import leaves_open
from nianbao.text.pieces import begins_list, is_head, without_code
from nianbao.text.settings import read_settings

BLANKS = " \t" + "".join(WIDE_BLANKS)
"""What stands before the first words of a pasted paragraph."""
_WIDE = re.compile(rf"[ \t]*[{''.join(WIDE_BLANKS)}]")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S")
_ITEM = re.compile(r" *(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")
TAB = re.compile(r"\S[ \u3000]*\t")
"""A tab between words."""
_PASTED = re.compile(r" *(?:[-+*]|[0-9]{1,9}[.)])\t")
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
_LEFT = re.compile(r" {0,3}(?:<|>|\[[^\]]+\]:|\{:|=+[ \t]*$|-+[ \t]*$)")
"""Begins, or underlines, what is no paragraph: the block around it is left."""
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_UNCLOSED = re.compile(r" {0,3}(?:`{3}|~{3})")
"""A fence that nothing closes: GitHub takes all that follows for code."""
_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*+)[^<>]*?(/?)>")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})
_HAN = re.compile("[㐀-鿿]")
_CODE = 4
"""Blanks before code."""
_NESTED = 2
"""Blanks before what belongs to an item above."""


class Kind(Enum):
    """What a line is."""

    BLANK = "blank"
    TEXT = "text"
    """Of a paragraph."""
    HEADING = "heading"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    kind: Kind
    at: int = -1
    """Its number in the source, from 0; -1 of a new one."""
    begins: bool = False
    """Whether the list or table right above it is over."""


BLANK = Line("", Kind.BLANK)
"""A new empty line."""


def read_lines(source: str) -> list[Line]:
    """The lines of a page without those that hold nothing but the number of a printed page."""
    return _Reader(source).lines


def is_wide(line: str) -> bool:
    """Whether a line begins with full-width blanks, as a typed first-line indent does."""
    return _WIDE.match(line) is not None


def width_of_indent(line: str) -> int:
    """Columns of the ASCII blanks before a line."""
    begin = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(_CODE)
    return len(begin)


def is_code(line: str) -> bool:
    """Whether a line is code where a block begins with it, by its indent."""
    return width_of_indent(line) >= _CODE


def is_item(line: str) -> bool:
    """Whether a line looks like an item of a list."""
    return _ITEM.match(line) is not None and not _RULE.fullmatch(line)


def is_pasted_item(line: str) -> bool:
    """Whether a line is an item of a list as Word pastes it: with a tab behind its number."""
    return _PASTED.match(line) is not None


def is_below_pasted(line: str) -> bool:
    """Whether a line below such an item is a paragraph of its own, as each line of Word is."""
    return line[:1] not in BLANKS and not is_item(line) and not TAB.search(line)


class _Reader:
    """Reads block by block: lines that no blank line parts."""

    def __init__(self, source: str) -> None:
        self._shown = without_code(source).split("\n")
        """With blanks in the place of code and comments."""
        self._raw = source.split("\n")
        self._nested = False
        """Whether what is indented belongs to an item or a note above."""
        self._tags = 0
        """HTML elements that are open."""
        self._rest = False
        """Whether all that follows may be code."""
        self.lines: list[Line] = []
        at = self._settings(source)
        while at < len(self._raw):
            end = next((n for n in range(at, len(self._raw)) if not self._raw[n].strip()), len(self._raw))
            numbers = [n for n in range(at, end) if not PAGE_NUMBER.fullmatch(self._shown[n])]
            if any(map(_UNDERLINE.fullmatch, self._shown[at:end])):  # below another line it would be of a heading
                numbers = list(range(at, end))
            self._block(numbers)
            if end < len(self._raw) and (numbers or at == end or not self._blank_above):
                self.lines.append(Line(self._blank(end), Kind.BLANK, end))
            at = end + 1

    def _blank(self, number: int) -> str:
        """A blank line as it is to be: one of full-width blanks is empty for readers, and not for Markdown."""
        line, before = self._raw[number], number - 1
        in_code = number > 0 and self._raw[before] != self._shown[before]
        return "" if is_wide(line) and not in_code else line

    @property
    def _blank_above(self) -> bool:
        return not self.lines or self.lines[-1].kind is Kind.BLANK

    def _settings(self, source: str) -> int:
        """Take the settings above the text; gives the number of the first line behind them."""
        settings = read_settings(source)
        above = settings.lines[-1][0] if settings and settings.lines else 0
        first = max(source.count("\n", 0, settings.end), above) if settings else 0
        self.lines += [Line(line, Kind.BLANK, n) for n, line in enumerate(self._raw[:first])]  # as a page has them
        return first

    def _block(self, numbers: list[int]) -> None:
        """Add the lines of a block."""
        if not numbers:
            return
        first, shown = self._raw[numbers[0]], [self._shown[n] for n in numbers]
        self._rest = self._rest or any(map(_UNCLOSED.match, shown))
        nested = self._nested and width_of_indent(first) >= _NESTED
        if self._rest or self._tags or nested or any(map(_LEFT.match, shown)):
            self._nested = nested or any(map(_NOTE.match, shown))
            self._tags = _opened("\n".join(shown), self._tags)
            self.lines += [Line(self._raw[n], Kind.LEFT, n) for n in numbers]
            return
        self._nested = False
        within = _Within(first)
        for place, number in enumerate(numbers):
            below = shown[place + 1] if place + 1 < len(shown) else ""
            kind = within.kind(shown[place], below)
            kind = kind if self._raw[number] == shown[place] else Kind.LEFT
            self.lines.append(Line(self._raw[number], kind, number, begins=kind is Kind.TEXT and within.over))
        self._nested = within.in_list


class _Within:
    """What the lines of a block are, from its first to its last."""

    def __init__(self, first: str) -> None:
        self.in_list = False
        self.over = False
        """Whether a list or table is over with the last line."""
        self._pasted = False
        """Whether the list is one of Word, with a tab behind each number: each of its paragraphs is one line."""
        self._code = is_code(first)
        """Whether Markdown takes all lines so far for code."""
        self._left = self._code and not _HAN.search(first)
        """Whether the line before belongs to something that goes on."""
        self._before = ""
        """The line before; empty where a block begins."""
        self._open = False

    def kind(self, line: str, below: str) -> Kind:
        """What the next line is, with the one below it."""
        self._code = self._code and is_code(line)
        left = self._left and bool(self._before)
        kind = self._kind(line, below)
        self.over = left and kind is Kind.TEXT
        self._pasted = is_pasted_item(line) if is_item(line) else self._pasted
        self._before = "" if self._code else line
        self._open = leaves_open(line) or (self._open and kind is not Kind.HEADING)
        return kind

    def _kind(self, line: str, below: str) -> Kind:
        if _HEADING.match(line):
            self.in_list = self._left = False
            return Kind.HEADING
        if not self._code and is_item(line) and (self.in_list or not self._before or begins_list(line.expandtabs(4))):
            self.in_list = self._left = True
        elif is_head(line, below) or line.lstrip(" ").startswith("|"):
            self.in_list, self._left = False, True
        elif self._left and self._before and (self._open or self._goes_on(self._before, line)):
            return Kind.LEFT
        else:
            self.in_list = False
            self._left = _RULE.fullmatch(line) is not None or (self._code and not _HAN.search(line))
        return Kind.LEFT if self._left else Kind.TEXT

    def _goes_on(self, before: str, line: str) -> bool:
        """Whether a line belongs to the list or table above it: no paragraph that begins with an indent or number."""
        if ends_hard(before):
            return True
        if self._pasted and self.in_list and is_below_pasted(line):
            return False
        if is_wide(line) and "|" not in line:
            return False
        return not (HEADING_NUMBER.match(line) and SENTENCE_ENDED.search(before.rstrip()))


def _opened(text: str, opened: int) -> int:
    """How many HTML elements are open behind a text."""
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _VOID and not tag[3]:
            opened = max(opened + (-1 if tag[1] else 1), 0)
    return opened
