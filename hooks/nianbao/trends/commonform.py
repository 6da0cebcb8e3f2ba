"""What two statutory forms have in common: tables of the same columns, and in them the rows that say the same.

It is a form itself, so that years of both can be set side by side as years of one are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nianbao.form.model import Form, Section
from nianbao.form.table import Row, Table


@dataclass(frozen=True, slots=True)
class CommonForm:
    """The common part of two forms, and what is left out of it."""

    older: Form
    newer: Form
    sections: tuple[Section, ...]

    @property
    def apart(self) -> tuple[str, ...]:
        """The parts, as headed, that have no table in common."""
        known = {section.id for section in self.sections}
        captions = [
            section.caption for form in (self.older, self.newer) for section in form.sections if section.id not in known
        ]
        return tuple(dict.fromkeys(captions))

    @property
    def alone(self) -> tuple[tuple[Form, tuple[str, ...]], ...]:
        """For each form the rows with values that only it has, in tables that are common otherwise."""
        return tuple((form, names) for form in (self.older, self.newer) if (names := tuple(self._alone(form))))

    def called(self, form: Form) -> str:
        """What readers call one of the two: the year since which it is in force, where that tells them apart."""
        years = {min(each.years) for each in (self.older, self.newer)}
        return f"{min(form.years)}年" if len(years) > 1 else f"“{form.id}”"

    def _alone(self, form: Form) -> Iterator[str]:
        common = {table.id: {row.id for row in table.rows} for section in self.sections for table in section.tables}
        for table in (table for table in form.tables if table.id in common):
            known = common[table.id]
            for row in (row for row in table.value_rows if row.id not in known):
                above = [other.label for other in table.ancestors(row) if other.id not in known]
                yield "/".join((*above, row.label))


def common_form(older: Form, newer: Form) -> CommonForm | None:
    """The tables and rows of both forms; None where they have none."""
    others = {table.id: table for table in newer.tables}
    sections = []
    for section in older.sections:
        tables = [_common_table(table, others.get(table.id)) for table in section.tables]
        if known := tuple(table for table in tables if table):
            sections.append(replace(section, tables=known))
    return CommonForm(older, newer, tuple(sections)) if sections else None


def _common_table(table: Table, other: Table | None) -> Table | None:
    if other is None or _columns(table) != _columns(other):
        return None
    meanings = {row.id: _meaning(other, row) for row in other.rows}
    common = replace(table, rows=tuple(row for row in table.rows if meanings.get(row.id) == _meaning(table, row)))
    return common if common.value_rows else None


def _columns(table: Table) -> list[tuple[object, ...]]:
    return [(column.id, column.label, column.groups, column.kind, column.total) for column in table.columns]


def _meaning(table: Table, row: Row) -> tuple[object, ...]:
    """What must be equal, beside the id, for rows of two forms to be the same: words, kind of value, rows above."""
    return row.label, row.note, row.unit, row.kind, tuple(above.label for above in table.ancestors(row))
