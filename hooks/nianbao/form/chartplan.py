"""Which pictures a form or an extra table offers: data, so that a new form needs no program."""

from dataclasses import dataclass

from nianbao.labels import plain


@dataclass(frozen=True, slots=True)
class BarPlan:
    """A bar: one figure, or the sum of those below a heading line of the form."""

    label: str
    """As printed, without number: `予以公开`."""
    figures: tuple[str, ...]
    """Ids of the figures that are added."""
    anchor: str
    """Id of the row or cell that it leads to: `row-1.2.4`, `cell-r1-c1`, `row-proposals-2`."""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group of bars in a chart, one below the other, with the total that they are parts of."""

    title: str
    """Empty where the picture is one group."""
    bars: tuple[BarPlan, ...]
    total: BarPlan | None
    """What all of them are parts of, or None."""


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart that a form or an extra table offers: groups of bars of one unit on one scale."""

    id: str
    """ASCII; becomes part of an address."""
    title: str
    description: str
    """What is counted, in a sentence; may be empty."""
    groups: tuple[GroupPlan, ...]
    table: str = ""
    """Slug of the extra table that it is drawn from; empty for the statutory form."""
    aliases: tuple[str, ...] = ()
    """Other names behind `chart:`."""

    @property
    def names(self) -> frozenset[str]:
        """The plain names by which an editor may call it."""
        return frozenset(map(plain, (self.id, self.title, *self.aliases)))
