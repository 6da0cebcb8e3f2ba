"""The section 图表 on a year's front page: every picture of the year."""

from collections.abc import Iterator, Mapping

from nianbao.address.pages import STATISTICS_PAGE, page_path
from nianbao.render.chart import Bar, Chart, charts
from nianbao.render.charthtml import chart_html
from nianbao.render.selection import extra_key
from nianbao.report.model import Report


def chart_section(report: Report, homes: Mapping[str, str]) -> Iterator[str]:
    """Each picture as HTML; `homes` gives the page where each selection of tables is at home."""

    def address(chart: Chart, bar: Bar) -> str:
        home = homes.get(extra_key(chart.table), "") if chart.table else STATISTICS_PAGE
        return f"{page_path(home)}#{bar.anchor}" if home else ""

    for chart in charts(report):
        yield chart_html(chart, address)
