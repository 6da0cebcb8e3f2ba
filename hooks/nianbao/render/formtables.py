"""The tables of the statutory form as HTML elements, in official order and wording.

Heads that span several columns are tied to the cells by `headers`, because `scope` alone does not reach through them.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from nianbao.address.anchor import cell_anchor, head_prefix, row_anchor
from nianbao.form.model import Section
from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.render.classes import (
    BARE,
    HIDDEN,
    MATRIX,
    PART,
    PRINTED_NOTE,
    STATISTICS,
    TITLE,
    TOTAL,
    UNIT,
    VALUE,
    level_class,
    table_class,
)
from nianbao.render.formnotes import away_from, no_table, variant_note
from nianbao.render.htmltable import Links, list_uses, new_table, scrolling, span, sub, table_row, text_cell, value_cell
from nianbao.report.model import Report
from nianbao.report.value import DASH, Absent, print_value

_CORNER = "项目"
"""Head of the row labels, for screen readers, where the form prints none."""
_SCROLLED = 4
"""Tables with more columns of values than this scroll on narrow screens."""
_WIDE = 8
"""Those with more columns than this are set narrower."""


def form_tables(report: Report, links: Links, sections: Iterable[Section]) -> list[Element]:
    """The tables of these parts of the form; in one box where the form prints them as one table."""
    parts = tuple(sections)
    if report.form.why_none:
        return [no_table(report)]
    tables = [_form_table(section, table, report, links) for section in parts for table in section.tables]
    gone = away_from(report, parts) if links.anchored else ()
    notes = [variant_note(report, gone)] if gone else []
    if not _printed_as_one(parts):
        return [*tables, *notes]
    box = Element("div", {"class": "report-one"})
    box.text = box.tail = "\n"
    box.extend(tables)
    return [box, *notes]


def _printed_as_one(sections: tuple[Section, ...]) -> bool:
    """Whether these are parts with the same head and no titles but their own, as in the form of 2014."""
    tables = [table for section in sections for table in section.tables]
    heads = {(table.title, table.row_head, table.unit_head, table.columns) for table in tables}
    return len(tables) > 1 and len(heads) == 1 and not tables[0].title


def _form_table(section: Section, table: Table, report: Report, links: Links) -> Element:
    columns = len(table.columns)
    kind = MATRIX if table.matrix else STATISTICS
    element = new_table(f"{kind} {table_class('wide')}" if columns > _WIDE else kind, "")
    _caption(element[0], section, table, links)
    heads = _head(element, section, table, head_prefix(links.nth))
    body = sub(element, "tbody")
    for row in table.rows:
        _row(body, (table, row), report, links, heads)
    return scrolling(element, section.caption) if columns > _SCROLLED else element


def _caption(caption: Element, section: Section, table: Table, links: Links) -> None:
    """Caption of part and table; the part's heading line is visually hidden where it is printed above already."""
    first = table is section.tables[0]
    above = links.title == section.caption or not first
    part = span(caption, f"{PART} {HIDDEN}" if above else PART, section.caption)
    if table.title:
        part.tail = " "
        title = span(caption, TITLE, table.title)
        if links.anchored:
            title.set("id", row_anchor(table.id))
    if links.anchored and first and not section.own_row:  # a heading line that carries a value is a row
        (part if table.title else caption).set("id", row_anchor(section.id))


def _head(element: Element, section: Section, table: Table, prefix: str) -> dict[str, str]:
    """The head's lines, and for each column the ids of the heads above its cells (none where `scope` is enough)."""
    depth = 1 + max(len(column.groups) for column in table.columns)
    lines = [sub(sub(element, "thead") if not level else element[1], "tr") for level in range(depth)]
    _corner(lines[0], section, table, depth)
    if table.unit_head:
        _head_cell(lines[0], table.unit_head, 1, depth)
    heads: dict[str, list[str]] = {column.id: [] for column in table.columns}
    for level, line in enumerate(lines):
        for columns, label, leaf in _heads_at(table, level):
            cell = _head_cell(line, label, len(columns), depth - level if leaf else 1)
            if depth > 1:
                id = f"{prefix}{table.id}-{columns[0].id}" + ("" if leaf else f"-{level + 1}")
                cell.set("id", id)
                for column in columns:
                    heads[column.id].append(id)
    return {id: " ".join(ids) for id, ids in heads.items()} if depth > 1 else {}


