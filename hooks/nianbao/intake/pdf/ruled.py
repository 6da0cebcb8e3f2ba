"""Tables that lines rule: which squares there are, and which of them lie in one cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from nianbao.intake.pdf.drawn import Stroke

_NEAR = 3.0
"""Lines that are no further apart are one, in points."""
_SAME = 1.0
_COVERED = 0.6
"""How much of a square's side has to be drawn."""
_MOST_STROKES = 4000
_LONG = 8.0


class Square(NamedTuple):
    """A cell in rows and columns of the grid, from 0; the last ones are not in it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: where its columns and rows begin and end, and its cells."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[Square, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its edges: left, top, right, bottom."""
        return self.across[0], self.down[0], self.across[-1], self.down[-1]

    def sides(self, cell: Square) -> tuple[float, float, float, float]:
        """The edges of a cell."""
        return self.across[cell.left], self.down[cell.top], self.across[cell.right], self.down[cell.bottom]


def ruled_tables(strokes: Sequence[Stroke]) -> Iterator[Ruled]:
    """The tables of a page, from the top; a single box is none."""
    listed = _joined(strokes)
    if len(listed) > _MOST_STROKES:
        listed = [stroke for stroke in listed if stroke.end - stroke.start >= _LONG][:_MOST_STROKES]
    found = [table for group in _groups(listed) if (table := _table(group)) is not None]
    outer = [table for table in found if not any(_inside(table, other) for other in found if other is not table)]
    yield from sorted(outer, key=lambda table: (table.down[0], table.across[0]))


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Lines drawn piece by piece, a piece for each cell, as one each."""
    found: list[Stroke] = []
    begun: dict[tuple[bool, int], int] = {}
    for stroke in sorted(strokes, key=lambda each: (each.start, each.end)):
        place = round(stroke.at)
        near = [begun[key] for key in ((stroke.across, place + by) for by in (0, -1, 1)) if key in begun]
        at = next((at for at in near if _continues(found[at], stroke)), None)
        if at is None:
            at = len(found)
            found.append(stroke)
        else:
            found[at] = found[at]._replace(end=max(found[at].end, stroke.end))
        begun[stroke.across, place] = at
    return found


def _continues(before: Stroke, stroke: Stroke) -> bool:
    return abs(before.at - stroke.at) <= _SAME and stroke.start <= before.end + _NEAR


def _inside(table: Ruled, other: Ruled) -> bool:
    left, top, right, bottom = table.box
    return other.across[0] <= left and right <= other.across[-1] and other.down[0] <= top and bottom <= other.down[-1]


def _groups(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes that touch, one way or over others."""
    parents = list(range(len(strokes)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    flat = [at for at, stroke in enumerate(strokes) if stroke.across]
    for at, stroke in enumerate(strokes):
        if not stroke.across:
            for other in flat:
                if _touch(strokes[other], stroke):
                    parents[root(at)] = root(other)
    grouped: dict[int, list[Stroke]] = {}
    for at, stroke in enumerate(strokes):
        grouped.setdefault(root(at), []).append(stroke)
    yield from grouped.values()


def _touch(across: Stroke, down: Stroke) -> bool:
    return down.start - _NEAR <= across.at <= down.end + _NEAR and across.start - _NEAR <= down.at <= across.end + _NEAR


def _table(group: Sequence[Stroke]) -> Ruled | None:
    flat, upright = [each for each in group if each.across], [each for each in group if not each.across]
    if not flat or not upright:
        return None
    across = _places([each.at for each in upright], [end for each in flat for end in (each.start, each.end)])
    down = _places([each.at for each in flat], [end for each in upright for end in (each.start, each.end)])
    if len(across) < 2 or len(down) < 2 or len(across) + len(down) < 5:  # noqa: PLR2004 - a table has two cells
        return None
    return Ruled(across, down, tuple(_cells(across, down, flat, upright)))


def _places(lines: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where lines are; and where those across them end, beyond the first and the last: a table may be open there."""
    places = _merged(lines)
    first, last = min(ends), max(ends)
    if first < places[0] - _NEAR:
        places.insert(0, first)
    if last > places[-1] + _NEAR:
        places.append(last)
    return tuple(places)


def _merged(values: Sequence[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _cells(
    across: Sequence[float], down: Sequence[float], flat: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterator[Square]:
    """The cells of the grid, from the top: squares with no line between them are one."""
    rows, columns = len(down) - 1, len(across) - 1
    beside = [[_is_drawn(upright, at, *ends) for at in across] for ends in pairwise(down)]
    below = [[_is_drawn(flat, at, *ends) for ends in pairwise(across)] for at in down]
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in seen:
                part = _part(row, column, beside, below)
                seen |= part
                yield from _boxes(part)


def _is_drawn(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """Whether lines here cover most of the way."""
    pieces = sorted(
        (max(each.start, start), min(each.end, end))
        for each in strokes
        if abs(each.at - at) <= _NEAR and each.end > start and each.start < end
    )
    covered, reached = 0.0, start
    for first, last in pieces:
        covered += max(last - max(first, reached), 0)
        reached = max(reached, last)
    return covered >= _COVERED * (end - start)


def _part(row: int, column: int, beside: list[list[bool]], below: list[list[bool]]) -> set[tuple[int, int]]:
    """The squares that no line parts from this one."""
    rows, columns = len(beside), len(beside[0]) - 1
    part, left = {(row, column)}, [(row, column)]
    while left:
        down, right = left.pop()
        ways = (
            (down, right + 1, right + 1 < columns and not beside[down][right + 1]),
            (down, right - 1, right > 0 and not beside[down][right]),
            (down + 1, right, down + 1 < rows and not below[down + 1][right]),
            (down - 1, right, down > 0 and not below[down][right]),
        )
        for next_down, next_right, is_open in ways:
            if is_open and (next_down, next_right) not in part:
                part.add((next_down, next_right))
                left.append((next_down, next_right))
    return part


def _boxes(part: set[tuple[int, int]]) -> Iterator[Square]:
    """One cell where the squares make a box, else one for each run of them in a row."""
    rows, columns = [row for row, _ in part], [column for _, column in part]
    box = Square(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    if (box.bottom - box.top) * (box.right - box.left) == len(part):
        yield box
        return
    for row in sorted(set(rows)):
        start = None
        for column in range(box.left, box.right + 1):
            if (row, column) in part and start is None:
                start = column
            elif (row, column) not in part and start is not None:
                yield Square(row, start, row + 1, column)
                start = None
