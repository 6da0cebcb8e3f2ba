"""Answers: what a number of the text belongs to, and when one contradicts the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nianbao.check.around import Around
from nianbao.check.naming import Named
from nianbao.check.reading import Reading
from nianbao.report.value import Absent

_DISTINCT = 6
"""Score from which on the name of a column is no verb of every sentence (公布, 制定)."""


class Certainty(StrEnum):
    """How sure it is what a number belongs to."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a number belongs to."""

    certainty: Certainty
    names: tuple[Named, ...] = ()
    """That have its value, the likeliest first; where it contradicts them, that should have it."""
    contradicts: bool = False
    carry: str = ""
    """The words that name the row, for the numbers behind."""
    listed: tuple[Reading, ...] = ()
    """What the numbers behind belong to, where several have a number each (分别)."""


UNKNOWN = Answer(Certainty.UNKNOWN)


def contradiction(around: Around, top: list[Reading], found: list[Reading]) -> Answer:
    """The answer where no figure that the words allow has the value; UNKNOWN where they do not say enough.

    A column alone (现行有效 5 件) means any of its rows, of which none has the value: not sure, and a contradiction.
    """
    named = distinct(one.named for one in top)
    if not _is_stated(top):
        return UNKNOWN
    if all(_speaks_up(reading) for reading in top):
        sure = len(top) == 1 and top[0].clean and not top[0].bare
        certainty = Certainty.CERTAIN if sure else Certainty.LIKELY
        return Answer(certainty, named, contradicts=True, carry=top[0].carry)
    if all(_names_a_column(reading, around) for reading in found):
        return Answer(Certainty.UNKNOWN, named, contradicts=True, carry=top[0].carry)
    return UNKNOWN


def _is_stated(found: list[Reading]) -> bool:
    """Whether all figures are known, of which those left blank have no value; one at least has a number."""
    figures = [one.named.figure for one in found]
    known = all(one.value not in (Absent.PENDING, Absent.UNREADABLE) for one in figures)
    return known and any(one.number is not None for one in figures)


def _speaks_up(reading: Reading) -> bool:
    """Whether a number that is not this figure's contradicts it."""
    return not reading.second and (reading.clean if reading.bare else reading.fair)


def _names_a_column(reading: Reading, around: Around) -> bool:
    """Whether the words are the name of a column, and nothing else stands beside them."""
    named = reading.named
    alone = reading.second and reading.clean and not any(part.total for part in named.parts or (named.figure,))
    distinct = reading.score >= _DISTINCT or not (named.row and named.column)
    return alone and distinct and not around.of_another_matter(reading.rest)


def distinct(names: Iterable[Named]) -> tuple[Named, ...]:
    """Each figure once."""
    return tuple({named.cells: named for named in reversed(tuple(names))}.values())[::-1]
