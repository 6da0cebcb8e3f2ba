"""Changes and shares: 同比增长 9.46%, 较上年增加 7 件, 占 27.16%, compared with the tables of this year and the last.

They are shown and stop nothing: a sentence may count from another base than the tables have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nianbao.check.around import around
from nianbao.check.naming import Named
from nianbao.check.scorer import Scorer
from nianbao.check.stages import TwoYears
from nianbao.check.wholes import ratios_of, value_in, wholes
from nianbao.check.wordshare import WORDS_OF_SHARES, shares_in_words
from nianbao.finding import Finding, Severity, page_subject
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.report.value import decimal_text, rounded
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Prose, Sentence

CHANGE, SHARE = "change", "share"
"""The rules that a change from the year before, and a share of a whole, are those of the tables."""
_CHANGE = re.compile(
    r"(?:同比|比上年度?|较上年度?|比去年度?|较去年度?|与(?:上年度?|去年)(?:同期)?相比|比上一年度?|较上一年度?)[，,]?"
    r"(?:同期)?(?P<way>增加|增长|上升|提高|多|减少|下降|降低|回落|少)了?$"
)
_DOWN = ("减少", "下降", "降低", "回落", "少")
_SHARE = re.compile(r"占(?P<of>[^，。；\d]{0,12})$")
_ELSEWHERE = re.compile(r"[全省市]|各|人口|编制|预算")
"""A whole that the tables do not hold."""
_CLAUSE = re.compile(r"[，,；;（(]")


@dataclass(frozen=True, slots=True)
class _Said:
    """A number that says how another stands to the year before, or to a whole."""

    numeral: Numeral
    match: re.Match[str]
    named: Named
    """What the other number is."""


def check_changes(years: TwoYears) -> Iterator[Finding]:
    """A warning for each change and each share that the tables do not give."""
    scorer = Scorer(years.report)
    for prose in years.prose:
        for sentence in prose.sentences():
            digits = bool(re.search("同比|[比较与]上|[比较与]去|占", sentence.text))
            if not digits and not WORDS_OF_SHARES.search(sentence.text):
                continue
            inside = [numeral for numeral in numerals(sentence.text) if numeral.kind is Kind.QUANTITY]
            yield from _check_words(years.report, scorer, prose, sentence, inside)
            if not digits:
                continue
            yield from _check_changes(years, scorer, prose, sentence, inside)
            yield from _check_shares(years.report, scorer, prose, sentence, inside)


def _check_changes(
    years: TwoYears, scorer: Scorer, prose: Prose, sentence: Sentence, inside: list[Numeral]
) -> Iterator[Finding]:
    for said in _said(_CHANGE, scorer, prose, sentence, inside):
        now, before = value_in(said.named, years.report), value_in(said.named, years.report_before)
        if now is None or before is None or said.numeral.hedge or (said.numeral.percent and not before):
            continue
        numeral = said.numeral
        change = (now - before) * (-1 if said.match["way"] in _DOWN else 1)
        right = rounded(change / before * 100, numeral.places) if numeral.percent else change
        if numeral.unit in ("个百分点", "百分点") or Fraction(right) == Fraction(numeral.value):
            continue
        base = f"“{said.named.figure.target}”上年 {decimal_text(before)}，本年 {decimal_text(now)}"
        base = f"{_in_words(said, Fraction(right))}：{base}"
        yield _finding(prose, sentence, numeral, CHANGE, Fraction(right), base)


def _in_words(said: _Said, right: Fraction) -> str:
    """What the change should be: `增加7件`."""
    down = (right < 0) != (said.match["way"] in _DOWN)
    unit = "%" if said.numeral.percent else said.numeral.unit
    return f"{'减少' if down else '增加'}{decimal_text(abs(right))}{unit}" if right else "没有增减"


def _check_shares(
    report: Report, scorer: Scorer, prose: Prose, sentence: Sentence, inside: list[Numeral]
) -> Iterator[Finding]:
    for said in _said(_SHARE, scorer, prose, sentence, inside):
        part = value_in(said.named, report)
        if part is None or not said.numeral.percent or said.numeral.hedge or _ELSEWHERE.search(said.match["of"]):
            continue
        among = {*wholes(report, said.named), *(Fraction(other.value) for other in inside if not other.percent)}
        ratios = [part / whole * 100 for whole in among if whole >= part and whole]
        if not ratios or any(rounded(ratio, said.numeral.places) == said.numeral.value for ratio in ratios):
            continue
        nearest = min(ratios, key=lambda ratio: abs(ratio - Fraction(said.numeral.value)))
        right = Fraction(rounded(nearest, said.numeral.places))
        base = f"最接近的是 {decimal_text(right)}%：“{said.named.figure.target}”占表里各总数的比例"
        yield _finding(prose, sentence, said.numeral, SHARE, right, base)


def _check_words(
    report: Report, scorer: Scorer, prose: Prose, sentence: Sentence, inside: list[Numeral]
) -> Iterator[Finding]:
    said = {Fraction(one.value) for one in inside if not one.percent}
    for share, names in shares_in_words(scorer, sentence, inside):
        ratios = [ratio for named in names for ratio in ratios_of(report, named, said)]
        if not ratios or any(share.allows(ratio) for ratio in ratios):
            continue
        middle = (share.low + share.high) / 2
        nearest = min(ratios_of(report, names[0], said), key=lambda ratio: abs(ratio - middle), default=ratios[0])
        right = f"{rounded(nearest * 100, 1)}%"
        problem = f"写的是 {share.text}，照统计表算，最接近的是 {right}：“{names[0].figure.target}”占表里各总数的比例"
        yield _finding_of(prose, sentence.start + share.start, share.text, problem, SHARE, right)


def _said(
    pattern: re.Pattern[str], scorer: Scorer, prose: Prose, sentence: Sentence, inside: list[Numeral]
) -> Iterator[_Said]:
    """The numbers behind such words, with what the number before them is."""
    start = 0
    for index, numeral in enumerate(inside):
        before = sentence.text[start : numeral.start].rstrip()
        if (match := pattern.search(before)) and (named := _subject(scorer, prose, sentence, inside[:index], match)):
            yield _Said(numeral, match, named)
        start = numeral.end


def _subject(
    scorer: Scorer, prose: Prose, sentence: Sentence, before: list[Numeral], match: re.Match[str]
) -> Named | None:
    """What changed: the words of the clause itself, or the number before it."""
    year = scorer.report.year
    own = _CLAUSE.split(match.string[: match.start()])[-1]
    if before and not re.search(r"[一-鿿]{2}", own.removeprefix(before[-1].unit)):
        numeral = before[-1]
        position = sentence.start + numeral.start
        bound = next((bound for bound in prose.bound if bound.start <= position < bound.end), None)
        if bound:
            return _bound(scorer, bound.target)
        begin = before[-2].end + len(before[-2].unit) if len(before) > 1 else 0
        return scorer.meant(numeral, around(sentence.text[begin : numeral.start], "", year))
    return scorer.meant(None, around(own, "", year))


def _bound(scorer: Scorer, target: str) -> Named | None:
    try:
        return Named(find_figure(target, scorer.report.figures), ())
    except TargetProblem:
        return None  # a finding of binding already


def _finding(prose: Prose, sentence: Sentence, numeral: Numeral, rule: str, right: Fraction, base: str) -> Finding:
    unit = "%" if numeral.percent else numeral.unit
    expected, found = f"{decimal_text(right)}{unit}", numeral.text + ("" if numeral.percent else numeral.unit)
    return _finding_of(
        prose, sentence.start + numeral.start, found, f"写的是 {found}，照统计表算{base}", rule, expected
    )


def _finding_of(prose: Prose, start: int, found: str, problem: str, rule: str, expected: str) -> Finding:
    return Finding(
        prose.place(start),
        found,
        problem,
        f"规则 {rule}；请核对正文和两年的表，按别的数算出的不用改",
        severity=Severity.WARNING,
        rule=rule,
        expected=expected,
        found=found,
        subject=page_subject(prose.chapter.slug),
    )
