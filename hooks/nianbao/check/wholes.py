"""Wholes: the totals of a table that a figure may be a share of."""

from collections.abc import Iterator
from fractions import Fraction

from nianbao.check.naming import Named
from nianbao.report.model import Report


def value_in(named: Named, report: Report | None) -> Fraction | None:
    """The value in a year's table; None where it has no such figures, or not all of them."""
    figures = [report.statistics.get(cell) for cell in named.cells] if report else []
    numbers = [figure.number for figure in figures if figure and figure.number is not None]
    return sum(numbers, Fraction(0)) if numbers and len(numbers) == len(named.cells) else None


def wholes(report: Report, named: Named, *, totals: bool = False) -> Iterator[Fraction]:
    """What it may be a share of: the figures of its part of the form that stand for their rows, or only its totals."""
    first = named.parts[0] if named.parts else named.figure
    section = next((cell.section for cell, figure in report.cells() if figure.id == first.id), None)
    cells = [(cell, figure) for cell, figure in report.cells() if cell.section is section]
    if totals:
        figures = [one for cell, one in cells if cell.column.total and (cell.row.total or cell.row.level == 1)]
    else:
        figures = [figure for cell, figure in cells if cell.stands_for_row]
    numbers = [figure.number for figure in figures if figure.number]
    yield from numbers
    if len(numbers) > 1:
        yield numbers[0] + numbers[1]  # new and carried over


def ratios_of(report: Report, named: Named, said: set[Fraction]) -> Iterator[Fraction]:
    """The shares of the totals of its table, and of the numbers that the sentence says, that a figure is."""
    part = value_in(named, report)
    for whole in {*wholes(report, named, totals=True), *said}:
        if part is not None and whole and whole >= part:
            yield part / whole
