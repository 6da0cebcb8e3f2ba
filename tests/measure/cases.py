"""Sentences with what is right about their number, by the office they are after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from corpus import Said, in_frames, narratives, wordings
from nianbao.report.figure import find_figure
from nianbao.report.model import Report
from tables import distinct, report_of, table_of

OF_WORDINGS = (("pingtan", 2023), ("shanghai-kewei", 2024), ("shuyang", 2025), ("hongze", 2024), ("city", 2025))
"""Published tables of the form that the wordings are of."""
_YEAR = re.compile(r"20\d\d")
"""The wordings are those of a report for 2023."""
SUMS = {
    "行政诉讼（未经复议直接起诉与复议后起诉的总计之和）": ("t4.1-ld5", "t4.1-lr5"),
    "（三）不予公开（各项之和）": tuple(f"r3.3.{n}-c7" for n in range(1, 9)),
    "（四）无法提供（各项之和）": tuple(f"r3.4.{n}-c7" for n in range(1, 4)),
    "（五）不予处理（各项之和）": tuple(f"r3.5.{n}-c7" for n in range(1, 6)),
    "本年新收政府信息公开申请数量（法人或其他组织五列之和）": tuple(f"r1-c{n}" for n in range(2, 7)),
    "予以公开与部分公开之和": ("r3.1-c7", "r3.2-c7"),
}
"""What a wording means that is no cell of the form."""


@dataclass(frozen=True, slots=True)
class Case:
    """A number in its words, and the cells that it is the sum of; none: it is nothing of the table."""

    office: str
    report: Report
    words: str
    """With `N` for the number."""
    number: str
    cells: frozenset[str]

    def sentences(self, number: str = "") -> Iterator[str]:
        """The case in every frame, with its own number or another."""
        return in_frames(self.words.replace("N", number or self.number), self.report.year)


def of_wordings() -> Iterator[Case]:
    """Each wording, beside published tables and one whose values are all distinct."""
    reports = [(unit, table_of(unit, year)) for unit, year in OF_WORDINGS]
    for office, report in [*reports, ("distinct", distinct("2021", 2023))]:
        for row, words in wordings():
            cells = SUMS.get(row.partition("/")[2]) or (find_figure(row, report.figures).id,)
            there = _of_year(words, report.year)
            if value := value_of(report, cells):
                yield Case(office, report, there, value, frozenset(cells))


def _of_year(words: str, year: int) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) - 2023 + year), words)


def of_reports(*kinds: str) -> Iterator[Case]:
    """Numbers of published sentences, of the kinds named, whose cells are held and agree."""
    for narrative in narratives():
        report = report_of(narrative)
        for said in narrative.figures:
            if said.kind in kinds and said.agrees:
                yield _case(narrative.office, report, said)


def _case(office: str, report: Report, said: Said) -> Case:
    cells = frozenset(find_figure(target, report.figures).id for target in said.of)
    return Case(office, report, f"{said.context}N{said.unit}", said.value, cells)


def value_of(report: Report, cells: tuple[str, ...]) -> str:
    """The sum of the cells in digits; empty where one is not held."""
    numbers = [report.statistics[cell].number for cell in cells]
    known = [number for number in numbers if number is not None]
    return _digits(sum(known, Fraction(0))) if len(known) == len(numbers) else ""


def _digits(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
