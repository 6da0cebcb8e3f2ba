"""Coverage: every number of the text, and whether it is bound to the data.

A number that is not bound is free by itself when nothing in the data has its value and no words before it name a row.
Else it is open, or it contradicts the row that it names, until it is bound or declared free with a reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nianbao.figure import Figure, TargetProblem, find_figure
from nianbao.finding import Finding, Place
from nianbao.naming import Named, best, names_of
from nianbao.numeral import Kind, Numeral, numerals
from nianbao.prose import Bound, Prose, Sentence
from nianbao.report import Report
from nianbao.value import print_value
from nianbao.written import agrees, read_written

_FAMILIES = ({"条", "篇", "则"}, {"件", "份"}, {"次", "场", "场次"}, {"人", "名", "位", "人次"}, {"个", "家", "处"})
"""Units that sentences use for one another."""
_TELLING = 1000
"""A number from here on is not met by chance, whatever its unit."""


class Status(StrEnum):
    """What is known of a number of the text."""

    BOUND = "已绑定"
    DERIVED = "绑定派生数据"
    DECLARED = "已声明不绑定"
    FREE = "数据里没有"
    OPEN = "待绑定"
    CONTRADICTION = "矛盾"
    LEFT_OUT = "不是数量"


@dataclass(frozen=True, slots=True)
class Spotted:
    """One number of the text."""

    status: Status
    page: str
    """Slug of the chapter."""
    place: Place
    number: str
    """The number alone."""
    written: str
    """The number with the words that belong to it: `350余条`."""
    sentence: str
    figures: tuple[Figure, ...] = ()
    """The figure it is bound to, or the ones that it may be, the likeliest first."""
    kind: Kind = Kind.QUANTITY


def scan(report: Report, chapters: Iterable[Prose]) -> tuple[Spotted, ...]:
    """Every number of the chapters, in reading order."""
    names = names_of(report)
    read = tuple(chapters)
    pages = {prose.chapter.slug for prose in read}
    return tuple(spotted for prose in read for spotted in _Scanner(report, names, prose, pages).scan())


def check_coverage(spotted: Iterable[Spotted]) -> Iterator[Finding]:
    """A finding for each number that is open or contradicts the data."""
    for item in spotted:
        if item.status not in (Status.OPEN, Status.CONTRADICTION):
            continue
        figure = item.figures[0]
        other = "说的是另一件事，就在 report.yml 的 free 里说明"
        if item.status is Status.OPEN:
            problem = f"没有绑定，数据里有同样的数：{_candidates(item.figures)}"
            mend, rule = f"是这一项，就写成 [{item.number}](stat:{figure.target})；{other}", "open-number"
        else:
            problem = f"说的像是“{figure.target}”，数据里是 {figure.printed}"
            where = f"{figure.place.file} 第 {figure.place.line} 行"
            bound = f"[{print_value(figure.value)}](stat:{figure.target})"
            mend, rule = f"请核对原件和 {where}，改正并写成 {bound}；{other}", "contradiction"
        yield Finding(
            item.place, item.written, problem, mend, rule=rule, expected=print_value(figure.value), found=item.written
        )


def _candidates(figures: tuple[Figure, ...]) -> str:
    shown = "、".join(f"“{figure.target}”" for figure in figures[:3])
    return shown + (f"等 {len(figures)} 项" if len(figures) > 3 else "")  # noqa: PLR2004 - a few are enough


class _Scanner:
    """Reads one chapter, sentence by sentence."""

    def __init__(self, report: Report, names: tuple[Named, ...], prose: Prose, pages: set[str]) -> None:
        self.report = report
        self.names = names
        self.prose = prose
        self.page = prose.chapter.slug
        # One for a page that does not exist is a finding already; its numbers need no other.
        self.free = [item for item in report.free if item.page == self.page or item.page not in pages]

    def scan(self) -> Iterator[Spotted]:
        found = numerals(self.prose.text)
        bound = {span.start: span for span in self.prose.bound}
        for sentence in self.prose.sentences():
            end = sentence.start + len(sentence.text)
            inside = [numeral for numeral in found if sentence.start <= numeral.start < end]
            yield from self._sentence(sentence, inside, bound)

    def _sentence(self, sentence: Sentence, inside: list[Numeral], bound: dict[int, Bound]) -> Iterator[Spotted]:
        start, row = sentence.start, ""
        for numeral in inside:
            words = self.prose.text[start : numeral.start]
            span = next((span for at, span in bound.items() if at <= numeral.start < max(span.end, at + 1)), None)
            status, figures = self._judge(numeral, span, words, row, sentence)
            if numeral.kind is Kind.QUANTITY:
                start = numeral.end
                row = figures[0].anchor if figures and status is not Status.DECLARED else row
            written = self._written(numeral)
            place, text = self.prose.place(numeral.start), sentence.text.strip()
            yield Spotted(status, self.page, place, numeral.text, written, text, figures, numeral.kind)

    def _written(self, numeral: Numeral) -> str:
        rest = self.prose.text[numeral.end :]
        hedge = rest[:1] if rest[:1] in ("余", "多") else ""
        return numeral.text + hedge + (numeral.unit if numeral.unit != "%" else "")

    def _judge(
        self, numeral: Numeral, span: Bound | None, words: str, row: str, sentence: Sentence
    ) -> tuple[Status, tuple[Figure, ...]]:
        if span:
            return self._bound(span)
        if numeral.kind is not Kind.QUANTITY:
            return Status.LEFT_OUT, ()
        if any(item.covers(numeral.text, sentence.text) for item in self.free):
            return Status.DECLARED, ()
        comparable = [item for item in self.names if _comparable(numeral, item.figure)]
        named = [item.figure for item in best(comparable, words, row)]
        if fitting := tuple(figure for figure in named if _fits(numeral, figure)):
            return Status.OPEN, fitting
        if len(named) == 1 and named[0].number is not None and not numeral.hedge:
            return Status.CONTRADICTION, tuple(named)
        if equal := tuple(figure for figure in self.report.figures if self._equal(numeral, figure)):
            return Status.OPEN, equal
        return Status.FREE, ()

    def _bound(self, span: Bound) -> tuple[Status, tuple[Figure, ...]]:
        try:
            figure = find_figure(span.target, self.report.figures)
        except TargetProblem:
            return Status.BOUND, ()  # a finding of binding already
        return (Status.BOUND if figure.exact is None else Status.DERIVED), (figure,)

    def _equal(self, numeral: Numeral, figure: Figure) -> bool:
        if numeral.hedge and numeral.value < _TELLING:
            return False  # near something in the data by chance
        return _fits(numeral, figure) and (_comparable(numeral, figure) or numeral.value >= _TELLING)


def _comparable(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number's unit is one in which the figure may be said."""
    if numeral.percent or figure.unit == "%":
        return numeral.percent and figure.unit == "%"
    one, other = numeral.unit.removeprefix("万").removeprefix("亿"), figure.unit.removeprefix("万")
    if not figure.unit:
        return one != "元"
    return one == other or any({one, other} <= family for family in _FAMILIES)


def _fits(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number is the figure's value, or, with 余, 约 or 不足, near it as these words say."""
    written = read_written(numeral.text)
    if written is None or figure.number is None:
        return False
    if not numeral.hedge:
        return agrees(written, figure)
    digits = str(int(abs(numeral.value)))
    step = Fraction(10) ** (len(digits) - len(digits.rstrip("0")))
    low = Fraction(numeral.value) - (0 if numeral.hedge == "over" else step)
    high = Fraction(numeral.value) + (0 if numeral.hedge == "under" else step)
    return numeral.percent == (figure.unit == "%") and low <= figure.number <= high
