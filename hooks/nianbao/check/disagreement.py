"""Disagreement: two sentences that say other numbers of the same thing, which the table need not know.

The same thing is what is said in the same words, or what names the same cell that has no number. Where the cell has
one, each of the sentences is compared with it.
"""

import re
from collections.abc import Iterator

from nianbao.check.around import Around, around
from nianbao.check.scorer import Scorer
from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.check.wording import AFTER, BEFORE, ELSE, leftover
from nianbao.finding import Finding, Severity, page_subject
from nianbao.report.value import Absent

DISAGREEMENT = "disagreement"
"""The rule that sentences say the same number of the same thing."""
_PART = re.compile(r"其中|包括|分别|另有?$|还")
"""Before a number that is one of several of the kind."""
_ELSEWHEN = re.compile(rf"{BEFORE}|{AFTER}|{ELSE}|[每各近]|累计|计划|目标|季度|半年|月|旬|同比|[增减]|提高|下降")
"""Words of another time, of a change, or of one of several."""
_LONG = 5
"""Characters that name a thing by themselves; fewer are words of many sentences."""
Key = tuple[str, ...]


def check_disagreement(text: BoundText) -> Iterator[Finding]:
    """A warning for each number that an earlier sentence gives otherwise; it names both lines."""
    unstated = any(figure.value in (Absent.BLANK, Absent.PENDING) for figure in text.report.figures)
    scorer = Scorer(text.report) if unstated else None
    first: dict[Key, Spotted] = {}
    for item, start in _unknown(text.spotted):
        words = around(item.sentence.text[start : item.offset], _behind(item), text.report.year)
        for key in _keys(item, words, scorer):
            other = first.setdefault(key, item)
            if other.numeral.value != item.numeral.value:
                yield _finding(item, other)
                break


def _unknown(spotted: tuple[Spotted, ...]) -> Iterator[tuple[Spotted, int]]:
    """The exact numbers of which nothing is known, each with where its words begin: behind the number before."""
    sentence, start = None, 0
    for item in spotted:
        start = start if item.sentence == sentence else 0
        sentence = item.sentence
        unknown = item.status is Status.FREE or (item.status is Status.OPEN and not item.names)
        exact = not item.numeral.hedge and not item.numeral.percent
        if unknown and exact and not _PART.search(item.sentence.text[: item.offset]):
            yield item, start
        if item.status is not Status.LEFT_OUT:
            start = item.offset + len(item.written)


def _behind(item: Spotted) -> str:
    return item.sentence.text[item.offset + len(item.written) :]


def _keys(item: Spotted, words: Around, scorer: Scorer | None) -> Iterator[Key]:
    """What the number is said of: in words, and as the cell that has no number."""
    if words.other_time or _ELSEWHEN.search(words.earlier + words.own + words.behind):
        return
    said = leftover(words.earlier) + leftover(words.own)
    if len(leftover(words.own)) >= _LONG:
        yield said, leftover(words.behind), item.numeral.unit
    named = scorer.meant(item.numeral, words) if scorer else None
    if named and named.figure.number is None:
        yield named.cells


def _finding(item: Spotted, other: Spotted) -> Finding:
    where = f"{other.place.file} 第 {other.place.line} 行"
    return Finding(
        item.place,
        item.written,
        f"{where}说的是同一件事，写的是 {other.written}",
        "请核对两处，改正写错的一处；说的不是同一件事的不用改",
        severity=Severity.WARNING,
        rule=DISAGREEMENT,
        expected=other.written,
        found=item.written,
        subject=page_subject(item.page),
    )
