"""How a file prints its form otherwise: lines joined into one, other numbers, lines that the form does not have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nianbao.finding import Problem
from nianbao.form.model import Form
from nianbao.form.table import Row
from nianbao.form.variant import joined, left_out
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.line import Line, is_nothing
from nianbao.intake.rowmatch import Matched
from nianbao.intake.vocabulary import FormRow, Vocabulary, vocabulary
from nianbao.report.formlines import row_places

_MEND = "请对照原件核对；不对的，请改 report.yml 的 printed_as 和 statistics.yml"


@dataclass(frozen=True, slots=True)
class Variants:
    """The form as the file has it."""

    form: Form
    printed_as: tuple[str, ...]
    """Entries of `printed_as:` in YAML, in printed order."""
    matched: tuple[Matched, ...]
    """The lines with the rows of this form."""
    doubts: tuple[Doubt, ...]


def find_variants(matched: Sequence[Matched], others: Sequence[Line], words: Vocabulary) -> Variants:
    """The form with headings that the file has as one line with values, and what else its lines say.

    A line with values that is no row of the form is only proposed: it may belong to none of them.
    """
    lines = [item for item in matched if item.row.row.heading and _has_values(item.line)]
    below = {item.row.row.id for item in matched if item.line.cells and not item.row.row.heading}
    whole = [item for item in lines if not _children(item.row, words) & below]
    form, said, doubts = words.form, [], []
    for item in {item.row.row.id: item for item in whole}.values():
        try:
            form = joined(form, item.row.row)
        except Problem:
            continue
        said.append(f"{{row: {target(words.form, item.row.row.id)}, joined: true}}")
        what = f"“{item.line.own}”在原件里只有一行，写成了合印（joined）"
        doubts.append(
            Doubt(Kind.PRINT, what, _MEND, item.line.place, near=f"row: {target(words.form, item.row.row.id)}")
        )
    form = left_out(form, _not_printed(form, matched), noted=False)
    again = {row.row.id: row for row in vocabulary(form).rows}
    kept = tuple(replace(item, row=again[item.row.row.id]) for item in matched if item.row.row.id in again)
    doubts += [_unknown(line, kept, words) for line in others if _has_values(line)]
    doubts += [_heading_with_values(item) for item in lines if item not in whole]
    return Variants(form, tuple(said), kept, tuple(doubts))


def _children(found: FormRow, words: Vocabulary) -> set[str]:
    return {row.row.id for row in words.rows if found.row in row.above}


def _not_printed(form: Form, matched: Sequence[Matched]) -> list[Row]:
    """The rows that a report may do without and that the file does not have, nor any below them."""
    seen = {id for item in matched for id in (item.row.row.id, *(row.id for row in item.row.above))}
    return [row for table in form.tables for row in table.rows if row.optional and row.id not in seen]


def _has_values(line: Line) -> bool:
    return any(not is_nothing(cell.text) for _, cell in line.cells)


def _heading_with_values(item: Matched) -> Doubt:
    values = "、".join(cell.text for _, cell in item.line.cells if cell.text.strip())
    what = f"“{item.line.own}”是标题行，原件里却有数：{values}"
    return Doubt(Kind.ROW, what, "请对照原件核对它下面各行", item.line.place)


def _unknown(line: Line, matched: Sequence[Matched], words: Vocabulary) -> Doubt:
    """A line that is no row of the form, with the entry that would print it behind the row before it."""
    values = "、".join(cell.text.strip() for _, cell in line.cells if cell.text.strip())
    name = line.own or "（没有行名）"
    before = next((item for item in reversed(matched) if _is_before(item.line, line)), None)
    mend = "请对照原件，把数填到它该在的一行"
    if before and line.own:
        row = target(words.form, before.row.row.id)
        mend += f"；原件多印了这一行的，在 printed_as 里写 {{row: {row}, added: [{{label: {line.own.strip()}}}]}}"
    return Doubt(Kind.ROW, f"“{name}”不知是表式的哪一行，没有取数：{values}", mend, line.place)


def _is_before(one: Line, other: Line) -> bool:
    return (one.place.table or 0, one.place.row or 0, one.place.paragraph or 0) < (
        other.place.table or 0,
        other.place.row or 0,
        other.place.paragraph or 0,
    )


def target(form: Form, row: str) -> str:
    """How `printed_as:` names a row: its path where that is short, else its id."""
    return next(place.target for place in row_places(form) if place.id == row)
