"""Coverage: every number of the text, and whether it is bound to the data.

A number that is not bound is free by itself when nothing in the data has its value and no words close to it name a row.
Else it is open, or it contradicts the row that it names, until it is bound or declared free with a reason. Words that
speak of a change, of another year or of a part of the year or of the area name no row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nianbao.check.answer import Certainty
from nianbao.check.around import Around, around, of_another_matter, speaks_of_another_time
from nianbao.check.broken import broken_numbers
from nianbao.check.inwords import in_words
from nianbao.check.naming import Named
from nianbao.check.reading import Reading
from nianbao.check.scorer import Scorer
from nianbao.check.split import without_splits
from nianbao.check.spotted import Spotted, Status
from nianbao.check.tablerows import TableRows, heads_of
from nianbao.check.topic import Topic, named_before
from nianbao.report.figure import Figure, FigureKind, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.agreement import comparable, counts_otherwise, fits, in_unit
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Bound, Prose, Sentence

_UNIT = 12
"""Characters that a unit and what stands before it take at most."""
_TELLING = 1000
"""An exact number from here on does not equal a figure by chance, whatever it counts."""
_WINDOW = 400
"""Characters behind a number that are looked at."""


def scan(report: Report, chapters: Iterable[Prose]) -> tuple[Spotted, ...]:
    """Every number of the chapters, in reading order."""
    scorer = Scorer(report)
    read = tuple(chapters)
    pages = {prose.chapter.slug for prose in read}
    return tuple(spotted for prose in read for spotted in _Scanner(scorer, prose, pages).scan())


@dataclass(frozen=True, slots=True)
class _Judgement:
    status: Status
    figures: tuple[Figure, ...] = ()
    names: tuple[Named, ...] = ()
    certainty: Certainty = Certainty.UNKNOWN
    carry: str = ""
    """The words that name the row, so that the numbers behind may be of the same row."""


class _Scanner:
    """Finds the status of every number of one chapter, sentence by sentence."""

    def __init__(self, scorer: Scorer, prose: Prose, pages: set[str]) -> None:
        self.report = scorer.report
        self.scorer = scorer
        self.prose = prose
        self.page = prose.chapter.slug
        self._broken = [match.span() for match in broken_numbers(prose)]
        self._rows = TableRows(prose.chapter.source, heads_of(self.report.form))
        self._listed: tuple[Reading, ...] = ()
        """What the next numbers of a list belong to."""
        self._equal_to: dict[tuple[object, ...], tuple[Figure, ...]] = {}
        """What was found for the same number before."""
        self.bound = sorted((bound for bound in prose.bound if bound.start < bound.end), key=lambda bound: bound.start)
        self.starts = [bound.start for bound in self.bound]
        # One for a page that does not exist is a finding already; its numbers need no other.
        self.free = [item for item in self.report.free if item.page == self.page or item.page not in pages]

    def scan(self) -> Iterator[Spotted]:
        found = numerals(self.prose.text)
        carried, topic = "", Topic()
        starts = [numeral.start for numeral in found]
        for sentence in self.prose.sentences():
            end = sentence.start + len(sentence.text)
            inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, end)]
            carried = carried if sentence.text.lstrip().startswith("其中") else ""
            about = topic.at(sentence, self.prose.text)
            found_here = list(self._sentence(sentence, inside, carried, about))
            carried = found_here[-1][1] if found_here else carried
            yield from without_splits([spotted for spotted, _ in found_here])
            topic = topic.after(sentence, self.prose.text)
            yield from self._said_in_words(sentence)

    def _sentence(
        self, sentence: Sentence, inside: Iterable[Numeral], carried: str, about: str
    ) -> Iterator[tuple[Spotted, str]]:
        start, other_time, orphan, of_body = sentence.start, False, False, False
        for numeral in inside:
            if numeral.kind is not Kind.QUANTITY or self._is_broken(numeral):
                yield self._spotted(sentence, numeral, _Judgement(Status.LEFT_OUT)), carried
                continue
            of_which = "其中" in self.prose.text[max(start, numeral.start - _WINDOW) : numeral.start]
            orphan = (orphan or of_which) and not carried
            before = self.prose.text[max(start, numeral.start - _WINDOW) : numeral.start]
            about = "" if of_another_matter(before) else about or named_before(before)
            words = self._around(sentence, numeral, start, carried or about, other_time=other_time)
            of_body = (of_body and not words.says_all) or self.scorer.of_another_body(words)
            words = replace(words, orphan=orphan, of_body=of_body)
            span = self._span(numeral.start)
            judgement = self._bound(numeral, span, words) if span else self._judge(numeral, words, sentence)
            orphan = orphan or not numeral.percent or of_another_matter(words.earlier + words.own)
            start, carried = self._end(numeral), judgement.carry or carried
            own = words.earlier + words.own
            other_time = not judgement.carry and speaks_of_another_time(own, otherwise=other_time)
            yield self._spotted(sentence, numeral, judgement), carried

    def _is_broken(self, numeral: Numeral) -> bool:
        """Whether it is only a piece of a number, of which there is a finding."""
        return any(start <= numeral.start < end for start, end in self._broken)

    def _said_in_words(self, sentence: Sentence) -> Iterator[Spotted]:
        """The numbers in words that contradict what they are said of."""
        for item in in_words(sentence):
            if self._span(item.numeral.start):
                continue
            answer = self.scorer.answer(item.numeral, around(item.before, item.behind, self.report.year))
            if answer.contradicts and answer.certainty is Certainty.CERTAIN:
                figures = tuple(named.figure for named in answer.names)
                declared = self._declared(item.numeral, sentence)
                status = Status.DECLARED if declared else Status.CONTRADICTION
                yield self._spotted(
                    sentence, item.numeral, _Judgement(status, figures, answer.names, Certainty.CERTAIN)
                )

    def _declared(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Whether the editor says that the number is something else."""
        ways, at = (numeral.text, self._written(numeral)), numeral.start - sentence.start
        return any(item.covers(ways, sentence.text, at) for item in self.free)

    def _spotted(self, sentence: Sentence, numeral: Numeral, judgement: _Judgement) -> Spotted:
        return Spotted(
            judgement.status,
            page=self.page,
            place=self.prose.place(numeral.start),
            numeral=numeral,
            written=self._written(numeral),
            sentence=sentence,
            figures=judgement.figures,
            names=judgement.names,
            offset=numeral.start - sentence.start,
            year=self.report.year,
            span=self._in_source(numeral.start, numeral.end),
            end=self._in_source(numeral.start, self._end(numeral))[1],
            certainty=judgement.certainty,
        )

    def _in_source(self, start: int, end: int) -> tuple[int, int]:
        """A piece of the text as a range of the chapter's source."""
        return self.prose.offsets[start], self.prose.offsets[max(start, end - 1)] + 1

    def _span(self, position: int) -> Bound | None:
        """The bound number at a position of the text."""
        nth = bisect_right(self.starts, position) - 1
        return self.bound[nth] if nth >= 0 and position < self.bound[nth].end else None

    def _around(self, sentence: Sentence, numeral: Numeral, start: int, carried: str, *, other_time: bool) -> Around:
        text = self.prose.text
        end = min(numeral.end + _WINDOW, sentence.start + len(sentence.text))
        rest = text[self._end(numeral) : end]
        before = text[max(start, numeral.start - _WINDOW) : numeral.start]
        cell = self._rows.words(self.prose.offsets[numeral.start])
        if cell is not None:
            return around(cell, "", self.report.year)
        return around(before, rest, self.report.year, carried=carried, other_time=other_time)

    def _end(self, numeral: Numeral) -> int:
        """Where the words behind a number begin: behind 余 or 多 and its unit."""
        rest = self.prose.text[numeral.end : numeral.end + _UNIT]
        match = re.match(rf"\s?[余多]?\s?{re.escape(numeral.unit)}", rest)
        return numeral.end + (match.end() if match else 0)

    def _written(self, numeral: Numeral) -> str:
        rest = self.prose.text[numeral.end : numeral.end + _WINDOW].lstrip()
        hedge = rest[:1] if rest[:1] in ("余", "多") else ""
        return numeral.text + hedge + (numeral.unit if numeral.unit != "%" else "")

    def _judge(self, numeral: Numeral, words: Around, sentence: Sentence) -> _Judgement:
        if self._listed and words.goes_on:
            answer = self.scorer.listed(numeral, words, self._listed)
        else:
            answer = self.scorer.answer(numeral, words)
        self._listed = answer.listed
        if self._declared(numeral, sentence):
            return _Judgement(Status.DECLARED, carry=answer.carry)
        if answer.names:
            return _Judgement(
                Status.CONTRADICTION if answer.contradicts else Status.OPEN,
                tuple(named.figure for named in answer.names),
                answer.names,
                answer.certainty,
                answer.carry,
            )
        key = (numeral.text, numeral.unit, numeral.hedge)
        if key not in self._equal_to:
            equal = (figure for figure in self.report.figures if self._equal(numeral, figure))
            self._equal_to[key] = tuple(sorted(equal, key=lambda figure: not (figure.row or figure.total)))
        equals = self._equal_to[key]
        return _Judgement(Status.OPEN if equals else Status.FREE, equals, carry=answer.carry)

    def _equal(self, numeral: Numeral, figure: Figure) -> bool:
        if numeral.hedge or not numeral.value:
            return False  # near something in the data by chance; and much is 0
        telling = numeral.value >= _TELLING and not numeral.text.endswith(("万", "亿"))
        sayable = comparable(numeral, figure) or (telling and numeral.unit in ("", "条", "件", "篇", "次", "则", "份"))
        return sayable and fits(numeral, figure)

    def _bound(self, numeral: Numeral, span: Bound, words: Around) -> _Judgement:
        """The status of a bound number by its unit and the words around it; its value is compared in `bind`."""
        try:
            figure = find_figure(span.target, self.report.figures)
        except TargetProblem:
            return _Judgement(Status.BOUND)  # a finding of binding already
        with_unit = numeral.end < span.end  # `[50000元]`: compared by binding
        extended = self.prose.text[span.end : numeral.end][:1] in ("万", "亿")
        carry = self.scorer.carry_of(figure)
        if not with_unit and not in_unit(numeral, figure, extended=extended):
            return _Judgement(Status.DOUBTFUL, (figure,), carry=carry)
        alien = not with_unit and counts_otherwise(numeral, figure)
        if alien and not self.scorer.allows(numeral, words, figure):
            return _Judgement(Status.DOUBTFUL, (figure,), certainty=Certainty.LIKELY, carry=carry)
        if other := self.scorer.speaks_of_another(numeral, words, figure):
            return _Judgement(Status.DOUBTFUL, (figure, other.figure), carry=carry)
        status = Status.DERIVED if figure.kind is FigureKind.DERIVED else Status.BOUND
        return _Judgement(status, (figure,), carry=carry)
