"""The whole report in one page, for paper: the chapters as they were built, linked inside that page.

Rows, cells and derived figures have one home in a year and keep their ids; every other id gets its chapter's slug as
prefix.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from nianbao.address.anchor import is_at_home
from nianbao.address.pages import is_front, page_at
from nianbao.text.tags import Edit, Tag, edited, first_element, read_tags

_PAINT = re.compile(r"url\(#([^)]+)\)")
_IDS = ("id", "headers", "for", "aria-labelledby", "aria-describedby")
_ADDRESSES = ("href", "src")
_LOWER = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
"""Headings stand one level lower than in their chapter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter as a part of the whole."""

    slug: str
    title: str
    """HTML, as its heading had it."""
    html: str
    """What stands below the heading; its own headings are one level lower than in the chapter."""

    @property
    def id(self) -> str:
        """Id of the element where the chapter begins: `chapter-<slug>`."""
        return f"chapter-{self.slug}"

    @property
    def front(self) -> bool:
        """Whether it is the front page of the year."""
        return is_front(self.slug)


def whole_report(contents: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """The parts of the page `print/` of a year, from slug and HTML of each chapter, in reading order."""
    pages = tuple(contents)
    slugs = frozenset(slug for slug, _ in pages)
    return tuple(_part(slug, html, slugs) for slug, html in pages)


def _part(slug: str, html: str, slugs: frozenset[str]) -> Part:
    html = edited(html, _permalinks(html))
    begin, end = first_element(html, "h1")
    name = html[begin:end].strip()
    if begin:
        html = html[: html.rindex("<", 0, begin)] + html[html.index(">", end) + 1 :].lstrip()
    edits = (edit for tag in read_tags(html) for edit in _edits(tag, slug, name, slugs))
    settled = edited(html, edits)
    return Part(slug, name, edited(settled, _with_addresses(settled)))


def _permalinks(html: str) -> Iterator[Edit]:
    for link, end in pairwise(read_tags(html, "a")):
        if link.get("class") == "headerlink":
            yield link.start, end.end, ""


def _edits(tag: Tag, slug: str, chapter: str, slugs: frozenset[str]) -> Iterator[Edit]:
    """A tag with its ids and addresses as they are in the whole page."""
    if tag.name in _LOWER:
        yield tag.offset - len(tag.name), tag.offset, _LOWER[tag.name]
    is_region = tag.name == "div" and tag.get("role") == "region"
    for attribute in tag.attributes():
        value = _PAINT.sub(lambda paint: f"url(#{_local(slug, paint[1])})", attribute.written)
        if attribute.name in _ADDRESSES:
            value = _address(value, slug, slugs)
        elif attribute.name in _IDS:
            value = " ".join(_local(slug, id) for id in value.split())
        elif is_region and attribute.name == "aria-label":
            value = _named(value, chapter)
        if value != attribute.written:
            yield attribute.start, attribute.end, f' {attribute.name}="{value}"'


def _named(label: str, chapter: str) -> str:
    """Label of a table's region, with its chapter in front: the same table may be shown in two chapters."""
    chapter = chapter.replace('"', "&quot;")
    return label if label.startswith(chapter) else f"{chapter}：{label}"


def _local(slug: str, id: str) -> str:
    return id if is_at_home(id) else f"{slug}--{id}"


def _address(address: str, slug: str, slugs: frozenset[str]) -> str:
    """An address that stood in the chapter `slug`."""
    if urlsplit(address).scheme or address.startswith(("/", "&")):  # a mail address may be written in entities
        return address
    path, _, fragment = address.partition("#")
    target = page_at(path, slug)
    if target in slugs:
        return f"#{_local(target, fragment)}" if fragment else f"#chapter-{target}"
    slash = "/" if path.endswith("/") else ""
    return f"../{target}{slash}" + (f"#{fragment}" if fragment else "")


def _with_addresses(html: str) -> Iterator[Edit]:
    """Paper cannot be clicked: a link whose words do not say where it leads says so there."""
    for link, end in pairwise(read_tags(html, "a")):
        address = link.find("href")
        if address and address.value.startswith(("http://", "https://")):
            host = urlsplit(address.value).hostname or ""
            if host not in html[link.end : end.start]:
                yield link.end - 1, link.end - 1, f' data-address="{address.written}"'
