"""The cells of a form that carry a value: the one walk through its parts, tables, rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.form.model import Form, Section
from nianbao.form.table import Column, Row, Table


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, with all that it stands in."""

    section: Section
    table: Table
    row: Row
    column: Column

    @property
    def id(self) -> str:
        """Of the figure in it: `1.2.4`, `r3.1-c1`."""
        return self.table.figure_id(self.row, self.column)

    @property
    def stands_for_row(self) -> bool:
        """Whether it is the one that is meant where only the row is named."""
        return self.column is self.table.default


def cells_of(form: Form) -> Iterator[Cell]:
    """Every cell of a form, in printed order; heading lines have none."""
    for section in form.sections:
        for table in section.tables:
            for row in table.value_rows:
                for column in table.columns:
                    yield Cell(section, table, row, column)
