"""The sheets of a year: every table of the form, the other tables, derived figures, the series, and all figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, takewhile

from nianbao.address.anchor import row_of
from nianbao.export.data.field import FIGURE_FIELDS, SEPARATOR, SERIES_FIELDS, Field
from nianbao.export.data.figurerow import DataRow, printed_row, table_title
from nianbao.export.data.seriesrow import series_rows
from nianbao.export.excel.notes import Notes
from nianbao.export.excel.sheet import Cell, Sheet, new_sheet, text_cell, value_cell
from nianbao.form.model import Section
from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.figure import DERIVED_TITLE, Figure
from nianbao.report.model import ExtraTable
from nianbao.report.value import DASH

PRINTED, EDITORS = "表上印的说明", "编者注"
SERIES, ALL = "历年指标", "全部数据"
_NOTE = "注释"

Place = tuple[Section, Table]


def sheets_of(project: Project, year: Year, rows: Sequence[DataRow], notes: Notes) -> Iterator[Sheet]:
    """All sheets with figures: tables of the form, extra tables, derived figures, series, all figures as rows."""
    numbers = count(1)
    for places in _form_sheets(year):
        yield _form_sheet(year, next(numbers), places, notes)
    for table in year.report.tables:
        yield _extra_sheet(year, next(numbers), table, notes)
    if year.report.derived:
        yield _derived_sheet(year, next(numbers), notes)
    if series := series_rows(project):
        yield _field_sheet(SERIES, "可以逐年看的指标，分段列出", SERIES_FIELDS, series)
    about = "各表的每个数一行，有编号、完整名称、单位、出处和网址"
    yield _field_sheet(ALL, about, FIGURE_FIELDS, rows)


def _form_sheets(year: Year) -> list[list[Place]]:
    """The tables of the form, each for a sheet; all on one where the form is one table in several parts."""
    places = [(section, table) for section in year.report.form.sections for table in section.tables]
    alike = len({table.columns for _, table in places}) == 1
    return [places] if alike and not places[0][1].matrix else [[place] for place in places]


def _form_sheet(year: Year, number: int, places: list[Place], notes: Notes) -> Sheet:
    section, table = places[0]
    form = year.report.form
    whole = len(places) > 1
    name = form.title if whole else table.title or section.title
    about = f"{form.title}{form.subtitle.replace('{year}', str(year.year))}" if whole else table_title(section, table)
    marks = [notes.mark(part.caption, PRINTED, part.note) for part in dict.fromkeys(part for part, _ in places)]
    heads = ("编号", "所属", "序号", (table.row_head or "项目") + "".join(marks), "单位", *_column_heads(table), _NOTE)
    rows = [
        _form_row(year, table, row, _above(part, table, row, whole=whole), notes)
        for part, table in places
        for row in table.value_rows
    ]
    return _without_idle(new_sheet(f"表{number} {name}", about, heads, rows))


def _form_row(year: Year, table: Table, row: Row, above: list[str], notes: Notes) -> tuple[Cell, ...]:
    figures = year.report.row_figures(table, row)
    return (
        row.id,
        text_cell(SEPARATOR.join(above)),
        text_cell(row.printed_number),
        row.label,
        text_cell(row.unit),
        *(cell for column, figure in figures for cell in _value_cells(table, row, column, figure)),
        text_cell(_marks(year, row, [figure for _, figure in figures], notes)),
    )


def _marks(year: Year, row: Row, figures: list[Figure], notes: Notes) -> str:
    """The marks of the row's printed note, of the remarks behind its values, and of the editors' notes."""
    remarks = (notes.mark(figure.label, PRINTED, figure.remark) for figure in figures)
    return notes.mark(row.label, PRINTED, row.note) + "".join(remarks) + _editors(year, row.label, figures[0], notes)


def _above(section: Section, table: Table, row: Row, *, whole: bool) -> list[str]:
    """The lines that a row stands under; the part too, where the sheet holds several. It may be a row itself."""
    own = section.own_row
    rows = [printed_row(other) for other in table.ancestors(row) if other is not own]
    return [section.caption, *rows] if whole and row is not own else rows


def _without_idle(sheet: Sheet) -> Sheet:
    """The sheet without the columns 所属 and 序号 where no line has any."""
    kept = [
        at
        for at, head in enumerate(sheet.heads)
        if head not in ("所属", "序号") or any(row[at] != DASH for row in sheet.rows)
    ]
    rows = tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    return replace(sheet, heads=tuple(sheet.heads[at] for at in kept), rows=rows)


def _value_cells(table: Table, row: Row, column: Column, figure: Figure) -> Iterator[Cell]:
    """The cell of a figure's value; in a column of money followed by a cell of its unit."""
    yield value_cell(figure)
    if _money(table, column):
        yield text_cell(figure.unit if cell_kind(row, column) == "money" else "")


def _money(table: Table, column: Column) -> bool:
    return any(cell_kind(row, column) == "money" for row in table.value_rows)


def _column_heads(table: Table) -> Iterator[str]:
    """Head of each column, with as many of the printed heads above it as distinguish columns; units of money too."""
    first = table.columns[0].groups if table.matrix else ()
    shared = sum(1 for _ in takewhile(lambda at: _all_under(table, at[0] + 1, at[1]), enumerate(first)))
    for column in table.columns:
        head = "/".join((*column.groups[shared:], column.label))
        yield head
        if _money(table, column):
            yield f"{head}的单位"


def _all_under(table: Table, depth: int, group: str) -> bool:
    return all(column.groups[depth - 1 : depth] == (group,) for column in table.columns)


def _extra_sheet(year: Year, number: int, table: ExtraTable, notes: Notes) -> Sheet:
    rows = (
        (
            row_of(figures[0].anchor),
            label,
            text_cell(table.unit),
            *map(value_cell, figures),
            text_cell(_editors(year, label, figures[0], notes)),
        )
        for label, figures in table.rows
    )
    return new_sheet(f"表{number} {table.title}", table.title, ("编号", "项目", "单位", *table.columns, _NOTE), rows)


def _derived_sheet(year: Year, number: int, notes: Notes) -> Sheet:
    rows = (
        (
            item.figure.id,
            item.figure.label,
            item.formula,
            text_cell(item.figure.unit),
            value_cell(item.figure),
            text_cell(_editors(year, item.figure.label, item.figure, notes)),
        )
        for item in year.report.derived
    )
    heads = ("编号", "指标", "计算式", "单位", "数值", _NOTE)
    return new_sheet(f"表{number} {DERIVED_TITLE}", "由表中的数算出的数，附计算式", heads, rows)


def _editors(year: Year, label: str, figure: Figure, notes: Notes) -> str:
    return "".join(notes.mark(label, EDITORS, note) for note in year.notes.get(figure.anchor, ()))


def _field_sheet(name: str, about: str, fields: tuple[Field, ...], rows: Iterable[object]) -> Sheet:
    """Rows by the fields of the open data; here an empty cell is a field that does not apply."""
    heads = [field.title for field in fields]
    return new_sheet(name, about, heads, (tuple(_cell(row, field) for field in fields) for row in rows))


def _cell(row: object, field: Field) -> Cell:
    value = getattr(row, field.key)
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    cell: Cell = dict(field.codes).get(value, value)
    return None if cell == "" else cell
