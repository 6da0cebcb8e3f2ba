"""Pieces of a line put together: neighbours of one look become one, and white space is what a reader sees."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from nianbao.intake.block import Span, Spans, text_of

_WIDE = "\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_ENDS = re.compile(r"[ \t]*\n(?:[ \t\u3000\xa0]*\n)+|[ \t]*\n(?=(?:\u3000|[ \xa0]{2}){2})")
"""Breaks of lines that end a paragraph: some write a whole report in one, and indent its lines by hand."""
_BLANKS = " \t\n\r\f"


def joined(spans: Iterable[Span]) -> Spans:
    """The spans without empty ones, neighbours of the same look as one."""
    shown = (span for span in spans if span.text or span.note is not None)
    return tuple(piece for look, run in groupby(shown, key=_look) for piece in _as_one(look, list(run)))


def trimmed(spans: Sequence[Span], blanks: str = _BLANKS) -> Spans:
    """The spans without such characters at both ends; full-width and no-break spaces stay unless they are named."""
    found = list(joined(spans))
    while found and found[0].note is None:
        found[0] = replace(found[0], text=found[0].text.lstrip(blanks))
        if found[0].text:
            break
        del found[0]
    while found and found[-1].note is None:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(blanks))
        if found[-1].text:
            break
        del found[-1]
    return tuple(found)


def is_blank(spans: Spans) -> bool:
    """Whether nothing is printed: no character but white space, and no note is called."""
    return not text_of(spans).strip() and all(span.note is None for span in spans)


def is_wide(character: str) -> bool:
    """Whether a character is Chinese writing: no blank belongs between two lines that meet at such characters."""
    return bool(_WIDE_CHARACTER.match(character))


def between(before: str, behind: str) -> str:
    """What stands where a line was broken by the page or the window: a blank, or nothing beside Chinese."""
    if not before or not behind or is_wide(before[-1]) or is_wide(behind[0]):
        return ""
    return "" if before[-1].isspace() or behind[0].isspace() else " "


def is_bold(spans: Iterable[Span]) -> bool:
    """Whether all that is printed is bold."""
    printed = [span.bold for span in spans if span.text.strip()]
    return bool(printed) and all(printed)


def lines_of(spans: Spans) -> Iterator[Spans]:
    """The spans parted where line breaks stand for the ends of paragraphs: an empty line, or an indent behind one."""
    line: list[Span] = []
    for span in spans:
        *ended, rest = _ENDS.split(span.text)
        for text in ended:
            yield trimmed([*line, replace(span, text=text)])
            line = []
        line.append(replace(span, text=rest))
    yield trimmed(line)


def _look(span: Span) -> tuple[bool, str | None, str | None]:
    return span.bold, span.link, span.note


def _as_one(look: tuple[bool, str | None, str | None], run: list[Span]) -> list[Span]:
    bold, link, note = look
    return run if note is not None or len(run) == 1 else [Span("".join(span.text for span in run), bold, link)]
