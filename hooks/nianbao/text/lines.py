"""Lines: where in a chapter's source an element of its rendered tree comes from; the tree has no line numbers.

Addresses and headings have the same order in source and tree, so that counting them finds the place.
"""

import re
from collections import Counter

from nianbao.finding import Place
from nianbao.text.chapter import Chapter
from nianbao.text.links import links_of
from nianbao.text.pieces import without_code

_HEADINGS = re.compile(
    r"^ {0,3}(?:> ?)*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)?#{1,6}(?=[ \t]|$)"
    r"|(?:\A|(?<=\n\n))[^\n]*[^\s>][^\n]*\n(?=[=-]+ *$)",  # the mark is the line below
    re.MULTILINE,
)


class Lines:
    """The lines of one chapter, asked in reading order."""

    def __init__(self, chapter: Chapter) -> None:
        self._chapter = chapter
        source = without_code(chapter.source)
        self._headings = _HEADINGS.finditer(source)
        self._starts: dict[str, list[int]] = {}
        for link in links_of(source):
            self._starts.setdefault(link.address, []).append(link.at)
        self._met: Counter[str] = Counter()

    def of_next_heading(self) -> Place:
        """File and line of the next heading; each call goes one heading further."""
        heading = next(self._headings, None)
        return self._chapter.place(heading.start() if heading else 0)

    def of_address(self, address: str) -> Place:
        """File and line of the next link with this address; each call with this address goes one further."""
        starts = self._starts.get(address)
        if not starts:
            return self._chapter.line_of(address)
        self._met[address] += 1
        return self._chapter.place(starts[min(self._met[address], len(starts)) - 1])
