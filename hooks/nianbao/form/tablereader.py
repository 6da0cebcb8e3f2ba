"""Reading the tables of a form: their columns and rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.form.model import Column, Row, Table
from nianbao.labels import plain
from nianbao.source.fields import Fields

_COLUMN_KINDS = ("count", "signed", "decimal", "money")
_ROW_KINDS = (*_COLUMN_KINDS, "mixed", "heading")
_ROW_HEADS = ("indicator", "name")
"""Ids of the column that holds the row labels."""
_UNIT_HEAD = "unit"
"""Id of the column that holds the units."""
_ID = re.compile(r"[a-z0-9]+([._][a-z0-9]+)*")


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
    kind = fields.text("type")
    column = Column(
        id=_read_id(fields, "列号"),
        label=fields.text("label", required=True),
        groups=strings(fields, "group"),
        kind=_known_kind(fields, kind, _COLUMN_KINDS) if kind else "",
        total=truth(fields, "total"),
        words=strings(fields, "words"),
    )
    fields.skip("unit_printed", "note")
    fields.close()
    return column


def read_tables(fields: Fields, section: str, common: Columns | None, ids: set[str]) -> tuple[Table, ...]:
    """The tables of a part: those listed under `tables`, or the one that the part is.

    `common` are the columns of the whole form, for parts that list none; `ids` are those of the rows above.
    """
    if fields.mapping.get("tables") is None:
        table = _read_table(fields, section, section, common, ids)
        return (table,) if table else ()
    tables = [
        _read_table(item, item.text("id", required=True), section, common, ids) for item in fields.mappings("tables")
    ]
    return tuple(table for table in tables if table)


def _read_table(fields: Fields, id: str, section: str, common: Columns | None, ids: set[str]) -> Table | None:
    rows = tuple(_read_rows(fields, section, ids))
    columns = read_columns(fields) or common
    alone = id == section
    title = "" if alone else fields.text("title", required=True)
    if not alone:
        fields.close()
    if columns is None:
        fields.problem(fields.line("columns"), "columns", "没有列", "请在表式或这一部分里填 columns")
        return None
    return Table(id, title, columns.row_head, columns.unit_head, columns.values, rows) if rows else None


def _read_rows(fields: Fields, section: str, ids: set[str]) -> Iterator[Row]:
    """The rows, without the part's own line where that is only its heading (it is the part's title)."""
    above: set[str] = set()
    labels: set[tuple[str, str]] = set()
    for item in fields.mappings("rows", required=True):
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
    heading = truth(fields, "heading")
    kind = fields.text("type") or "count"
    parent = fields.text("parent")
    if parent and parent not in above:
        fields.problem(fields.line("parent"), "parent", f"上面没有行 {parent}", "请填本部分前面某一行的 id")
        parent = ""
    row = Row(
        id=_read_id(fields, "行号"),
        number=fields.text("number"),
        label=fields.text("label", required=True),
        unit=fields.text("unit"),
        level=fields.digit("level", 1),
        kind="heading" if heading else _known_kind(fields, kind, _ROW_KINDS),
        parent=parent,
        prefix=fields.text("prefix"),
        note=fields.text("printed_note"),
        total=truth(fields, "total"),
        unprinted=truth(fields, "unprinted"),
        aliases=strings(fields, "aliases"),
        words=strings(fields, "words"),
    )
    fields.skip("of_which", "note")
    fields.close()
    return row


def strings(fields: Fields, key: str) -> tuple[str, ...]:
    """The texts of the list under `key`."""
    return tuple(item.text for item in fields.texts(key))


def truth(fields: Fields, key: str) -> bool:
    """Whether `key` is true; every other word than `true` and `false` is a finding."""
    text = fields.text(key)
    if text not in ("", "true", "false"):
        fields.problem(fields.line(key), key, f"“{text}”不是 true 或 false", "请填 true；不是的删去这一项")
    return text == "true"


def _known_kind(fields: Fields, kind: str, known: tuple[str, ...]) -> str:
    if kind in known:
        return kind
    fields.problem(fields.line("type"), "type", f"不认识“{kind}”", "请填 count、signed、decimal 或 money")
    return "count"


def _read_id(fields: Fields, name: str) -> str:
    """The id of a row or column; it becomes part of an address."""
    id = fields.text("id", required=True)
    if id and not _ID.fullmatch(id):
        fields.problem(fields.line("id"), "id", f"“{id}”不能用作{name}", "请用小写字母、数字和点，例如 1.2.4")
    return id
