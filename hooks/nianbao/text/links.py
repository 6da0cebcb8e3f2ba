"""Links and pictures of a Markdown source, as its page will have them, each with its place.

The only grammar of links beside that of Python-Markdown, whose tree has no positions. Both must find the same links:
findings on numbers are made from those found here, the page from those found there.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from nianbao.text.linkaddress import address_span
from nianbao.text.pieces import blanked, definitions, notes, pieces, without_code

FILE = re.compile(r"\.(?:md|pdf|ofd|docx?|wps|xlsx?|et|pptx?|dps|od[tsp]|rtf|csv|txt|zip)$", re.IGNORECASE)
"""Ends of the names of files that a link may lead to."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])")
_NOTE = re.compile(r"\[\^([^\]]*)\]")
_LINK, _PICTURE, _BRACKET = re.compile(r"(?<!!)\["), re.compile(r"!\["), re.compile(r"[\[\]]")
_NAME = re.compile(r"\s?\[(?P<name>[^\]]*)\]")
_TAKEN = "\0"
"""Replaces a character that can begin or end no link: of an escape, of a link already found."""


class _Kind(NamedTuple):
    """A way to write an address."""

    is_picture: bool
    how: str
    """`written`: the address follows the words; `named`: its name does; `short`: the words are its name."""


_KINDS = tuple(
    _Kind(*kind)
    for kind in (
        (False, "named"),
        (False, "written"),
        (True, "written"),
        (True, "named"),
        (False, "short"),
        (True, "short"),
    )
)
"""In the order in which Python-Markdown looks for them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture, by its positions in the source."""

    start: int
    end: int
    words: tuple[int, int]
    """Where its words begin and end; of a picture those that stand for it."""
    address: str
    """As written, without the backslashes of escapes."""
    at: int
    """Where the address stands: of a link that only names it, where the name is defined."""
    is_picture: bool


@dataclass(frozen=True, slots=True)
class _Address:
    """The address of a link, as it follows the words."""

    text: str | None
    """None where only a name is given, and it is defined nowhere."""
    at: int
    end: int
    """Where the link ends."""


def read_links(source: str) -> tuple[Link, ...]:
    """All links and pictures, in the order in which the page has them: what stands in footnotes at the end."""
    return links_of(without_code(source))


def links_of(source: str) -> tuple[Link, ...]:
    """The same, of a source whose code is blanked out already."""
    reader = _Reader(source)
    found = [link for start, end in pieces(reader.text) for link in reader.links(start, end, _KINDS)]
    below = tuple(notes(source).values())
    return tuple(sorted(found, key=lambda link: (any(a <= link.start < b for a, b in below), link.start)))


def without_definitions(source: str) -> str:
    """The source with blanks in the place of the lines that give addresses names: a page does not show them."""
    for found in definitions(source):
        source = source[: found.start()] + blanked(found[0]) + source[found.end() :]
    return source


def leads_somewhere(address: str) -> bool:
    """Whether an address can be one: of a host, of a person, of a file beside this one, or of a place in this one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    if parts.scheme in ("mailto", "tel"):
        return True
    return not parts.scheme and bool(FILE.search(parts.path) or not parts.path)


class _Reader:
    """Reads the links of one source. What was found is blanked out, so that what is looked for later passes it over."""

    def __init__(self, source: str) -> None:
        """`source` has no code."""
        self.source = source
        self.names = {_key(found["name"]): found for found in definitions(source)}
        below = notes(source)
        self.text = _ESCAPE.sub(_TAKEN * 2, without_definitions(source))
        self.text = _NOTE.sub(lambda note: _TAKEN * len(note[0]) if note[1] in below else note[0], self.text)

    def links(self, start: int, end: int, kinds: tuple[_Kind, ...]) -> list[Link]:
        """The links of a piece, of these kinds."""
        found: list[Link] = []
        for number, kind in enumerate(kinds):
            at = start
            while (words := self._words(at, end, is_picture=kind.is_picture)) is not None:
                address = self._address(kind, words, end)
                at = address.end if address else words[0]
                if address and address.text is not None:
                    link = Link(
                        start=words[0] - 1 - kind.is_picture,
                        end=at,
                        words=words,
                        address=address.text,
                        at=address.at,
                        is_picture=kind.is_picture,
                    )
                    found = [each for each in found if not link.start <= each.start < at]  # in words of a picture
                    pictures = tuple(later for later in kinds[number + 1 :] if later.is_picture)
                    inside = [] if link.is_picture else self.links(*words, pictures)
                    found += [link, *inside]
                    self.text = self.text[: link.start] + _TAKEN * (at - link.start) + self.text[at:]
        return found

    def _words(self, start: int, end: int, *, is_picture: bool) -> tuple[int, int] | None:
        """The next words in brackets, which may hold brackets."""
        for found in (_PICTURE if is_picture else _LINK).finditer(self.text, start, end):
            depth = 1
            for bracket in _BRACKET.finditer(self.text, found.end(), end):
                depth += 1 if bracket[0] == "[" else -1
                if not depth:
                    return found.end(), bracket.start()
        return None

    def _address(self, kind: _Kind, words: tuple[int, int], end: int) -> _Address | None:
        closed = words[1] + 1
        if kind.how == "written":
            return self._written(closed, end)
        name = _NAME.match(self.text, closed, end)
        if kind.how == "short":
            return self._defined(self.source[slice(*words)], closed)
        return self._defined(name["name"] or self.source[slice(*words)], name.end()) if name else None

    def _defined(self, name: str, end: int) -> _Address:
        known = self.names.get(_key(name))
        return _Address(known["address"], known.start("address"), end) if known else _Address(None, 0, end)

    def _written(self, start: int, end: int) -> _Address | None:
        if (span := address_span(self.text, start, end)) is None:
            return None
        begin, stop, close = span
        written = self.source[begin:stop]
        at = begin + len(written) - len(written.lstrip())
        return _Address(_ESCAPE.sub(r"\1", written).strip(), at, close)


def _key(name: str) -> str:
    """A name in the form in which two are equal: in lower case, each run of white space a single blank."""
    return " ".join(name.lower().split())
