"""What is mended of a pasted page without a question, because it has one meaning: no word is changed.

Paragraphs are parted, indents and page numbers are taken away, rows by tabs become a table, headings get marks and ids.
Whatever is not certain stays as it is; the check says where.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nianbao.text.fixbullets import with_bullets
from nianbao.text.fixheadings import with_headings
from nianbao.text.fixids import with_ids
from nianbao.text.fixlines import Kind, Line, read_lines
from nianbao.text.fixparagraphs import with_paragraphs
from nianbao.text.fixtables import with_tables
from nianbao.text.lists import Renumbered, renumbered
from nianbao.text.pieces import without_code

REMEDY = "nianbao lint --write 可以代改"
"""What a remedy says of what is mended here."""


_CHAPTER = re.compile(r"docs/[0-9]{4}/([^/]+)\.md")
_ROUNDS = 3
"""How often it is tried to leave what would be counted otherwise, before the whole page is left."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A page as it would be."""

    lines: tuple[Line, ...]
    """Each with its number in the source, where it was there before."""
    touched: frozenset[int]
    """Numbers, from 1, of the lines of the source that are changed, taken out, or beside a new one."""

    @property
    def text(self) -> str:
        """The text, with Unix line ends."""
        return "\n".join(line.text for line in self.lines)

    def touches(self, first: int, last: int) -> bool:
        """Whether something changes between these lines of the source, from 1."""
        return any(number in self.touched for number in range(first, last + 1))


def fixed_page(source: str, file: str) -> Fixed:
    """The page of a file, by its path from the project's root: headings of a year's chapters get ids."""
    chapter = _CHAPTER.fullmatch(file)
    return fixed(source, chapter[1] if chapter else "")


@lru_cache(maxsize=16)
def fixed(source: str, slug: str = "") -> Fixed:
    """The page with all that is certain; the same page again is given back as it is.

    `slug` is that of a chapter, whose headings need ids; empty for a page of no year.
    """
    left: set[int] = set()
    for _ in range(_ROUNDS):
        lines = _fixed(source, slug, left)
        counted = _counted_otherwise(source, lines)
        if not counted:
            return Fixed(lines, frozenset(_touched(source, lines)))
        left |= counted
    return Fixed(tuple(Line(text, Kind.LEFT, at) for at, text in enumerate(source.split("\n"))), frozenset())


def _fixed(source: str, slug: str, left: Collection[int]) -> tuple[Line, ...]:
    """The lines; `left` are those, from 0, that stay where they are."""
    parted = with_paragraphs(with_bullets(with_tables(read_lines(source))), left)
    headed = with_headings(parted)
    ended = [*headed, Line("", Kind.BLANK)] if headed and headed[-1].text else headed
    return tuple(with_ids(ended, slug) if slug else ended)


def _counted_otherwise(source: str, lines: Collection[Line]) -> set[int]:
    """The lines of the source, from 0, that would become items with another number than is typed there."""
    now = {item.line - 1 for item in _renumbered(source)}
    origins = [line.at for line in lines]
    return {origins[item.line - 1] for item in _renumbered("\n".join(line.text for line in lines))} - now


def _renumbered(source: str) -> list[Renumbered]:
    return renumbered(without_code(source.expandtabs(4)).split("\n"))


def _touched(source: str, lines: Collection[Line]) -> set[int]:
    raw = source.split("\n")
    there = [line.at for line in lines if line.at >= 0]
    changed = {line.at + 1 for line in lines if line.at >= 0 and line.text != raw[line.at]}
    gone = set(range(1, len(raw) + 1)) - {at + 1 for at in there}
    beside = {
        at + 1
        for above, below in pairwise(lines)
        for at in (above.at, below.at)
        if -1 in (above.at, below.at) and at >= 0
    }
    return changed | gone | beside
