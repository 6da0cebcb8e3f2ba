"""Tags of HTML, read as they are written: the one grammar of tags and attributes.

For pages of which a tag is looked at or changed here and there, and all else stays byte for byte. Whoever needs the
tree of a page has `export/document/htmltree`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import pairwise

_ATTRIBUTE = re.compile(
    r"""(?:^|(?<=["'])|\s)\s*(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>`]+))?"""
)
_PLAIN = re.compile(r"""(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?""")
_ATTRIBUTES = r"""(?P<attributes>(?:[\s/](?:[^>"']|"[^"]*"|'[^']*')*)?)"""
_ANY = re.compile(rf"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*){_ATTRIBUTES}>")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
_TEXT_ONLY = ("script", "style")
"""Elements in which no tags are."""

Edit = tuple[int, int, str]
"""Where a piece begins and ends, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag."""

    name: str
    """In lower case."""
    value: str
    """As its page means it; empty where it has none."""
    written: str
    """As it is written, without quotes."""
    start: int
    """Where it begins in its page, with the blank before it."""
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, with its place in its page."""

    name: str
    """In lower case."""
    closing: bool
    start: int
    end: int
    inside: str
    """What stands between name and bracket."""
    offset: int
    """Where that begins."""

    @property
    def is_plain(self) -> bool:
        """Whether its attributes are written so that nobody could read them otherwise."""
        return _PLAIN.fullmatch(self.inside) is not None

    def attributes(self) -> Iterator[Attribute]:
        """Its attributes, in order."""
        for found in _ATTRIBUTE.finditer(self.inside):
            value = found["value"] or ""
            written = value[1:-1] if value[:1] in ('"', "'") else value
            start, end = self.offset + found.start(), self.offset + found.end()
            yield Attribute(found["name"].lower(), unescape(written), written, start, end)

    def find(self, name: str) -> Attribute | None:
        """The attribute of this name; a browser takes the first."""
        return next((attribute for attribute in self.attributes() if attribute.name == name), None)

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        found = self.find(name)
        return found.value if found else ""


def tag_at(html: str, start: int) -> Tag | None:
    """The tag that begins at a `<`; None where none does."""
    found = _ANY.match(html, start)
    return _tag(found) if found else None


def read_tags(html: str, *names: str) -> Iterator[Tag]:
    """The tags of these names, or all, in order; none of those in comments, scripts and styles."""
    for found in _found(html, _pattern(names)):
        if found["name"] and (not names or found["name"].lower() in names):
            yield _tag(found)


def _found(html: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Tags and comments, in order; none of those in scripts and styles."""
    position = 0
    while found := pattern.search(html, position):
        position = found.end()
        yield found
        name = (found["name"] or "").lower()
        if name in _TEXT_ONLY and not found["closing"]:
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
            position = end.start() if end else len(html)


def without_comments(html: str) -> str:
    """The page without its comments, as browsers know where they end. Scripts are read as any other text."""
    return _COMMENT.sub("", html) if "<!--" in html else html


def without_page_comments(html: str) -> str:
    """A whole page without its comments; its scripts and styles stay as they are, whatever they hold."""
    if "<!--" not in html:
        return html
    return edited(html, [(*found.span(), "") for found in _found(html, _pattern(())) if not found["name"]])


def without_scripts(html: str) -> str:
    """The page without comments, scripts and styles."""
    html = without_comments(html)
    pairs = pairwise(read_tags(html, *_TEXT_ONLY))
    return edited(html, ((tag.start, end.end, "") for tag, end in pairs if end.closing and not tag.closing))


def first_element(html: str, name: str) -> tuple[int, int]:
    """Where the text of the first element of this name begins and ends; twice the beginning where there is none."""
    pairs = pairwise(read_tags(html, name))
    return next(((tag.end, end.start) for tag, end in pairs if end.closing and not tag.closing), (0, 0))


def edited(html: str, edits: Iterable[Edit]) -> str:
    """The page with these pieces changed; they do not overlap."""
    pieces, position = [], 0
    for start, end, text in sorted(edits):
        pieces += [html[position:start], text]
        position = end
    return "".join((*pieces, html[position:]))


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    wanted = "|".join(dict.fromkeys((*names, *_TEXT_ONLY))) if names else "[a-z][a-z0-9]*"
    tag = rf"<(?P<closing>/?)(?P<name>{wanted}){_ATTRIBUTES}>"
    return re.compile(rf"<!--(?!-?>)(?:(?!--!?>).)*-->|{tag}", re.DOTALL | re.IGNORECASE)


def _tag(found: re.Match[str]) -> Tag:
    return Tag(
        found["name"].lower(), bool(found["closing"]), *found.span(), found["attributes"], found.start("attributes")
    )
