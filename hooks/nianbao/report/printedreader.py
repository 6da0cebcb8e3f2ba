"""Reading `printed_as:` in `report.yml`: how a year's report printed its form, where that differs from it.

printed_as:
  - {row: 其他处理, joined: true}               # one line where the form has a heading with rows
  - {row: 属于行政查询事项, left_out: true}      # not printed
  - {row: 其他处理, number: "（七）", label: 其他}  # other words
  - {row: 行政处罚, split: [{label: 警告}, {label: 罚款}]}
  - {row: 重复申请, added: [{number: 3., label: 其他}]}
  - {row: 收到和处理政府信息公开申请情况, number: 二}  # a part of the form
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from nianbao.form.model import Form, Section
from nianbao.form.table import Row
from nianbao.form.variant import added, joined, left_out, reworded, split
from nianbao.form.variantpart import Line, name_of, part_reworded
from nianbao.form.wording import VariantProblem, Wording
from nianbao.labels import plain
from nianbao.report.figure import TargetProblem
from nianbao.report.formlines import find_line
from nianbao.source.fields import Fields
from nianbao.source.reportkeys import WORDING

_WORDS = tuple(key.name for key in WORDING)
_ROW = "row"

_Change = Callable[[Form, Line], Form]


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
    """What is said of one line."""

    fields: Fields
    line: Line
    ways: dict[str, _Change]
    """What was done with it, in the order in which it is done."""


def _entries(fields: Fields, form: Form) -> list[_Entry]:
    """The entries that can be carried out: one for each row, and none for rows below one that is joined or left out."""
    entries: dict[str, _Entry] = {}
    gone: set[str] = set()
    for item in fields.mappings("printed_as"):
        line, ways = _line(item, form), _ways(item)
        item.close()
        if line and line.id in entries:
            item.problem(item.line(_ROW), name_of(line), "这一行前面已写过", "每一行只写一条，把几项合在一条里")
        elif line and ways:
            entries[line.id] = _Entry(item, line, ways)
            gone |= _below(form, line) if ways.keys() & {"joined", "left_out"} else set()
    for id in gone & entries.keys():
        entry = entries.pop(id)
        problem, mend = "上级的一行已写 joined 或 left_out，这一行不在表上了", "请删去其中一条"
        entry.fields.problem(entry.fields.line(_ROW), name_of(entry.line), problem, mend)
    return list(entries.values())


def _below(form: Form, line: Line) -> set[str]:
    """Ids of the lines below a line."""
    if isinstance(line, Row):
        return {other.id for table in form.tables for other in table.rows if line in table.ancestors(other)}
    tables = {table.id for table in line.tables} if isinstance(line, Section) else set()
    return {*tables, *(row.id for row in line.rows)} - {line.id}


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


def _line(fields: Fields, form: Form) -> Line | None:
    target = fields.text(_ROW)
    try:
        return find_line(target, form) if target else None
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
        ways["joined"] = _of_row(joined)
    if fields.truth("left_out"):
        ways["left_out"] = lambda form, line: left_out(form, [line] if isinstance(line, Row) else line.rows)
    if parts:
        ways["split"] = _of_row(partial(_split, parts=parts))
    if more:
        ways["added"] = _of_row(lambda form, row: added(form, row, more))
    if words != Wording():
        ways["words"] = partial(_reworded, words=words)
    if len(ways) > 1 and ways.keys() & {"left_out", "split"}:
        fields.problem(fields.place, "printed_as", "一条里写了几种印法", "left_out、split 要单独写一条")
        return {}
    if not ways:
        mend = "请写 joined、left_out、split、added 或 label、number、unit、note 中的一种"
        fields.problem(fields.place, "printed_as", "没有写怎么印的", mend)
    return ways


def _of_row(way: Callable[[Form, Row], Form]) -> _Change:
    """The change, for lines that are rows."""

    def change(form: Form, line: Line) -> Form:
        if not isinstance(line, Row):
            raise VariantProblem(f"“{line.title}”不是一行", "部分和表只能写 label、number、note 或 left_out")
        return way(form, line)

    return change


def _reworded(form: Form, line: Line, words: Wording) -> Form:
    return reworded(form, line, words) if isinstance(line, Row) else part_reworded(form, line, words)


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
    """The form with the changes of one line, one after the other, each of the line as the one before left it."""
    made, line = form, entry.line
    try:
        for way in entry.ways.values():
            lines: list[Line] = [*made.sections, *made.tables, *(row for table in made.tables for row in table.rows)]
            made = way(made, next(each for each in lines if type(each) is type(line) and each.id == line.id))
    except VariantProblem as problem:
        entry.fields.problem(entry.fields.place, name_of(line), problem.problem, problem.mend)
        return form
    return made
