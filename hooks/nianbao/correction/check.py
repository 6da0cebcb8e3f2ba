"""Checking corrections against the report that they are about: the page is there, the figure is there, the day fits."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from nianbao.correction.entries import Change, Correction
from nianbao.finding import Finding
from nianbao.labels import compact, quoted
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter


def check_corrections(
    corrections: Iterable[Correction], report: Report, chapters: Sequence[Chapter], gone: Collection[str] = ()
) -> Iterator[Finding]:
    """A finding for each entry whose page or figure is unknown, whose date is too early, or that changes nothing.

    `gone` are the names of figures that were published and are not there any more.
    """
    pages = [chapter.slug for chapter in chapters]
    since = report.day
    for item in corrections:
        if item.page not in pages:
            yield Finding(item.place_of("page"), "page", f"没有“{item.page}”这一章", f"请从这些里选：{quoted(pages)}")
        if item.day < since:
            yield Finding(
                item.place_of("date"), "date", f"更正日期 {item.day} 早于 {since}", "更正在报告发布之后，请核对日期"
            )
        for change in item.stated:
            if change.before == change.after:
                yield Finding(change.place_of("after"), "after", "现在的写法与原来相同", "请写明改成了什么")
            if change.target and report.complete:  # else each correction would report the same error again
                yield from _check_target(change, report, {*map(compact, gone)})


def _check_target(change: Change, report: Report, gone: Collection[str]) -> Iterator[Finding]:
    try:
        find_figure(change.target, report.figures)
    except TargetProblem as problem:
        if compact(change.target) not in gone:
            yield problem.at(change.place_of("target"), change.target)