def _corner(line: Element, section: Section, table: Table, depth: int) -> None:
    """The cell above the row labels: their head, or a printed note; visually hidden where the form prints neither."""
    if section.note and not table.row_head:
        corner = text_cell(line, PRINTED_NOTE, section.note)
        if depth > 1:
            corner.set("rowspan", str(depth))
    elif table.row_head or not all(row.unprinted for row in table.rows):
        _head_cell(line, table.row_head or _CORNER, 1, depth)
    else:
        _visually_hidden(_head_cell(line, None, 1, depth), _CORNER)


def _visually_hidden(header: Element, label: str) -> None:
    """Mark a head cell that the form does not print as visually hidden: only screen readers get it."""
    header.set("class", BARE)
    span(header, HIDDEN, label)


def _heads_at(table: Table, level: int) -> Iterator[tuple[list[Column], str, bool]]:
    """The heads of one line: the columns below each, its label, and whether it is a column's own."""
    run: list[Column] = []
    for column in table.columns:
        if len(column.groups) == level:
            yield from _group_head(run, level)
            run = []
            yield [column], column.label, True
        elif len(column.groups) > level:
            if run and run[0].groups[: level + 1] != column.groups[: level + 1]:
                yield from _group_head(run, level)
                run = []
            run.append(column)
        else:  # its own head reaches down here
            yield from _group_head(run, level)
            run = []
    yield from _group_head(run, level)


def _group_head(run: list[Column], level: int) -> Iterator[tuple[list[Column], str, bool]]:
    if run:
        yield run, run[0].groups[level], False


def _head_cell(line: Element, label: str | None, width: int, height: int) -> Element:
    """A head above `width` columns, `height` lines high."""
    cell = sub(line, "th", scope="col")
    cell.text = label
    for name, size in (("colspan", width), ("rowspan", height)):
        if size > 1:
            cell.set(name, str(size))
    return cell


def _row(body: Element, place: tuple[Table, Row], report: Report, links: Links, heads: dict[str, str]) -> None:
    table, row = place
    line = table_row(body, row_anchor(row.id), links)
    line.set("class", level_class(row.level) + (f" {TOTAL}" if row.total else ""))
    prefix = head_prefix(links.nth)
    header = _row_head(line, row, links)
    if heads:
        header.set("id", f"{prefix}{row.id}")
    if table.unit_head:
        text_cell(line, UNIT, row.unit or DASH)
    if row.heading:
        cell = text_cell(line, VALUE, DASH)
        if table.matrix:
            cell.set("colspan", str(len(table.columns)))
        return
    above = " ".join(f"{prefix}{other.id}" for other in (*table.ancestors(row), row))
    for column, figure in report.row_figures(table, row):
        money = cell_kind(row, column) == "money" and not isinstance(figure.value, Absent)
        cell = value_cell(line, figure, print_value(figure.value) + figure.unit if money else "")
        if figure.remark:
            span(cell, PRINTED_NOTE, f"（{figure.remark}）")
        if table.matrix and links.anchored:
            cell.set("id", cell_anchor(row.id, column.id))
        if heads:
            cell.set("headers", f"{above} {heads[column.id]}")


def _row_head(line: Element, row: Row, links: Links) -> Element:
    header = sub(line, "th", scope="row")
    if row.unprinted:
        _visually_hidden(header, row.label)
    else:
        for kind, text in (("number", row.printed_number), ("label", row.label)):
            if text:
                span(header, kind, text)
        if row.note:
            span(header, PRINTED_NOTE, f"（{row.note}）")
    list_uses(header, row.label, row_anchor(row.id), links)
    return header
