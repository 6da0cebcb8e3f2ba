"""Reading `printed_as:` in `report.yml`: how a year's report printed its form, where that differs from it.

printed_as:
  - {row: 其他处理, joined: true}               # one line where the form has a heading with rows
  - {row: 属于行政查询事项, left_out: true}      # not printed
  - {row: 其他处理, number: "（七）", label: 其他}  # other words
  - {row: 行政处罚, split: [{label: 警告}, {label: 罚款}]}
  - {row: 不予处理, added: [{number: 6., label: 其他}]}
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from nianbao.address.anchor import row_anchor
from nianbao.form.model import Form, Row
from nianbao.form.variant import VariantProblem, Wording, added, joined, left_out, reworded, split
from nianbao.labels import compact, plain
from nianbao.report.figure import Named, Path, TargetProblem, find_figure, path_of
from nianbao.source.fields import Fields
from nianbao.source.reportkeys import WORDING

_WORDS = tuple(key.name for key in WORDING)
_ROW = "row"

_Change = Callable[[Form, Row], Form]


@dataclass(frozen=True, slots=True)
class RowPlace(Named):
    """A printed line of the form, also a heading, as `printed_as` names it."""

    id: str
    anchor: str
    paths: tuple[Path, ...]
    target: str
    label: str
    row: str
    line: Row


def read_printed(fields: Fields, form: Form) -> Form:
    """The form as this report printed it; the form itself where nothing is said. Problems are added to the findings."""
    made = form
    for entry in _entries(fields, form):
        made = _changed(made, entry)
    if made is not form:
        _check_labels(fields, made)
    return made


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is said of one row."""

    fields: Fields
    row: Row
    ways: dict[str, _Change]
    """What was done with it, in the order in which it is done."""


def _entries(fields: Fields, form: Form) -> list[_Entry]:
    """The entries that can be carried out: one for each row, and none for rows below one that is joined or left out."""
    places = tuple(row_places(form))
    entries: dict[str, _Entry] = {}
    gone: set[str] = set()
    for item in fields.mappings("printed_as"):
        row, ways = _row(item, places), _ways(item)
        item.close()
        if row and row.id in entries:
            item.problem(item.line(_ROW), row.label, "这一行前面已写过", "每一行只写一条，把几项合在一条里")
        elif row and ways:
            entries[row.id] = _Entry(item, row, ways)
            gone |= _below(form, row) if ways.keys() & {"joined", "left_out"} else set()
    for id in gone & entries.keys():
        entry = entries.pop(id)
        problem, mend = "上级的一行已写 joined 或 left_out，这一行不在表上了", "请删去其中一条"
        entry.fields.problem(entry.fields.line(_ROW), entry.row.label, problem, mend)
    return list(entries.values())


def _below(form: Form, row: Row) -> set[str]:
    """Ids of the rows below a row."""
    return {other.id for table in form.tables for other in table.rows if row in table.ancestors(other)}


def _check_labels(fields: Fields, form: Form) -> None:
    """Two rows beside each other that would be called the same: no entry of the figures could name either."""
    for table in form.tables:
        labels: set[tuple[str, str]] = set()
        for row in table.rows:
            name = (row.parent, plain(row.label))
            if name in labels:
                mend = "同一上级下面的行要有不同的名称；原件同名的，在名称后加括号区别"
                fields.problem(fields.line("printed_as"), row.label, "照这样印，两行同名", mend)
            labels.add(name)


def row_places(form: Form) -> Iterator[RowPlace]:
    """Every line of a form, in printed order."""
    for section in form.sections:
        for table in section.tables:
            title = [frozenset({plain(table.title), compact(table.title)})] if table.title else []
            for row in table.rows:
                above = table.ancestors(row)
                path = path_of([section.names, *title, *(other.names for other in above), row.names])
                target = "/".join((section.number or section.title, *(other.label for other in above), row.label))
                yield RowPlace(row.id, row_anchor(row.id), (path,), target, row.label, row.id, row)


def _row(fields: Fields, places: tuple[RowPlace, ...]) -> Row | None:
    target = fields.text(_ROW)
    if not target:
        return None
    try:
        return find_figure(target, places).line
    except TargetProblem as problem:
        fields.problem(fields.line(_ROW), target, "表式里" + problem.problem, problem.mend)
        return None


def _ways(fields: Fields) -> dict[str, _Change]:
    """What the entry says of its row; empty, with a finding, where it says nothing, or things that cannot both be."""
    words = _wording(fields)
    parts = [_closed(item) for item in fields.mappings("split")]
    more = [_closed(item) for item in fields.mappings("added")]
    ways: dict[str, _Change] = {}
    if fields.truth("joined"):
        ways["joined"] = joined
    if fields.truth("left_out"):
        ways["left_out"] = lambda form, row: left_out(form, [row])
    if parts:
        ways["split"] = partial(_split, parts=parts)
    if more:
        ways["added"] = lambda form, row: added(form, row, more)
    if words != Wording():
        ways["words"] = lambda form, row: reworded(form, row, words)
    if len(ways) > 1 and ways.keys() & {"left_out", "split"}:
        fields.problem(fields.place, "printed_as", "一条里写了几种印法", "left_out、split 要单独写一条")
        return {}
    if not ways:
        mend = "请写 joined、left_out、split、added 或 label、number、unit、note 中的一种"
        fields.problem(fields.place, "printed_as", "没有写怎么印的", mend)
    return ways


def _split(form: Form, row: Row, parts: list[Wording]) -> Form:
    if len(parts) == 1:
        raise VariantProblem("只分成一行", "至少写两行；只改了名称的写 label")
    return split(form, row, parts)


def _closed(fields: Fields) -> Wording:
    words = _wording(fields, required=True)
    fields.close()
    return words


def _wording(fields: Fields, *, required: bool = False) -> Wording:
    """What is printed of a row. A label is `required` of a row that the form does not have."""
    given = {name for name in _WORDS if fields.mapping.get(name) is not None}
    if "label" in given and not fields.text("label"):
        fields.problem(fields.line("label"), "label", "没有填写", "请写印的名称；与表式相同的不写这一项")
    texts = {name: fields.text(name, required=required and name == "label") for name in _WORDS}
    return Wording(**{name: text if name in given else None for name, text in texts.items()})


def _changed(form: Form, entry: _Entry) -> Form:
    """The form with the changes of one row, one after the other, each of the row as the one before left it."""
    made = form
    try:
        for way in entry.ways.values():
            made = way(made, next(row for table in made.tables for row in table.rows if row.id == entry.row.id))
    except VariantProblem as problem:
        entry.fields.problem(entry.fields.place, entry.row.label, problem.problem, problem.mend)
        return form
    return made
