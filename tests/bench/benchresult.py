"""What was measured: read from what pytest-benchmark writes, asked for by row and years."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of the table with so many years. 0 years: the row has no years of its own."""

    row: str
    years: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """Medians in seconds, and the memory of the largest process in bytes, where it was looked at."""

    seconds: Mapping[Cell, float]
    memory: Mapping[Cell, int]

    @property
    def years(self) -> list[int]:
        """Of how many years there were portals."""
        return sorted({cell.years for cell in self.seconds if cell.years})

    def ratio(self, above: Cell, below: Cell) -> float | None:
        """How many times the one is the other; None where one of them was not measured."""
        if above in self.seconds and below in self.seconds:
            return self.seconds[above] / self.seconds[below]
        return None


def read_results(written: Mapping[str, Any]) -> Results:
    """From the JSON of pytest-benchmark: a row is named as its function, and by its kind where it has one."""
    seconds, memory = {}, {}
    for one in written["benchmarks"]:
        parameters = one["params"] or {}
        name = one["name"].partition("[")[0].removeprefix("test_")
        row = "_".join(filter(None, (name, parameters.get("kind"))))
        cell = Cell(row, parameters.get("office", 0))
        seconds[cell] = one["stats"]["median"]
        if used := one["extra_info"].get("memory"):
            memory[cell] = used
    return Results(seconds, memory)
