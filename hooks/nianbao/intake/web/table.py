"""A table of a page as a grid (HTML, 4.9.12): rows and columns that cells reach over, tables that only lay out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nianbao.intake.block import Block, Cell, Item, Paragraph, Place, Table
from nianbao.intake.grid import is_empty, laid_out
from nianbao.intake.limits import MOST_SPAN, check_cells
from nianbao.intake.spans import is_bold
from nianbao.intake.web.article import words
from nianbao.intake.web.look import Look
from nianbao.intake.web.style import is_hidden, style_of
from nianbao.intake.web.walk import HIDDEN, Walk

_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(slots=True)
class _Reading:
    walk: Walk
    number: int
    look: Look
    cells: list[tuple[int, int, Cell]] = field(default_factory=list)
    behind: list[Block] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)

    def row(self, element: Any, row: int, rows: int) -> None:
        """The cells of a row, each in the first square that none from above covers."""
        column = 0
        for cell in element.iterchildren("td", "th"):
            if is_hidden(cell, style_of(cell)):
                self.walk.remove(words(cell), HIDDEN)
                continue
            while (row, column) in self.taken:
                column += 1
            high, wide = min(_span(cell, "rowspan") or rows, rows - row), _span(cell, "colspan") or 1
            check_cells(len(self.taken) + high * wide)
            self.taken |= {(row + down, column + right) for down in range(high) for right in range(wide)}
            self.cells.append(
                (row, column, self._cell(cell, Place(table=self.number, row=row + 1, column=column + 1), high, wide))
            )
            column += wide

    def _cell(self, element: Any, place: Place, high: int, wide: int) -> Cell:
        other = self.walk.aside(place)
        look = Look(bold=self.look.bold or element.tag == "th", size=self.look.size)
        other.inside(element, look)
        other.finish(look)
        lines = [block for block in other.blocks if isinstance(block, Paragraph | Item)]
        self.behind += [block for block in other.blocks if not isinstance(block, Paragraph | Item)]
        spans = [span for line in lines for span in line.spans]
        return Cell("\n".join(map(_shown, lines)), place, high, wide, is_bold(spans))


def read_table(walk: Walk, element: Any, look: Look) -> None:
    """The table is added to the blocks of the walk; of one that only lays out the page, what it holds."""
    rows = list(_rows(element))
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    nested = any(True for inner in element.iter("table") if inner is not element)
    if nested or len(cells) == 1:
        for cell in cells:
            walk.inside(cell, look)
            walk.finish(look)
        return
    walk.tables += 1
    reading = _Reading(walk, walk.tables, look)
    shown = [row for row in rows if _is_shown(walk, row)]
    for number, row in enumerate(shown):
        reading.row(row, number, len(shown))
    grid = laid_out(reading.cells)
    caption = next((words(inner) for inner in element.iterchildren("caption")), "")
    if not is_empty(grid):
        walk.blocks.append(Table(grid, Place(table=reading.number), caption))
    walk.blocks += reading.behind


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table as shown: heads first, feet last."""
    groups = {name: [group for group in table if group.tag == name] for name in _GROUPS}
    for head in groups["thead"]:
        yield from head.iterchildren("tr")
    for inner in table:
        if inner.tag == "tr":
            yield inner
        elif inner.tag == "tbody":
            yield from inner.iterchildren("tr")
    for foot in groups["tfoot"]:
        yield from foot.iterchildren("tr")


def _is_shown(walk: Walk, row: Any) -> bool:
    outer = row.getparent()
    hidden = is_hidden(row, style_of(row)) or is_hidden(outer, style_of(outer))
    if hidden:
        walk.remove(words(row), HIDDEN)
    return not hidden


def _span(cell: Any, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), MOST_SPAN) if text.isascii() and text.isdigit() else 1


def _shown(block: Paragraph | Item) -> str:
    return block.text if isinstance(block, Paragraph) else f"{block.marker}{block.text}"
