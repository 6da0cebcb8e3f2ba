"""The JSON Schema of `statistics.yml`, made from a statutory form.

It describes the layout in which a new year's file is written, with each name as printed or with its number. Names that
it does not know are left to the reader, which allows other depths too; only the parts of the form are a closed list.
"""

from collections.abc import Callable, Iterable

from nianbao.authoring.cellschema import (
    REMARKED_CELL,
    Schema,
    any_of,
    cell_schema,
    cells_by_name,
    cells_help,
    cells_schema,
    column_spellings,
    literal,
    remarked_cell,
    value_help,
    value_schema,
)
from nianbao.form.model import Form, Section
from nianbao.form.table import Row, Table, cell_kind

_PARTS = "请照统计表上印的名称写各部分："

_Entry = tuple[str, list[str], str]
"""The name to be completed, patterns of its other spellings, and the definition that it leads to."""


def statistics_schema(form: Form) -> Schema:
    """The schema of the figures of this form."""
    parts = [(section.title, _section_spellings(section), f"part-{section.id}") for section in form.sections]
    definitions = {f"part-{section.id}": _section(section) for section in form.sections}
    for section in form.sections:
        for table in section.tables:
            definitions |= _table_definitions(table)
    definitions[REMARKED_CELL] = remarked_cell()
    return {
        "title": f"{form.title}（{form.id} 年表式）",
        "description": "名称和层次照表上印的写，冒号后面空一格再写数。",
        "errorMessage": _PARTS + "、".join(section.title for section in form.sections),
        **_block(parts),
        "additionalProperties": False,
        "definitions": definitions,
    }


def _block(entries: Iterable[_Entry]) -> Schema:
    """A JSON Schema object whose names refer to definitions; editors' programs propose them."""
    entries = list(entries)
    patterns = {any_of(spellings): _reference(definition) for _, spellings, definition in entries if spellings}
    properties = {name: _reference(definition) for name, _, definition in entries}
    return {"type": "object", "properties": properties, "patternProperties": patterns}


def _known(entries: Iterable[_Entry]) -> Schema:
    """Names that are accepted but not proposed, because the file should be written otherwise."""
    return {any_of([literal(name), *spellings]): _reference(definition) for name, spellings, definition in entries}


def _reference(definition: str) -> Schema:
    return {"$ref": f"#/definitions/{definition}"}


def _section(section: Section) -> Schema:
    table, own = section.tables[0], section.own_row
    about = {"title": section.caption, "description": section.note or "下面写这一部分的各项。"}
    if table.title:
        return about | _block((table.title, [], f"table-{table.id}") for table in section.tables)
    if own and len(section.rows) == 1:
        return _row(table, own)
    if table.matrix and len(table.rows) == 1:
        return about | _unnamed(table, table.rows[0])
    return about | _block(_rows(table, lambda row: _heading(table, row) is None))


def _unnamed(table: Table, row: Row) -> Schema:
    """The columns of a table's only row, which may be given without the row's name."""
    schema = cells_by_name(table, row, table.columns)
    schema["patternProperties"] |= _known(_rows(table, lambda other: other is row))
    return schema


def _rows(table: Table, chosen: Callable[[Row], bool]) -> list[_Entry]:
    return [(row.label, _spellings(row), f"row-{row.id}") for row in table.rows if chosen(row)]


def _table_definitions(table: Table) -> Schema:
    definitions: Schema = {}
    if table.title:
        labels = "、".join(row.label for row in table.rows)
        about = {"title": table.title, "description": f"下面写各行：{labels}。"}
        definitions[f"table-{table.id}"] = about | _block(_rows(table, lambda row: _heading(table, row) is None))
    for row in table.rows:
        definitions[f"row-{row.id}"] = _row(table, row)
        if table.matrix and not row.heading:
            definitions[_cells_id(table, row)] = cells_schema(table, row)
    return definitions


def _row(table: Table, row: Row) -> Schema:
    unit = f"（{row.unit}）" if row.unit else ""
    about = {
        "title": row.printed_number + row.label + unit,
        "description": (f"{row.note}。" if row.note else "") + _row_help(table, row),
    }
    if row.heading:
        return about | _block(_rows(table, lambda other: _heading(table, other) is row))
    if table.matrix:
        return about | {"anyOf": [_reference(_cells_id(table, row))]}
    return about | _single(table, row)


def _single(table: Table, row: Row) -> Schema:
    """A row with one value: the value itself, or a block with the rows below it or with the name of the column."""
    column = table.columns[0]
    schema = value_schema(cell_kind(row, column))
    below = _rows(table, lambda other: row in (other, *table.ancestors(other)))
    if table.title or table.rows == (row,) or len(below) > 1:
        schema["type"].append("object")
        cells = {any_of(column_spellings(column)): cell_schema(table, row, column)} if table.title else {}
        schema["patternProperties"] = _known(below) | cells
    return schema


def _heading(table: Table, row: Row) -> Row | None:
    """The nearest heading above a row."""
    return next((above for above in reversed(table.ancestors(row)) if above.heading), None)


def _row_help(table: Table, row: Row) -> str:
    if row.heading:
        return "标题行，数值写在它下面各行。"
    return cells_help(table) if table.matrix else value_help(cell_kind(row, table.columns[0]))


def _cells_id(table: Table, row: Row) -> str:
    return f"cells-{table.id}-{row.kind}"


def _section_spellings(section: Section) -> list[str]:
    names = (section.title, *section.aliases)
    numbered = [rf"{literal(section.number)}、\s*{literal(name)}" for name in names] if section.number else []
    return [*filter(None, [literal(section.number)]), *map(literal, section.aliases), *numbered]


def _spellings(row: Row) -> list[str]:
    """Patterns of a row's names beside its label: with what is printed before or behind it, and other names."""
    names = [row.label, *([f"{row.label}（{row.note}）"] if row.note else []), *row.aliases]
    heads = [rf"{literal(head)}\s*" for head in (row.number, row.prefix) if head]
    return [*map(literal, names[1:]), *(head + literal(name) for head in heads for name in names)]
