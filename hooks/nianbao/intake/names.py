"""Names of chapters and headings in addresses: those of earlier years for the same words, else made from the words."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nianbao.address.pages import FRONT_PAGE, STATISTICS_PAGE, TAKEN
from nianbao.form.model import FixedChapter
from nianbao.intake.numbering import without_number
from nianbao.intake.spelling import key
from nianbao.text.chapter import Chapter

_HEADING = re.compile(r"^#+ +(.+?) *\{#([A-Za-z][\w-]*)\} *$", re.MULTILINE)
_DIGITS = 8
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
        wanted = fixed.slug if fixed else self.slugs.get(words) or f"chapter-{_digest(words)}"
        return self._free("", wanted)

    def id(self, slug: str, heading: str, fixed: FixedChapter | None = None) -> str:
        """The id of a heading in a chapter."""
        words = words_of(heading)
        topic = self._topic(slug, words, fixed) if fixed else ""
        return self._free(slug, self.ids.get((slug, words)) or topic or f"s-{_digest(words)}")

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


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
