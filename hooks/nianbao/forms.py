"""Reading the statutory forms, `data/forms/*.yml`. A slip in a form must not silently drop a rule or a unit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nianbao.fields import Fields
from nianbao.finding import Finding, Severity
from nianbao.form import Form, Row, Rule, Section
from nianbao.yamltree import Scalar, read_yaml

_KINDS = ("count", "decimal", "heading")
_OPERATORS = ("=", "<=", ">=")
# What describes a form for people and is not used by the program.
_ABOUT_FORM = [
    "schema",
    "document",
    "source",
    "confidence",
    "required_contents",
    "deadlines",
    "heading_unit_display",
    "row_count",
    "value_row_count",
    "variants",
]
_ABOUT_RULE = ("basis", "source", "note", "condition")


def read_forms(folder: Path, root: Path, findings: list[Finding]) -> dict[str, Form]:
    """Every form in `folder` that can be read, by id; problems are added to `findings`."""
    forms: dict[str, Form] = {}
    for path in sorted(folder.glob("*.yml")):
        data = read_yaml(path, path.relative_to(root).as_posix(), findings)
        if not data.entries:
            continue
        fields = Fields(data, findings)
        form = _read_form(fields)
        if form.id in forms:
            fields.problem(fields.line("form"), "form", f"另一个文件里已有 {form.id} 年表式", "请改正其中一个的 form")
        elif form.sections and form.years:
            forms[form.id] = form
    return forms


def _read_form(fields: Fields) -> Form:
    fields.skip(*_ABOUT_FORM)
    ids: set[str] = set()
    parts = fields.mappings("sections", required=True)
    sections = tuple(section for item in parts if (section := _read_section(item, ids)))
    form = Form(
        id=fields.text("form", required=True),
        title=fields.text("title", required=True),
        subtitle=fields.text("subtitle_pattern"),
        years=tuple(_read_years(fields)),
        open_ended=fields.text("open_ended") == "true",
        columns=_read_columns(fields),
        sections=sections,
        rules=(),
    )
    known = {row.id: row for row in form.rows}
    rules = tuple(rule for item in fields.mappings("rules") if (rule := _read_rule(item, known)))
    fields.close()
    return replace(form, rules=rules)


def _read_years(fields: Fields) -> Iterator[int]:
    years = fields.texts("in_force_for_years", required=True)
    for year in years:
        if len(year.text) == 4 and year.text.isascii() and year.text.isdigit():  # noqa: PLR2004 - a year
            yield int(year.text)
        else:
            fields.problem(year.place, "in_force_for_years", f"“{year.text}”不是年份", "请填 2018 这样的年份")
    if not years:
        fields.problem(fields.line("in_force_for_years"), "in_force_for_years", "没有年份", "请填适用的各年度")


def _read_columns(fields: Fields) -> tuple[str, ...]:
    columns = []
    for column in fields.mappings("columns", required=True):
        column.skip("id")
        columns.append(column.text("label", required=True))
        column.close()
    if len(columns) != 3:  # noqa: PLR2004 - indicator, unit, value
        fields.problem(fields.line("columns"), "columns", "应有三列", "请填统计指标、单位、统计数三列")
    return tuple(columns)


def _read_section(fields: Fields, ids: set[str]) -> Section | None:
    """A part of the form; `ids` are those of the rows above, and its own are added."""
    rows: list[Row] = []
    for item in fields.mappings("rows", required=True):
        row = _read_row(item, {row.id for row in rows})
        if row.id in ids:
            item.problem(item.line("id"), row.id, "行号重复", "每一行要有自己的 id")
        else:
            rows.append(row)
        ids.add(row.id)
    section = Section(
        fields.text("id", required=True), fields.text("number"), fields.text("title", required=True), tuple(rows)
    )
    fields.close()
    if not rows:
        fields.problem(fields.line("rows"), section.title, "这一部分没有行", "请至少填这一部分的标题行")
    return section if rows else None


def _read_row(fields: Fields, above: set[str]) -> Row:
    heading = fields.text("heading") == "true"
    kind = "heading" if heading else fields.text("type") or "count"
    if kind not in _KINDS:
        fields.problem(fields.line("type"), "type", f"不认识“{kind}”", "请填 count 或 decimal")
        kind = "count"
    parent = fields.text("parent")
    if parent and parent not in above:
        fields.problem(fields.line("parent"), "parent", f"上面没有行 {parent}", "请填本部分前面某一行的 id")
        parent = ""
    row = Row(
        id=_read_id(fields),
        number=fields.text("number"),
        label=fields.text("label", required=True),
        unit=fields.text("unit"),
        level=fields.digit("level", 1),
        kind=kind,
        parent=parent,
        prefix=fields.text("prefix"),
        note=fields.text("printed_note"),
    )
    fields.skip("of_which")
    fields.close()
    return row


def _read_id(fields: Fields) -> str:
    """A row's id; it becomes part of an address."""
    id = fields.text("id", required=True)
    if id and not re.fullmatch(r"[a-z0-9]+(\.[a-z0-9]+)*", id):
        fields.problem(fields.line("id"), "id", f"“{id}”不能用作行号", "请填 1.2.4 这样的行号")
    return id


def _read_rule(fields: Fields, rows: dict[str, Row]) -> Rule | None:
    """A rule that relates sums; None for one that is kept elsewhere (it has a `condition`) or is wrong."""
    fields.skip(*_ABOUT_RULE)
    id, words = fields.text("id", required=True), fields.text("words")
    severity, for_each = fields.text("severity", required=True), fields.text("for_each")
    related = fields.mapping.get("condition") is None
    op, left, right = (
        fields.text("op", required=related),
        _read_ids(fields, "left", rows, required=related),
        _read_ids(fields, "right", rows, required=related),
    )
    fields.close()
    if severity not in list(Severity):
        fields.problem(fields.line("severity"), id, f"不认识“{severity}”", "请填 error、warning 或 info")
        return None
    if op and op not in _OPERATORS:
        fields.problem(fields.line("op"), id, f"不认识“{op}”", "请填 =、<= 或 >=")
        return None
    return Rule(id, words, left, op, right, bool(for_each), Severity(severity)) if op and left and right else None


def _read_ids(fields: Fields, key: str, rows: dict[str, Row], *, required: bool) -> tuple[str, ...]:
    items: tuple[Scalar, ...] = fields.texts(key, required=required)
    for item in items:
        row = rows.get(item.text)
        if row is None or row.heading:
            fields.problem(item.place, key, f"表里没有带数值的行 {item.text}", "请改正规则中的行号")
            return ()
    return tuple(item.text for item in items)
