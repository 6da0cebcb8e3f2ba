"""The whole report in one page, for paper: the chapters as they were built, linked inside that page.

Rows, cells and derived figures have one home in a year and keep their ids; every other id gets its chapter's slug as
prefix.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from nianbao.address.anchor import is_at_home
from nianbao.address.pages import is_front, page_at

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_REFERENCE = re.compile(r'(?<= )(id|href|src|headers|for|aria-labelledby|aria-describedby)="([^"]*)"')
_PAINT = re.compile(r"url\(#([^)]+)\)")
_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>', re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>\s*", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-5])(?=[ >])")
_OUTWARD = re.compile(r'<a (?=[^>]*href="(https?://[^"]+)")([^>]*)>(.*?)</a>', re.DOTALL)
_REGION = re.compile(r'(<div [^>]*aria-label=")([^"]*)("[^>]*role="region")')


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
    html = _PERMALINK.sub("", html)
    title = _TITLE.search(html)
    body = html.replace(title[0], "", 1) if title else html
    body = _HEADING.sub(lambda mark: f"<{mark[1]}h{int(mark[2]) + 1}", body)
    body = _TAG.sub(lambda tag: _settle(tag[0], slug, slugs), body)
    name = title[1].strip() if title else ""
    body = _REGION.sub(lambda region: region[1] + _named(region[2], name) + region[3], body)
    return Part(slug, name, _OUTWARD.sub(_with_address, body))


def _named(label: str, chapter: str) -> str:
    """Label of a table's region, with its chapter in front: the same table may be shown in two chapters."""
    chapter = chapter.replace('"', "&quot;")
    return label if label.startswith(chapter) else f"{chapter}：{label}"


def _settle(tag: str, slug: str, slugs: frozenset[str]) -> str:
    """A tag with its ids, references and addresses adapted to the page of the whole report."""

    def settled(reference: re.Match[str]) -> str:
        name, value = reference.groups()
        if name in ("href", "src"):
            return f'{name}="{_address(value, slug, slugs)}"'
        return f'{name}="{" ".join(_local(slug, id) for id in value.split())}"'

    return _PAINT.sub(lambda paint: f"url(#{_local(slug, paint[1])})", _REFERENCE.sub(settled, tag))


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


def _with_address(link: re.Match[str]) -> str:
    """Paper cannot be clicked: a link whose words do not say where it leads says so there."""
    address, attributes, words = link.groups()
    host = urlsplit(unescape(address)).hostname or ""
    return link[0] if host in words else f'<a {attributes} data-address="{address}">{words}</a>'
