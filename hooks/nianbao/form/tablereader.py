"""Reading the tables of a form: their columns and rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.form.table import Column, Row, Table
from nianbao.form.tablekeys import ID
from nianbao.labels import plain
from nianbao.source.fields import Fields

_ROW_HEADS = ("indicator", "name")
"""Ids of the column that holds the row labels."""
_UNIT_HEAD = "unit"
"""Id of the column that holds the units."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table as a form lists them."""

    row_head: str
    unit_head: str
    values: tuple[Column, ...]


def read_columns(fields: Fields) -> Columns | None:
    """The columns listed here, or None where none are."""
    heads: dict[str, str] = {}
    columns: list[Column] = []
    listed = list(fields.mappings("columns"))
    for item in listed:
        column = _read_column(item)
        if column.id in (*_ROW_HEADS, _UNIT_HEAD):
            heads[column.id] = column.label
        elif column.id in (other.id for other in columns):
            item.problem(item.line("id"), column.id, "列号重复", "每一列要有自己的 id")
        else:
            columns.append(column)
    if listed and not columns:
        fields.problem(fields.line("columns"), "columns", "没有数值列", "请至少填一列，例如 {id: value, label: 统计数}")
    row_head = next((heads[id] for id in _ROW_HEADS if id in heads), "")
    return Columns(row_head, heads.get(_UNIT_HEAD, ""), tuple(columns)) if columns else None


def _read_column(fields: Fields) -> Column:
    column = Column(
        id=_read_id(fields, "列号"),
        label=fields.text("label"),
        groups=fields.words("group"),
        kind=_kind(fields, otherwise=""),
        total=fields.truth("total"),
        words=fields.words("words"),
        meant=fields.truth("meant"),
    )
    fields.close()
    return column


def read_tables(fields: Fields, section: str, common: Columns | None, ids: set[str]) -> tuple[Table, ...]:
    """The tables of a part: those listed under `tables`, or the one that the part is.

    `common` are the columns of the whole form, for parts that list none; `ids` are those of the rows above.
    """
    if fields.mapping.get("tables") is None:
        table = _read_table(fields, section, section, common, ids)
        return (table,) if table else ()
    tables = [_read_table(item, item.text("id"), section, common, ids) for item in fields.mappings("tables")]
    return tuple(table for table in tables if table)


def _read_table(fields: Fields, id: str, section: str, common: Columns | None, ids: set[str]) -> Table | None:
    rows = tuple(_read_rows(fields, section, ids))
    columns = read_columns(fields) or common
    alone = id == section
    title = "" if alone else fields.text("title")
    if not alone:
        fields.close()
    if columns is None:
        fields.problem(fields.line("columns"), "columns", "没有列", "请在表式或这一部分里填 columns")
        return None
    if not rows:
        return None
    return Table(id, title, row_head=columns.row_head, unit_head=columns.unit_head, columns=columns.values, rows=rows)


def _read_rows(fields: Fields, section: str, ids: set[str]) -> Iterator[Row]:
    """The rows, without the part's own line where that is only its heading (it is the part's title)."""
    above: set[str] = set()
    labels: set[tuple[str, str]] = set()
    for item in fields.mappings("rows"):
        row = _read_row(item, above)
        if row.id in ids:
            item.problem(item.line("id"), row.id, "行号重复", "每一行要有自己的 id")
        elif not (row.id == section and row.heading):
            yield row
            if (row.parent, plain(row.label)) in labels:
                item.problem(item.line("label"), row.label, "行名重复", "同一上级下面的行要有不同的名称")
        ids.add(row.id)
        above.add(row.id)
        labels.add((row.parent, plain(row.label)))


def _read_row(fields: Fields, above: set[str]) -> Row:
    heading = fields.truth("heading")
    kind = _kind(fields, otherwise="count")
    parent = fields.text("parent")
    if parent and parent not in above:
        fields.problem(fields.line("parent"), "parent", f"上面没有行 {parent}", "请填本部分前面某一行的 id")
        parent = ""
    row = Row(
        id=_read_id(fields, "行号"),
        number=fields.text("number"),
        label=fields.text("label"),
        unit=fields.text("unit"),
        level=fields.digit("level", 1),
        kind="heading" if heading else kind,
        parent=parent,
        prefix=fields.text("prefix"),
        note=fields.text("printed_note"),
        total=fields.truth("total"),
        unprinted=fields.truth("unprinted"),
        aliases=fields.words("aliases"),
        words=fields.words("words"),
        optional=fields.truth("optional"),
    )
    fields.close()
    return row


def _kind(fields: Fields, *, otherwise: str) -> str:
    """The kind of the values in a row or column; `otherwise` where none is given."""
    kind = fields.text("type") or otherwise
    if kind == otherwise or fields.known("type", kind):
        return kind
    fields.problem(fields.line("type"), "type", f"不认识“{kind}”", "请填 count、signed、decimal 或 money")
    return "count"


def _read_id(fields: Fields, name: str) -> str:
    """The id of a row or column; it becomes part of an address."""
    id = fields.text("id")
    if id and not re.fullmatch(ID, id):
        fields.problem(fields.line("id"), "id", f"“{id}”不能用作{name}", "请用小写字母、数字和点，例如 1.2.4")
    return id
