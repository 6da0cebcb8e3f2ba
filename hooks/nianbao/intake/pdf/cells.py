"""The words in the cells of a ruled table."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nianbao.intake.block import Cell, Place
from nianbao.intake.pdf.letters import Letter
from nianbao.intake.pdf.lines import Line, lines_of, turned
from nianbao.intake.pdf.ruled import Ruled
from nianbao.intake.spans import between, is_wide

_BEGINS = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")

_FREE = 1.6
"""What stays free at both sides of a cell together, in sizes of letters."""
_ALIGNED = 0.5
_LONG_FIGURE = 4


def cells_of(table: Ruled, letters: Sequence[Letter], page: int) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its row and column, from 0; places have no number of the table yet."""
    columns, rows = table.across, table.down
    by_square: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        across, down = letter.middle
        by_square.setdefault((_at(rows, down), _at(columns, across)), []).append(letter)
    for cell in table.cells:
        squares = ((row, column) for row in range(cell.top, cell.bottom) for column in range(cell.left, cell.right))
        inside = [letter for square in squares for letter in by_square.get(square, ())]
        left, _, right, _ = table.sides(cell)
        place = Place(page=page, row=cell.top + 1, column=cell.left + 1)
        printed = [letter for letter in inside if letter.text.strip()]
        bold = bool(printed) and all(letter.bold for letter in printed)
        text = _text(inside, (left, right) if printed and not printed[0].quarter else None)
        yield cell.top, cell.left, Cell(text, place, cell.bottom - cell.top, cell.right - cell.left, bold)


def _at(places: Sequence[float], value: float) -> int:
    """Between which two places a value is."""
    return max(min(sum(place <= value for place in places) - 1, len(places) - 2), 0)


def _text(letters: Sequence[Letter], sides: tuple[float, float] | None) -> str:
    """The words of a cell. A break that only its width made is none; one that the width did not ask for is kept.

    `sides`: where the cell begins and ends; None where it is written up or down, and its width says nothing.
    """
    lines = lines_of(turned(letters))
    if not lines:
        return ""
    room, stacked = _room(lines, sides), _is_stacked(lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        joins = stacked or (_would_not_fit(before, line, room) and not _starts(before, line, sides))
        text += (between(text, line.text) if joins else "\n") + line.text
    return text


def _room(lines: Sequence[Line], sides: tuple[float, float] | None) -> float:
    """How wide a line of the cell can be: the right side stays as free as the left, where lines begin there."""
    if sides is None:
        return max(line.right for line in lines) - min(line.left for line in lines)
    size, first = lines[0].size, min(line.left for line in lines)
    aligned = max(line.left for line in lines) - first < _ALIGNED * size
    free = max(2 * (first - sides[0]), 0) if aligned else 0
    return sides[1] - sides[0] - max(free, _FREE * size)


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Whether a word is written downwards, a letter in each line; figures below each other are several."""
    return len(lines) > 1 and all(len(line.text) == 1 and is_wide(line.text) for line in lines)


def _would_not_fit(before: Line, line: Line, room: float) -> bool:
    """Whether the first word of a line had no room in the line before; short figures are never parted."""
    if before.text[-1].isdigit() and line.text[0].isdigit() and len(before.text) < _LONG_FIGURE:
        return False
    return (before.right - before.left) + line.first_word > room


def _starts(before: Line, line: Line, sides: tuple[float, float] | None) -> bool:
    """Whether a line has a number of its own, and the line before had room left."""
    room = sides[1] - sides[0] - 0.9 * line.size if sides else math.inf
    return bool(_BEGINS.match(line.text)) and (before.right - before.left) + line.size < room
