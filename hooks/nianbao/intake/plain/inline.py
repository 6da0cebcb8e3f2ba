"""What Markdown shows of one line: bold, links, calls of notes, escapes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from nianbao.intake.block import Span, Spans
from nianbao.intake.spans import joined

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[\^(?P<note>[^\]\s]+)\]"
    r"|(?<!!)\[(?P<words>(?:[^\[\]\\\n]|\\.)*)\]\((?P<link>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?: \"[^\"\n]*\")?\)"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]+)>"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<tag></?(?:b|strong)>)"
    r"|(?P<line><br ?/?>)"
    r"|(?P<other></?(?:i|em|u|s|sub|sup|span|font|small|mark)(?: [^<>\n]*)?>)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,20});)",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<![*\\0-9A-Za-z])\*(?![*\s])([^*\n]+?)(?<![\s\\])\*(?![*0-9A-Za-z])")
"""Not between digits and Latin letters: there it was meant as it stands, whatever Markdown makes of it."""


def inline(text: str) -> Spans:
    """The spans of a line, or of lines that LF parts."""
    return joined(_spans(_EMPHASIS.sub(r"\1", text), link=None))


def plain(text: str) -> str:
    """The words of a line without their looks."""
    return "".join(span.text for span in inline(text))


def _spans(text: str, link: str | None) -> Iterator[Span]:
    bold, at = False, 0
    for found in _TOKEN.finditer(text):
        yield Span(text[at : found.start()], bold, link)
        at = found.end()
        kind = found.lastgroup or ""
        if kind == "strong":
            closes = bold or found[0] in text[at:]
            bold = bold != closes
            yield Span("" if closes else found[0], bold, link)
        elif kind == "tag":
            bold = not found[0].startswith("</")
        else:
            yield from _piece(found, kind, bold=bold, link=link)
    yield Span(text[at:], bold, link)


def _piece(found: re.Match[str], kind: str, *, bold: bool, link: str | None) -> Iterator[Span]:
    if kind == "note":
        yield Span("", bold, link, note=found["note"])
    elif kind == "link":
        target = found["link"].strip("<>")
        inner = inline(found["words"])
        yield from (replace(span, bold=bold or span.bold, link=target) for span in inner)
    elif kind == "address":
        yield Span(found["address"].removeprefix("mailto:"), bold, found["address"])
    elif kind == "line":
        yield Span("\n", bold, link)
    elif kind == "entity":
        yield Span(unescape(found[0]), bold, link)
    elif kind in ("escaped", "code"):
        yield Span(found[kind], bold, link)
