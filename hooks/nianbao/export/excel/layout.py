"""How wide the columns of a sheet are and how high its lines: not every program makes wrapped lines fit by itself."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nianbao.export.excel.sheet import Cell, Sheet

_NARROWEST, _WIDEST = 8, 48
_HEAD = 16
"""A head makes a column no wider than this, and is wrapped."""
_MARGIN = 3
_LINE = 16
"""Height of one line of text, in points."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Column widths, line heights and alignment of a sheet."""

    widths: tuple[int, ...]
    """Width of each column, in digits of the workbook's default font."""
    heights: tuple[int, ...]
    """Height of each line, the head first, in points."""
    numbers: tuple[bool, ...]
    """Whether a column holds numbers, which stand to the right."""


def layout_of(sheet: Sheet) -> Layout:
    """The layout that shows every cell whole."""
    lines = [tuple(map(_width, line)) for line in (sheet.heads, *sheet.rows)]
    widths = tuple(_column(head, longest) for head, *longest in zip(*lines, strict=True))
    columns = zip(*sheet.rows, strict=True)
    numbers = tuple(any(isinstance(cell, int | Decimal) for cell in column) for column in columns)
    return Layout(widths, tuple(_LINE * _lines(line, widths) + 4 for line in lines), numbers)


def _column(head: int, cells: Sequence[int]) -> int:
    longest = max(min(head, _HEAD), *cells)
    return min(_WIDEST, max(_NARROWEST, longest + _MARGIN))


def _lines(line: tuple[int, ...], widths: tuple[int, ...]) -> int:
    return max(-(-length // (width - 2)) for length, width in zip(line, widths, strict=True)) or 1


def _width(cell: Cell) -> int:
    """Width of a cell's text in digits; a Chinese character is two wide."""
    text = "" if cell is None else str(cell)
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(sign) in "FWA" for sign in text)
