"""Checking corrections against the report that they are about: the page is there, the figure is there, the day fits."""

from collections.abc import Iterable, Iterator, Sequence

from nianbao.correction.entries import Correction
from nianbao.finding import Finding
from nianbao.labels import quoted
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter


def check_corrections(
    corrections: Iterable[Correction], report: Report, chapters: Sequence[Chapter]
) -> Iterator[Finding]:
    """A finding for each entry whose page or figure is unknown, whose date is too early, or that changes nothing."""
    pages = [chapter.slug for chapter in chapters]
    since = report.day
    for item in corrections:
        if item.page not in pages:
            yield Finding(item.place_of("page"), "page", f"没有“{item.page}”这一章", f"请从这些里选：{quoted(pages)}")
        if item.day < since:
            yield Finding(
                item.place_of("date"), "date", f"更正日期 {item.day} 早于 {since}", "更正在报告发布之后，请核对日期"
            )
        if item.before == item.after:
            yield Finding(item.place_of("after"), "after", "现在的写法与原来相同", "请写明改成了什么")
        if item.target and report.complete:  # else each correction would report the same error again
            yield from _check_target(item, report)


def _check_target(item: Correction, report: Report) -> Iterator[Finding]:
    try:
        find_figure(item.target, report.figures)
    except TargetProblem as problem:
        yield problem.at(item.place_of("target"), item.target)
