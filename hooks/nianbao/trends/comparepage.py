"""The page `/compare/`: indicators of all years, and every row of each form, with a column for each year."""

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.project.project import Project
from nianbao.report.value import print_value
from nianbao.trends.series import Point, Series, series_of


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """An indicator's value in one year."""

    point: Point | None
    """None where the year's form does not have it."""
    segment: int
    """Years of one segment can be compared; here missing years between do not matter."""
    why: str
    """Why it cannot be compared with the years before; empty where it can."""

    @property
    def value(self) -> str:
        """The value as printed, without unit; empty where the year has none."""
        return print_value(self.point.figure.value) if self.point else ""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with a cell for each published year, oldest first."""

    series: Series
    cells: tuple[IndicatorCell, ...]


def indicator_lines(project: Project) -> tuple[IndicatorLine, ...]:
    """The indicators that at least two years have."""
    years = sorted(year.year for year in project.years)
    lines = [IndicatorLine(series, tuple(_cells(series, years))) for series in series_of(project)]
    return tuple(line for line in lines if len(line.series.points) > 1)


def _cells(series: Series, years: list[int]) -> Iterator[IndicatorCell]:
    for year in years:
        number = 0
        for segment in series.segments:
            number += bool(segment.meaning)
            if point := next((point for point in segment.points if point.year == year), None):
                yield IndicatorCell(point, number, segment.meaning if point is segment.points[0] else "")
                break
        else:
            yield IndicatorCell(None, -1, "")
