"""Links and pictures of a Markdown source, as its page will have them, each with its place.

The only grammar of links beside that of Python-Markdown, whose tree has no positions. Both must find the same links:
findings on numbers are made from those found here, the page from those found there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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


@lru_cache(maxsize=32)
def links_of(source: str) -> tuple[Link, ...]:
    """The same, of a source whose code is blanked out already; each reader of a page asks for them again."""
    reader = _Reader(source)
    found = [link for start, end in pieces(reader.text) for link in reader.piece(start, end)]
    below = sorted(notes(source).values())
    starts, ends = [a for a, _ in below], [-1, *(b for _, b in below)]
    return tuple(sorted(found, key=lambda link: (ends[bisect_right(starts, link.start)] > link.start, link.start)))


def without_definitions(source: str) -> str:
    """The source with blanks in the place of the lines that give addresses names: a page does not show them."""
    return _without(source, definitions(source))


def _without(source: str, defined: Iterable[re.Match[str]]) -> str:
    kept, at = [], 0
    for found in defined:
        kept += [source[at : found.start()], blanked(found[0])]
        at = found.end()
    return "".join((*kept, source[at:]))


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
        defined = definitions(source)
        self.names = {_key(found["name"]): found for found in defined}
        below = notes(source)
        self.text = _ESCAPE.sub(_TAKEN * 2, _without(source, defined))
        self.text = _NOTE.sub(lambda note: _TAKEN * len(note[0]) if note[1] in below else note[0], self.text)

    def piece(self, start: int, end: int) -> list[Link]:
        """The links of a piece of the source."""
        return self._links(self.text[start:end], start, _KINDS)

    def _links(self, text: str, offset: int, kinds: tuple[_Kind, ...]) -> list[Link]:
        """The links of these kinds in a text, which begins at `offset` of the source."""
        found: list[Link] = []
        for number, kind in enumerate(kinds):
            pictures = tuple(later for later in kinds[number + 1 :] if later.is_picture)
            new = list(self._of_kind(text, offset, kind))
            found = _outside(found, new)  # what is left out stands in words of a picture
            for link in new:
                first, last = link.words
                inside = [] if link.is_picture else self._links(text[first - offset : last - offset], first, pictures)
                found += [link, *inside]
            text = _blanked_out(text, [(link.start - offset, link.end - offset) for link in new])
        return found

    def _of_kind(self, text: str, offset: int, kind: _Kind) -> Iterator[Link]:
        """The links of one kind, in order; none within another."""
        pairs, at = _pairs(text), 0
        opening = _PICTURE if kind.is_picture else _LINK
        while opened := opening.search(text, at):
            at = begin = opened.end()
            close = pairs.get(begin - 1)
            address = None if close is None else self._address(text, offset, kind, (begin, close))
            if close is None or address is None:
                continue
            at = address.end
            if address.text is not None:
                yield Link(
                    start=offset + begin - 1 - kind.is_picture,
                    end=offset + at,
                    words=(offset + begin, offset + close),
                    address=address.text,
                    at=address.at,
                    is_picture=kind.is_picture,
                )

    def _address(self, text: str, offset: int, kind: _Kind, words: tuple[int, int]) -> _Address | None:
        closed = words[1] + 1
        if kind.how == "written":
            return self._written(text, offset, closed)
        name, own = _NAME.match(text, closed), self.source[offset + words[0] : offset + words[1]]
        if kind.how == "short":
            return self._defined(own, closed)
        return self._defined(name["name"] or own, name.end()) if name else None

    def _defined(self, name: str, end: int) -> _Address:
        known = self.names.get(_key(name))
        return _Address(known["address"], known.start("address"), end) if known else _Address(None, 0, end)

    def _written(self, text: str, offset: int, start: int) -> _Address | None:
        if (span := address_span(text, start, len(text))) is None:
            return None
        begin, stop, close = span
        written = self.source[offset + begin : offset + stop]
        at = offset + begin + len(written) - len(written.lstrip())
        return _Address(_ESCAPE.sub(r"\1", written).strip(), at, close)


def _pairs(text: str) -> dict[int, int]:
    """Where each bracket that opens is closed again; those that never are, are left out."""
    opened, pairs = list[int](), dict[int, int]()
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            pairs[opened.pop()] = bracket.start()
    return pairs


def _outside(found: list[Link], new: Sequence[Link]) -> list[Link]:
    """The links of `found` that begin outside of all that are `new`, which come in order."""
    starts = [link.start for link in new]
    ends = [-1, *(link.end for link in new)]
    return [link for link in found if ends[bisect_right(starts, link.start)] <= link.start]


def _blanked_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a sign that begins and ends no link in the place of these spans, which come in order."""
    kept, at = [], 0
    for start, end in spans:
        kept += [text[at:start], _TAKEN * (end - start)]
        at = end
    return "".join((*kept, text[at:]))


def _key(name: str) -> str:
    """A name in the form in which two are equal: in lower case, each run of white space a single blank."""
    return " ".join(name.lower().split())
