"""The tables that are not the form's, as HTML elements: extra tables of the text, and derived figures."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from nianbao.render.classes import DERIVED, EXTRA, FORMULA, UNIT
from nianbao.render.htmltable import (
    Links,
    head_line,
    list_uses,
    new_table,
    scrolling,
    span,
    sub,
    table_row,
    text_cell,
    value_cell,
)
from nianbao.report.figure import DERIVED_TITLE
from nianbao.report.model import Derived, ExtraTable
from nianbao.report.value import DASH


def extra_table(table: ExtraTable, links: Links) -> Element:
    """An extra table with its unit in the caption's line."""
    element = new_table(EXTRA, table.title + (f"（单位：{table.unit}）" if table.unit else ""))
    head_line(element, ("项目", *table.columns))
    body = sub(element, "tbody")
    for label, figures in table.rows:
        anchor = figures[0].anchor
        line = table_row(body, anchor, links)
        header = sub(line, "th", scope="row")
        span(header, "label", label)
        list_uses(header, label, anchor, links)
        for figure in figures:
            value_cell(line, figure)
    return scrolling(element, table.title)


def derived_table(items: Sequence[Derived], links: Links) -> Element:
    """The table 派生数据: each derived figure with its value and its formula in words."""
    element = new_table(DERIVED, DERIVED_TITLE)
    head_line(element, ("指标", "计算式", "单位", "数值"))
    body = sub(element, "tbody")
    for item in items:
        figure = item.figure
        line = table_row(body, figure.anchor, links)
        header = sub(line, "th", scope="row")
        span(header, "label", figure.label)
        list_uses(header, figure.label, figure.anchor, links)
        text_cell(line, FORMULA, item.formula)
        text_cell(line, UNIT, figure.unit or DASH)
        value_cell(line, figure)
    return scrolling(element, DERIVED_TITLE)
