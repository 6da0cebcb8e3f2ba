"""Names of chapters and headings in addresses: those of the form, or of earlier years for the same words.

A chapter that neither has is called by its number: `part-2`. A heading gets none here (text/fixids numbers it).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from nianbao.address.pages import FRONT_PAGE, STATISTICS_PAGE, TAKEN
from nianbao.form.model import FixedChapter
from nianbao.intake.numbering import without_number
from nianbao.intake.spelling import key
from nianbao.labels import chapter_number
from nianbao.text.chapter import Chapter

_HEADING = re.compile(r"^#+ +(.+?) *\{#([A-Za-z][\w-]*)\} *$", re.MULTILINE)
_BESIDE = 8
"""Characters that a heading may have beside its topic: 政府信息公开监督保障情况 for 监督保障."""


@dataclass(slots=True)
class Names:
    """The names in use; each is given once in a place."""

    slugs: dict[str, str] = field(default_factory=dict)
    """Of chapters by the words of their titles."""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of headings by chapter and words."""
    taken: dict[str, set[str]] = field(default_factory=dict)

    def slug(self, title: str, fixed: FixedChapter | None) -> str:
        """The file name of a chapter."""
        words = words_of(title)
        known = fixed.slug if fixed else self.slugs.get(words)
        return self._free("", known or self._numbered(title))

    def _numbered(self, title: str) -> str:
        """By the number that is printed, else by that of the chapter; never the name of another one in another year."""
        used = {*self.taken.get("", ()), *self.slugs.values()}
        first = chapter_number(title) or 1 + len(self.taken.get("", ())) - len({FRONT_PAGE, STATISTICS_PAGE, *TAKEN})
        return next(name for number in count(max(first, 1)) if (name := f"part-{number}") not in used)

    def id(self, slug: str, heading: str, fixed: FixedChapter | None = None) -> str:
        """The id of a heading in a chapter; empty where neither an earlier year nor the form has it."""
        words = words_of(heading)
        topic = self._topic(slug, words, fixed) if fixed else ""
        known = self.ids.get((slug, words)) or topic
        return self._free(slug, known) if known else ""

    def _topic(self, slug: str, words: str, fixed: FixedChapter) -> str:
        """The id of the only topic of the chapter that a heading names, with few other words; empty where none is."""
        found = [number for number, topic in enumerate(fixed.topics, 1) if key(topic) in words]
        if len(found) != 1 or len(words) - len(key(fixed.topics[found[0] - 1])) > _BESIDE:
            return ""
        id = f"topic-{found[0]}"
        return "" if id in self.taken.get(slug, ()) else id

    def _free(self, place: str, wanted: str) -> str:
        taken = self.taken.setdefault(place, {FRONT_PAGE, STATISTICS_PAGE, *TAKEN} if not place else set())
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        return name


def words_of(title: str) -> str:
    """The words of a title by which two years have the same one: without number and signs, and without the year."""
    return re.sub(r"(?:19|20)\d{2}年度?", "", key(without_number(title)))


def names_of(years: Iterable[Iterable[Chapter]]) -> Names:
    """The names of these years, the first goes before."""
    names = Names()
    for chapters in years:
        for chapter in chapters:
            if chapter.slug not in (FRONT_PAGE, STATISTICS_PAGE):
                names.slugs.setdefault(words_of(chapter.title), chapter.slug)
            for found in _HEADING.finditer(chapter.source):
                names.ids.setdefault((chapter.slug, words_of(found[1])), found[2])
    return names
