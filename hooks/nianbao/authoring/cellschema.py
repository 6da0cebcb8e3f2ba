"""The JSON Schema of the numbers in one row of a form: a single value, a list in column order, or columns by name."""

import re
from collections.abc import Iterable
from typing import Any

from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.report.value import MONEY_UNITS, Absent
from nianbao.report.valuereader import DECIMAL
from nianbao.source.reportkeys import REMARKED

Schema = dict[str, Any]

_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|]")
_PENDING = Absent.PENDING.value
_WORDS = (Absent.NOT_APPLICABLE.value, _PENDING, Absent.BLANK.value)
_NO_NUMBER = "没有发生填 0；不适用填“不适用”；还没有数填“待填”；留空会被检查出来。"
_WANTED = {
    "count": "填整数，不写单位；",
    "signed": "填整数，减少的写负数，例如 -5；",
    "decimal": "填数字，可以有小数，不写单位；",
    "money": "填数字和单位，例如 152790元 或 15.3万元；",
}


REMARKED_CELL = "cell-with-remark"
"""The definition of a value with a remark behind it."""


def remarked_cell() -> Schema:
    """What `REMARKED_CELL` refers to; it concerns mappings alone, and proposes nothing."""
    return {
        "patternProperties": {any_of([key.name]): {"title": key.title, "description": key.help} for key in REMARKED},
        "required": [key.name for key in REMARKED],
        "additionalProperties": False,
    }


def _with_remark(schema: Schema) -> Schema:
    """The schema of a value, or of the same with a remark."""
    remarked = [{"$ref": f"#/definitions/{REMARKED_CELL}"}]
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "object", "anyOf": remarked}]}
    return schema | {"type": [*schema["type"], "object"], "anyOf": remarked}


def value_help(kind: str) -> str:
    """Explanation for editors of what to type for a value of this kind."""
    return _WANTED[kind] + _NO_NUMBER


def value_schema(kind: str) -> Schema:
    """A value of type `count`, `signed`, `decimal` or `money`; without a number, one of the words or nothing."""
    message = {"errorMessage": value_help(kind)}
    if kind == "money":
        amount = rf"{DECIMAL.pattern}\s*(?:{'|'.join(MONEY_UNITS)})"
        texts = {"type": ["string", "null"], "pattern": any_of([*_WORDS, amount]), **message}
        return {"anyOf": [texts, {"const": 0, **message}], "default": _PENDING}  # nothing but 0 goes without a unit
    # `pattern` concerns texts alone, and `minimum` numbers alone.
    schema: Schema = {"pattern": any_of(_WORDS), "default": _PENDING, **message}
    schema["type"] = ["number" if kind == "decimal" else "integer", "string", "null"]
    return schema if kind == "signed" else schema | {"minimum": 0}


def cells_help(table: Table) -> str:
    """Explanation for editors of what to type for a row of several values."""
    labels = "、".join(column.label for column in table.columns)
    return f"写 {len(table.columns)} 个数：写成 [数值, 数值, …]，依次为{labels}；也可以写成 {{列名: 数值, …}}。"


def cells_schema(table: Table, row: Row) -> Schema:
    """The values of a row: a list in column order, or by name."""
    return cells_by_name(table, row, table.columns) | {
        "type": ["array", "object"],
        "items": [cell_schema(table, row, column) for column in table.columns],
        "minItems": len(table.columns),
        "maxItems": len(table.columns),
        "errorMessage": cells_help(table),
    }


def cells_by_name(table: Table, row: Row, columns: tuple[Column, ...], level: int = 0) -> Schema:
    """Columns by name, below the heads above them where the name alone would mean several."""
    properties: Schema = {}
    patterns: Schema = {}
    for column in columns:
        alone = sum(other.label == column.label for other in columns) == 1
        if alone or len(column.groups) <= level:
            properties[column.label] = cell_schema(table, row, column)
            if others := column_spellings(column)[1:]:
                patterns[any_of(others)] = properties[column.label]
            continue
        head = column.groups[level]
        below = tuple(other for other in columns if other.groups[level : level + 1] == (head,))
        if head not in properties:
            help = f"下面写各列：{'、'.join(_label(table, other) for other in below)}。"
            properties[head] = {"title": head, "description": help} | cells_by_name(table, row, below, level + 1)
    return {"type": "object", "properties": properties, "patternProperties": patterns}


def cell_schema(table: Table, row: Row, column: Column) -> Schema:
    """The JSON Schema of one cell, with its label as title and what to type as description."""
    kind = cell_kind(row, column)
    shared = all(other.unit == row.unit for other in table.value_rows)
    unit = f"（{row.unit}）" if shared and row.unit and row.unit not in column.label else ""
    return {"title": _label(table, column) + unit, "description": value_help(kind), **_with_remark(value_schema(kind))}


def _label(table: Table, column: Column) -> str:
    """The column's label; where the table has it more than once, with the head above it: `head/label`."""
    ambiguous = sum(other.label == column.label for other in table.columns) > 1
    return "/".join((*(column.groups[-1:] if ambiguous else ()), column.label))


def column_spellings(column: Column) -> list[str]:
    """The column's label, and the label without its bracket."""
    return [literal(name) for name in dict.fromkeys((column.label, column.label.split("（")[0]))]


def any_of(spellings: Iterable[str]) -> str:
    """A pattern for one of these patterns and nothing else."""
    return f"^(?:{'|'.join(spellings)})$"


def literal(name: str) -> str:
    """A pattern for this text alone, in Python's and in JavaScript's notation (`re.escape` goes beyond that)."""
    return _SPECIAL.sub(r"\\\g<0>", name)
