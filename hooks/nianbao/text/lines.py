"""Lines: where in a chapter's source an element of its rendered tree comes from; the tree has no line numbers.

Addresses and headings have the same order in source and tree, so that counting them finds the place.
"""

import re
from collections import Counter

from nianbao.finding import Place
from nianbao.text.chapter import Chapter

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`+[^`\n]*`+|<!--.*?-->", re.DOTALL | re.MULTILINE)


class Lines:
    """The lines of one chapter, asked in reading order."""

    def __init__(self, chapter: Chapter) -> None:
        self._file = chapter.file
        self._source = without_code(chapter.source)
        self._headings = iter(re.finditer(r"^#{1,6} ", self._source, re.MULTILINE))
        self._met: Counter[str] = Counter()

    def of_next_heading(self) -> Place:
        """File and line of the next heading; each call goes one heading further."""
        heading = next(self._headings, None)
        return self._place(heading.start() if heading else 0)

    def of_address(self, address: str) -> Place:
        """File and line of the next occurrence of a link's address; each call with this address goes one further."""
        self._met[address] += 1
        pattern = re.compile(re.escape(address) + r"(?=[\s)>\]]|$)", re.MULTILINE)
        starts = [match.start() for match in pattern.finditer(self._source)]
        index = min(self._met[address], len(starts)) - 1
        return self._place(starts[index] if starts else 0)

    def _place(self, position: int) -> Place:
        return Place(self._file, self._source.count("\n", 0, position) + 1)


def without_code(source: str) -> str:
    """The source with code and comments blanked out, which the tree does not have as text; positions stay the same."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
