"""Series: an indicator followed across years and forms, broken wherever its years cannot be set side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from nianbao.project.indicators import Indicator, Source
from nianbao.project.project import Project
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.source.keys import SCOPES


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
    found = (_series(indicator, reports) for indicator in project.indicators)
    return tuple(series for series in found if series.segments)


def _series(indicator: Indicator, reports: list[Report]) -> Series:
    used = [(report, source) for report in reports if (source := _source(indicator, report))]
    points = [Point(report.year, _figure(report, source)) for report, source in used]
    segments: list[Segment] = []
    run: list[Point] = []
    why = meaning = ""
    for point, (gaps, breaks) in zip(points, [([], []), *_reasons(indicator, used, reports)], strict=False):
        if gaps or breaks:
            segments.append(Segment(tuple(run), why, meaning))
            run, why, meaning = [], _joined([*gaps, *breaks]), _joined(breaks)
        run.append(point)
    if run:
        segments.append(Segment(tuple(run), why, meaning))
    return Series(indicator.id, indicator.title, indicator.unit, indicator.note, tuple(segments))


def _source(indicator: Indicator, report: Report) -> Source | None:
    return next((source for source in indicator.sources if source.form == report.form.id), None)


def _figure(report: Report, source: Source) -> Figure:
    """The figure, or the sum of several; a sum with a part that is not stated is not stated itself."""
    first, *others = parts = [report.statistics[id] for id in source.figures]
    if not others:
        return first
    absent = [part.value for part in parts if isinstance(part.value, Absent)]
    numbers = [part.value for part in parts if not isinstance(part.value, Absent)]
    label = " + ".join(part.label for part in parts)
    id = "+".join(source.figures)
    total = absent[0] if absent else sum(numbers[1:], start=numbers[0])
    kind = FigureKind.SUM
    return replace(
        first, id=id, kind=kind, paths=(), target="", label=label, value=total, row="", column="", total=True
    )


def _reasons(
    indicator: Indicator, used: list[tuple[Report, Source]], reports: list[Report]
) -> Iterator[tuple[list[str], list[str]]]:
    """For each pair of years that follow each other in a series: missing years, and what else prevents comparison."""
    published = {report.year for report in reports}
    for (before, old), (report, new) in pairwise(used):
        gaps = [_gap(year, published) for year in range(before.year + 1, report.year)]
        breaks = []
        if before.scope != report.scope:
            breaks.append(f"统计范围由“{SCOPES[before.scope]}”改为“{SCOPES[report.scope]}”")
        first, last = indicator.sources.index(old), indicator.sources.index(new)
        breaks += [source.why for source in indicator.sources[first + 1 : last + 1] if source.why]
        yield gaps, breaks


def _joined(reasons: list[str]) -> str:
    return "；".join(dict.fromkeys(reasons))


def _gap(year: int, published: set[int]) -> str:
    return f"{year}年度的表式没有这一项" if year in published else f"本站没有{year}年度的报告"
