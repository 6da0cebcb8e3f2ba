"""Variants of print of what rows stand in: a part of the form, or a table with a title."""

from dataclasses import replace

from nianbao.form.model import Form, Section
from nianbao.form.table import Row, Table
from nianbao.form.wording import VariantProblem, Wording

Line = Row | Section | Table
"""What a report can have printed otherwise."""


def name_of(line: Line) -> str:
    """What it is called in the form."""
    return line.label if isinstance(line, Row) else line.title


def part_reworded(form: Form, part: Section | Table, words: Wording) -> Form:
    """The form with other words for a part or table. Raises VariantProblem for words that it does not have."""
    table = isinstance(part, Table)
    if words.unit is not None or words.prefix is not None or (table and not words.number is words.note is None):
        can = "label" if table else "label、number、note"
        raise VariantProblem(f"“{part.title}”不是一行", f"{'表' if table else '部分'}只能写 {can} 或 left_out")
    return replace(form, sections=tuple(_section(section, part, words) for section in form.sections))


def _section(section: Section, part: Section | Table, words: Wording) -> Section:
    if isinstance(part, Table):
        return replace(section, tables=tuple(_table(table, part, words) for table in section.tables))
    return words.of_part(section) if section.id == part.id else section


def _table(table: Table, part: Table, words: Wording) -> Table:
    return replace(table, title=words.label) if table.id == part.id and words.label else table
