"""What may cost how much: ratios of one run, and a few seconds that a person waits."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchresult import Cell, Results

_FEW, _MANY = 10, 30
_GROWTH = 3.1
"""From ten years to thirty: hardly more than three times as much."""
_MEGABYTE = 1_000_000
_GROWING = (
    "build_cold",
    "build_unchanged",
    "build_sentence",
    "build_figure",
    "check_cold",
    "check_unchanged",
    "check_figure",
    "preview_start",
    "preview_save",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Something that is limited, and was measured."""

    subject: Cell
    measure: Cell | str
    """What it is divided by; or its unit."""
    value: float
    limit: float

    @property
    def word(self) -> str:
        """Whether the limit is kept."""
        return "met" if self.value <= self.limit else "not met"


def verdicts(results: Results) -> list[Verdict]:
    """Everything that is limited and was measured, in order."""
    return [*_beside_the_theme(results), *_of_thirty_years(results), *_growing(results)]


def _beside_the_theme(results: Results) -> Iterator[Verdict]:
    """Builds that make little beside the theme alone, which makes everything."""
    for years in (_FEW, _MANY):
        plain = Cell("material_plain", years)
        yield from _ratio(results, Cell("build_figure", years), plain, 2)
        yield from _ratio(results, Cell("build_unchanged", years), plain, 0.5)


def _of_thirty_years(results: Results) -> Iterator[Verdict]:
    """What may hardly grow with the years, what a person waits for, and the memory."""
    saved, begun, built = (Cell(row, _MANY) for row in ("preview_save", "preview_start", "build_cold"))
    yield from _ratio(results, saved, Cell(saved.row, 1), 1.2)
    yield from (
        Verdict(cell, "s", results.seconds[cell], most)
        for cell, most in ((saved, 1), (begun, 4))
        if cell in results.seconds
    )
    yield from _ratio(results, Cell("check_figure", _MANY), Cell("check_figure", 1), 2)
    if built in results.memory:
        yield Verdict(built, "MB", results.memory[built] / _MEGABYTE, 300)


def _growing(results: Results) -> Iterator[Verdict]:
    for row in _GROWING:
        yield from _ratio(results, Cell(row, _MANY), Cell(row, _FEW), _GROWTH)


def _ratio(results: Results, above: Cell, below: Cell, most: float) -> Iterator[Verdict]:
    value = results.ratio(above, below)
    if value is not None:
        yield Verdict(above, below, value, most)
