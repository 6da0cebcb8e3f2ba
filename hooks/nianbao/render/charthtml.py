"""A picture as HTML: a figure with caption, bars as inline SVG, and the figures as text that leads to the rows.

The bars are written by hand, because that is clearly simpler than a library: a bar is one `rect` whose width is a
percentage. A drawing library would bring a canvas of fixed size with text in it that shrinks on a phone and cannot
wrap, inline styles that the Content-Security-Policy forbids, and colours that know no dark mode. Here the labels are
HTML in the font of the page, the SVG only fills the rows of the list that it lies behind (all of one height, so that
percentages meet them), and colours are classes of the stylesheet.

Bars are linear and start at zero, however unequal the values: 3 beside 15131 is thinner than a hair, and its number is
printed all the same. A short axis marks each number, zero too; a dashed line says that nothing was filled in; 不适用
has neither.
"""

from collections.abc import Callable
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, tostring

from nianbao.address.anchor import chart_anchor
from nianbao.render.chart import Bar, Chart, Group
from nianbao.render.chartwords import in_words, remarks, summary
from nianbao.render.classes import CHART_NOTE
from nianbao.render.htmltable import span, sub
from nianbao.report.value import Absent

Address = Callable[[Chart, Bar], str]
"""Where a bar leads to, from the page that shows it; empty where its row is on no page."""


def chart_html(chart: Chart, address: Address) -> str:
    """The chart as HTML text."""
    return tostring(chart_figure(chart, address), encoding="unicode", method="html")


def chart_figure(chart: Chart, address: Address, nth: int = 1) -> Element:
    """The chart as a `figure` element; `nth` counts its occurrences on a page, so that ids are unique."""
    id = chart_anchor(chart.id, nth)
    figure = Element("figure", {"class": "chart" if chart.drawn else "chart chart--words", "id": id})
    figure.text = "\n"
    caption = sub(figure, "figcaption")
    span(caption, "chart__title", chart.title).tail = "\n"
    if not chart.drawn:
        _words(figure, chart, chart.groups, address)
        return figure
    if chart.description:
        span(caption, "chart__text", chart.description)
    for number, group in enumerate(chart.groups, 1):
        _group(figure, f"{id}-{number}", chart, group, address)
    if notes := "".join(remarks(chart)):
        sub(figure, "p", **{"class": CHART_NOTE}).text = notes
    return figure


def _group(figure: Element, id: str, chart: Chart, group: Group, address: Address) -> None:
    if group.title or group.total:
        head = sub(figure, "p", **{"class": "chart__head"})
        if group.title:
            span(head, "chart__group", group.title)
            head[-1].tail = " "
        if group.total:
            _entry(head, chart, group.total, address)
    if not group.drawn:
        _words(figure, chart, (group,), address)
        return
    plot = sub(figure, "div", **{"class": "chart__plot"})
    _picture(plot, id, chart, group)
    entries = sub(plot, "ul", **{"class": "chart__figures"})
    for bar in group.bars:
        _entry(sub(entries, "li"), chart, bar, address)


def _entry(parent: Element, chart: Chart, bar: Bar, address: Address) -> None:
    """List item with label and value of a bar, linked to the figure's row."""
    target = address(chart, bar)
    entry = sub(parent, "a", href=target) if target else sub(parent, "span")
    span(entry, "chart__label", bar.label).tail = " "
    span(entry, "chart__value", bar.printed)


def _words(figure: Element, chart: Chart, groups: tuple[Group, ...], address: Address) -> None:
    """A sentence instead of bars, with links to the rows."""
    paragraph = sub(figure, "p", **{"class": "chart__words"})
    for number, (text, bar) in enumerate(in_words(groups)):
        if number:
            paragraph[-1].tail = "，"
        target = address(chart, bar) if bar else ""
        clause = SubElement(paragraph, "a", {"href": target}) if target else SubElement(paragraph, "span")
        clause.text = text
    paragraph[-1].tail = "。"


def _picture(plot: Element, id: str, chart: Chart, group: Group) -> None:
    """The bars, each in its part of the height; how far above its lower edge is up to the stylesheet."""
    names = {"aria-labelledby": f"{id}-title", "aria-describedby": f"{id}-text"}
    svg = sub(plot, "svg", **{"class": "chart__picture", "role": "img", "width": "100%", "height": "100%"}, **names)
    sub(svg, "title", id=f"{id}-title").text = f"{chart.title}：{group.title}" if group.title else chart.title
    sub(svg, "desc", id=f"{id}-text").text = summary(group)
    for number, bar in enumerate(group.bars, 1):
        foot = _percent(Fraction(number, len(group.bars)))
        if bar.number is None:
            if bar.value is not Absent.NOT_APPLICABLE:
                sub(svg, "line", **{"class": "chart__blank"}, x1="0", x2="100%", y1=foot, y2=foot)
            continue
        if group.total and group.total.number:
            _rect(svg, "track", foot, _percent(group.total.number / chart.longest))
        if bar.positive:
            _rect(svg, "bar", foot, _percent(bar.number / chart.longest))
        _rect(svg, "axis", foot, "1")


def _rect(svg: Element, kind: str, foot: str, width: str) -> None:
    sub(svg, "rect", **{"class": f"chart__{kind}"}, x="0", y=foot, width=width, height="0.5em")


def _percent(share: Fraction) -> str:
    """A share of the width or height, as fine as a screen can show it."""
    return f"{float(share * 100):.3f}".rstrip("0").rstrip(".") + "%"
