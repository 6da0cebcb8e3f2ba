"""Blocks in WordprocessingML: headings, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from nianbao.export.document.model import Block, Heading, Listing, Paragraph, Run, Table
from nianbao.export.word.runs import Writer
from nianbao.export.word.table import between, table
from nianbao.export.word.xml import Element, w

_KINDS = {
    "note": "编者注",
    "quote": "Quote",
    "code": "代码",
    "caption": "Caption",
    "picture": "图片",
    "subtitle": "Subtitle",
}
_STEP = 420
"""Indent of a list for each level, in twentieths of a point."""


def write_blocks(
    blocks: Iterable[Block], writer: Writer, anchors: Iterable[str] = (), depth: int = 0
) -> Iterator[Element]:
    """The blocks in order. `anchors` name the place where they begin; `depth` is that of the list around them."""
    begin, listed = tuple(anchors), tuple(blocks)
    for block, following in zip_longest(listed, listed[1:]):
        match block:
            case Heading():
                yield writer.line(f"Heading {block.level}", block.runs, (*begin, *block.anchors))
            case Paragraph():
                yield _paragraph(block, writer, begin, depth)
            case Listing():
                yield from _listing(block, writer, begin, depth + 1)
            case Table():
                yield from table(block, writer, begin)
                yield between(following, writer)
        begin = ()


def _paragraph(block: Paragraph, writer: Writer, begin: tuple[str, ...], depth: int) -> Element:
    style = _KINDS.get(block.kind, "List Paragraph" if depth else "Normal")
    indent = [w("ind", left=_STEP * depth)] if depth else []
    return writer.line(style, block.runs, (*begin, *block.anchors), *indent)


def _listing(block: Listing, writer: Writer, begin: tuple[str, ...], depth: int) -> Iterator[Element]:
    """The marks of the items are text: they are the same in every program, and are copied with it."""
    for number, item in enumerate(block.items, block.start):
        mark = Run(f"{number}. " if block.ordered else "• ")
        match item:
            case (Paragraph() as first, *others):
                marked = Paragraph((mark, *first.runs), first.kind, first.anchors)
            case _:
                marked, others = Paragraph((mark,)), list(item)
        yield from write_blocks((marked, *others), writer, begin, depth)
        begin = ()
