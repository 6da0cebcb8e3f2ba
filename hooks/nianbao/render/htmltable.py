"""The parts that all our tables are made of, as HTML elements.

A captioned table with headers, each cell on its own line and none empty. Text is set as text and escaped by the one
serializer that writes the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from nianbao.render.classes import EDITOR_NOTE, HIDDEN, USES, VALUE, table_class
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.value import Absent, print_value
from nianbao.text.mention import Mention, Uses


@dataclass(frozen=True, slots=True)
class Links:
    """How the tables of one page are linked."""

    page: str
    """Slug of the page that the table stands on."""
    uses: Uses
    anchored: bool
    """Whether rows carry ids: true at the one place where a table is at home."""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Editors' notes of each row, by its anchor."""
    title: str = ""
    """Title of the page."""
    nth: int = 1
    """How many times tables were rendered on the page, from 1: ids of heads are unique in it."""

    def of(self, anchor: str) -> tuple[Mention, ...]:
        """The mentions of a row; none where the table is only shown again."""
        return self.uses.get(anchor, ()) if self.anchored else ()


def new_table(kind: str, caption: str) -> Element:
    """A table with a caption; `kind` becomes part of its class."""
    table = Element("table", {"class": f"report-table {table_class(kind)}"})
    table.text = "\n"
    sub(table, "caption").text = caption or None
    return table


def head_line(table: Element, columns: Sequence[str]) -> None:
    """The head of a table whose columns have one name each."""
    head = sub(sub(table, "thead"), "tr")
    for column in columns:
        sub(head, "th", scope="col").text = column


def scrolling(table: Element, name: str) -> Element:
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


def table_row(body: Element, anchor: str, links: Links) -> Element:
    """A row, with its id where the table is at home."""
    row = sub(body, "tr")
    if links.anchored:
        row.set("id", anchor)
    return row


def value_cell(row: Element, figure: Figure, text: str = "") -> Element:
    """A cell that scripts can read: `data-value` for what was reported, `data-derived` for what we calculated."""
    cell = text_cell(row, VALUE, text or print_value(figure.value))
    if isinstance(figure.value, Absent):
        cell.set("data-absent", figure.value.name.lower().replace("_", "-"))
    else:
        cell.set("data-derived" if figure.kind is FigureKind.DERIVED else "data-value", print_value(figure.value))
    return cell


def text_cell(row: Element, kind: str, text: str) -> Element:
    """A `td` cell with this text; `kind` is its class."""
    cell = sub(row, "td")
    cell.set("class", kind)
    cell.text = text
    return cell


def list_uses(header: Element, label: str, anchor: str, links: Links) -> None:
    """Notes on the row and links back to every mention; the header keeps its short name for screen readers."""
    notes, mentions = links.notes.get(anchor, ()), links.of(anchor)
    if notes or mentions:
        header.set("abbr", label)
    for note in notes:
        sub(header, "div", **{"class": EDITOR_NOTE, "role": "note"}).text = f"〔编者注：{note}〕"
    if not mentions:
        return
    box = sub(header, "div", **{"class": USES})
    box.text = "正文："
    counts: dict[tuple[str, str], int] = {}
    for mention in mentions:
        place = (mention.page, _named(mention))
        counts[place] = counts.get(place, 0) + 1
        link = sub(box, "a", href=f"{'' if mention.page == links.page else mention.page + '.md'}#{mention.id}")
        if counts[place] == 1:
            link.text = _named(mention)
        else:
            span(link, HIDDEN, _named(mention))
            link[-1].tail = f"第{counts[place]}处"


def _named(mention: Mention) -> str:
    """Title of the mention's section, followed by the column where the row alone would mean another cell."""
    figure = mention.figure
    other_column = figure.kind is FigureKind.FORM and figure.column and not figure.row
    return f"{mention.section}（{figure.column}）" if other_column else mention.section


def span(parent: Element, kind: str, text: str) -> Element:
    """A `span` element with this class and text."""
    element = SubElement(parent, "span", {"class": kind})
    element.text = text
    return element


def sub(parent: Element, tag: str, **attributes: str) -> Element:
    """A new child element that begins a line of its own in the HTML."""
    child = SubElement(parent, tag, attributes)
    child.tail = "\n"
    if tag in ("thead", "tbody", "tr"):
        child.text = "\n"
    return child
