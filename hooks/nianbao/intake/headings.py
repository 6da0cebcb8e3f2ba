"""Headings within a chapter: marked by the file, bold, numbered lines, and those that run into their paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.intake.block import Paragraph, Place, Spans, text_of
from nianbao.intake.numbering import Style, numbering
from nianbao.intake.tidying import bold_beginning, cut, is_bold

_LONGEST = 60
_LINE = 40
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the chapter's: level 2 to 6, or 0 where that is not known yet."""

    spans: Spans
    place: Place
    style: Style | None
    level: int = 0
    marked: int = 0
    """The level that the file gives it; 0 where it gives none."""

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.spans)


def marked_headings(pieces: Sequence[object]) -> Iterator[object]:
    """The pieces with the headings that the file marks (a level, bold letters) or that are numbered lines."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            yield from _marked(piece, pieces[at + 1] if at + 1 < len(pieces) else None)
        else:
            yield piece


def _marked(piece: Paragraph, behind: object) -> Iterator[object]:
    found = numbering(piece.text)
    style = found.style if found else None
    if piece.level or (is_bold(piece.spans) and len(piece.text) <= _LONGEST):
        yield Heading(piece.spans, piece.place, style, marked=piece.level or 0)
    elif found and (end := _bold_end(piece, found.text)):
        head, rest = cut(piece.spans, end)
        yield Heading(head, piece.place, style)
        if rest:
            yield Paragraph(rest, piece.place)
    elif found and _is_line(piece.text) and isinstance(behind, Paragraph) and not _same(piece, behind):
        yield Heading(piece.spans, piece.place, style)
    else:
        yield piece


def _bold_end(piece: Paragraph, number: str) -> int:
    """Where the bold words behind a number end, with the stop behind them; 0 where they are no heading."""
    begin = bold_beginning(piece.spans)
    if not begin:
        begin = len(number) + bold_beginning(cut(piece.spans, len(number))[1])
        begin = 0 if begin == len(number) else begin
    if not len(number) < begin <= _LONGEST:
        return 0
    return begin + 1 if piece.text[begin : begin + 1] in ("。", "：") else begin


def _is_line(text: str) -> bool:
    """Whether a numbered text is a line by itself, and no sentence."""
    return len(text) <= _LINE and not text.endswith(("。", "；", "，", "：", ";", "、")) and "。" not in text


def _same(piece: Paragraph, behind: Paragraph) -> bool:
    """Whether the next line is numbered alike and as short: then both are items of a list."""
    one, other = numbering(piece.text), numbering(behind.text)
    return bool(one and other and one.style is other.style and _is_line(behind.text))


def with_levels(pieces: Sequence[object]) -> Iterator[object]:
    """The pieces with the levels of their headings: kinds of numbers nest as they first occur."""
    stack: list[Style | int] = []
    for piece in pieces:
        if not isinstance(piece, Heading):
            yield piece
            continue
        kind = piece.style or piece.marked
        stack = stack[: stack.index(kind) + 1] if kind in stack else [*stack, kind]
        yield Heading(piece.spans, piece.place, piece.style, min(len(stack) + 1, _DEEPEST), piece.marked)
