"""Texts without what is left out of a draft. No line is added or removed: findings keep their lines."""

import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote, urlsplit

from nianbao.draft.withheld import WHOLE, notice
from nianbao.text.links import read_links
from nianbao.text.tags import edited

_PREFIX = re.compile(r"(?P<start>[ \t>]*(?:#{1,6}[ \t]+|(?:[-+*]|\d+[.)])[ \t]+)?)")
_ID = re.compile(r"\{#[\w-]+\}\s*$")
_ROW = re.compile(r"[^\n]*(?<!\\)\|")
_BEGINS = re.compile(r"[ \t>]*(?:#{1,6}[ \t]|(?:[-+*]|\d+[.)])[ \t]|\|)")
"""A line that stands by itself: a heading, an item, a row of a table."""
_DIGITS = re.compile(r"[\dXx](?:[\s\d()+.·‐‑‒–—−*`\\Xx-]*[\dXx])?")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_LONG = 7
"""Digits that no figure of a report has beside a number of a person."""


def chapter_without(source: str, lines: Mapping[int, str], page: str, files: Collection[str]) -> str:
    """A page's text without these lines, each with its reason, and without links to files of `docs` that are left out.

    `page` is its path from `docs`. The paragraph goes with the line; of a list or a table, only the item or the row.
    """
    text = _without_links(source, page, files).split("\n") if files else source.split("\n")
    for line, why in lines.items():
        if 1 <= line <= len(text):
            _leave_out(text, line - 1, why)
    return "\n".join(text)


def chapter_as_whole(source: str, slug: str) -> str:
    """A page of which nothing is shown but that it is there; as many lines as before."""
    return "\n".join([f"# {slug} {{#{slug}}}", "", WHOLE]) + "\n" * source.count("\n")


def data_without(source: str, lines: Mapping[int, str]) -> str:
    """A data file's text with a notice in the place of every long number of these lines."""
    text = source.split("\n")
    for line, why in lines.items():
        if 1 <= line <= len(text):
            text[line - 1] = _DIGITS.sub(lambda found, why=why: _instead(found, why), text[line - 1])  # type: ignore[misc]
    return "\n".join(text)


def _instead(number: re.Match[str], why: str) -> str:
    return notice(why) if sum(character.isdigit() for character in number[0]) >= _LONG else number[0]


def _leave_out(text: list[str], line: int, why: str) -> None:
    """Put the notice in the place of what the line belongs to."""
    first, end = _extent(text, line)
    text[first:end] = [_instead_of(text[first], why), *[""] * (end - first - 1)]


def _extent(text: list[str], line: int) -> tuple[int, int]:
    """The first line of what a line belongs to, and the line behind it."""
    first = line
    while first > 0 and text[first - 1].strip() and not _BEGINS.match(text[first]):
        first -= 1
    end = line + 1
    if not re.match(r"[ \t>]*(?:#|\|)", text[line]):
        while end < len(text) and text[end].strip() and not _BEGINS.match(text[end]):
            end += 1
    return first, max(end, _closed(text, line))


def _closed(text: list[str], line: int) -> int:
    """The line behind the one where the last tag that begins in a line is closed."""
    open_tags = [name for name in _TAG.findall(text[line]) if f"</{name}" not in text[line]]
    ends = (number + 1 for name in open_tags for number in range(line, len(text)) if f"</{name}" in text[number])
    return next(ends, line + 1)


def _instead_of(line: str, why: str) -> str:
    """A line of the same kind that holds the notice alone."""
    if line.lstrip().startswith("|"):
        return f"| {notice(why)} |" + " |" * (len(_ROW.findall(line.replace("|", "|\n"))) - 2)
    start = _PREFIX.match(line)
    id = _ID.search(line) if line.lstrip().startswith("#") else None
    return f"{start['start'] if start else ''}{notice(why)}{f' {id[0].strip()}' if id else ''}"


def _without_links(source: str, page: str, files: Collection[str]) -> str:
    """The text with a notice behind the words of each link to one of these files."""
    folder = posixpath.dirname(page)
    edits = []
    for link in read_links(source):
        try:
            path = unquote(urlsplit(link.address).path)
        except ValueError:
            continue
        if path and f"docs/{posixpath.normpath(posixpath.join(folder, path))}" in files:
            words = source[slice(*link.words)]
            edits.append((link.start, link.end, f"{words}{WHOLE}"))
    return edited(source, _apart(edits))


def _apart(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Those that lie in no other."""
    kept: list[tuple[int, int, str]] = []
    for edit in sorted(edits, key=lambda each: (each[0], -each[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
