"""Coverage: every number of the text, and whether it is bound to the data.

A number that is not bound is free by itself when nothing in the data has its value and no words close to it name a row.
Else it is open, or it contradicts the row that it names, until it is bound or declared free with a reason. Words that
speak of a change, of another year or of a part of the year or of the area name no row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.check.naming import Named, best, names_of
from nianbao.check.spotted import Spotted, Status
from nianbao.labels import compact
from nianbao.report.figure import Figure, FigureKind, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.agreement import comparable, fits, in_unit
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Bound, Prose, Sentence

_TELLING = 1000
"""An exact number from here on does not equal a figure by chance, whatever it counts."""
_WINDOW = 400
"""Characters before and behind a number that are looked at: words farther off name nothing."""
_CLAUSE_END = re.compile(r"[，。；：、,;:（）()！？\d]")
_TITLE = re.compile(r"《[^《》]*》")
_OTHER = re.compile(
    r"增加|减少|增长|下降|上升|提高|降低|同比|环比|较上年|比上年|比去年"  # a change
    r"|每|各(?![类项种级])|近.?.?年|累计|历年|历次|计划|目标|力争|预计|季度|半年|月"  # a part, or another time
    r"|网络|信函|当面|传真|邮寄|邮件"  # one way among several
)
_JOINED = re.compile(r"[一-鿿]{2}[及和与][^，；、]{0,10}$")
"""Two things that have one number together."""
_BODY = re.compile(r"[一-鿿](?:局|镇|乡|街道|村|社区|学校|医院)")
"""One body: in the report of an area, its numbers are not those of the table."""


def scan(report: Report, chapters: Iterable[Prose]) -> tuple[Spotted, ...]:
    """Every number of the chapters, in reading order."""
    names = names_of(report)
    read = tuple(chapters)
    pages = {prose.chapter.slug for prose in read}
    return tuple(spotted for prose in read for spotted in _Scanner(report, names, prose, pages).scan())


@dataclass(frozen=True, slots=True)
class _Judgement:
    status: Status
    figures: tuple[Figure, ...] = ()
    formula: str = ""
    names_row: bool = False
    """Whether the words name the figure's row, so that the numbers behind may be of the same row."""


@dataclass(frozen=True, slots=True)
class _Context:
    """The words around a number, and what they refer to."""

    sentence: Sentence
    before: str
    """From the number before, or the sentence's beginning."""
    behind: str
    """To the end of the clause."""
    row: str
    """Anchor of the row that the sentence was about."""
    other_year: bool
    """Whether the sentence speaks of a year that is not the report's, or of a day."""


