"""What a form prints, its words and rules left out, as a seal: a published year stays as it was printed."""

import hashlib
import json
from typing import Any

from nianbao.form.model import Form
from nianbao.form.table import Column, Row, Table

_DIGITS = 16
"""As many as a file's seal has."""


def printed_seal(form: Form) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what the form prints; how one report printed it is not in it.

    That is: titles, parts, tables, columns and rows with their labels, units, notes and order, and the prescribed
    chapters. Not what sentences call a row, other names, rules, sums, key figures and pictures.
    """
    form = form.as_set or form
    content: dict[str, Any] = {
        "title": form.title,
        "subtitle": form.subtitle,
        "chapters": [[chapter.number, chapter.title, chapter.slug, chapter.section] for chapter in form.chapters],
        "sections": [
            [part.id, part.number, part.title, part.note, [_table(table) for table in part.tables]]
            for part in form.sections
        ],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _table(table: Table) -> list[Any]:
    heads = [table.id, table.title, table.row_head, table.unit_head]
    return [*heads, [_column(column) for column in table.columns], [_row(row) for row in table.rows]]


def _column(column: Column) -> list[Any]:
    return [column.id, column.label, list(column.groups)]


def _row(row: Row) -> list[Any]:
    texts = [row.id, row.number, row.prefix, row.label, row.note, row.unit]
    return [*texts, row.level, row.parent, row.heading, row.unprinted]
