"""Which row of the form each line is: by its label as printed, by what it stands under, else as a misprint.

A line is given to a row only where nothing else can be meant. The order of the rows is a support, never a reason by
itself: what was not found stays open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.intake.line import Line, Mark
from nianbao.intake.linecontext import SHORT, Seen, with_context
from nianbao.intake.spelling import NEAR, SURE, likeness, printed, same_number
from nianbao.intake.vocabulary import FormRow, Vocabulary

_MARGIN = 0.1
"""How much nearer a label has to be to its row than to any other."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A line and its row."""

    line: Line
    row: FormRow
    likeness: float = 1.0
    """Below 1 where the label is not as the form has it."""


def match_rows(lines: Iterable[Line | Mark], words: Vocabulary) -> tuple[tuple[Matched, ...], tuple[Line, ...]]:
    """The lines with their rows, in the order of the file, and the lines that are no row of the form."""
    seen = list(with_context(lines, words))
    rows: list[FormRow | None] = [_sure(each, words) for each in seen]
    rows = _by_neighbours(seen, rows, words)
    near: dict[int, float] = {}
    _misprints(seen, rows, near, words)
    found = [
        Matched(each.line, row, near.get(at, 1.0))
        for at, (each, row) in enumerate(zip(seen, rows, strict=True))
        if row is not None
    ]
    return tuple(found), tuple(each.line for each, row in zip(seen, rows, strict=True) if row is None)


def _sure(each: Seen, words: Vocabulary) -> FormRow | None:
    """The row of this label where it is the only one, and does not stand below another heading."""
    line = each.line
    candidates = words.exact(line.own)
    if not line.own or _is_last_head(line, candidates):
        return _unlabelled(each, words)
    if len(candidates) != 1:
        return None
    only = candidates[0]
    return None if _elsewhere(each, only) else only


def _is_last_head(line: Line, candidates: Sequence[FormRow]) -> bool:
    """Whether what seems to be the label of cells without columns is the last head of a row without a label (总计)."""
    counts = {len(row.table.columns) for row in candidates}
    return line.in_order and bool(candidates) and bool(line.cells) and len(line.cells) not in counts


def _elsewhere(each: Seen, found: FormRow) -> bool:
    """Whether a short label stands below a heading that is not its row's."""
    short = len(printed(each.line.own).words) <= SHORT
    if not short or each.heading is None or found.row.total:
        return False
    parents = {row.id for row in found.above}
    return bool(parents) and each.heading.id not in parents


def _unlabelled(each: Seen, words: Vocabulary) -> FormRow | None:
    """The row for which the form prints no label, where the line has as many values as it has columns."""
    rows = [row for row in words.rows if row.row.unprinted]
    fitting = [row for row in rows if each.line.heads is None and len(each.line.cells) == len(row.table.columns)]
    if each.line.heads is not None:
        labels = {head for path in each.line.heads.paths for head in path}
        fitting = [row for row in rows if _has_heads(row, labels)]
    inside = [row for row in fitting if each.section is None or row.section.id == each.section.id]
    return (inside or fitting)[0] if len(inside or fitting) == 1 else None


def _has_heads(row: FormRow, heads: Iterable[str]) -> bool:
    groups = {printed(group).words for column in row.table.columns for group in column.groups}
    own = {printed(head).words for head in heads}
    return bool(groups & own) or {printed(column.label).words for column in row.table.columns} <= own


def _by_neighbours(seen: Sequence[Seen], rows: Sequence[FormRow | None], words: Vocabulary) -> list[FormRow | None]:
    """Labels that several rows have: the one below the heading named beside it, or the only one between neighbours."""
    made = list(rows)
    for at, each in enumerate(seen):
        candidates = words.exact(each.line.own) if made[at] is None else ()
        if len(candidates) > 1:
            made[at] = _told_apart(each, candidates, _nearest(made[:at][::-1]), _nearest(rows[at + 1 :]))
    return made


def _nearest(rows: Iterable[FormRow | None]) -> FormRow | None:
    return next((row for row in rows if row is not None), None)


def _told_apart(
    each: Seen, candidates: Sequence[FormRow], above: FormRow | None, below: FormRow | None
) -> FormRow | None:
    left = [row for row in candidates if not _elsewhere(each, row)]
    inside = [row for row in left if each.titled and each.section and row.section.id == each.section.id]
    if len(inside) == 1:
        return inside[0]
    if each.line.side and each.heading:
        heading = each.heading.id
        under = [row for row in left if heading in {other.id for other in row.above} or row.section.id == heading]
        left = under or left
        if len(left) == 1:
            return left[0]
    left = [row for row in left if (above is None or above.at < row.at) and (below is None or row.at < below.at)]
    beside = [row for row in left if _is_beside(row, above) or (above is None and _is_beside(row, below))]
    if each.section:
        beside = [row for row in beside if row.section.id == each.section.id]
    return beside[0] if len(beside) == 1 else None


def _is_beside(row: FormRow, other: FormRow | None) -> bool:
    """Whether two rows are of the same part, or under the same heading."""
    return other is not None and row.section.id == other.section.id


def _misprints(seen: Sequence[Seen], rows: list[FormRow | None], near: dict[int, float], words: Vocabulary) -> None:
    """Give lines with an unknown label to rows that have none yet, best first; `rows` and `near` are added to."""
    while True:
        taken = {row.at for row in rows if row is not None}
        left = [row for row in words.rows if row.at not in taken and not row.row.unprinted]
        found = [
            (score, at, row)
            for at, each in enumerate(seen)
            if rows[at] is None and each.line.own and not words.exact(each.line.own)
            for score, row in [_nearest_row(at, each, left, rows, words)]
            if row is not None
        ]
        claimed: dict[int, int] = {}
        for _, _, row in found:
            claimed[row.at] = claimed.get(row.at, 0) + 1
        single = [item for item in found if claimed[item[2].at] == 1]
        if not single:
            return
        score, at, row = max(single, key=lambda item: item[0])
        rows[at], near[at] = row, score


def _nearest_row(
    at: int, each: Seen, left: Sequence[FormRow], rows: Sequence[FormRow | None], words: Vocabulary
) -> tuple[float, FormRow | None]:
    """The row that a misprinted label means, with their likeness; None where it may be another, or none."""
    above, below = _nearest(rows[:at][::-1]), _nearest(rows[at + 1 :])
    ranked = sorted(((_likeness(each.line.own, row), row.at) for row in words.rows), reverse=True)
    score = ranked[0][0]
    equal = [words.rows[place] for likely, place in ranked if likely > score - _MARGIN]
    row = equal[0] if len(equal) == 1 else _told_apart(each, equal, above, below)
    if row is None or row not in left or score < NEAR or bool(row.row.heading) == bool(_filled(each.line)):
        return 0.0, None
    between = (above is None or above.at < row.at) and (below is None or row.at < below.at)
    numbered = same_number(printed(each.line.own).number, printed(row.row.printed_number + "甲").number)
    return (score, row) if score >= SURE or between or numbered else (0.0, None)


def _filled(line: Line) -> bool:
    return any(cell.text.strip(" -—–") for _, cell in line.cells)


def _likeness(label: str, row: FormRow) -> float:
    pieces = printed(label)
    if row.row.unprinted:
        return 0.0
    return max(likeness(one, other) for one in {pieces.words, pieces.bare} for other in row.keys)
