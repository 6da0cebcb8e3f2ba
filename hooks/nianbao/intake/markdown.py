"""Words as Markdown of this project: what Markdown would read as its own signs is escaped, looks become marks."""

import re
from collections.abc import Sequence

from nianbao.intake.block import Span, Spans

_SIGNS = re.compile(r"[\\`*_\[\]{}]")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_BEGINS = re.compile(r"(?:(?P<mark>[#>+-])|(?P<digits>\d{1,9})(?P<stop>[.)]))(?=\s|$)|(?P<rule>[-=~:|]{1,})|#{1,6}")
_SAFE_LINK = re.compile(r"(?:https?|mailto|tel):[^\s<>]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """A text in which Markdown finds no sign of its own."""
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", _SIGNS.sub(r"\\\g<0>", text)))


def line_of(spans: Spans) -> str:
    """A paragraph as one line of Markdown."""
    text = "".join(map(_piece, _grouped(spans)))
    return _begin(" ".join(text.split("\n")).strip())


def _begin(line: str) -> str:
    """The line so that it begins no list, heading, quotation or rule."""
    found = _BEGINS.match(line)
    if not found:
        return line
    at = found.end("digits") if found["digits"] else 0
    return f"{line[:at]}\\{line[at:]}" if line[at] in "#>+-.)" else line if line[at] not in "|:=~" else _entity(line)


def _entity(line: str) -> str:
    return f"&#{ord(line[0])};{line[1:]}"


def _grouped(spans: Spans) -> list[Span]:
    """The spans, with blanks and stops of a bold text left to it."""
    return [span for span in spans if span.text or span.note]


def _piece(span: Span) -> str:
    if span.note:
        return escaped(span.text) + f"[^{span.note}]"
    text = escaped(span.text)
    inner = text.strip()
    if span.bold and inner:
        begin = text[: len(text) - len(text.lstrip())]
        text = f"{begin}**{inner}**{text[len(begin) + len(inner) :]}"
    if span.link and inner and _SAFE_LINK.fullmatch(span.link):
        return f"[{text}]({_address(span.link)})"
    return text


def _address(link: str) -> str:
    return re.sub(r"[()\\\s]", lambda found: f"%{ord(found[0]):02X}", link)


def heading(spans: Spans, level: int, id: str) -> str:
    """A heading, without an id where that is empty; its words carry no looks, only the level shows."""
    words = "".join(span.text for span in spans)
    return f"{'#' * level} {escaped(' '.join(words.split()))}" + (f" {{#{id}}}" if id else "")


def pipe_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of words; its first row is the head."""
    lines = ["| " + " | ".join(_cell(text) for text in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _cell(text: str) -> str:
    return escaped(" ".join(text.split())).replace("|", "\\|") or " "
