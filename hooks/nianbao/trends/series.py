"""Series: an indicator followed across years and forms, broken wherever its years cannot be set side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from nianbao.project.indicators import Indicator, Source
from nianbao.project.project import Project
from nianbao.project.publisher import Publisher
from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.source.keys import SCOPES
from nianbao.trends.formfigure import printed_figure


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one year in a series."""

    year: int
    figure: Figure
    """May be absent (blank, 不适用). Where an indicator is a sum of rows, the sum, with the anchor of its first row."""

    @property
    def number(self) -> float | None:
        """The value to draw, or None where there is none."""
        return None if self.figure.number is None else float(self.figure.number)


@dataclass(frozen=True, slots=True)
class Segment:
    """Years in a row, without one missing, that can be compared with one another."""

    points: tuple[Point, ...]
    """Oldest first, at least one."""
    why: str
    """Why it cannot be compared with the segment before, in Chinese; empty for the first one."""
    meaning: str = ""
    """The part of it that forbids comparing: another meaning or scope. Empty where only years are missing between."""


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator over all published years that have it, in segments of comparable years."""

    id: str
    """ASCII, part of an address."""
    title: str
    unit: str
    note: str
    """What is counted; may be empty."""
    segments: tuple[Segment, ...]
    """Oldest first, at least one. No line leads from one to the next."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all segments, oldest year first."""
        return tuple(point for segment in self.segments for point in segment.points)


def series_of(project: Project) -> tuple[Series, ...]:
    """The series of all indicators, in file order; one without any published year is left out."""
    reports = sorted((year.report for year in project.years), key=lambda report: report.year)
    found = (_series(indicator, reports, project.publisher) for indicator in project.indicators)
    return tuple(series for series in found if series.segments)


def _series(indicator: Indicator, reports: list[Report], publisher: Publisher) -> Series:
    found = [(report, source) for report in reports if (source := _source(indicator, report))]
    figures = {report.year: printed_figure(report, source.figures) for report, source in found}
    used = [(report, source) for report, source in found if figures[report.year]]
    points = [Point(year, figure) for year, figure in figures.items() if figure]
    segments: list[Segment] = []
    run: list[Point] = []
    why = meaning = ""
    for point, (gaps, breaks) in zip(points, [([], []), *_reasons(indicator, used, reports, publisher)], strict=False):
        if gaps or breaks:
            segments.append(Segment(tuple(run), why, meaning))
            run, why, meaning = [], _joined([*gaps, *breaks]), _joined(breaks)
        run.append(point)
    if run:
        segments.append(Segment(tuple(run), why, meaning))
    return Series(indicator.id, indicator.title, indicator.unit, indicator.note, tuple(segments))


def _source(indicator: Indicator, report: Report) -> Source | None:
    return next((source for source in indicator.sources if source.form == report.form.id), None)


def _reasons(
    indicator: Indicator, used: list[tuple[Report, Source]], reports: list[Report], publisher: Publisher
) -> Iterator[tuple[list[str], list[str]]]:
    """For each pair of years that follow each other in a series: missing years, and what else prevents comparison."""
    published = {report.year: report for report in reports}
    for (before, old), (report, new) in pairwise(used):
        gaps = [_gap(year, published, indicator) for year in range(before.year + 1, report.year)]
        breaks = []
        names = [publisher.of(each).name for each in (before, report)]
        if names[0] != names[1]:
            breaks.append(f"机关由“{names[0]}”改为“{names[1]}”，统计的范围可能不同")
        if before.scope != report.scope:
            breaks.append(f"统计范围由“{SCOPES[before.scope]}”改为“{SCOPES[report.scope]}”")
        first, last = indicator.sources.index(old), indicator.sources.index(new)
        breaks += [source.why for source in indicator.sources[first + 1 : last + 1] if source.why]
        yield gaps, breaks


def _joined(reasons: list[str]) -> str:
    return "；".join(dict.fromkeys(reasons))


def _gap(year: int, published: Mapping[int, Report], indicator: Indicator) -> str:
    """Why a year between two others has no point."""
    report = published.get(year)
    if report is None:
        return f"本站没有{year}年度的报告"
    if report.form.why_none:
        return f"{year}年度的报告没有统计表"
    return f"{year}年度的{'原件没有印' if _source(indicator, report) else '表式没有'}这一项"
