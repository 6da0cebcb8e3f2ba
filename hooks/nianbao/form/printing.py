"""How one year's report printed its form, where that differs: rows joined, split, left out.

What the form calls a figure may then be held by others. Rules, sums, pictures, series and comparisons ask here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nianbao.form.chartplan import BarPlan, ChartPlan, GroupPlan


@dataclass(frozen=True, slots=True)
class Instead:
    """Figures of the form that were printed as others, which together hold the same: `figures` stand for `form`."""

    form: tuple[str, ...]
    """Ids of figures of the form."""
    figures: tuple[str, ...]
    """Ids of the figures that the year has."""


@dataclass(frozen=True, slots=True)
class Added:
    """A figure that the form does not have, counted where several of its figures are summed up."""

    beside: frozenset[str]
    """Ids of the figures beside which it was printed: it is in the sums that all of them are in."""
    within: frozenset[str]
    """Ids of the figures of those rows, which it is no part of: it is not in the sums of these alone."""
    figure: str


@dataclass(frozen=True, slots=True)
class Away:
    """A row of the form that was not printed as a row of its own."""

    row: str
    """Its id: what leads to it leads to the note that names it."""
    label: str
    how: str
    """What was printed, in a few words (Chinese)."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which figures of a year hold what some figures of its form hold."""

    figures: tuple[str, ...]
    """Ids, in the order asked for."""
    left_out: tuple[str, ...] = ()
    """Figures of the form that were not printed at all."""
    inside: tuple[str, ...] = ()
    """Figures of the form that were printed only together with others that were not asked for."""

    @property
    def whole(self) -> bool:
        """Whether the year has all that was asked for."""
        return not self.left_out and not self.inside


@dataclass(frozen=True, slots=True)
class Printed:
    """How a report printed its form; without anything where it is as the form says."""

    instead: tuple[Instead, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Ids of figures of the form."""
    unstated: frozenset[str] = frozenset()
    """Those of them that are sums of others: not printed, they are not stated, and not nothing."""
    away: tuple[Away, ...] = ()
    """In the order of the form."""
    added: tuple[Added, ...] = ()

    def with_(self, more: "Printed") -> "Printed":
        """Both together."""
        return Printed(
            (*self.instead, *more.instead),
            self.left_out | more.left_out,
            self.unstated | more.unstated,
            (*self.away, *more.away),
            (*self.added, *more.added),
        )

    @property
    def differs(self) -> bool:
        """Whether figures of the form are held by others, or by none."""
        return bool(self.instead or self.left_out)

    def held(self, wanted: Iterable[str]) -> Held:
        """What the year has for the `wanted` figures of the form."""
        asked = tuple(wanted)
        if not self.differs:
            return Held(asked)
        known, found, inside = set(asked), dict[str, None](), []
        for figure in asked:
            by = next((item for item in self.instead if figure in item.form), None)
            if by is None or known.issuperset(by.form):
                found |= dict.fromkeys(by.figures if by else (figure,))
            else:
                inside.append(figure)
        left_out = tuple(figure for figure in found if figure in self.left_out)
        return Held(tuple(figure for figure in found if figure not in self.left_out), left_out, tuple(inside))

    def summed(self, wanted: Iterable[str]) -> Held:
        """As `held`, for figures that a rule sums up: with those that the office added beside them."""
        asked = tuple(wanted)
        held = self.held(asked)
        known = {*asked, *held.figures}
        more = (item.figure for item in self.added if item.beside <= known and not known <= item.within)
        return replace(held, figures=tuple(dict.fromkeys((*held.figures, *more))))

    def pictures(self, plans: Iterable[ChartPlan]) -> Iterator[ChartPlan]:
        """The pictures that can be drawn from what was printed."""
        for plan in plans:
            groups = tuple(drawn for group in plan.groups if (drawn := self._group(group)))
            if groups:
                yield replace(plan, groups=groups)

    def _group(self, group: GroupPlan) -> GroupPlan | None:
        bars = tuple(bar for plan in group.bars if (bar := self._bar(plan)))
        return replace(group, bars=bars, total=self._bar(group.total) if group.total else None) if bars else None

    def _bar(self, plan: BarPlan) -> BarPlan | None:
        held = self.held(plan.figures)
        return replace(plan, figures=held.figures) if held.figures and held.whole else None


AS_THE_FORM_SAYS = Printed()
"""A print that does not differ."""
