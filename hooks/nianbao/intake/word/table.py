"""A table of Word as a grid: cells that reach over columns and rows, tables within cells (ECMA-376-1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from nianbao.attached.xmlpart import attribute, local
from nianbao.intake.block import Block, Cell, Place, Span, Table
from nianbao.intake.grid import is_empty, laid_out
from nianbao.intake.limits import MOST_SPAN
from nianbao.intake.officexml import child, switched, value, whole
from nianbao.intake.spans import is_blank, is_bold, trimmed
from nianbao.intake.word.body import Body, with_marker, words
from nianbao.intake.word.inline import DELETED, HIDDEN


@dataclass(slots=True)
class _Reading:
    """A table while it is read."""

    body: Body
    number: int
    cells: list[tuple[int, int, Cell]] = field(default_factory=list)
    behind: list[Block] = field(default_factory=list)
    """What hangs on its paragraphs, and the tables within it."""
    _open: dict[int, int] = field(default_factory=dict)
    """By column: the cell (its place in `cells`) that goes on into the next row."""

    def row(self, element: Any, row: int) -> None:
        """The cells of a row, and those from above that go on in it."""
        properties = child(element, "trPr")
        column = whole(value(properties, "gridBefore"))
        going_on: dict[int, int] = {}
        for cell in self.body.flattened(element, Place(table=self.number, row=row + 1), "tc"):
            width = self._cell(cell, row, column, going_on)
            column += width
        self._open = going_on

    def _cell(self, element: Any, row: int, column: int, going_on: dict[int, int]) -> int:
        """One cell; gives the columns that it covers."""
        properties = child(element, "tcPr")
        width = min(max(whole(value(properties, "gridSpan"), 1), 1), MOST_SPAN)
        place = Place(table=self.number, row=row + 1, column=column + 1)
        merged = child(properties, "vMerge") if properties is not None else None
        restarts = merged is not None and attribute(merged, "val") == "restart"
        beside = child(properties, "hMerge") if properties is not None else None
        if merged is not None and not restarts and column in self._open:
            self._go_on(element, column, place, going_on)
        elif beside is not None and attribute(beside, "val") != "restart" and self.cells:
            at = len(self.cells) - 1
            top, left, cell = self.cells[at]
            self.cells[at] = (top, left, replace(cell, columns=cell.columns + width))
        else:
            if merged is not None:
                going_on[column] = len(self.cells)
            self.cells.append((row, column, replace(self._read(element, place), columns=width)))
        return width

    def _go_on(self, element: Any, column: int, place: Place, going_on: dict[int, int]) -> None:
        at = going_on[column] = self._open[column]
        top, left, cell = self.cells[at]
        self.cells[at] = (top, left, replace(cell, rows=cell.rows + 1))
        if covered := words(element):
            self.body.remove(covered, place, "合并单元格里不显示的文字")

    def _read(self, element: Any, place: Place) -> Cell:
        """The words of a cell; what else it holds comes behind the table."""
        lines: list[str] = []
        spans: list[Span] = []
        for inner in self.body.flattened(element, place):
            if local(inner) == "tbl":
                self.behind += read_table(self.body, inner)
                continue
            properties, line = child(inner, "pPr"), self.body.inline.read(inner)
            marker = self.body.marker(properties)
            shown = trimmed(line.spans)
            spans += shown
            if marker is not None and marker.text:
                shown = with_marker(marker, shown)
            if not is_blank(shown):
                lines.append("".join(span.text for span in shown))
            for text, why in line.removed:
                self.body.remove(text, place, why)
            self.behind += self.body.hanging(line, place)
        return Cell("\n".join(lines), place, bold=is_bold(spans))


def read_table(body: Body, element: Any) -> Iterator[Block]:
    """The table, and behind it the tables within its cells; of a frame of one cell only what it holds."""
    body.tables += 1
    reading = _Reading(body, body.tables)
    rows = [row for row in body.flattened(element, Place(table=body.tables), "tr") if _is_shown(body, row)]
    if _is_frame(body, rows):
        body.tables -= 1
        for cell in body.flattened(rows[0], Place(), "tc"):
            yield from body.blocks(cell)
        return
    for number, row in enumerate(rows):
        reading.row(row, number)
    grid = laid_out(reading.cells)
    if not is_empty(grid):
        yield Table(grid, Place(table=reading.number))
    yield from reading.behind


def _is_shown(body: Body, row: Any) -> bool:
    properties = child(row, "trPr")
    if properties is None:
        return True
    deleted, hidden = child(properties, "del") is not None, switched(properties, "hidden") is True
    if deleted or hidden:
        body.remove(words(row), Place(table=body.tables), DELETED if deleted else HIDDEN)
    return not deleted and not hidden


def _is_frame(body: Body, rows: list[Any]) -> bool:
    return len(rows) == 1 and len(list(body.flattened(rows[0], Place(), "tc"))) == 1
