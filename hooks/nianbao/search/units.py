"""Search units: what the search finds. Every section is one, and every row of a table is one of its own.

They are made from the data and the chapters' sources, so that nothing has to be read out of built pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.address.anchor import row_anchor
from nianbao.address.pages import STATISTICS_PAGE, page_path
from nianbao.form.model import Section as Part
from nianbao.form.table import Column, Row, Table
from nianbao.project.year import Year
from nianbao.render.selection import DERIVED, FORM, select
from nianbao.report.figure import DERIVED_TITLE, Figure
from nianbao.report.model import Derived, ExtraTable, Report
from nianbao.report.value import Absent, print_value
from nianbao.text.sections import Section, read_sections

SECTION, ROW = "s", "r"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found."""

    kind: str
    title: str
    """A heading, or a row's label with its printed number."""
    address: str
    """Relative to the year's root, with anchor."""
    above: tuple[str, ...]
    """The way to it, below the year: chapter and headings, or part of the form."""
    text: str
    """Paragraphs of a section, a line each; of a row its printed note, and its columns where it has several."""
    value: str = ""
    """The row's value as printed; of several columns the total."""
    unit: str = ""


def units_of(year: Year) -> tuple[Unit, ...]:
    """All units of a year, in reading order: rows follow the section in which their table is at home."""
    return tuple(_units(year))


def _units(year: Year) -> Iterator[Unit]:
    done: set[str] = set()
    for prose in year.prose:
        chapter = prose.chapter
        for section in read_sections(prose, year.report):
            yield Unit(SECTION, section.title, f"{chapter.path}#{section.anchor}", section.above, section.text)
            for key, rows in _tables(section, year.report, chapter.path):
                if year.homes.get(key) == chapter.slug and key not in done:
                    done.add(key)
                    yield from rows


def _tables(section: Section, report: Report, page: str) -> Iterator[tuple[str, Iterable[Unit]]]:
    """The tables that a section shows: key of the selection, and its rows."""
    for name in section.tables:
        if selection := select(name, report):
            if selection.extra:
                yield selection.key, _extra_rows(selection.extra, page)
            elif selection.key == DERIVED:
                yield DERIVED, map(_derived_row, report.derived)
            elif selection.key == FORM:
                yield FORM, (unit for part in report.form.sections for unit in _part(part, report))


def _part(part: Part, report: Report) -> Iterator[Unit]:
    """A part of the form: its heading line, the titles of its tables, and their rows."""
    if not part.own_row:
        yield _heading(part.id, part.caption, (), (part.note, *_groups(part.tables[0])))
    for table in part.tables:
        if table.title:
            yield _heading(table.id, table.title, (part.caption,), () if table is part.tables[0] else _groups(table))
        above = (part.caption, table.title) if table.title else (part.caption,)
        for row in table.rows:
            yield _form_row(table, row, () if row.id == part.id else above, report)


def _groups(table: Table) -> tuple[str, ...]:
    """The printed heads above columns, each once; the columns' own labels are part of every row's unit."""
    return tuple(dict.fromkeys(group for column in table.columns for group in column.groups))


def _heading(id: str, title: str, above: tuple[str, ...], texts: Iterable[str]) -> Unit:
    return Unit(ROW, title, f"{page_path(STATISTICS_PAGE)}#{row_anchor(id)}", above, _joined(texts))


def _form_row(table: Table, row: Row, above: tuple[str, ...], report: Report) -> Unit:
    title, note = row.printed_number + row.label, f"（{row.note}）" if row.note else ""
    if row.heading:
        return _heading(row.id, title, above, (note,))
    cells = report.row_figures(table, row)
    main = report.figure_in(table, row, table.default) if table.default else None
    columns = (f"{column.label} {_printed(column, figure)}" for column, figure in cells)
    remarks = (f"（{figure.remark}）" if figure.remark and not table.matrix else "" for _, figure in cells)
    text = _joined((note, *columns, *remarks) if table.matrix else (note, *remarks))
    return Unit(ROW, title, f"{page_path(STATISTICS_PAGE)}#{row_anchor(row.id)}", above, text, *_value(main))


def _extra_rows(table: ExtraTable, page: str) -> Iterator[Unit]:
    for label, figures in table.rows:
        columns = (f"{name} {print_value(figure.value)}" for name, figure in zip(table.columns, figures, strict=True))
        text = _joined(columns) if len(figures) > 1 else ""
        main = figures[0] if len(figures) == 1 else None
        yield Unit(ROW, label, f"{page}#{figures[0].anchor}", (table.title,), text, *_value(main))


def _derived_row(item: Derived) -> Unit:
    figure = item.figure
    address = f"{page_path(STATISTICS_PAGE)}#{figure.anchor}"
    return Unit(ROW, figure.label, address, (DERIVED_TITLE,), item.formula, *_value(figure))


def _printed(column: Column, figure: Figure) -> str:
    """The value as the table prints it; a sum of money with its own unit."""
    return figure.printed if column.kind == "money" else figure.shown


def _value(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "", ""
    return print_value(figure.value), "" if isinstance(figure.value, Absent) else figure.unit


def _joined(texts: Iterable[str]) -> str:
    return " ".join(text for text in texts if text)
