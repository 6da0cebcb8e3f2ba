"""The scorer: which figure a number of the text belongs to, and whether that is certain, likely or unknown.

Certain is an answer only where the words leave nothing unexplained and name one figure, which has the value. A number
contradicts the table only where no reading that the words allow has its value.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nianbao.check.answer import UNKNOWN, Answer, Certainty, contradiction, distinct
from nianbao.check.around import Around, names_a_body
from nianbao.check.naming import Named, names_of, together
from nianbao.check.reading import Reading, readings
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.text.agreement import countable, fits
from nianbao.text.numeral import Numeral

_JOINT = re.compile(r"(?:以及|或者|和|与|(?<![涉普以])及|或|、|并)$")
_JOINS = re.compile(r"[、和与及或]")
_MOST_JOINED = 6
"""Names that may have one number together."""


class Scorer:
    """Answers for the numbers of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.names = names_of(report)
        self._own = (report.publisher, report.body)
        self._area = report.scope == "summary"
        self._readings: dict[tuple[object, ...], list[Reading]] = {}
        self._meant: dict[Around, tuple[Named, ...]] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
        """What was said of the same words, and of the same number in them, before."""

    def answer(self, numeral: Numeral, around: Around) -> Answer:
        """What the number belongs to, by its value, its unit and the words around it."""
        key = (numeral.text, numeral.unit, numeral.hedge, around)
        if key not in self._answers:
            self._answers[key] = self._answer(numeral, around)
        return self._answers[key]

    def _answer(self, numeral: Numeral, around: Around) -> Answer:
        found = self.readings(numeral, around)
        if around.lists:
            found = [one for one in found if not _JOINS.search(around.own[one.start :])]
        if not found:
            return UNKNOWN
        first = [reading for reading in found if not reading.second] or found
        top = [reading for reading in first if reading.score == max(other.score for other in first)]
        parts = self._parts(top[0], numeral, around)
        if len(parts) > 1 and around.lists:
            return self.listed(numeral, around, parts)
        if joined := self._joined(parts):
            answer = self._judge(numeral, around, [joined], [*top, *found])
            # 甲、乙5件: the number may be that of the second alone; 未发生甲、乙, without a unit, is said of both.
            unsure = answer.contradicts and numeral.unit and "、" in around.own[parts[0].start :]
            return replace(answer, certainty=Certainty.LIKELY) if unsure else answer
        if _JOINT.search(around.own[: top[0].start]) and not top[0].bare:
            top = [replace(reading, clean=False, fair=False) for reading in top]
        return self._judge(numeral, around, top, found)

    def listed(self, numeral: Numeral, around: Around, names: tuple[Reading, ...]) -> Answer:
        """The answer for the next number of a list, of which `names` are what it and those behind it belong to."""
        first = replace(names[0], clean=all(one.clean for one in names))
        return replace(self._judge(numeral, around, [first], [first]), listed=names[1:])

    def readings(self, numeral: Numeral, around: Around) -> list[Reading]:
        """All that the words allow; of a row whose column is named, not its other columns."""
        key = (numeral.unit, numeral.percent, around)
        if key not in self._readings:
            self._readings[key] = self._read(numeral, around)
        return self._readings[key]

    def _read(self, numeral: Numeral, around: Around) -> list[Reading]:
        candidates = [named for named in self.names if countable(numeral, named.figure)]
        found = list(readings(candidates, around))
        exact = {reading.named.figure.anchor for reading in found if reading.named.column and not reading.bare}
        return [reading for reading in found if not (reading.bare and reading.named.figure.anchor in exact)]

    def meant(self, numeral: Numeral | None, around: Around) -> Named | None:
        """What the words name beyond doubt, whatever the value is."""
        names = [one for one in self.names if numeral is None or countable(numeral, one.figure)]
        found = [one for one in readings(names, around) if not one.second]
        best = max(found, key=lambda one: one.score, default=None)
        if best is None or not best.clean or best.bare or around.other_time:
            return None
        return best.named if len(distinct(one.named for one in found if one.score == best.score)) == 1 else None

    def all_meant(self, around: Around) -> tuple[Named, ...]:
        """What the words may name, whatever the value is; nothing where they leave something unexplained."""
        if around not in self._meant:
            self._meant[around] = self._all_meant(around)
        return self._meant[around]

    def _all_meant(self, around: Around) -> tuple[Named, ...]:
        found = list(readings(self.names, around))
        best = max(found, key=lambda one: (one.score, not one.second), default=None)
        if best is None or best.second or not best.clean or best.bare or around.other_time:
            return ()
        return distinct(one.named for one in found if one.clean and not one.bare)

    def speaks_of_another(self, numeral: Numeral, around: Around, bound: Figure) -> Named | None:
        """What the words around a bound number name, where that is certain and not the figure it is bound to."""
        found = self.readings(numeral, around)
        if not found or bound.kind is FigureKind.EXTRA:
            return None
        best = max(found, key=lambda one: (not one.second, one.score))
        names = [one.named for one in found if one.fair or one.clean]
        if not (best.clean and not best.bare and not best.second) or _JOINT.search(around.own[: best.start]):
            return None
        if around.against(best.rest, unbodied=False) or best.named.figure.kind is FigureKind.EXTRA:
            return None
        allowed = any(bound.id in named.cells or bound.anchor == named.figure.anchor for named in names)
        return None if allowed or bound.kind is FigureKind.DERIVED else best.named

    def of_another_body(self, around: Around) -> bool:
        """Whether the words say of a body that is not the publisher what it received or did."""
        return names_a_body(around.own, *self._own, acting=True) or (self._area and around.acts_for_one)

    def allows(self, numeral: Numeral, around: Around, figure: Figure) -> bool:
        """Whether the words allow that a number is this figure."""
        return any(figure.id in one.named.cells for one in self.readings(numeral, around))

    def carry_of(self, figure: Figure) -> str:
        """Words that name the row of a bound number, for the numbers behind it."""
        named = next((one for one in self.names if one.figure.anchor == figure.anchor and figure.anchor), None)
        phrases = (named.row or named.column) if named else ()
        return "".join(ways[0] for ways in phrases[0].words) if phrases else ""

    def _judge(self, numeral: Numeral, around: Around, top: list[Reading], found: list[Reading]) -> Answer:
        body = around.of_body or names_a_body(around.earlier + around.own, *self._own)
        against = any(around.against(reading.rest, unbodied=body) for reading in top)
        against = against or (around.orphan and any(one.named.in_column for one in top))
        against = against or any(one.lone and around.of_another_matter(one.rest) for one in top)
        against = against or (self._area and any(around.speaks_of_one(one.rest) for one in top))
        fitting = distinct(reading.named for reading in top if fits(numeral, reading.named.figure))
        carry = top[0].carry
        if fitting:
            fitting = tuple(sorted(fitting, key=lambda named: not named.is_group_of(fitting)))
            sure = len(fitting) == 1 and not against and all(one.clean and not one.bare for one in top)
            return Answer(Certainty.CERTAIN if sure else Certainty.LIKELY, fitting, carry=carry)
        if other := distinct(one.named for one in _in_order(found) if fits(numeral, one.named.figure)):
            return Answer(Certainty.LIKELY, other, carry=carry)
        return UNKNOWN if against or self._maybe_of_one(numeral, around, top) else contradiction(around, top, found)

    def _maybe_of_one(self, numeral: Numeral, around: Around, top: list[Reading]) -> bool:
        """Whether a number below that of a whole area may be what one office of it dealt with."""
        below = all((one.named.figure.number or 0) > numeral.value for one in top)
        return self._area and below and around.leaves_open_whose

    def _parts(self, reading: Reading, numeral: Numeral, around: Around) -> tuple[Reading, ...]:
        """The names that have this number together, or one each: 予以公开和部分公开."""
        parts, start, end = [reading], reading.start, len(around.own)
        while len(parts) < _MOST_JOINED and (joint := _JOINT.search(around.own[:start])):
            before = Around(around.own[: joint.start()], "")
            ending = [one for one in self.readings(numeral, before) if one.fair and not one.second and not one.bare]
            if around.lists:
                ending = [one for one in ending if not _JOINS.search(before.own[one.start :])]
            if not ending:
                break
            parts[0] = self._apart(parts[0], numeral, around.own[start:end])
            end = joint.start()
            parts.insert(0, max(ending, key=lambda one: one.score))
            start = parts[0].start
        return tuple(parts)

    def _apart(self, reading: Reading, numeral: Numeral, own: str) -> Reading:
        """The reading of one name among several, without those before it."""
        found = self.readings(numeral, Around(own, ""))
        alone = next((one for one in found if one.named is reading.named), reading)
        return replace(reading, clean=alone.clean, fair=alone.fair)

    def _joined(self, parts: tuple[Reading, ...]) -> Reading | None:
        """Several names as one; None where there is only one, or they cannot be added up."""
        if len(parts) == 1:
            return None
        figures = tuple(figure for one in parts for figure in one.named.parts or (one.named.figure,))
        label = "与".join(one.named.figure.label.replace("/", "") for one in parts)
        named = self._declared(figures) or together(label, figures, ())
        return replace(parts[-1], named=named, clean=all(one.clean for one in parts)) if named else None

    def _declared(self, figures: tuple[object, ...]) -> Named | None:
        """The form's own sum of these figures."""
        return next((named for named in self.names if set(named.parts) == set(figures) and named.parts), None)


def _in_order(found: Iterable[Reading]) -> Iterator[Reading]:
    """The closest first; a total before its parts."""
    yield from sorted(found, key=lambda one: (one.second, -one.score, not one.named.figure.total))
