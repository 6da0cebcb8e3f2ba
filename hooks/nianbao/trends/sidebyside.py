"""Side by side: the rows of a statutory form with the figures of every year that can be compared row by row.

Years of one form and one scope make a sheet. Years of two forms make another one of the rows that both forms have;
where they have none, only their indicators are in common.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from nianbao.address.anchor import row_anchor
from nianbao.finding import Place
from nianbao.form.model import Form, Section
from nianbao.form.table import Column, Row, Table
from nianbao.project.project import Project
from nianbao.report.cellfigure import cell_label
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent, print_value
from nianbao.trends.commonform import CommonForm, common_form
from nianbao.trends.formfigure import cell_figure


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form, or a cell of a row that holds several values."""

    id: str
    """Of its row or cell in the form: `1.2.4`, `r3.1-c2`."""
    anchor: str
    """Of the row on the statistics page: `row-1.2.4`."""
    label: str
    unit: str
    level: int
    figures: tuple[Figure, ...]
    """One for each year of the sheet; none for a heading."""

    def text(self, figure: Figure) -> str:
        """The value; with its unit where the form prints none and the entry has its own."""
        own = figure.unit != self.unit and not isinstance(figure.value, Absent)
        return print_value(figure.value) + (figure.unit if own else "")


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the form with the figures of several years, row by row."""

    title: str
    lines: tuple[Line, ...]
    """Where a row has a total among its values, only that."""
    details: tuple[Line, ...]
    """The other values of those rows."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Years whose rows can be compared by their ids."""

    id: str
    """What the ids of its rows on the page begin with: the years of its forms, and the scope where it is one body."""
    form: Form
    """Of the years that it has; of two forms the newer."""
    scope: str
    years: tuple[int, ...]
    """Oldest first, at least two."""
    parts: tuple[Part, ...]
    common: CommonForm | None = None
    """Where the years are those of two forms: only what both have."""


_Group = tuple[Form, tuple[Report, ...]]
"""A form as it is, and the years that were reported on it."""


def sheets_of(project: Project) -> tuple[Sheet, ...]:
    """The sheets of two years or more: first those of one form, that with the newest year before the others."""
    having = [year.report for year in project.years if year.report.form.sections]
    reports = sorted(having, key=lambda report: (*_key(report), report.year))
    groups = [tuple(group) for _, group in groupby(reports, _key)]
    forms = project.forms
    sheets = [_sheet(forms[group[0].form.id], group) for group in groups if len(group) > 1]
    known = sorted(((forms[group[0].form.id], group) for group in groups), key=lambda group: min(group[0].years))
    pairs = [_common_sheet(older, newer) for older, newer in combinations(known, 2)]
    across = [sheet for sheet in pairs if sheet]
    return tuple(sorted([*sheets, *across], key=lambda sheet: (sheet.common is not None, -sheet.years[-1])))


def _key(report: Report) -> tuple[str, str]:
    return report.scope, report.form.id


def _sheet(form: Form, reports: tuple[Report, ...]) -> Sheet:
    return Sheet(
        _id(form.id, reports), form, scope=reports[0].scope, years=_years(reports), parts=_parts(form.sections, reports)
    )


def _common_sheet(older: _Group, newer: _Group) -> Sheet | None:
    """The rows that the forms of two groups have in common; None where there are none, or the scopes differ."""
    common = common_form(older[0], newer[0])
    if common is None or older[1][0].scope != newer[1][0].scope:
        return None
    reports = tuple(sorted((*older[1], *newer[1]), key=lambda report: report.year))
    id = _id(f"{common.older.id}-{common.newer.id}", reports)
    return Sheet(
        id,
        common.newer,
        scope=reports[0].scope,
        years=_years(reports),
        parts=_parts(common.sections, reports),
        common=common,
    )


def _id(forms: str, reports: tuple[Report, ...]) -> str:
    return forms if reports[0].scope == "summary" else f"{forms}-{reports[0].scope}"


def _years(reports: tuple[Report, ...]) -> tuple[int, ...]:
    return tuple(report.year for report in reports)


def _parts(sections: tuple[Section, ...], reports: tuple[Report, ...]) -> tuple[Part, ...]:
    return tuple(_part(section, table, reports) for section in sections for table in section.tables)


def _part(section: Section, table: Table, reports: tuple[Report, ...]) -> Part:
    title = section.caption + (f"：{table.title}" if table.title else "")
    details = [line for row in table.rows if _valued(table, row, reports) for line in _details(table, row, reports)]
    return Part(title, tuple(_lines(table, reports)), tuple(details))


def _lines(table: Table, reports: tuple[Report, ...]) -> Iterator[Line]:
    for row in table.rows:
        name = row.printed_number + row.label
        if not _valued(table, row, reports):
            yield Line(row.id, anchor=row_anchor(row.id), label=name, unit="", level=row.level, figures=())
        elif table.default:
            yield _line(table, row, table.default, name, reports)
        else:
            for column in table.columns:
                yield _line(table, row, column, cell_label(table, row, column), reports)


def _details(table: Table, row: Row, reports: tuple[Report, ...]) -> Iterator[Line]:
    if table.matrix and table.default:
        for column in table.columns:
            if column is not table.default:
                yield _line(table, row, column, cell_label(table, row, column), reports)


def _valued(table: Table, row: Row, reports: tuple[Report, ...]) -> bool:
    """Whether it has values beside each other: also a heading that one of the years printed as one line."""
    first = table.figure_id(row, table.columns[0])
    return not row.heading or any(first in report.statistics for report in reports)


def _line(table: Table, row: Row, column: Column, label: str, reports: tuple[Report, ...]) -> Line:
    figures = tuple(cell_figure(report, table, row, column) or _not_printed(table, row, column) for report in reports)
    units = {figure.unit for figure in figures if not isinstance(figure.value, Absent)}
    unit = row.unit if len(units) > 1 else next(iter(units), row.unit)
    id = row.id if column is table.default else table.figure_id(row, column)
    return Line(id, anchor=row_anchor(row.id), label=label, unit=unit, level=row.level, figures=figures)


def _not_printed(table: Table, row: Row, column: Column) -> Figure:
    """What stands for a cell in a year that did not print it."""
    return Figure(
        id=table.figure_id(row, column),
        kind=FigureKind.FORM,
        anchor=row_anchor(row.id),
        table="",
        paths=(),
        target="",
        label=cell_label(table, row, column),
        unit=row.unit,
        value=Absent.NOT_PRINTED,
        place=Place(""),
    )