class _Scanner:
    """Finds the status of every number of one chapter, sentence by sentence."""

    def __init__(self, report: Report, names: tuple[Named, ...], prose: Prose, pages: set[str]) -> None:
        self.report = report
        self.names = names
        self.prose = prose
        self.page = prose.chapter.slug
        self._named_by: dict[tuple[object, ...], tuple[Named, ...]] = {}
        self._equal_to: dict[tuple[object, ...], tuple[Figure, ...]] = {}
        """What was found for the same words, and for the same number, before."""
        self.bound = sorted((bound for bound in prose.bound if bound.start < bound.end), key=lambda bound: bound.start)
        self.starts = [bound.start for bound in self.bound]
        # One for a page that does not exist is a finding already; its numbers need no other.
        self.free = [item for item in report.free if item.page == self.page or item.page not in pages]

    def scan(self) -> Iterator[Spotted]:
        found = numerals(self.prose.text)
        row = ""
        starts = [numeral.start for numeral in found]
        for sentence in self.prose.sentences():
            end = sentence.start + len(sentence.text)
            inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, end)]
            row = row if sentence.text.lstrip().startswith("其中") else ""
            for spotted, row_after in self._sentence(sentence, inside, row):
                row = row_after
                yield spotted

    def _sentence(self, sentence: Sentence, inside: Iterable[Numeral], row: str) -> Iterator[tuple[Spotted, str]]:
        start, other_year = sentence.start, False
        for numeral in inside:
            other_year = other_year or self._speaks_of_another_year(numeral)
            context = self._context(sentence, numeral, start, row, other_year=other_year)
            span = self._span(numeral.start)
            judgement = self._bound(numeral, span, context) if span else self._judge(numeral, context)
            if numeral.kind is Kind.QUANTITY:
                start = numeral.end
                row = judgement.figures[0].anchor if judgement.figures and judgement.names_row else row
            place = self.prose.place(numeral.start)
            written = self._written(numeral)
            figures, formula = judgement.figures, judgement.formula
            spotted = Spotted(
                judgement.status,
                page=self.page,
                place=place,
                numeral=numeral,
                written=written,
                sentence=sentence,
                figures=figures,
                formula=formula,
            )
            yield spotted, row

    def _span(self, position: int) -> Bound | None:
        """The bound number at a position of the text."""
        nth = bisect_right(self.starts, position) - 1
        return self.bound[nth] if nth >= 0 and position < self.bound[nth].end else None

    def _context(self, sentence: Sentence, numeral: Numeral, start: int, row: str, *, other_year: bool) -> _Context:
        text = self.prose.text
        end = min(numeral.end + _WINDOW, sentence.start + len(sentence.text))
        rest = text[numeral.end : end].lstrip()
        behind = _CLAUSE_END.split(rest.removeprefix("余").removeprefix("多").removeprefix(numeral.unit), 1)[0]
        before = compact(_TITLE.sub("", text[max(start, numeral.start - _WINDOW) : numeral.start]))
        return _Context(sentence, before, compact(behind), row, other_year)

    def _speaks_of_another_year(self, numeral: Numeral) -> bool:
        if numeral.kind not in (Kind.YEAR, Kind.DATE):
            return False
        years = re.findall(r"(?:19|20)\d\d", numeral.text)
        return years != [str(self.report.year)] if numeral.kind is Kind.YEAR else not years

    def _written(self, numeral: Numeral) -> str:
        rest = self.prose.text[numeral.end : numeral.end + _WINDOW].lstrip()
        hedge = rest[:1] if rest[:1] in ("余", "多") else ""
        return numeral.text + hedge + (numeral.unit if numeral.unit != "%" else "")

    def _judge(self, numeral: Numeral, context: _Context) -> _Judgement:
        if numeral.kind is not Kind.QUANTITY:
            return _Judgement(Status.LEFT_OUT)
        written = self._written(numeral)
        if any(item.covers((numeral.text, written), context.sentence.text) for item in self.free):
            return _Judgement(Status.DECLARED)
        named = self._named(numeral, context)
        if fitting := [item for item in named if fits(numeral, item.figure)]:
            return _Judgement(Status.OPEN, tuple(item.figure for item in fitting), fitting[0].formula, names_row=True)
        if len(named) == 1 and named[0].figure.number is not None:
            return _Judgement(Status.CONTRADICTION, (named[0].figure,), named[0].formula, names_row=True)
        key = (numeral.text, numeral.unit, numeral.hedge)
        if key not in self._equal_to:
            self._equal_to[key] = tuple(figure for figure in self.report.figures if self._equal(numeral, figure))
        equal = self._equal_to[key]
        return _Judgement(Status.OPEN if equal else Status.FREE, equal)

    def _named(self, numeral: Numeral, context: _Context) -> tuple[Named, ...]:
        """The figures that the words around a number name; none where they speak of another year or of a part."""
        key = (context.before, context.behind, context.row, context.other_year, numeral.unit, numeral.percent)
        if key not in self._named_by:
            self._named_by[key] = self._name(numeral, context)
        return self._named_by[key]

    def _name(self, numeral: Numeral, context: _Context) -> tuple[Named, ...]:
        """The same, looked for."""
        if context.other_year or _OTHER.search(context.before + context.behind) or _JOINED.search(context.before):
            return ()
        if self.report.scope == "summary" and _BODY.search(context.before):
            return ()
        unitless = not numeral.unit and not numeral.percent  # in a cell of a table
        candidates = [
            item
            for item in self.names
            if comparable(numeral, item.figure) or (unitless and item.figure.unit not in ("%", "万元"))
        ]
        return best(candidates, context.before, context.behind, context.row)

    def _equal(self, numeral: Numeral, figure: Figure) -> bool:
        if numeral.hedge:
            return False  # near something in the data by chance
        telling = numeral.value >= _TELLING and not numeral.text.endswith(("万", "亿"))
        sayable = comparable(numeral, figure) or (telling and numeral.unit in ("", "条", "件", "篇", "次", "则", "份"))
        return sayable and fits(numeral, figure)

    def _bound(self, numeral: Numeral, span: Bound, context: _Context) -> _Judgement:
        """The status of a bound number by its unit and the words around it; its value is compared in `bind`."""
        try:
            figure = find_figure(span.target, self.report.figures)
        except TargetProblem:
            return _Judgement(Status.BOUND)  # a finding of binding already
        with_unit = numeral.end < span.end  # `[50000元]`: compared by binding
        extended = self.prose.text[span.end : numeral.end][:1] in ("万", "亿")
        if not with_unit and not in_unit(numeral, figure, extended=extended):
            return _Judgement(Status.DOUBTFUL, (figure,))
        named = [item.figure for item in self._named(numeral, context)]
        if len(named) == 1 and figure.kind is named[0].kind is FigureKind.FORM and named[0].anchor != figure.anchor:
            return _Judgement(Status.DOUBTFUL, (figure, named[0]))
        status = Status.DERIVED if figure.kind is FigureKind.DERIVED else Status.BOUND
        return _Judgement(status, (figure,), names_row=True)
