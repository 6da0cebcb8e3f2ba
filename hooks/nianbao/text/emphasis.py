"""Emphasis (`*`, `_`) as Python-Markdown makes it, compared with what was written.

Where marks of different lengths meet (`*a**b*c`), the library may lose the text behind them, or half of a placeholder,
so that a link becomes rubbish. It says nothing of it. And what was typed as a sign of multiplication (`2*3*4`) is taken
for emphasis, by GitHub too, so that a page has 234.
"""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

_MARKS = re.compile(r"[*_]")
_SIGNS = re.compile(r"(?P<first>\*+)(?P<inside>.+?)\*+", re.DOTALL)
_MOST = 100
"""Places that are kept, so that the time for them does not grow with the square of the text."""
_JOINED = re.compile(r"[0-9A-Za-z]")
_BREAK = re.compile(rf"{STX}[^{ETX}]*{ETX}|\n")
"""A placeholder, or the end of a line."""


class Lost(NamedTuple):
    """A place where text is lost, by the words around it, which stand in one line of the source."""

    before: str
    after: str
    """Begins with the emphasis."""


class Emphasis(InlineProcessor):
    """Inline processor that leaves the work to that of the library, and keeps where it lost text."""

    def __init__(self, made: InlineProcessor, markdown: Markdown) -> None:
        """`made` is the library's own processor."""
        super().__init__(made.pattern, markdown)
        self._made = made
        self.lost: list[Lost] = []
        self.swallowed: list[Lost] = []
        """Where signs between digits or letters were taken for emphasis: the first of them, see `_MOST`."""

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802 - the library's name
        """The pattern of the library's processor, which other marks may be added to."""
        return self._made.getCompiledRegExp()

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """What the library makes of a match, unchanged."""
        element, start, end = self._made.handleMatch(m, data)
        if isinstance(element, Element) and _letters("".join(element.itertext())) != _letters(data[start:end]):
            self.lost.append(_around(data, m.start()))
        elif isinstance(element, Element) and len(self.swallowed) < _MOST and _swallows(data, m.start(), end or 0):
            self.swallowed.append(_around(data, m.start()))
        return element, start, end


def _around(data: str, at: int) -> Lost:
    return Lost(_BREAK.split(data[:at])[-1], _BREAK.split(data[at:])[0])


def _swallows(data: str, start: int, end: int) -> bool:
    """Whether the signs of an emphasis stand between digits or letters, or between a unit and digits: `5米*6米*7米`."""
    signs = _SIGNS.fullmatch(data, start, end)
    if signs is None:
        return False
    before, after, inside = data[max(start - 1, 0) : start], data[end : end + 1], signs["inside"]
    joined = [bool(_JOINED.fullmatch(each)) for each in (before, inside[0], inside[-1], after)]
    measures = before.strip() and inside[0].isdecimal() and after.isdecimal()
    return (joined[0] and joined[1]) or (joined[2] and joined[3]) or bool(measures)


def _letters(text: str) -> str:
    return _MARKS.sub("", text)
