"""The words of a paragraph as they go into a chapter: white space that only the page made is taken away."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nianbao.characters import without_unseen
from nianbao.intake.block import Span, Spans

_WIDE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·"
_GONE = re.compile(rf"(?<=[{_WIDE}\n ]) +| +(?=[{_WIDE}\n])|^\s+|\s+$")
"""Blanks that nobody meant: beside wide characters, behind another, at the ends of a line."""
_NOTE = "\ufdd0"
"""Stands for the call of a note; no text has it."""
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def tidy(spans: Spans) -> Spans:
    """The spans with no-break and full-width blanks as plain ones, none at the ends, beside Han or in a row.

    Chinese is set without blanks; those beside digits (`3 名`) come from programs that put them in.
    """
    pieces = [_NOTE if span.note else _BLANKS.sub(" ", without_unseen(span.text)) for span in spans]
    text = "".join(pieces)
    gone = {at for found in _GONE.finditer(text) for at in range(*found.span())}
    made: list[Span] = []
    at = 0
    for span, piece in zip(spans, pieces, strict=True):
        kept = "".join(each for number, each in enumerate(piece, at) if number not in gone) if gone else piece
        at += len(piece)
        if span.note:
            made.append(span)
        elif kept and made and not made[-1].note and replace(made[-1], text="") == replace(span, text=""):
            made[-1] = replace(made[-1], text=made[-1].text + kept)
        elif kept:
            made.append(replace(span, text=kept))
    return tuple(made)


def lines(spans: Spans) -> Iterator[Spans]:
    """The spans cut where the author broke the line."""
    line: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        line.append(replace(span, text=first))
        for part in rest:
            yield tuple(line)
            line = [replace(span, text=part)]
    yield tuple(line)


def cut(spans: Spans, at: int) -> tuple[Spans, Spans]:
    """The spans before and from a position of their text."""
    before: list[Span] = []
    behind: list[Span] = []
    for span in spans:
        if at >= len(span.text):
            before.append(span)
        elif at <= 0:
            behind.append(span)
        else:
            before.append(replace(span, text=span.text[:at]))
            behind.append(replace(span, text=span.text[at:]))
        at -= len(span.text)
    return tuple(span for span in before if span.text or span.note), tuple(
        span for span in behind if span.text or span.note
    )


def joined(one: Spans, other: Spans) -> Spans:
    """Both as one paragraph; two pieces with the same look become one."""
    if one and other and replace(one[-1], text="") == replace(other[0], text=""):
        return (*one[:-1], replace(one[-1], text=one[-1].text + other[0].text), *other[1:])
    return (*one, *other)


def is_bold(spans: Spans) -> bool:
    """Whether all words are bold."""
    words = [span for span in spans if span.text.strip()]
    return bool(words) and all(span.bold for span in words)


def bold_beginning(spans: Spans) -> int:
    """How many characters at the beginning are bold."""
    count = 0
    for span in spans:
        if not span.bold:
            break
        count += len(span.text)
    return count
