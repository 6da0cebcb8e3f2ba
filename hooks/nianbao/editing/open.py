"""Open numbers: those of a year's text that are not bound and may be a figure, or that the data contradict."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nianbao.bind.pending import MARK
from nianbao.check.answer import Certainty
from nianbao.check.coverage import scan
from nianbao.check.spotted import Spotted, Status
from nianbao.editing.choice import Choice, choice_of, choices_of
from nianbao.editing.openyear import OpenYear
from nianbao.report.value import Absent
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Bound, Prose
from nianbao.text.written import agrees, read_written


class Kind(StrEnum):
    """What is open about a number; the values are names for programs."""

    OPEN = "open"
    """Not bound; something in the data has its value."""
    CONTRADICTION = "contradiction"
    """Not bound; the words name a figure that has another value."""
    BOUND = "bound"
    """Bound to a figure that has another value."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open number, with what it may be."""

    kind: Kind
    item: Spotted
    prose: Prose
    choices: tuple[Choice, ...]
    certain: Choice | None
    """What it is beyond doubt, and can be bound to as it is written."""
    named: bool
    """Whether the words name the choices; else only the value is the same."""
    bound: Bound | None = None
    """The link that it stands in, where it is bound."""
    nth: int = 0
    """Which of the numbers it is that stand in equal sentences of the chapter at the same place, from 0."""

    @property
    def chapter(self) -> Chapter:
        """The chapter that it stands in."""
        return self.prose.chapter

    @property
    def meant(self) -> Choice | None:
        """Of a contradiction: what the words name beyond doubt, or what it is bound to."""
        sure = self.kind is Kind.BOUND or (self.kind is Kind.CONTRADICTION and self.item.certainty is Certainty.CERTAIN)
        return self.choices[0] if sure and self.choices else None

    @property
    def key(self) -> tuple[object, ...]:
        """By what it is found again after a change elsewhere: its words and its place."""
        return self.item.page, self.item.sentence.text, self.item.offset, self.item.numeral.text, self.nth


def open_numbers(year: OpenYear) -> tuple[Open, ...]:
    """The open numbers of a year, in reading order."""
    pages = {prose.chapter.slug: prose for prose in year.prose}
    found = [made for item in scan(year.report, year.prose) if (made := _open(item, pages, year))]
    return tuple(_counted(found))


def _counted(found: list[Open]) -> Iterator[Open]:
    seen: dict[tuple[object, ...], int] = {}
    for each in found:
        nth = seen[each.key] = seen.get(each.key, -1) + 1
        yield replace(each, nth=nth)


def _open(item: Spotted, pages: Mapping[str, Prose], year: OpenYear) -> Open | None:
    prose = pages[item.page]
    if _waits(prose, item.numeral.start):
        return None
    if item.status in (Status.OPEN, Status.CONTRADICTION):
        choices = choices_of(item, year.report)
        first = choices[0] if choices else None
        certain = first if item.certain and first and first.agrees else None
        kind = Kind.OPEN if item.status is Status.OPEN else Kind.CONTRADICTION
        return Open(kind, item, prose, choices, certain, named=bool(item.names))
    if item.status in (Status.BOUND, Status.DERIVED, Status.DOUBTFUL) and item.figures:
        return _bound(item, prose, year)
    return None


def _waits(prose: Prose, at: int) -> bool:
    """Whether a character stands in a placeholder, whose text is no sentence of the report yet."""
    return any(match.start() <= at < match.end() for match in re.finditer(MARK[0], prose.text))


def _bound(item: Spotted, prose: Prose, year: OpenYear) -> Open | None:
    """A bound number whose figure has another value, unless that is acknowledged."""
    at, figure = item.numeral.start, item.figures[0]
    link = next((each for each in prose.bound if each.start <= at < each.end), None)
    if link is None or isinstance(figure.value, Absent):
        return None
    words = prose.text[link.start : link.end].strip()
    choice = replace(choice_of(item, figure), brackets=words)
    if _has_value(words, choice) or _acknowledged(item, words, year):
        return None
    return Open(Kind.BOUND, item, prose, (choice,), None, named=True, bound=link)


def _has_value(words: str, choice: Choice) -> bool:
    """Whether words in brackets are the value of a choice."""
    written = read_written(words)
    return written is not None and agrees(written, choice.figure)


def _acknowledged(item: Spotted, words: str, year: OpenYear) -> bool:
    return any(
        mention.acknowledged and mention.written == words and mention.figure.id == item.figures[0].id
        for mention in year.mentions
        if mention.page == item.page
    )
