"""Whether a correction's numbers are those of the data: the newest says what the figure is, each what was before."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from nianbao.correction.entries import Change, Correction
from nianbao.correction.held import Difference, key_of, names
from nianbao.correction.lock import CORRECTION
from nianbao.finding import Finding
from nianbao.labels import compact
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.written import agrees, read_written

_MEND = "请照数据写；更正的不是这一项，就不写 target"


@dataclass(frozen=True, slots=True)
class Told:
    """What a correction says of a figure."""

    day: date
    change: Change

    def was(self, printed: str | None) -> bool:
        """Whether the figure was this value before; None for a figure that was not there."""
        return self._says(self.change.before, printed)

    def became(self, printed: str | None) -> bool:
        """Whether the figure was this value afterwards; None for a figure that is gone."""
        return self._says(self.change.after, printed)

    def _says(self, text: str, printed: str | None) -> bool:
        """Of a whole entry also a sentence with the value in it; what an entry lists are values."""
        if names(text, printed):
            return True
        values = [] if self.change.listed or printed is None else _quantities(text)
        return any(names(each.text, printed) for each in values)


Listed = Mapping[str, list[Told]]
"""What corrections tell of each figure, oldest first, by the figure's key."""


def listed(corrections: Iterable[Correction], report: Report, gone: Iterable[str] = ()) -> Listed:
    """What corrections tell of figures; `gone` are keys of figures that the report does not hold any more."""
    found: dict[str, list[Told]] = {}
    lost = {compact(key): key for key in gone}
    for item in sorted(corrections, key=lambda item: item.day):
        for change in item.stated:
            if key := _key(change.target, report, lost):
                found.setdefault(key, []).append(Told(item.day, change))
    return found


def _key(target: str, report: Report, gone: Mapping[str, str]) -> str:
    """The key of the figure that a target names; empty where it names none, which is a finding already."""
    try:
        return key_of(find_figure(target, report.figures)) if target else ""
    except TargetProblem:
        return gone.get(compact(target), "")


def unlisted(differing: Iterable[Difference], told: Listed) -> list[Difference]:
    """The differences that no correction tells truly, each from what was made public last.

    Corrections have to lead from how the figure was, at whichever of them the lock was made, to how it is now.
    """
    found = []
    for item in differing:
        changes = told.get(item.key, [])
        begun = any(each.was(item.before) for each in changes)
        if not begun or not changes[-1].became(item.after):
            found.append(replace(item, before=changes[-1].change.after) if begun else item)
    return found


def returned(differing: Iterable[Difference], told: Listed, report: Report) -> list[Difference]:
    """The figures that are again as they were locked, while the newest correction lists another value."""
    differ, figures = {item.key for item in differing}, {key_of(figure): figure for figure in report.figures}
    found = []
    for key, changes in told.items():
        change, figure = changes[-1].change, figures.get(key)
        if key not in differ and figure and change.listed and not changes[-1].became(figure.printed):
            found.append(Difference(figure.target, change.after, figure.printed, figure))
    return found


def check_values(told: Listed, report: Report, but: Collection[str] = ()) -> Iterator[Finding]:
    """A finding for each change of a figure whose numbers are others than those of the data.

    What is the figure now is not compared for the keys `but`, whose difference is a finding already.
    """
    figures = {key_of(figure): figure for figure in report.figures}
    for key, items in told.items():
        if key in figures:
            yield from _check_figure(figures[key], items, now=key not in but)


def _check_figure(figure: Figure, items: Iterable[Told], *, now: bool) -> Iterator[Finding]:
    groups = _groups(items)
    for older, newer in pairwise(groups):
        was, said = _numbers(older[-1].change.after), _numbers(newer[0].change.before)
        if was and said and not was & said:
            problem = f"上一次更正后是“{older[-1].change.after}”，这里写的是“{newer[0].change.before}”"
            mend = "请写这次更正以前公布的数"
            yield Finding(newer[0].change.place, "before", problem, mend, rule=CORRECTION)
    for item in groups[-1] if now else ():
        if not names_value(item.change.after, figure):
            problem = f"数据里是 {figure.printed}，这里写的是“{item.change.after}”"
            yield Finding(item.change.place, "after", problem, _MEND, rule=CORRECTION)


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


def _groups(items: Iterable[Told]) -> list[list[Told]]:
    """Groups of consecutive entries about one change: of the same day, with a number in common before and after."""
    groups: list[list[Told]] = []
    for item in items:
        if groups and _same(groups[-1][0], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _same(one: Told, other: Told) -> bool:
    return one.day == other.day and all(
        _numbers(a) & _numbers(b)
        for a, b in ((one.change.before, other.change.before), (one.change.after, other.change.after))
    )


def _numbers(text: str) -> set[Decimal]:
    return {numeral.value for numeral in _quantities(text)}


def _quantities(text: str) -> list[Numeral]:
    return [numeral for numeral in numerals(text) if numeral.kind is Kind.QUANTITY]
