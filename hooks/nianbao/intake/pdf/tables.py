"""Tables of a PDF as grids: those that the end of a page cuts are one again, rows that tabs part are one too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nianbao.intake.block import Cell, Place, Removed, Table
from nianbao.intake.grid import from_texts, laid_out
from nianbao.intake.pdf.lines import Line
from nianbao.intake.pdf.page import Drawing

_NEAR = 4.0
"""Columns of the same table are no further apart on two pages, in points."""
LEAST_ROWS = 3
"""So many lines with as many columns are a table without rules."""

Placed = list[tuple[int, int, Cell]]


@dataclass(slots=True)
class Growing:
    """A table that may go on, on the next page."""

    page: int
    """The page that it has reached."""
    across: tuple[float, ...]
    cells: Placed
    rows: int
    removed: list[Removed] = field(default_factory=list)

    @staticmethod
    def of(drawing: Drawing, page: int) -> "Growing":
        """The table that begins with this piece."""
        return Growing(page, drawing.ruled.across, list(drawing.cells), len(drawing.ruled.down) - 1)

    def takes(self, drawing: Drawing, page: int) -> bool:
        """Whether a piece at the top of the next page has the same columns; then it is added, but heads that repeat."""
        other = drawing.ruled.across
        if page != self.page + 1 or len(other) != len(self.across):
            return False
        if any(abs((a - self.across[0]) - (b - other[0])) > _NEAR for a, b in zip(self.across, other, strict=True)):
            return False
        repeated = self._repeated(drawing)
        for row, _, cell in drawing.cells:
            if row < repeated and cell.text:
                self.removed.append(Removed(cell.text, cell.place, "续表重复的表头"))
        kept = [(row - repeated + self.rows, column, cell) for row, column, cell in drawing.cells if row >= repeated]
        self.cells += [each for each in kept if not self._goes_on(each)]
        self.rows += len(drawing.ruled.down) - 1 - repeated
        self.page = page
        return True

    def _goes_on(self, below: tuple[int, int, Cell]) -> bool:
        """Whether an empty cell is the rest of a merged one that the end of the page cut: then that one is longer."""
        row, column, cell = below
        if row != self.rows or cell.text.strip():
            return False
        for at, (top, left, upper) in enumerate(self.cells):
            same = left == column and upper.columns == cell.columns and top + upper.rows == row
            if same and max(upper.rows, cell.rows) > 1:
                self.cells[at] = (top, left, replace(upper, rows=upper.rows + cell.rows))
                return True
        return False

    def table(self, number: int, first: int) -> Table:
        """The table, by its number and the page where it begins."""
        cells = [
            (row, column, replace(cell, place=replace(cell.place, table=number, row=row + 1)))
            for row, column, cell in self.cells
        ]
        return Table(laid_out(cells), Place(page=first, table=number))

    def _repeated(self, drawing: Drawing) -> int:
        """How many rows at the top say the same as those at the top of the table."""
        mine, theirs = _rows(self.cells), _rows(list(drawing.cells))
        same = 0
        while same in theirs and theirs[same] == mine.get(same) and any(text for _, text in theirs[same]):
            same += 1
        reach = max((row + cell.rows for row, _, cell in drawing.cells if row < same), default=0)
        return same if reach <= same else 0


def tabbed_table(lines: Sequence[Line], page: int, number: int) -> Table:
    """The table of lines in columns."""
    places = [Place(page=page)] * len(lines)
    return from_texts([line.text.split("\t") for line in lines], places, number)


def tabbed_runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines that stand together in as many columns, and single lines."""
    run: list[Line] = []
    for line in lines:
        if run and (line.text.count("\t") != run[0].text.count("\t") or not line.text.count("\t")):
            yield from _run(run)
            run = []
        run.append(line)
    yield from _run(run)


def _run(run: list[Line]) -> Iterator[Sequence[Line]]:
    if len(run) >= LEAST_ROWS and "\t" in run[0].text:
        yield run
    else:
        yield from ([line] for line in run)


def _rows(cells: Placed) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for row, column, cell in cells:
        rows.setdefault(row, []).append((column, "".join(cell.text.split())))
    return {row: sorted(found) for row, found in rows.items()}
