"""A year's figures as self-contained rows: each with its names, unit, status, source and address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from nianbao.address.anchor import cell_anchor, row_of
from nianbao.address.pages import STATISTICS_PAGE, page_path
from nianbao.export.data.field import Status
from nianbao.form.cell import Cell
from nianbao.form.model import Section
from nianbao.form.table import Row, Table
from nianbao.project.year import Year
from nianbao.render.selection import DERIVED, extra_key
from nianbao.report.figure import DERIVED_TITLE, Figure, FigureKind
from nianbao.report.model import Derived, ExtraTable
from nianbao.report.value import Absent, Value
from nianbao.text.mention import Mention

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class DataRow:
    """A figure as a row of the open data; `FIGURE_FIELDS` explains each attribute."""

    year: int
    form: str
    kind: str
    table: str
    table_title: str
    id: str
    row: str
    column: str
    label: str
    row_label: str
    column_label: str
    path: tuple[str, ...]
    unit: str
    value: Number | None
    status: Status
    printed: str
    exact: str
    formula: str
    note: str
    source_file: str
    source_line: int
    address: str
    mentions: tuple[Mention, ...]
    """Where the text writes this figure."""


@dataclass(frozen=True, slots=True)
class _Names:
    """How a figure is named, from its table to its column."""

    table: str
    table_title: str
    row: str
    row_label: str
    path: tuple[str, ...]
    column: str = ""
    column_label: str = ""
    formula: str = ""
    note: str = ""


def data_rows(year: Year) -> tuple[DataRow, ...]:
    """All figures: of the form in printed order, of the other tables, derived ones."""
    return tuple(_rows(year))


def _rows(year: Year) -> Iterator[DataRow]:
    report = year.report
    for cell, figure in report.cells():
        anchor = cell_anchor(cell.row.id, cell.column.id) if cell.table.matrix else figure.anchor
        yield _row(year, figure, _form_names(cell), page_address(year, STATISTICS_PAGE, anchor))
    for extra in report.tables:
        yield from _extra_rows(year, extra)
    for item in report.derived:
        address = page_address(year, year.homes.get(DERIVED), item.figure.anchor)
        yield _row(year, item.figure, _derived_names(item), address)


def _form_names(cell: Cell) -> _Names:
    section, table, row, column = cell.section, cell.table, cell.row, cell.column
    above = (section.caption, *filter(None, [table.title]))
    rows = [*table.ancestors(row), row]
    own = [section.own_row] if section.own_row else []  # the part's heading line is the row itself, or one above it
    path = (*above, *(printed_row(other) for other in rows if other not in own))
    names = _Names(
        table=table.id,
        table_title=table_title(section, table),
        row=row.id,
        row_label=row.label,
        path=path,
        note=row.note,
    )
    if not table.matrix:
        return names
    heads = (*column.groups, column.label)
    return replace(names, path=(*path, *heads), column=column.id, column_label="/".join(heads))


def _extra_rows(year: Year, table: ExtraTable) -> Iterator[DataRow]:
    page = year.homes.get(extra_key(table.slug))
    for label, figures in table.rows:
        for number, (figure, column) in enumerate(zip(figures, table.columns, strict=True), 1):
            row = row_of(figure.anchor)
            path = (table.title, label, column)
            names = _Names(
                table=table.slug,
                table_title=table.title,
                row=row,
                row_label=label,
                path=path,
                column=str(number),
                column_label=column,
            )
            yield _row(year, figure, names, page_address(year, page, figure.anchor))


def _derived_names(item: Derived) -> _Names:
    figure = item.figure
    path = (DERIVED_TITLE, figure.label)
    return _Names(
        table=DERIVED,
        table_title=DERIVED_TITLE,
        row=figure.id,
        row_label=figure.label,
        path=path,
        formula=item.formula,
    )


def _row(year: Year, figure: Figure, names: _Names, address: str) -> DataRow:
    return DataRow(
        year=year.year,
        form=year.report.form.id,
        kind=figure.kind.value,
        table=names.table,
        table_title=names.table_title,
        id=figure.id,
        row=names.row,
        column=names.column,
        label=figure.label,
        row_label=names.row_label,
        column_label=names.column_label,
        path=names.path,
        unit=figure.unit,
        value=number_of(figure.value),
        status=status_of(figure),
        printed=figure.shown,
        exact="" if figure.exact is None or isinstance(figure.value, Absent) else str(figure.exact),
        formula=names.formula,
        note=" ".join(filter(None, [names.note, figure.remark, *year.notes.get(figure.anchor, ())])),
        source_file=figure.place.file,
        source_line=figure.place.line,
        address=address,
        mentions=tuple(mention for mention in year.mentions if mention.figure.id == figure.id),
    )


def table_title(section: Section, table: Table) -> str:
    """The part's heading line, with the table's own title where it has one."""
    return f"{section.caption} {table.title}" if table.title else section.caption


def printed_row(row: Row) -> str:
    """A row's name with what is printed before it."""
    return row.printed_number + row.label


def page_address(year: Year, slug: str | None, anchor: str) -> str:
    """Address of a page and anchor from the site's root; empty where no page shows it."""
    return "" if slug is None else f"{page_path(slug, year.year)}#{anchor}"


def number_of(value: Value) -> Number | None:
    """The figure's number, or None where it is absent."""
    return None if isinstance(value, Absent) else value


def status_of(figure: Figure) -> Status:
    """The status of the figure's value: given, or why there is no number."""
    if isinstance(figure.value, Absent):
        return Status(figure.value.name.lower().replace("_", "-"))
    return Status.REPORTED if figure.kind in (FigureKind.FORM, FigureKind.EXTRA) else Status.CALCULATED
