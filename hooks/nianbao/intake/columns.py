"""Which cells of a line belong to which column of the form: by the heads above them, else in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nianbao.form.table import Column, Table
from nianbao.intake.block import Cell
from nianbao.intake.line import Heads, Line, is_nothing
from nianbao.intake.spelling import NEAR, likeness, printed
from nianbao.intake.tablelines import distinct

_NO_GROUPS = 0.8
_LABEL, _OUTER, _NEXT = 0.4, 0.2, 0.4
"""What the label, the outer heads and the head right above it count for: a merged head may be lost in some squares."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of a line by columns of the form, and what is not certain of it."""

    cells: dict[str, tuple[Cell, ...]]
    """By id of the column; a column that is not there was not found."""
    unlike: dict[str, str] = field(default_factory=dict)
    """Heads that are not as the form has them, by id of the column."""
    by_order: bool = False
    """Whether there were no heads, so that only the order tells the columns."""


def find_columns(line: Line, table: Table) -> Found:
    """The cells of a line of this table, by column."""
    if line.heads is None or line.in_order:
        return _by_order(line, table)
    places, unlike = _places(line.heads, table)
    return Found({id: cells for id, at in places.items() if (cells := _cells(line, at))}, unlike)


def _cells(line: Line, places: Sequence[int]) -> tuple[Cell, ...]:
    """The cells that stand in these columns: those with words, or else the first blank one."""
    found = distinct([cell for at, cell in line.cells if at in places])
    written = [cell for cell in found if cell.text.strip()]
    return tuple(written or found[:1])


def _by_order(line: Line, table: Table) -> Found:
    cells = distinct([cell for _, cell in line.cells])
    if len(table.columns) == 1:
        written = [cell for cell in cells if not is_nothing(cell.text)] or cells[:1]
        return Found({table.columns[0].id: tuple(written)} if written else {}, by_order=True)
    if len(cells) != len(table.columns):
        return Found({}, by_order=True)
    return Found({column.id: (cell,) for column, cell in zip(table.columns, cells, strict=True)}, by_order=True)


@lru_cache(64)
def _places(heads: Heads, table: Table) -> tuple[dict[str, list[int]], dict[str, str]]:
    """The columns of the grid for each column of the form, and the heads that are unlike the form's."""
    scores = {
        (column.id, at): _score(column, path) for column in table.columns for at, path in enumerate(heads.paths) if path
    }
    places: dict[str, list[int]] = {}
    for column in table.columns:
        best = max((score for (id, _), score in scores.items() if id == column.id), default=0.0)
        own = [at for (id, at), score in scores.items() if id == column.id and score == best and best >= NEAR]
        free = [at for at in own if all(scores[other.id, at] < best for other in table.columns if other is not column)]
        if free and _is_one(free, heads):
            places[column.id] = free
    _fill_gap(places, heads, table)
    columns = {column.id: column for column in table.columns}
    unlike = {
        id: "／".join(heads.paths[at[0]])
        for id, at in places.items()
        if scores[id, at[0]] < 1 and not _is_end(heads.paths[at[0]], columns[id], table)
    }
    return places, unlike


def _is_end(path: Sequence[str], column: Column, table: Table) -> bool:
    """Whether the heads are the last ones of the column's, and of no other: the outer ones say no more then."""
    if not column.groups:
        return False
    words = [printed(text).words for text in path]
    ends = [[printed(text).words for text in (*each.groups, each.label)][-len(words) :] for each in table.columns]
    return ends.count(words) == 1 and ends[table.columns.index(column)] == words


def _is_one(places: Sequence[int], heads: Heads) -> bool:
    """Whether columns of the grid lie side by side under the same heads: one column, in several squares."""
    return len({heads.paths[at] for at in places}) == 1 and places[-1] - places[0] == len(places) - 1


def _fill_gap(places: dict[str, list[int]], heads: Heads, table: Table) -> None:
    """The only column that is missing is the only one of the grid, between its neighbours, that nothing else has."""
    missing = [at for at, column in enumerate(table.columns) if column.id not in places]
    if len(missing) != 1 or len(table.columns) == 1 or not places:
        return
    number = missing[0]
    before = [at for column in table.columns[:number] for at in places[column.id]]
    behind = [at for column in table.columns[number + 1 :] for at in places[column.id]]
    taken = {*before, *behind}
    first, last = max(before, default=-1) + 1, min(behind, default=len(heads.paths))
    left = [at for at in range(first, last) if at not in taken and heads.paths[at]]
    if before and left and _is_one(left, heads) and (behind or len(left) == 1):
        places[table.columns[number].id] = left


def _score(column: Column, path: Sequence[str]) -> float:
    """How near the heads above a column of the grid are to those of a column of the form; 1 where they are the same."""
    words = [printed(text) for text in path]
    label = printed(column.label)
    own = max(likeness(one, other) for one in {words[-1].words, words[-1].bare} for other in {label.words, label.bare})
    if own < NEAR:
        return 0.0
    groups = [printed(group).words for group in column.groups]
    above = [word.words for word in words[:-1]]
    if not groups or not above:
        return own if not groups else own * _NO_GROUPS
    *outer, last = (_likely(group, above) for group in groups)
    around = sum(outer) / len(outer) if outer else last
    return own * (_LABEL + _OUTER * around + _NEXT * last)


def _likely(group: str, above: Sequence[str]) -> float:
    """How near the nearest of the heads is; nothing where it is another head altogether."""
    best = max(likeness(group, other) for other in above)
    return best if best >= NEAR else 0.0
