"""Pictures of a report: bars on one linear scale from zero, made from the data at build time.

A picture exists where at least two of its numbers are above zero; else words say the same in less room.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nianbao.form.chartplan import BarPlan, ChartPlan, GroupPlan
from nianbao.labels import plain
from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.report.value import Absent, Value, print_value

_WORTH_DRAWING = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, or the total that bars are parts of."""

    label: str
    value: Value
    """A number that is not negative, or the reason why there is none: zero, blank and 不适用 are different."""
    unit: str
    anchor: str
    """Id of the row or cell on the page where the table is at home."""
    sum: bool
    """Whether we added it up from several rows, because the table has no row for it."""

    @property
    def number(self) -> Fraction | None:
        """The exact number, or None where there is none."""
        return None if isinstance(self.value, Absent) else Fraction(self.value)

    @property
    def positive(self) -> bool:
        """Whether the number is above zero, so that there is something to draw."""
        return bool(self.number)

    @property
    def printed(self) -> str:
        """The value with its unit; absent values have none."""
        return print_value(self.value) + ("" if isinstance(self.value, Absent) else self.unit)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of bars, one below the other, with the total that they are parts of."""

    title: str
    """Empty where the picture is one group."""
    bars: tuple[Bar, ...]
    total: Bar | None

    @property
    def drawn(self) -> bool:
        """Whether any bar is above zero."""
        return any(bar.positive for bar in self.bars)

    @property
    def overfull(self) -> bool:
        """Whether the parts are more than their total: a contradiction of the published table."""
        parts = sum((bar.number or Fraction(0) for bar in self.bars), Fraction(0))
        return self.total is not None and self.total.number is not None and parts > self.total.number


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one report: groups of bars with their figures, on one linear scale from zero."""

    id: str
    title: str
    description: str
    groups: tuple[Group, ...]
    table: str
    """Slug of the extra table that it is drawn from; empty for the statutory form."""

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of all groups in order, without totals."""
        return tuple(bar for group in self.groups for bar in group.bars)

    @property
    def drawn(self) -> bool:
        """Whether at least two numbers are above zero; else the chart is written in words."""
        return sum(bar.positive for bar in self.bars) >= _WORTH_DRAWING

    @property
    def longest(self) -> Fraction:
        """The number that takes the whole width: the greatest of all bars and totals."""
        totals = (group.total for group in self.groups if group.total)
        return max((bar.number or Fraction(0) for bar in (*self.bars, *totals)), default=Fraction(0))


def plans(report: Report) -> tuple[ChartPlan, ...]:
    """The plans of all charts that a report may show: first the form's, then those of the extra tables."""
    return (*report.form.charts, *(table.chart for table in report.tables if table.chart))


def charts(report: Report) -> tuple[Chart, ...]:
    """All charts of a report: first those drawn as bars, then those written in words."""
    made = _make(plans(report), report.figures)
    return tuple(sorted(made, key=lambda chart: not chart.drawn))


def find_chart(name: str, report: Report) -> Chart | None:
    """The chart with this id or title, or with the name of its extra table; None where there is none."""
    found = [plan for plan in plans(report) if plain(name) in plan.names]
    return next(_make(found, report.figures), None)


def _make(wanted: Iterable[ChartPlan], figures: Iterable[Figure]) -> Iterator[Chart]:
    known = {figure.id: figure for figure in figures}
    for plan in wanted:
        groups = tuple(_group(group, known) for group in plan.groups)
        yield Chart(plan.id, plan.title, plan.description, groups, plan.table)


def _group(plan: GroupPlan, known: Mapping[str, Figure]) -> Group:
    bars = tuple(_bar(bar, known) for bar in plan.bars)
    return Group(plan.title, bars, _bar(plan.total, known) if plan.total else None)


def _bar(plan: BarPlan, known: Mapping[str, Figure]) -> Bar:
    figures = [known[id] for id in plan.figures]
    value = figures[0].value if len(figures) == 1 else _sum([figure.value for figure in figures])
    return Bar(plan.label, value, figures[0].unit, plan.anchor, len(figures) > 1)


def _sum(values: Iterable[Value]) -> Value:
    """The sum, to which 不适用 adds nothing; unknown as soon as one part is unknown."""
    parts = [value for value in values if value is not Absent.NOT_APPLICABLE]
    if not parts:
        return Absent.NOT_APPLICABLE
    if unknown := [value for value in parts if isinstance(value, Absent)]:
        return unknown[0]
    total = sum((Decimal(value) for value in parts if not isinstance(value, Absent)), Decimal(0))
    return int(total) if total == total.to_integral_value() else total
