"""The picture of a series: an inline SVG of points and lines, where a line never crosses a break.

Years stand at their true distance, the scale begins at 0. Colours and fonts come from `series.css`, and a break is a
dashed upright with its number, which the page explains in words.
"""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from nianbao.report.value import print_value
from nianbao.trends.series import Point, Segment, Series
from nianbao.trends.serieslabel import DIGIT, Line, place

_WIDTH, _HEIGHT = 360, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 22, 30, 26
_STEPS = 4
"""Most lines of the scale above 0."""


def break_mark(number: int) -> str:
    """Mark of a break, by its number in the series: `①` for the first."""
    return chr(0x245F + number)


def chart(series: Series) -> str:
    """The chart as SVG markup; empty where fewer than two years have a number."""
    if sum(point.number is not None for point in series.points) < 2:  # noqa: PLR2004
        return ""
    return tostring(_Picture(series).svg(), encoding="unicode")


def in_words(series: Series) -> str:
    """The series as one sentence, for screen readers."""
    runs = [
        "，".join(f"{point.year}年{_said(point, series.unit)}" for point in segment.points)
        for segment in series.segments
    ]
    return "；此处断开；".join(runs) + "。"


def _said(point: Point, unit: str) -> str:
    return print_value(point.figure.value) + ("" if point.number is None else unit)


class _Picture:
    """The chart of one series: positions of points, lines and numbers, in units of its view box."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.first, self.last = series.points[0].year, series.points[-1].year
        self.step = _step(max(point.number or 0 for point in series.points))
        self.top = self.step * max(1, -int(-max(point.number or 0 for point in series.points) // self.step))
        self.lines = tuple(self._lines())

    def x(self, year: float) -> float:
        """Horizontal position of a year; half a year of margin on both sides."""
        slot = (_WIDTH - _LEFT - _RIGHT) / (self.last - self.first + 1)
        return round(_LEFT + (year - self.first + 0.5) * slot, 1)

    def y(self, number: float) -> float:
        """Vertical position of a value, downwards from the top."""
        return round(_HEIGHT - _BOTTOM - number / self.top * (_HEIGHT - _TOP - _BOTTOM), 1)

    def svg(self) -> Element:
        id = f"picture-{self.series.id}"
        svg = Element(
            "svg",
            {
                "class": "series-chart",
                "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
                "role": "img",
                "aria-labelledby": f"{id}-title {id}-text",
            },
        )
        SubElement(svg, "title", id=f"{id}-title").text = f"{self.series.title}历年变化"
        SubElement(svg, "desc", id=f"{id}-text").text = in_words(self.series)
        self._scale(svg)
        for number, (before, after) in enumerate(pairwise(self.series.segments), 1):
            self._break(svg, number, before, after)
        for number, segment in enumerate(self.series.segments):
            self._segment(svg, segment, hollow=number % 2 == 1)
        return svg

    def _scale(self, svg: Element) -> None:
        number = 0.0
        while number <= self.top:
            y = self.y(number)
            kind = "grid" if number else "axis"
            SubElement(svg, "line", {"class": kind}, x1=str(_LEFT), x2=str(_WIDTH - _RIGHT), y1=str(y), y2=str(y))
            _text(svg, "tick end", _LEFT - 6, y + 4, f"{number:g}" if number < 10**6 else f"{number / 10**4:g}万")
            number += self.step
        _text(svg, "tick end", _LEFT - 6, 14, self.series.unit)
        for year in self._named_years():
            _text(svg, "tick", self.x(year), _HEIGHT - 8, str(year))

    def _named_years(self) -> Iterator[int]:
        """Every year, or every second, third … where they would touch; always the last."""
        slot = self.x(1) - self.x(0)
        every = 1
        while slot * every < DIGIT * 5:
            every += 1
        yield from (year for year in range(self.first, self.last + 1) if (self.last - year) % every == 0)

    def _break(self, svg: Element, number: int, before: Segment, after: Segment) -> None:
        x = self._break_x(before, after)
        SubElement(svg, "line", {"class": "break"}, x1=str(x), x2=str(x), y1="20", y2=str(_HEIGHT - _BOTTOM))
        _text(svg, "break-name", x, 13, f"断开{break_mark(number)}")

    def _break_x(self, before: Segment, after: Segment) -> float:
        return self.x((before.points[-1].year + after.points[0].year) / 2)

    def _ways(self, segment: Segment) -> Iterator[Line]:
        for one, other in pairwise(segment.points):
            if one.number is not None and other.number is not None:
                yield self.x(one.year), self.y(one.number), self.x(other.year), self.y(other.number)

    def _lines(self) -> Iterator[Line]:
        """What no number may stand on; also the sides of the picture."""
        for segment in self.series.segments:
            yield from self._ways(segment)
        breaks = [self._break_x(before, after) for before, after in pairwise(self.series.segments)]
        yield from ((x, 0, x, _HEIGHT) for x in (_LEFT, *breaks, _WIDTH))

    def _segment(self, svg: Element, segment: Segment, *, hollow: bool) -> None:
        for way in self._ways(segment):
            x1, y1, x2, y2 = map(str, way)
            SubElement(svg, "line", {"class": "way"}, x1=x1, x2=x2, y1=y1, y2=y2)
        for point in segment.points:
            x, text = self.x(point.year), print_value(point.figure.value)
            y = self.y(point.number or 0)
            if point.number is not None:
                SubElement(svg, "circle", {"class": "hollow" if hollow else "full"}, cx=str(x), cy=str(y), r="4")
            if self._has_room(point, segment, text):
                kind = "value" if point.number is not None else "tick"
                _text(svg, kind, *place(x, y, text, self.lines, _HEIGHT - _BOTTOM - 2), text)

    def _has_room(self, point: Point, segment: Segment, text: str) -> bool:
        """Whether the number can stand at its point without touching the next; the ends of a line always can."""
        slot = self.x(1) - self.x(0)
        return len(text) * DIGIT <= slot or point in (segment.points[0], segment.points[-1])


def _step(largest: float) -> float:
    """The distance between lines of the scale: 1, 2 or 5 with zeros, at most `_STEPS` of them."""
    step, factors = 1, (2, 2.5, 2)
    position = 0
    while step * _STEPS < largest:
        step = int(step * factors[position % 3])
        position += 1
    return step


def _text(svg: Element, kind: str, x: float, y: float, text: str) -> None:
    SubElement(svg, "text", {"class": kind}, x=f"{x:g}", y=f"{y:g}").text = text
