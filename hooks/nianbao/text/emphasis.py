"""Emphasis (`*`, `_`) as Python-Markdown makes it, compared with what was written.

Where marks of different lengths meet (`*a**b*c`), the library may lose the text behind them, or half of a placeholder,
so that a link becomes rubbish. It says nothing of it.
"""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

_MARKS = re.compile(r"[*_]")
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

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802 - the library's name
        """The pattern of the library's processor, which other marks may be added to."""
        return self._made.getCompiledRegExp()

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """What the library makes of a match, unchanged."""
        element, start, end = self._made.handleMatch(m, data)
        if isinstance(element, Element) and _letters("".join(element.itertext())) != _letters(data[start:end]):
            self.lost.append(Lost(_BREAK.split(data[: m.start()])[-1], _BREAK.split(data[m.start() :])[0]))
        return element, start, end


def _letters(text: str) -> str:
    return _MARKS.sub("", text)
