"""Sections: the visible text of a chapter, cut at its headings, each with anchor and table names."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.labels import without_stop
from nianbao.report.figure import find_figure
from nianbao.report.model import Report
from nianbao.report.value import Absent, print_value
from nianbao.text.links import Link, links_of
from nianbao.text.pieces import without_code
from nianbao.text.prose import Bound, Prose

_HEADING = re.compile(r"^(#{1,6})(.*)$", re.MULTILINE)
"""As Markdown has it: the space is customary and not needed, and marks may stand behind the title too."""

_ANCHOR = re.compile(r"\{[^}\n]*#([a-z][a-z0-9-]*)[^}\n]*\}")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a chapter with the text and tables below it, up to the next heading."""

    title: str
    """As menus name it: without the full stop."""
    anchor: str
    above: tuple[str, ...]
    """Titles of the headings that it belongs to, from the outside in."""
    text: str
    """The visible text, a paragraph a line."""
    tables: tuple[str, ...]
    """Names of the tables that are shown here, as written behind `table:`."""


def read_sections(prose: Prose, report: Report) -> Iterator[Section]:
    """The sections of a chapter in reading order; bound numbers that were left empty are filled in."""
    source = without_code(prose.chapter.source)
    links = links_of(source)
    empty = sorted((bound for bound in prose.bound if bound.start == bound.end), key=lambda bound: bound.start)
    headings = list(_HEADING.finditer(source))
    ends = [heading.start() for heading in headings[1:]] + [len(source)]
    outer: list[tuple[int, str]] = []
    for heading, end in zip(headings, ends, strict=True):
        level = len(heading[1])
        title = without_stop(_flat(_visible(prose, report, empty, heading.start(), heading.end())).strip("# "))
        outer = [entry for entry in outer if entry[0] < level]
        anchor = _ANCHOR.search(heading[2])
        yield Section(
            title=title,
            anchor=anchor[1] if anchor else "",
            above=tuple(name for _, name in outer),
            text=_paragraphs(_visible(prose, report, empty, heading.end(), end)),
            tables=tuple(_tables(links, heading.end(), end)),
        )
        outer.append((level, title))


def _tables(links: Iterable[Link], start: int, end: int) -> Iterator[str]:
    """Names of the tables that a piece of the source shows."""
    for link in links:
        if link.is_picture and start <= link.start < end and link.address.startswith("table:"):
            yield link.address.removeprefix("table:").strip()


def _visible(prose: Prose, report: Report, empty: Iterable[Bound], start: int, end: int) -> str:
    """Visible text of a range of the source; the `empty` ones of its bound numbers are filled in, as on the page."""
    first, last = bisect_left(prose.offsets, start), bisect_left(prose.offsets, end)
    pieces = []
    for bound in empty:
        if first <= bound.start <= last and start <= _position(prose, bound) < end:
            pieces += [prose.text[first : bound.start], _filled(bound, report)]
            first = bound.start
    return html.unescape("".join((*pieces, prose.text[first:last])))


def _position(prose: Prose, bound: Bound) -> int:
    """Approximate source position of an empty bound number: after the visible character before it."""
    return prose.offsets[bound.start - 1] + 1 if bound.start else 0


def _filled(bound: Bound, report: Report) -> str:
    figure = find_figure(bound.target, report.figures)
    if isinstance(figure.value, Absent) and figure.value is not Absent.PENDING:
        return ""
    return figure.printed if figure.unit == "%" else print_value(figure.value)


def _paragraphs(text: str) -> str:
    """A paragraph a line: lines of one paragraph belong together, words of two paragraphs do not."""
    paragraphs = (_flat(paragraph) for paragraph in re.split(r"\n[ \t]*\n", text))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _flat(text: str) -> str:
    return " ".join(text.split())
