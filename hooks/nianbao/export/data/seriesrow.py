"""The points of all series as self-contained rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.export.data.field import Status
from nianbao.export.data.figurerow import Number, number_of, page_address, status_of
from nianbao.project.project import Project
from nianbao.report.value import print_value
from nianbao.trends.series import series_of


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One year of one series as a row of the open data; `SERIES_FIELDS` explains each attribute."""

    series: str
    title: str
    unit: str
    segment: int
    break_reason: str
    year: int
    form: str
    value: Number | None
    status: Status
    printed: str
    figures: str
    label: str
    address: str
    note: str
    """What the series counts."""


def series_rows(project: Project) -> tuple[SeriesRow, ...]:
    """The rows of all series in file order, years of each from the oldest."""
    return tuple(_rows(project))


def _rows(project: Project) -> Iterator[SeriesRow]:
    years = {year.year: year for year in project.years}
    for series in series_of(project):
        for number, segment in enumerate(series.segments, 1):
            for point in segment.points:
                year, figure = years[point.year], point.figure
                yield SeriesRow(
                    series=series.id,
                    title=series.title,
                    unit=series.unit,
                    segment=number,
                    break_reason=segment.why,
                    year=point.year,
                    form=year.report.form.id,
                    value=number_of(figure.value),
                    status=status_of(figure),
                    printed=print_value(figure.value),
                    figures=figure.id,
                    label=figure.label,
                    address=page_address(year, STATISTICS_PAGE, figure.anchor),
                    note=series.note,
                )
