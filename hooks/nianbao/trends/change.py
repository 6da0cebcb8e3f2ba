"""Change: how a figure differs from that of an earlier year, in words that need no colour."""

from dataclasses import dataclass
from fractions import Fraction

from nianbao.report.figure import Figure
from nianbao.report.value import decimal_text, rounded

SMALLEST_BASE = 10
"""Of a smaller number no percentage is given: from 1 to 3 is no 200%. The script of `/compare/` knows the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two numbers: direction, amount, percentage."""

    direction: str
    """`up`, `down` or `same`."""
    amount: str
    """How much, without sign and unit; empty where it is the same."""
    percent: str
    """Of the earlier number, such as `9.5%`; empty where that says nothing."""

    @property
    def words(self) -> str:
        """The change in words: `增加7（9.5%）`, `减少3`, or `相同`."""
        name = {"up": "增加", "down": "减少", "same": "相同"}[self.direction]
        return name + self.amount + (f"（{self.percent}）" if self.percent else "")


def change_of(before: Figure, after: Figure) -> Change | None:
    """The change, or None where one of the two has no number."""
    if before.number is None or after.number is None:
        return None
    difference = after.number - before.number
    if difference == 0:
        return Change("same", "", "")
    percent = ""
    if before.number >= SMALLEST_BASE:
        percent = f"{rounded(abs(difference) / before.number * Fraction(100), 1)}%"
    return Change("up" if difference > 0 else "down", decimal_text(abs(difference)), percent)
