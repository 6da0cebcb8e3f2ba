"""Headings that run into their paragraph and that nothing marks: `1.政策信息。公开……`, `二是创新方式。探索……`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nianbao.intake.block import Paragraph
from nianbao.intake.headings import Heading
from nianbao.intake.numbering import Style, numbering
from nianbao.intake.tidying import cut

_LONGEST = 45
_SERIES = 2
"""As many have to stand behind one another."""
_ORDINAL = re.compile(r"(?<=[。：])(?=[一二三四五六七八九十]{1,2}是\S)")
"""Where an ordinal begins a sentence within a paragraph."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where such headings may be, by what the file marks itself."""

    unmarked: bool
    """At the beginning of paragraphs."""
    within: bool
    """Also within paragraphs: the file has ordinals (一是) as headings elsewhere."""


def ways_of(paragraphs: Sequence[Paragraph]) -> Ways:
    """What the whole file says: one whose headings are all marked has no others."""
    numbered = [(block, found) for block in paragraphs if (found := numbering(block.text))]
    partly = [found for block, found in numbered if any(span.bold for span in block.spans)]
    levels = [found for block, found in numbered if block.level and found.style is not Style.CHAPTER]
    ordinal = any(found.style is Style.ORDINAL for found in partly)
    within = any(_bold_within(block) for block in paragraphs)
    return Ways(bool(partly) or not levels, ordinal or within)


def _bold_within(block: Paragraph) -> bool:
    """Whether bold words follow an ordinal within a paragraph."""
    bold = [span.text for span in block.spans if span.bold]
    return any(re.search(rf"[一二三四五六七八九十]是{re.escape(text)}", block.text) for text in bold)


def run_in_headings(pieces: Sequence[object], ways: Ways) -> list[object]:
    """The pieces with these headings parted from their paragraphs, where all of a series can be."""
    if not ways.unmarked:
        return list(pieces)
    for style in (Style.HAN_BRACKETS, Style.DIGIT, Style.ORDINAL):
        pieces = [piece for group in _groups(pieces, style) for piece in _group(group, style, ways)]
    return list(pieces)


def _groups(pieces: Sequence[object], style: Style) -> Iterator[list[object]]:
    """The pieces below each heading of another style."""
    group: list[object] = []
    for piece in pieces:
        if isinstance(piece, Heading) and piece.style is not style:
            yield group
            group = []
        group.append(piece)
    yield group


def _group(group: list[object], style: Style, ways: Ways) -> list[object]:
    parted = [each for piece in group for each in _parted(piece)] if style is Style.ORDINAL and ways.within else group
    own = [piece for piece in parted if isinstance(piece, Paragraph) and _has(piece, style)]
    heads = sum(isinstance(piece, Heading) and piece.style is style for piece in parted)
    if not own or len(own) + heads < _SERIES or not all(map(_end, own)):
        return group
    return [each for piece in parted for each in (_split(piece) if _is_one(piece, own) else (piece,))]


def _is_one(piece: object, own: Sequence[Paragraph]) -> bool:
    return any(piece is each for each in own)


def _has(piece: Paragraph, style: Style) -> bool:
    found = numbering(piece.text)
    return found is not None and found.style is style


def _parted(piece: object) -> Iterator[object]:
    """A paragraph parted before each ordinal that begins a sentence."""
    if not isinstance(piece, Paragraph):
        yield piece
        return
    spans, done = piece.spans, 0
    for found in _ORDINAL.finditer(piece.text):
        before, spans = cut(spans, found.start() - done)
        done = found.start()
        yield replace(piece, spans=before)
    yield replace(piece, spans=spans)


def _end(piece: Paragraph) -> int:
    """Where the heading's sentence ends; 0 where it is no heading: too long, part of a series with ；, without text."""
    end = piece.text.find("。") + 1
    head = piece.text[:end]
    return 0 if not end or end > _LONGEST or "；" in head or "：" in head or end == len(piece.text) else end


def _split(piece: object) -> Iterator[object]:
    if isinstance(piece, Paragraph):
        head, rest = cut(piece.spans, _end(piece))
        found = numbering(piece.text)
        yield Heading(head, piece.place, found.style if found else None)
        yield Paragraph(rest, piece.place)
