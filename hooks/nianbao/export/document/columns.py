"""Where the cells of a table stand, and how wide its columns are, in shares of the type area."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from nianbao.export.document.model import Cell, Line, Table, text_of

_LABEL = 16
"""Characters that a row's head takes in a line at most."""
_LINKED = 11
"""Characters that a cell with links back takes in a line at least."""
_HEAD = 6
"""Characters that the head of a column takes in a line at most."""
_LEAST = 3
"""Characters that any column takes in a line at least."""
_FEW = 5
"""Most columns of a table whose widths follow its texts; a wider one gets equal columns of values."""
_LABELS, _VALUES = 13.0, 5.5
"""Characters of the row heads and of each column of values in a wide table."""
_SIDE, _BESIDE, _NARROW = 3.5, 17.0, 3.6
"""Characters of each column of labels at the side, of the row heads beside them, and of each column of values there."""
_TITLED = 0.28
"""Share of the row heads in tables of one part of the form, which stand below one another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a line that a cell fills."""

    column: int
    cell: Cell
    first: bool
    """False where the cell reaches down from a line above."""


def laid_out(lines: tuple[Line, ...]) -> Iterator[list[Slot]]:
    """The slots of each line, from the left."""
    above: dict[int, tuple[Cell, int]] = {}
    for line in lines:
        slots: list[Slot] = []
        below: dict[int, tuple[Cell, int]] = {}
        waiting, column = list(line.cells), 0
        while waiting or column in above:
            cell, left = above[column] if column in above else (waiting[0], waiting[0].lines)
            slots.append(Slot(column, cell, first=column not in above))
            if column not in above:
                del waiting[0]
            if left > 1:
                below[column] = (cell, left - 1)
            column += cell.columns
        yield slots
        above = below


def even(length: int, room: int) -> int:
    """Characters in a line where a text is broken into lines as even as can be: 商业 and 企业, not 商业企 and 业."""
    return ceil(length / ceil(length / room))


def shares(table: Table) -> list[float]:
    """The share of each column; together they are 1."""
    if table.labels == 1 and table.titled_within and table.columns > 1:
        return [_TITLED, *[(1 - _TITLED) / (table.columns - 1)] * (table.columns - 1)]
    wishes = _beside(table) if table.labels > 1 else _wide(table) if table.columns > _FEW else _wishes(table)
    return [wish / sum(wishes) for wish in wishes]


def _beside(table: Table) -> list[float]:
    """Relative widths where labels are at the side: narrow label columns, a wide one for the heads beside them."""
    return [*[_SIDE] * (table.labels - 1), _BESIDE, *[_NARROW] * (table.columns - table.labels)]


def _wide(table: Table) -> list[float]:
    """Relative widths of a table with many columns: one for labels, and equal ones for values."""
    labelled = any(line.cells and line.cells[0].head == "row" for line in table.lines)
    return [_LABELS if labelled else _VALUES, *[_VALUES] * (table.columns - 1)]


def _wishes(table: Table) -> list[float]:
    """The widest wish of each column; a head asks for a few characters and is broken."""
    wishes = [float(_LEAST)] * table.columns
    for line in (*table.head, *table.lines):
        position = 0
        for cell in line.cells:
            if cell.columns == 1 and position < table.columns:
                wish = min(len(text_of(cell.runs)), _HEAD) if cell.head == "col" else _wish(cell)
                wishes[position] = max(wishes[position], wish)
            position += cell.columns
    return wishes


def _wish(cell: Cell) -> float:
    if cell.head == "row" or cell.kind not in ("value", "unit"):
        least = _LINKED if cell.uses else _LEAST
        return min(max(len(text_of(cell.runs)) + cell.level - 1, least), _LABEL)
    return max(len(text_of(cell.runs)) * (0.6 if cell.kind == "value" else 1), _LEAST)
