"""Ids for the headings that have none: of a title the name of its page, else by the number of the heading.

`{#topic-2}` is the second heading below a title, as in the files of a new year, and `{#topic-2-1}` the first below it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from nianbao.address.anchor import is_generated
from nianbao.address.pages import is_front
from nianbao.text.fixlines import Kind, Line
from nianbao.text.hannumber import read_han
from nianbao.text.headingline import HeadingLine, ids_of, read_heading
from nianbao.text.linebreaks import HEADING_NUMBER

_ORDINAL = re.compile(r"(?P<han>[一二三四五六七八九十]{1,3})是|[（(]?(?P<digits>[0-9]{1,2})(?:[.．、)）](?![0-9]))")
_FIRST = "topic"
"""What the ids of the headings right below a title begin with."""


@dataclass(frozen=True, slots=True)
class _Above:
    """A heading that what follows stands below."""

    level: int
    id: str
    nth: int
    """Which one it is of its level there."""


def with_ids(lines: Sequence[Line], slug: str) -> list[Line]:
    """The lines of the chapter `slug`, each of its headings with an id."""
    made = list(lines)
    ids = _Ids(id for line in lines for id in ids_of(line.text))
    above: list[_Above] = []
    for at, line in enumerate(lines):
        heading = read_heading(line.text) if line.kind is Kind.HEADING else None
        if heading is None:
            continue
        while above and above[-1].level > heading.level:
            above.pop()
        nth = above.pop().nth + 1 if above and above[-1].level == heading.level else 1
        id = heading.id
        if not heading.attributes:
            id = ids.new(_base(heading, slug, above), _number(heading.title) or nth, whole=heading.level == 1)
            made[at] = replace(line, text=f"{line.text.rstrip()} {{#{id}}}")
        above.append(_Above(heading.level, id, nth))
    return made


def _base(heading: HeadingLine, slug: str, above: Sequence[_Above]) -> str:
    """What an id begins with: the id of the heading above; at the top what a new year's files have."""
    if heading.level == 1:
        base = "report" if is_front(slug) else slug
    else:
        base = above[-1].id if above and above[-1].level > 1 else ""
    return base if base and not is_generated(f"{base}-") else _FIRST


class _Ids:
    """The ids of a page, those that are given and new ones."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}
        """The last number behind each beginning."""

    def new(self, base: str, number: int, *, whole: bool) -> str:
        """The first id that is free, with this number or one behind the last; `whole` where it needs none."""
        later = count(max(number, self._last.get(base, 0)) + 1)
        candidates = chain([base] if whole else [], [f"{base}-{number}"], (f"{base}-{each}" for each in later))
        id = next(each for each in candidates if each not in self._taken)
        self._taken.add(id)
        if id != base:
            self._last[base] = max(self._last.get(base, 0), int(id.rpartition("-")[2]))
        return id


def _number(title: str) -> int | None:
    """The number that a title begins with."""
    if found := HEADING_NUMBER.match(title):
        return read_han(found["chapter"] or found["part"])
    ordinal = _ORDINAL.match(title)
    if not ordinal:
        return None
    return read_han(ordinal["han"]) if ordinal["han"] else int(ordinal["digits"])
