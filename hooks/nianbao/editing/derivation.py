"""Derived figures as `report.yml` has them: sums, differences, shares and changes of rows, made for a number."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from nianbao.authoring.yamltext import yaml_text
from nianbao.editing.yamlentry import NewEntry
from nianbao.report.figure import Figure, FigureKind, derived_figure, find_figure
from nianbao.report.formula import calculate, in_words
from nianbao.report.model import Report
from nianbao.report.value import decimal_text, rounded


class Way(StrEnum):
    """How a number comes from rows."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    CHANGE = "change"
    """From the value of the year before."""
    RATE = "rate"
    """The same in per cent."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derived figure that may not be in the file yet."""

    name: str
    formula: str
    """As `report.yml` wants it: `{甲} + {乙}`."""
    unit: str
    decimals: int = 0

    @property
    def entry(self) -> NewEntry:
        """The line of `derived`."""
        unit = '"%"' if self.unit == "%" else yaml_text(self.unit)
        parts = [f"formula: {json.dumps(self.formula, ensure_ascii=False)}"]
        parts += [f"unit: {unit}"] if self.unit else []
        parts += [f"decimals: {self.decimals}"] if self.decimals else []
        return NewEntry("derived", f"{yaml_text(self.name)}: {{{', '.join(parts)}}}", named=True)


def figure_of(made: Derivation, report: Report) -> Figure:
    """The derived figure as it will be read; raises Problem where the formula cannot be calculated."""
    exact = calculate(made.formula, lambda name: find_figure(name, report.figures))
    exact *= 100 if made.unit == "%" else 1
    place = report.derived[-1].figure.place if report.derived else next(iter(report.figures)).place
    number = len(report.derived) + 1
    return derived_figure(number, made.name, made.unit, exact, rounded(exact, made.decimals), place)


def declared(formula: str, report: Report) -> Figure | None:
    """The derived figure that has this formula already."""
    words = in_words(formula, lambda name: find_figure(name, report.figures))
    return next((each.figure for each in report.derived if each.formula == words), None)


def free_name(wanted: str, report: Report, taken: Iterable[str] = ()) -> str:
    """A name for a derived figure that nothing else answers to."""
    plain = wanted.replace("/", "").replace("{", "").replace("}", "").strip() or "合计"
    names = [plain, f"{plain}合计", *(f"{plain}（{number}）" for number in range(2, 99))]
    used = {*taken}
    return next(name for name in names if name not in used and not any(each.answers(name) for each in report.figures))


def sum_of(label: str, parts: Sequence[Figure], unit: str, report: Report, taken: Iterable[str] = ()) -> Derivation:
    """The sum of rows, with as many decimals as they have."""
    formula = " + ".join(f"{{{part.target}}}" for part in parts)
    return Derivation(free_name(label, report, taken), formula, unit, max(map(_places, parts), default=0))


def derive(way: Way, figures: Sequence[Figure], decimals: int, before: Fraction | None = None) -> Derivation:
    """What a number is, made of rows; the name is only proposed. `before` is the first row's value a year ago."""
    first, last = figures[0], figures[-1]
    names = [f"{{{figure.target}}}" for figure in figures]
    unit = "%" if way in (Way.SHARE, Way.RATE) else first.unit
    ago = decimal_text(abs(before or Fraction(0)))
    more = before is None or first.number is None or first.number >= before
    up, down = (f"{names[0]} - {ago}", f"{ago} - {names[0]}") if before is not None else ("", "")
    formula, label = {
        Way.SUM: (" + ".join(names), "与".join(_short(figure) for figure in figures)),
        Way.DIFFERENCE: (" - ".join(names), f"{_short(first)}减{_short(last)}"),
        Way.SHARE: (f"{names[0]} / {names[-1]}", f"{_short(first)}占{_short(last)}"),
        Way.CHANGE: (up if more else down, f"{_short(first)}比上年{'增加' if more else '减少'}"),
        Way.RATE: (f"({up if more else down}) / {ago}", f"{_short(first)}比上年{'增长' if more else '下降'}"),
    }[way]
    return Derivation(label, formula, unit, max(decimals, 0))


def _short(figure: Figure) -> str:
    return figure.label.replace("/", "")


def _places(figure: Figure) -> int:
    if figure.kind is FigureKind.SUM or not isinstance(figure.value, Decimal):
        return 0
    exponent = figure.value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
