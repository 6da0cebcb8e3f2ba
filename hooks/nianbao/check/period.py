"""The period that a text says its data are of, beside the period of the data, and the year that its plans are for."""

import re
from collections.abc import Iterator
from datetime import date

from nianbao.finding import Finding, Severity, page_subject
from nianbao.report.model import Report
from nianbao.text.prose import Prose

PERIOD, PLAN_YEAR = "period", "plan-year"
"""The rules that the text's period is that of the data, and that plans are for the year that follows."""
_NAMED = r"(?:(?:统计|数据)[^。；\n]{0,6}(?:期限|时限|时段|周期|区间|时间)|起止时间)"
_PERIOD = re.compile(
    rf"{_NAMED}[^。；\n]{{0,6}}?"
    r"(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})日?[^\d。；\n]{1,4}(?:(\d{4})[年.-])?(\d{1,2})[月.-](\d{1,2})日?"
)
_MISSING = re.compile(
    rf"{_NAMED}[^。；，\n\d]{{0,4}}?[为自从是]\s*(?:年?\s*月\s*日|[_＿Xx×○]|[。；，至]|$)", re.MULTILINE
)
"""Such a sentence without its dates."""
_PLANS = re.compile(r"打算|计划|下一步|下步|改进|今后|展望|安排|思路")
_PLANNED = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度)?[，,]?[^，。；！？\n\d]{0,12}(?<!即)将(?!于|近|军)")
"""`2016年，我区将继续……`."""


def check_period(report: Report, prose: Prose) -> Iterator[Finding]:
    """Findings of a period that is not the report's, or is missing, and of plans for the year that is reported."""
    for match in _PERIOD.finditer(prose.text):
        year, month, day, until_year, until_month, until_day = match.groups()
        try:
            written = (
                date(int(year), int(month), int(day)),
                date(int(until_year or year), int(until_month), int(until_day)),
            )
        except ValueError:
            continue  # not a day; the binding of text to data has nothing to say about it
        if written != report.period:
            yield _other_period(report, prose, match.start(1), written)
    for match in _MISSING.finditer(prose.text):
        yield _missing_period(report, prose, match.start())
    yield from _check_plans(report, prose)


def _check_plans(report: Report, prose: Prose) -> Iterator[Finding]:
    """A warning where the plans, below a heading that says so, name the year that is reported."""
    planned = False
    for sentence in prose.sentences():
        if _is_heading(prose, prose.offsets[sentence.start]):
            planned = bool(_PLANS.search(sentence.text))
        match = _PLANNED.search(sentence.text) if planned or _PLANS.search(sentence.text) else None
        if match and int(match["year"]) == report.year:
            yield _own_year(report, prose, sentence.start + match.start())


def _is_heading(prose: Prose, position: int) -> bool:
    source = prose.chapter.source
    return source[source.rfind("\n", 0, position) + 1 : position].lstrip().startswith("#")


def _own_year(report: Report, prose: Prose, start: int) -> Finding:
    return Finding(
        prose.place(start),
        f"{report.year}年",
        f"说的是今后的打算，写的是报告年度 {report.year}年",
        f"请核对，是不是 {report.year + 1}年；没有写错的不用改",
        severity=Severity.WARNING,
        rule=PLAN_YEAR,
        expected=f"{report.year + 1}年",
        found=f"{report.year}年",
        subject=page_subject(prose.chapter.slug),
    )


def _missing_period(report: Report, prose: Prose, start: int) -> Finding:
    first, last = (f"{day.year}年{day.month}月{day.day}日" for day in report.period)
    return Finding(
        prose.place(start),
        "统计期限",
        "没有写明起止日期",
        f"请写上，数据里是 {first}至{last}",
        severity=Severity.WARNING,
        rule=PERIOD,
        expected=" 至 ".join(day.isoformat() for day in report.period),
        subject=page_subject(prose.chapter.slug),
    )


def _other_period(report: Report, prose: Prose, start: int, written: tuple[date, date]) -> Finding:
    found, expected = (" 至 ".join(day.isoformat() for day in days) for days in (written, report.period))
    return Finding(
        prose.place(start),
        "统计期限",
        f"正文写的统计期限是 {found}，数据里是 {expected}",
        f"请核对原件，改正正文或 data/{report.year}/report.yml 的 period",
        severity=Severity.ERROR,
        rule=PERIOD,
        expected=expected,
        found=found,
        subject=page_subject(prose.chapter.slug),
    )
