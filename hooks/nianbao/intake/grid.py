"""Cells laid out as a grid, each in all squares that it covers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nianbao.intake.block import Cell, Place, Table
from nianbao.intake.limits import check_cells

Grid = tuple[tuple[Cell | None, ...], ...]


def laid_out(cells: Iterable[tuple[int, int, Cell]]) -> Grid:
    """The grid of cells with the row and column (from 0) where each begins; the first in a square keeps it.

    Raises Problem where there are more squares than a report could have.
    """
    listed = list(cells)
    rows = max((row + cell.rows for row, _, cell in listed), default=0)
    columns = max((column + cell.columns for _, column, cell in listed), default=0)
    check_cells(rows * columns)
    squares: list[list[Cell | None]] = [[None] * columns for _ in range(rows)]
    for top, left, cell in listed:
        for row in squares[top : top + cell.rows]:
            row[left : left + cell.columns] = [there or cell for there in row[left : left + cell.columns]]
    return tuple(map(tuple, squares))


def from_texts(rows: Sequence[Sequence[str]], places: Sequence[Place], number: int) -> Table:
    """A table of plain texts, a place for each row; rows may be of different lengths."""
    cells = [
        (at, column, Cell(text, replace(places[at], table=number, row=at + 1, column=column + 1)))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return Table(laid_out(cells), replace(places[0], table=number))


def is_empty(grid: Grid) -> bool:
    """Whether nothing is written in any cell."""
    return not any(cell is not None and cell.text.strip() for row in grid for cell in row)
