"""The page of series, `/series/`: each indicator with its picture, its years and the reasons of its breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nianbao.project.project import Project
from nianbao.report.value import print_value
from nianbao.trends.change import change_of
from nianbao.trends.series import Point, Series, series_of
from nianbao.trends.serieschart import break_mark, chart


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A row of the table below a chart: one year of the series."""

    point: Point
    change: str
    """Against the year before, in words; empty where the two cannot be compared."""
    mark: str
    """`①` where a new segment begins; else empty."""

    @property
    def value(self) -> str:
        """The value as printed, without unit."""
        return print_value(self.point.figure.value)


@dataclass(frozen=True, slots=True)
class Break:
    """A break of a series: from here on its years cannot be compared with those before."""

    mark: str
    words: str
    """Between which years, what it means, and why."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """An indicator as the page shows it."""

    series: Series
    picture: str
    """Markup; empty where there is nothing to draw."""
    years: tuple[SeriesYear, ...]
    """The years of the series, newest first."""
    breaks: tuple[Break, ...]


def series_views(project: Project) -> tuple[SeriesView, ...]:
    """All indicators that a published year has, in the order of the data."""
    return tuple(
        SeriesView(series, chart(series), tuple(_years(series))[::-1], tuple(_breaks(series)))
        for series in series_of(project)
    )


def _breaks(series: Series) -> Iterator[Break]:
    for number, (before, segment) in enumerate(pairwise(series.segments), 1):
        last, first = before.points[-1].year, segment.points[0].year
        what = f"{first}年与以前不能相比" if segment.meaning else f"{last}年与{first}年之间缺年度，不连线"
        yield Break(break_mark(number), f"{what}：{segment.why}。")


def _years(series: Series) -> Iterator[SeriesYear]:
    for number, segment in enumerate(series.segments):
        yield SeriesYear(segment.points[0], "", break_mark(number) if number else "")
        for before, point in pairwise(segment.points):
            change = change_of(before.figure, point.figure)
            yield SeriesYear(point, change.words if change else "", "")
