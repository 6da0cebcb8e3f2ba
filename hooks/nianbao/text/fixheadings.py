"""Headings that were typed as paragraphs with their number (一、 and （一）) become headings.

That is certain where the headings of a page, with those that lack their mark, count from one without a gap, and text
stands below each of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from nianbao.text.fixlines import Kind, Line
from nianbao.text.hannumber import read_han
from nianbao.text.headingline import read_heading
from nianbao.text.linebreaks import HEADING_NUMBER

_BOLD = re.compile(r"(\*\*|__)([^*_]+)\1")
_PLAIN = re.compile(r"[^\[\]*_`<>#|。；！？：\t]{2,40}(?<![，、,])(?P<stop>。?)")
"""The words of a heading: no sentence, no marks of Markdown."""
_CHAPTER, _PART = "chapter", "part"
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading, or a paragraph that may be one."""

    at: int
    """Its place among the lines."""
    title: str
    level: int
    """0 of a paragraph."""
    style: str = ""
    """`chapter` of 一、, `part` of （一）, else empty."""
    number: int = 0
    heads: bool = True
    """Whether there is text below it, before the next heading of its style or of one above."""


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines with marks before all that is a heading for certain."""
    made = list(lines)
    entries = _with_text(lines, list(_entries(lines)))
    for entry in _certain(entries):
        made[entry.at] = Line(f"{'#' * entry.level} {entry.title}", Kind.HEADING, lines[entry.at].at)
    return made


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    for at, line in enumerate(lines):
        if line.kind is Kind.HEADING and (heading := read_heading(line.text)):
            yield _entry(at, heading.title, heading.level)
        elif line.kind is Kind.TEXT and _alone(lines, at):
            entry = _entry(at, _BOLD.sub(r"\2", line.text.strip()), 0)
            if entry.style and _PLAIN.fullmatch(entry.title):
                yield entry


def _entry(at: int, title: str, level: int) -> _Entry:
    found = HEADING_NUMBER.match(title)
    if not found:
        return _Entry(at, title, level)
    number = read_han(found["chapter"] or found["part"])
    return _Entry(at, title, level, _CHAPTER if found["chapter"] else _PART, number or 0)


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a paragraph by itself."""
    around = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return all(line.kind in (Kind.BLANK, Kind.HEADING) for line in around)


def _with_text(lines: Sequence[Line], entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries, each with whether there is something below it."""
    found: list[_Entry] = []
    for entry, after in zip_longest(entries, entries[1:]):
        end = after.at if after else len(lines)
        text = any(line.kind is not Kind.BLANK for line in lines[entry.at + 1 : end])
        below = after is not None and entry.style == _CHAPTER and after.style == _PART
        found.append(replace(entry, heads=text or below))
    return found


def _certain(entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """The paragraphs that are headings, with their levels."""
    title = next((entry for entry in entries if entry.level == 1), None)
    if title is None:
        return
    stops = any(entry.level > 1 and entry.title.endswith("。") for entry in entries)
    below = [entry for entry in entries if entry.level != 1]
    chapters = [entry for entry in below if entry.style == _CHAPTER]
    level = 1
    if title.style != _CHAPTER and _counts(chapters, stops=stops):
        level = _level(chapters, 2)
        yield from (replace(entry, level=level) for entry in chapters if not entry.level)
    elif any(not entry.level for entry in chapters):
        return  # where one chapter ends is not certain
    for parts in _parted(below):
        if _counts(parts, stops=stops):
            deeper = _level(parts, level + 1)
            yield from (replace(entry, level=deeper) for entry in parts if not entry.level)


def _parted(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    """The entries with （一） below each 一、."""
    group: list[_Entry] = []
    for entry in entries:
        if entry.style == _CHAPTER:
            yield group
            group = []
        elif entry.style == _PART:
            group.append(entry)
    yield group


def _counts(entries: Sequence[_Entry], *, stops: bool) -> bool:
    """Whether entries of one style count from one without a gap, two at least, all with text; `stops` may end them."""
    numbers = [entry.number for entry in entries]
    sound = all(entry.level or (entry.heads and (stops or not entry.title.endswith("。"))) for entry in entries)
    one_level = len({entry.level for entry in entries if entry.level}) <= 1
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and sound and one_level


def _level(entries: Sequence[_Entry], otherwise: int) -> int:
    return next((entry.level for entry in entries if entry.level), min(otherwise, _DEEPEST))
