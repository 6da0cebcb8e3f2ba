"""Whole sentences with several numbers: each number with the cells that it is the sum of, right and raised by 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cases import value_of
from corpus import read
from nianbao.check.coverage import scan
from nianbao.check.spotted import Spotted, Status
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from tables import distinct

_GAP = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Said:
    """One number of a sentence: what is found of it, and of it raised by 1."""

    sentence: str
    cells: frozenset[str]
    right: Spotted
    wrong: Spotted

    @property
    def certain(self) -> bool:
        """Whether the right number is certainly its own row."""
        return self.right.certain and frozenset(self.right.cells) == self.cells

    @property
    def mistaken(self) -> bool:
        """Whether the right number is certainly something else, or a contradiction."""
        return (self.right.certain and not self.certain) or self.right.status is Status.CONTRADICTION

    @property
    def noticed(self) -> bool:
        """Whether the wrong number is called a contradiction."""
        return self.wrong.status is Status.CONTRADICTION


def said(every: int = 1) -> Iterator[Said]:
    """The numbers of every so many sentences, beside a table whose values are all distinct."""
    report = distinct("2021", 2023)
    for sentence in read("sentences.yml")[::every]:
        gaps = [_cells(report, names) for names in _GAP.findall(sentence)]
        values = [int(value_of(report, cells)) for cells in gaps]
        for index, cells in enumerate(gaps):
            raised = [value + (nth == index) for nth, value in enumerate(values)]
            right, wrong = (_found(report, sentence, numbers, index) for numbers in (values, raised))
            yield Said(sentence, frozenset(cells), right, wrong)


def others(report: Report) -> Iterator[tuple[str, Spotted]]:
    """The numbers of sentences about other work, beside a table."""
    for sentence in read("others.yml"):
        yield from ((sentence, item) for item in _scan(report, sentence))


def _cells(report: Report, names: str) -> tuple[str, ...]:
    return tuple(cell for name in names.split("+") for cell in report.statistics if fnmatchcase(cell, name))


def _found(report: Report, sentence: str, numbers: list[int], index: int) -> Spotted:
    pieces = _GAP.split(sentence)[::2]
    text = "".join(f"{piece}{number}" for piece, number in zip(pieces, numbers, strict=False)) + pieces[-1]
    place = sum(len(f"{piece}{number}") for piece, number in zip(pieces[:index], numbers[:index], strict=True))
    start = place + len(pieces[index])
    return next(item for item in _scan(report, text) if item.sentence.start + item.offset == start)


def _scan(report: Report, text: str) -> list[Spotted]:
    prose = read_prose(Chapter("overview", "docs/overview.md", "", text))
    return [item for item in scan(report, [prose]) if item.status is not Status.LEFT_OUT]
