"""Claims: what a sentence says of its own numbers - parts of a total, percentages, the period - and whether it is so.

They need no row: a text can contradict itself. Only the period is certain; parts need not be all, and a percentage may
be of other numbers, so that these are shown or listed and stop nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate, combinations

from nianbao.check.stages import YearText
from nianbao.finding import Finding, Severity, page_subject
from nianbao.report.model import Report
from nianbao.report.value import rounded
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Prose

_PARTS = re.compile(r"其中|包括|分别")
_RATE = re.compile(r"占|率")
_FEW = 3
"""Fewer parts than this are examples rather than a sum."""
_NEAR = 2
"""Percentage points between a rate and the ratio that it was meant to be."""
_CLOSE = 10
"""Numbers before a rate that it may be a ratio of."""
_PERIOD = re.compile(
    r"(?:(?:统计|数据)[^。；\n]{0,6}(?:期限|时限|时段|周期|区间|时间)|起止时间)[^。；\n]{0,6}?"
    r"(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})日?[^\d。；\n]{1,4}(?:(\d{4})[年.-])?(\d{1,2})[月.-](\d{1,2})日?"
)


def check_claims(text: YearText) -> Iterator[Finding]:
    """Findings of the sentences that contradict themselves or the report's period."""
    for prose in text.prose:
        quantities = [numeral for numeral in numerals(prose.text) if numeral.kind is Kind.QUANTITY]
        starts = [numeral.start for numeral in quantities]
        for match in re.finditer(r"[^。！？\n]+", prose.text):
            first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            inside = quantities[first:last]
            yield from _check_parts(prose, inside)
            yield from _check_percentages(prose, match.start(), inside)
        yield from _check_period(text.report, prose)


def _check_parts(prose: Prose, inside: list[Numeral]) -> Iterator[Finding]:
    """`2602条，其中甲82条、乙80条……`: some of the parts, from the first on, should add up to the total."""
    for index, total in enumerate(inside[:-1]):
        between = prose.text[total.end : inside[index + 1].start]
        if not _PARTS.search(between) or _PARTS.search(prose.text, inside[index + 1].start, inside[-1].end):
            continue
        listed = _of_one_list(prose.text, total.end, inside[index + 1 :])
        parts = [part for part in listed if part.unit == total.unit and not part.percent]
        if len(parts) < _FEW or total.percent or total.hedge:
            continue
        sums = list(accumulate(part.value for part in parts))
        if total.value in sums or any(part.hedge for part in parts):
            continue
        found, added = f"{total.text}{total.unit}", f"{sums[-1].normalize():f}{total.unit}"
        severity = Severity.WARNING if sums[-1] > total.value else Severity.INFO
        problem, mend = f"写的总数是 {found}，后面各项相加是 {added}", "请核对总数和各项；不是全部列出的不用改"
        yield Finding(
            prose.place(total.start),
            found,
            problem,
            mend,
            severity=severity,
            rule="parts-sum",
            expected=added,
            found=found,
            subject=page_subject(prose.chapter.slug),
        )


def _of_one_list(text: str, start: int, inside: list[Numeral]) -> list[Numeral]:
    """The numbers behind a total up to a ；, which begins something else unless each piece between them is one part."""
    ends = [match.start() for match in re.finditer("[；;]", text[start : inside[-1].end])]
    pieces: list[list[Numeral]] = [[] for _ in range(len(ends) + 1)]
    for numeral in inside:
        pieces[bisect_left(ends, numeral.start - start)].append(numeral)
    counted = [[part for part in piece if not part.percent] for piece in pieces]
    return inside if all(len(piece) <= 1 for piece in counted) else pieces[0]


def _check_percentages(prose: Prose, start: int, inside: list[Numeral]) -> Iterator[Finding]:
    """A rate should be the ratio of two numbers of its sentence, where there are such."""
    for index, rate in enumerate(inside):
        if not rate.percent or rate.hedge or not _RATE.search(prose.text, max(start, rate.start - 12), rate.start):
            continue
        before = inside[max(index - _CLOSE, 0) : index]
        counts = [other for other in before if not other.percent and other.value > 0]
        ratios = [
            (Fraction(min(one.value, other.value)) / Fraction(max(one.value, other.value)), one, other)
            for one, other in combinations(counts, 2)
            if one.unit == other.unit
        ]
        written = Fraction(rate.value)
        if not ratios or any(rounded(ratio * 100, rate.places) == rate.value for ratio, _, _ in ratios):
            continue
        ratio, one, other = min(ratios, key=lambda found: abs(found[0] * 100 - written))
        if abs(ratio * 100 - written) > _NEAR:
            continue  # a rate of other numbers
        part, whole = sorted((one, other), key=lambda numeral: numeral.value)
        expected = f"{rounded(ratio * 100, rate.places)}%"
        problem = f"写的是 {rate.text}，本句里最接近的 {part.text} ÷ {whole.text} = {expected}"
        mend = "请核对；按别的数算出的不用改"
        yield Finding(
            prose.place(rate.start),
            rate.text,
            problem,
            mend,
            severity=Severity.INFO,
            rule="percentage",
            expected=expected,
            found=rate.text,
            subject=page_subject(prose.chapter.slug),
        )


def _check_period(report: Report, prose: Prose) -> Iterator[Finding]:
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
            found, expected = (" 至 ".join(day.isoformat() for day in days) for days in (written, report.period))
            problem = f"正文写的统计期限是 {found}，数据里是 {expected}"
            mend = f"请核对原件，改正正文或 data/{report.year}/report.yml 的 period"
            yield Finding(
                prose.place(match.start(1)),
                "统计期限",
                problem,
                mend,
                severity=Severity.ERROR,
                rule="period",
                expected=expected,
                found=found,
                subject=page_subject(prose.chapter.slug),
            )
