"""Where a number stands at its point, so that no line of the picture runs through it."""

from collections.abc import Sequence

DIGIT = 7
"""Width of a digit."""
_HEIGHT = 10
_STEPS = 60
"""Points of a line that are looked at."""

Line = tuple[float, float, float, float]
"""From x, y to x, y."""


def place(x: float, y: float, text: str, lines: Sequence[Line], lowest: float) -> tuple[float, float]:
    """The middle of the text and its base line: above the point, or else below, or else on the side that is free."""
    width = len(text) * DIGIT
    aside = width / 2 + 6
    places = [(x, y - 9), (x, y + 19), (x - aside, y - 5), (x + aside, y - 5)]
    free = (place for place in places if place[1] <= lowest and not any(_meets(place, width, line) for line in lines))
    return next(free, places[0])


def _meets(place: tuple[float, float], width: float, line: Line) -> bool:
    (middle, base), (x1, y1, x2, y2) = place, line
    return any(
        abs(x1 + (x2 - x1) * step / _STEPS - middle) <= width / 2 + 1
        and base - _HEIGHT <= y1 + (y2 - y1) * step / _STEPS <= base + 1
        for step in range(_STEPS + 1)
    )
