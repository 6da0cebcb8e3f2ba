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
    places = tuple(row_places(form))
    seen: set[str] = set()
    for item in fields.mappings("printed_as"):
        row = _row(item, places)
        change = _change(item)
        item.close()
        if row and row.id in seen:
            item.problem(item.line(_ROW), row.label, "这一行前面已写过", "每一行只写一条，把几项合在一条里")
        elif row and change:
            seen.add(row.id)
            form = _changed(form, row, change, item)
    return form


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


_Change = Callable[[Form, Row], Form]


def _change(fields: Fields) -> _Change | None:
    """What the entry says of its row; None, with a finding, where it says nothing, or two things at once."""
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
    if len(ways) > 1 or (words != Wording() and ways.keys() & {"left_out", "split"}):
        fields.problem(fields.place, "printed_as", "一条里写了几种印法", "每一行只写一种印法")
        return None
    if not ways and words == Wording():
        mend = "请写 joined、left_out、split、added 或 label、number、unit、note 中的一种"
        fields.problem(fields.place, "printed_as", "没有写怎么印的", mend)
        return None
    return _worded(next(iter(ways.values()), lambda form, _: form), words)


def _worded(way: _Change, words: Wording) -> _Change:
    """The change, and then other words for the row."""

    def change(form: Form, row: Row) -> Form:
        made = way(form, row)
        return reworded(made, row, words) if words != Wording() else made

    return change


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
    texts = {name: fields.text(name, required=required and name == "label") for name in _WORDS}
    return Wording(**{name: text if name in given else None for name, text in texts.items()})


def _changed(form: Form, row: Row, change: _Change, fields: Fields) -> Form:
    try:
        return change(form, row)
    except VariantProblem as problem:
        fields.problem(fields.place, row.label, problem.problem, problem.mend)
        return form
