"""Claims: what a sentence says of its own numbers - parts of a total, percentages, the period - and whether it is so.

They need no row: a text can contradict itself. Only the period is certain; parts need not be all, and a percentage may
be of other numbers, so that these are shown or listed and stop nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from nianbao.check.listed import check_listed
from nianbao.check.parts import check_parts
from nianbao.check.period import check_period
from nianbao.check.stages import YearText
from nianbao.finding import Finding, Severity, page_subject
from nianbao.report.value import rounded
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Prose

_RATE = re.compile(r"占|率")
_NEAR = 2
"""Percentage points between a rate and the ratio that it was meant to be."""
_CLOSE = 10
"""Numbers before a rate that it may be a ratio of."""


def check_claims(text: YearText) -> Iterator[Finding]:
    """Findings of the sentences that contradict themselves or the report's period."""
    for prose in text.prose:
        quantities = [numeral for numeral in numerals(prose.text) if numeral.kind is Kind.QUANTITY]
        starts = [numeral.start for numeral in quantities]
        for match in re.finditer(r"[^。！？\n]+", prose.text):
            first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            inside = quantities[first:last]
            yield from _check_percentages(prose, match.start(), inside)
        yield from check_parts(prose, quantities)
        yield from check_listed(prose)
        yield from check_period(text.report, prose)


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
