"""Whether a correction's numbers are those of the data: the newest says what the figure is, each what was before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from nianbao.correction.entries import Correction
from nianbao.finding import Finding
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.written import agrees, read_written

_MEND = "请照数据写；更正的不是这一项，就不写 target"


def check_values(corrections: Iterable[Correction], report: Report) -> Iterator[Finding]:
    """A finding for each entry with a target whose numbers are others than those of the data."""
    for figure, items in _by_figure(corrections, report).items():
        slips = _slips(items)
        for older, newer in pairwise(slips):
            was, said = _numbers(older[-1].after), _numbers(newer[0].before)
            if was and said and not was & said:
                problem = f"上一次更正后是“{older[-1].after}”，这里写的是“{newer[0].before}”"
                yield Finding(newer[0].place, "before", problem, "请写这次更正以前公布的数")
        for item in slips[-1]:
            if not names_value(item.after, figure):
                yield Finding(item.place, "after", f"数据里是 {figure.printed}，这里写的是“{item.after}”", _MEND)


def check_days(corrections: Iterable[Correction], today: date) -> Iterator[Finding]:
    """A finding for each correction that is of a day to come."""
    for item in corrections:
        if item.day > today:
            yield Finding(item.place, "date", f"更正日期 {item.day} 还没有到", "请写实际更正的日期")


def names_value(text: str, figure: Figure) -> bool:
    """Whether a text, a number or a sentence with one, contains the figure's value; no number where that is absent."""
    found = _quantities(text)
    if isinstance(figure.value, Absent):
        return not found
    whole = read_written(text)
    return (whole is not None and agrees(whole, figure)) or any(_agrees(numeral, figure) for numeral in found)


def _agrees(numeral: Numeral, figure: Figure) -> bool:
    written = read_written(numeral.text.removeprefix("-"))
    return written is not None and agrees(replace(written, value=numeral.value), figure)


def _by_figure(corrections: Iterable[Correction], report: Report) -> Mapping[Figure, list[Correction]]:
    """The corrections of each figure, oldest first."""
    found: dict[Figure, list[Correction]] = {}
    for item in sorted(corrections, key=lambda item: item.day):
        try:
            figure = find_figure(item.target, report.figures) if item.target else None
        except TargetProblem:
            continue  # is a finding already
        if figure:
            found.setdefault(figure, []).append(item)
    return found


def _slips(items: Iterable[Correction]) -> list[list[Correction]]:
    """Groups of consecutive entries about one change: of the same day, with a number in common before and after."""
    slips: list[list[Correction]] = []
    for item in items:
        if slips and _same(slips[-1][0], item):
            slips[-1].append(item)
        else:
            slips.append([item])
    return slips


def _same(one: Correction, other: Correction) -> bool:
    return one.day == other.day and all(
        _numbers(a) & _numbers(b) for a, b in ((one.before, other.before), (one.after, other.after))
    )


def _numbers(text: str) -> set[Decimal]:
    return {numeral.value for numeral in _quantities(text)}


def _quantities(text: str) -> list[Numeral]:
    return [numeral for numeral in numerals(text) if numeral.kind is Kind.QUANTITY]
