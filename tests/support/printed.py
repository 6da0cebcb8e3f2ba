"""What a report has to print, told from the data alone: the oracle for files that are read back.

Tables of the form stand in two layouts: with one head for each row, and on paper with labels at the side.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from nianbao.form.model import Section
from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.project.year import Year
from nianbao.report.model import ExtraTable, Report
from nianbao.report.value import Absent, print_value

DASH = "——"


def squeezed(text: str) -> str:
    return "".join(text.split())


def own_text(cell: str) -> str:
    """A cell's text without editors' notes and links back to the narrative."""
    return re.sub(r"(〔编者注：.*?〕)*(正文：.*)?$", "", squeezed(cell), flags=re.DOTALL)


def form_lines(report: Report) -> Iterator[list[str]]:
    """The lines of the form's tables, heads left out."""
    for section in report.form.sections:
        for table in section.tables:
            yield from (_line(report, table, row) for row in table.rows)


def labels_at_the_side(table: Table) -> dict[str, int]:
    """How many lines each heading of a matrix reaches over on paper, by its row. (Elsewhere a heading is a line.)"""
    if len(table.columns) == 1:
        return {}
    reached = Counter(row.id for below in table.value_rows for row in table.ancestors(below))
    return {row.id: reached[row.id] for row in table.rows if row.heading and row.id in reached}


def statutory_lines(report: Report) -> Iterator[list[str]]:
    """The lines of the form's tables on paper: before a line's own head stand the labels that begin with it."""
    for _, table in _tables(report):
        beginning: list[str] = []
        for row in table.rows:
            cells = _line(report, table, row)
            if row.id in labels_at_the_side(table):
                beginning.append(cells[0])
            else:
                yield [*beginning, *cells]
                beginning = []


def heights(year: Year) -> list[int]:
    """How many lines each label at the side reaches over, in reading order."""
    return [lines for _, table in _tables(year.report) for lines in labels_at_the_side(table).values()]


def _is_one_table(report: Report) -> bool:
    """Whether all parts have the same head, as in the form of 2014."""
    return len({tuple(map(squeezed, head_texts(section, table))) for section, table in _tables(report)}) == 1


def _tables(report: Report) -> Iterator[tuple[Section, Table]]:
    for section in report.form.sections:
        for table in section.tables:
            yield section, table


def _line(report: Report, table: Table, row: Row) -> list[str]:
    label = (row.prefix or row.number) + row.label + (f"（{row.note}）" if row.note else "")
    texts = [] if row.unprinted else [label]
    if table.unit_head:
        texts.append(row.unit or DASH)
    if row.heading:
        return [squeezed(text) for text in (*texts, DASH)]
    return [squeezed(text) for text in (*texts, *(_value(report, table, row, column) for column in table.columns))]


def _value(report: Report, table: Table, row: Row, column: Column) -> str:
    figure = report.statistics[table.figure_id(row, column)]
    money = cell_kind(row, column) == "money" and not isinstance(figure.value, Absent)
    return print_value(figure.value) + (figure.unit if money else "")


def extra_lines(tables: tuple[ExtraTable, ...]) -> Iterator[list[str]]:
    for table in tables:
        for label, figures in table.rows:
            yield [squeezed(label), *(print_value(figure.value) for figure in figures)]


def derived_lines(report: Report) -> Iterator[list[str]]:
    for item in report.derived:
        figure = item.figure
        yield [squeezed(text) for text in (figure.label, item.formula, figure.unit or DASH, print_value(figure.value))]


def lines(year: Year) -> list[list[str]]:
    """The lines of all tables, in reading order: of the text, of the form, derived."""
    report = year.report
    return [*extra_lines(report.tables), *form_lines(report), *derived_lines(report)]


def lines_on_paper(year: Year) -> list[list[str]]:
    """The same in the layout of paper."""
    report = year.report
    return [*extra_lines(report.tables), *statutory_lines(report), *derived_lines(report)]


def head_texts(section: Section, table: Table) -> list[str]:
    """Every head of a table of the form: row heads, units, columns and what stands above several of them."""
    corner = section.note if section.note and not table.row_head else table.row_head or "项目"
    printed = [] if all(row.unprinted for row in table.rows) else [corner]
    paths = [(*column.groups, f"{column.label}\0{column.id}") for column in table.columns]
    groups = [
        name.split("\0")[0]
        for depth in range(max(map(len, paths)))
        for path, _ in groupby(path[: depth + 1] for path in paths if len(path) > depth)
        for name in path[-1:]
    ]
    return [*printed, *([table.unit_head] if table.unit_head else []), *groups]


def heads(year: Year) -> list[str]:
    """Every head of a column or of several, of every table, sorted."""
    report = year.report
    tables = list(_tables(report))
    texts = [
        text
        for section, table in (tables[:1] if _is_one_table(report) else tables)
        for text in head_texts(section, table)
    ]
    texts += [text for table in report.tables for text in ("项目", *table.columns)]
    texts += ["指标", "计算式", "单位", "数值"] if report.derived else []
    return sorted(map(squeezed, texts))


def titles(year: Year) -> list[str]:
    """The titles that are lines of a table: of the parts where they are one table, else of the form's tables."""
    sections = year.report.form.sections
    if _is_one_table(year.report):
        return [squeezed(section.caption) for section in sections if not section.own_row]
    return [squeezed(table.title) for section in sections for table in section.tables if table.title]


def row_heads(year: Year) -> dict[str, str]:
    """The text of the first cell of each row, by the row's anchor."""
    report = year.report
    rows = [(table, row) for _, table in _tables(report) for row in table.rows]
    heads = {f"row-{row.id}": _line(report, table, row)[0] for table, row in rows}
    heads |= {cells[0].anchor: squeezed(label) for table in report.tables for label, cells in table.rows}
    return heads | {item.figure.anchor: squeezed(item.figure.label) for item in report.derived}


def captions(year: Year) -> list[str]:
    """The titles above the tables of the text, with their units."""
    return [squeezed(f"{table.title}（单位：{table.unit}）") for table in year.report.tables]


def anchors_in_order(year: Year) -> list[str]:
    """The rows that the text names, as they are printed."""
    report = year.report
    every = [*(figure for table in report.tables for figure in table.figures), *report.statistics.values()]
    figures = [*every, *(item.figure for item in report.derived)]
    return [anchor for anchor in dict.fromkeys(figure.anchor for figure in figures) if anchor in year.uses]
