"""The tables as HTML elements: pure functions of the report and its mentions.

One captioned table for each part, headers with `scope`, no merged and no empty cell, each cell on its own line. Text is
set as text and escaped by the one serializer that writes the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from nianbao.figure import DERIVED_TITLE, Figure
from nianbao.form import Row, Section
from nianbao.mention import Mention, Uses
from nianbao.report import Derived, ExtraTable, Report
from nianbao.value import Absent, print_value

_DASH = "——"


@dataclass(frozen=True, slots=True)
class Links:
    """How the tables of one page are linked."""

    page: str
    """Slug of the page that the table stands on."""
    uses: Uses
    anchored: bool
    """Whether rows carry ids: true at the one place where a table is at home."""

    def of(self, anchor: str) -> tuple[Mention, ...]:
        """The mentions of a row; none where the table is only shown again."""
        return self.uses.get(anchor, ()) if self.anchored else ()


def form_tables(report: Report, links: Links, sections: Iterable[Section]) -> list[Element]:
    """One table for each part of the statutory form."""
    return [_section_table(section, report, links) for section in sections]


def _section_table(section: Section, report: Report, links: Links) -> Element:
    own_line = section.rows[0]
    table = _table("statistics", report.form.columns, f"{own_line.number}{own_line.label}")
    rows = section.rows
    if own_line.heading:
        if links.anchored:
            table[0].set("id", f"row-{own_line.id}")
        rows = rows[1:]
    body = _sub(table, "tbody")
    for row in rows:
        _form_row(body, row, report.statistics.get(row.id), links)
    return table


def _form_row(body: Element, row: Row, figure: Figure | None, links: Links) -> None:
    line = _row(body, f"row-{row.id}", links)
    line.set("class", f"level-{row.level}")
    header = _sub(line, "th", scope="row")
    for name, text in (("number", row.prefix or row.number), ("label", row.label)):
        if text:
            _span(header, name, text)
    if row.note:
        _span(header, "printed-note", f"（{row.note}）")
    _cell(line, "unit", row.unit or _DASH)
    _list_uses(header, row.label, links.of(f"row-{row.id}"), links.page)
    if figure is None:
        _cell(line, "value", _DASH)
    else:
        _value_cell(line, figure)


def extra_table(table: ExtraTable, links: Links) -> Element:
    """An extra table with its unit in the caption's line."""
    caption = table.title + (f"（单位：{table.unit}）" if table.unit else "")
    element = _table("extra", ("项目", *table.columns), caption)
    body = _sub(element, "tbody")
    for label, figures in table.rows:
        anchor = figures[0].anchor
        line = _row(body, anchor, links)
        header = _sub(line, "th", scope="row")
        _span(header, "label", label)
        _list_uses(header, label, links.of(anchor), links.page)
        for figure in figures:
            _value_cell(line, figure)
    return _scrolling(element, table.title)


def derived_table(items: Sequence[Derived], links: Links) -> Element:
    """派生数据: figures computed from the tables, with formula."""
    element = _table("derived", ("指标", "计算式", "单位", "数值"), DERIVED_TITLE)
    body = _sub(element, "tbody")
    for item in items:
        figure = item.figure
        line = _row(body, figure.anchor, links)
        header = _sub(line, "th", scope="row")
        _span(header, "label", figure.label)
        _list_uses(header, figure.label, links.of(figure.anchor), links.page)
        _cell(line, "formula", item.formula)
        _cell(line, "unit", figure.unit or _DASH)
        _value_cell(line, figure)
    return _scrolling(element, DERIVED_TITLE)


def _table(kind: str, columns: Iterable[str], caption: str) -> Element:
    table = Element("table", {"class": f"report-table report-table--{kind}"})
    table.text = "\n"
    _sub(table, "caption").text = caption
    head = _sub(_sub(table, "thead"), "tr")
    for column in columns:
        _sub(head, "th", scope="col").text = column
    return table


def _scrolling(table: Element, name: str) -> Element:
    """A wide table scrolls by itself, and the keyboard must reach it."""
    attributes = {
        "class": "report-table-scroll",
        "role": "region",
        "tabindex": "0",
        "aria-label": f"{name}，可左右滚动",
    }
    region = Element("div", attributes)
    region.append(table)
    table.tail = "\n"
    return region


def _row(body: Element, anchor: str, links: Links) -> Element:
    row = _sub(body, "tr")
    if links.anchored:
        row.set("id", anchor)
    return row


def _value_cell(row: Element, figure: Figure) -> None:
    """A cell that scripts can read: `data-value` for what was reported, `data-derived` for what we calculated."""
    cell = _cell(row, "value", print_value(figure.value))
    if isinstance(figure.value, Absent):
        cell.set("data-absent", figure.value.name.lower().replace("_", "-"))
    else:
        cell.set("data-value" if figure.exact is None else "data-derived", print_value(figure.value))


def _cell(row: Element, kind: str, text: str) -> Element:
    cell = _sub(row, "td")
    cell.set("class", kind)
    cell.text = text
    return cell


def _list_uses(header: Element, label: str, mentions: Sequence[Mention], page: str) -> None:
    """Links back to every mention; the row's header keeps its short name for screen readers."""
    if not mentions:
        return
    header.set("abbr", label)
    box = _sub(header, "div")
    box.set("class", "uses")
    box.text = "正文："
    counts: dict[tuple[str, str], int] = {}
    for mention in mentions:
        place = (mention.page, mention.section)
        counts[place] = counts.get(place, 0) + 1
        link = _sub(box, "a", href=f"{'' if mention.page == page else mention.page + '.md'}#{mention.id}")
        if counts[place] == 1:
            link.text = mention.section
        else:
            _span(link, "visually-hidden", mention.section)
            link[-1].tail = f"第{counts[place]}处"


def _span(parent: Element, kind: str, text: str) -> None:
    SubElement(parent, "span", {"class": kind}).text = text


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    """A child on a line of its own."""
    child = SubElement(parent, tag, attributes)
    child.tail = "\n"
    if tag in ("thead", "tbody", "tr"):
        child.text = "\n"
    return child
