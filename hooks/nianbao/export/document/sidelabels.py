"""Side labels: the matrix of requests on paper, as the form prints it.

国办公开办函〔2019〕60号 and 〔2021〕30号 print 三、本年度办理结果 and the heads below it (（三）不予公开 and others) as
cells at the left that reach over all lines of theirs; no line is a heading alone, and one corner lies over all heads of
rows. The pages of the portal have one column of heads, with a line for each heading, which suits screen readers and
phones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from nianbao.export.document.model import Cell, Line, Table


@dataclass(frozen=True, slots=True)
class _Label:
    """A heading that becomes a cell at the side."""

    place: int
    """Number of its line."""
    head: Cell


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line that stays one, and the labels that it stands beside, from the outside in."""

    line: Line
    labels: tuple[_Label, ...]


def with_side_labels(table: Table) -> Table:
    """The matrix with its heading lines as labels at the side; every other table as it is."""
    kept = [list(_kept(part.lines)) for part in table.parts] if table.kind == "matrix" else []
    depth = max((len(line.labels) for lines in kept for line in lines), default=0)
    if not depth:
        return table
    return replace(
        table,
        head=_with_wide_corner(table.head, depth),
        parts=tuple(
            replace(part, lines=tuple(_labelled(lines, depth))) for part, lines in zip(table.parts, kept, strict=True)
        ),
        columns=table.columns + depth,
        labels=table.labels + depth,
    )


def _kept(lines: tuple[Line, ...]) -> Iterator[_Kept]:
    """The lines that stay: all but the headings of a matrix that have lines of a deeper level below them."""
    above: list[_Label] = []
    for place, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        level = line.cells[0].level
        above = [label for label in above if label.head.level < level]
        if _is_heading(line) and following and following.cells[0].level > level:
            above.append(_Label(place, line.cells[0]))
        else:
            yield _Kept(line, tuple(above))


def _is_heading(line: Line) -> bool:
    """Whether one cell lies below all columns of values; above one such column a heading is a printed line."""
    return any(cell.kind == "value" and cell.columns > 1 for cell in line.cells)


def _labelled(lines: Iterable[_Kept], depth: int) -> Iterator[Line]:
    """The lines with their side labels: a label is a cell in its first line that spans all lines below it too."""
    kept = list(lines)
    heights = Counter(label.place for line in kept for label in line.labels)
    begun: set[int] = set()
    for line in kept:
        head, *others = line.line.cells
        own = replace(head, columns=depth + 1 - len(line.labels), level=head.level - len(line.labels))
        begin = [label for label in line.labels if label.place not in begun]
        sides = [replace(label.head, head="rows", lines=heights[label.place], level=1) for label in begin]
        yield replace(line.line, cells=(*sides, own, *others))
        begun.update(label.place for label in begin)


def _with_wide_corner(head: tuple[Line, ...], depth: int) -> tuple[Line, ...]:
    """The first cell of the head lies over the labels too."""
    if not head:
        return head
    corner, *others = head[0].cells
    return (replace(head[0], cells=(replace(corner, columns=corner.columns + depth), *others)), *head[1:])
