"""Figures of a form in one year, also where that year printed them in other rows: joined, split, or not at all."""

from collections.abc import Iterable
from dataclasses import replace

from nianbao.form.table import Column, Row, Table
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent


def printed_figure(report: Report, wanted: Iterable[str]) -> Figure | None:
    """The figure that these figures of the form are, added up where they are several; None where it was not printed.

    A sum with a part that is not stated is not stated itself.
    """
    held = report.form.printed.held(wanted)
    known = [report.statistics.get(figure) for figure in held.figures]
    parts = [figure for figure in known if figure]
    if not held.whole or not parts or len(parts) < len(known):
        return None
    return _added(parts) if len(parts) > 1 else parts[0]


def _added(parts: list[Figure]) -> Figure:
    absent = [part.value for part in parts if isinstance(part.value, Absent)]
    numbers = [part.value for part in parts if not isinstance(part.value, Absent)]
    return replace(
        parts[0],
        id="+".join(part.id for part in parts),
        kind=FigureKind.SUM,
        paths=(),
        target="",
        label=" + ".join(part.label for part in parts),
        value=absent[0] if absent else sum(numbers[1:], start=numbers[0]),
        row="",
        column="",
        total=True,
        remark="",
    )


def cell_figure(report: Report, table: Table, row: Row, column: Column) -> Figure | None:
    """The figure of a cell of the form, or of a heading line: what is below it, where one year printed that as one."""
    if row.heading and (own := report.statistics.get(table.figure_id(row, column))):
        return own
    rows = [other for other in table.value_rows if row in table.ancestors(other)] if row.heading else [row]
    return printed_figure(report, [table.figure_id(other, column) for other in rows])
