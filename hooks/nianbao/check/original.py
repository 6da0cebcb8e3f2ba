"""Figures beside those of the file that their year was imported from: a wrong cell that no rule knows of is seen.

A figure that differs needs a reason in `read_otherwise:`, or a correction where it was changed after publication.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from nianbao.check.stages import OriginalFigures
from nianbao.finding import Finding, Place, Way
from nianbao.report.declaration import quoted
from nianbao.report.figure import Figure
from nianbao.report.original import OriginalFigure, ReadOtherwise
from nianbao.report.value import Absent, print_value
from nianbao.source.fields import UNWRITTEN

ORIGINAL = "original"
"""The rule that a figure is what the file said."""


def check_original(year: OriginalFigures) -> Iterator[Finding]:
    """An error for each figure that differs without a reason, and for each reason without a difference."""
    report = year.report
    used: set[int] = set()
    for then in report.original:
        figure = report.statistics.get(then.figure)
        if figure is None or figure.value is Absent.UNREADABLE or _same(then, figure):
            continue
        reason = next((item for item in report.read_otherwise if _explains(item, then, figure)), None)
        if reason:
            used.add(id(reason))
        elif not _is_corrected(figure, year):
            yield _differs(then, figure, report.year)
    for item in report.read_otherwise:
        if id(item) not in used:
            mend = "请核对 target 和 original，照检查结果写；已经相同的请删去这一条"
            yield Finding(item.place, item.target, "没有与原件不同", mend, rule=ORIGINAL)


def _same(then: OriginalFigure, figure: Figure) -> bool:
    """Whether a figure is what the file said; a number may be written with other zeros behind its point."""
    if isinstance(figure.value, Absent):
        return then.value == figure.value.value
    try:
        equal = Decimal(then.value) == Decimal(figure.value)
    except InvalidOperation:
        return False
    return equal and then.unit in ("", figure.unit)


def _explains(item: ReadOtherwise, then: OriginalFigure, figure: Figure) -> bool:
    return item.original in (then.value, then.value + then.unit) and figure.answers(item.target)


def _is_corrected(figure: Figure, year: OriginalFigures) -> bool:
    return any(figure.answers(change.target) for item in year.corrections for change in item.stated if change.target)


def _differs(then: OriginalFigure, figure: Figure, year: int) -> Finding:
    was, now = then.value + then.unit, print_value(figure.value)
    place = figure.place if figure.place.file else Place(f"data/{year}/statistics.yml")
    where = f"（{then.where}）" if then.where else ""
    entry = f"- {{target: {quoted(figure.target)}, original: {quoted(was)}, why: {UNWRITTEN}}}"
    way = Way("read_otherwise", f"data/{year}/report.yml", entry)
    mend = f"请对照原件改正；确实要与原件不同的，在 report.yml 的 read_otherwise 里写 {entry.removeprefix('- ')}"
    problem = f"与原件不同：原件{where}是 {was}，现在是 {now}"
    return Finding(
        place, figure.label, problem, mend, rule=ORIGINAL, expected=was, found=now, subject=then.figure, ways=(way,)
    )
