"""A small reader of Markdown and tabs as a person types them, for tests of what becomes of blocks."""

import re
from collections.abc import Iterator

from nianbao.intake.block import Block, Cell, Item, Original, Paragraph, Place, Span, Spans, Table

_PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|(?<!!)\[(?P<words>[^\]]*)\]\((?P<link>[^)]*)\)")
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ITEM = re.compile(r"( *)([-*]|\d+\.) +(.*)")


def read_typed(text: str) -> Original:
    return Original(tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    line = 1
    for piece in re.split(r"\n[ \t]*\n", text):
        lines = piece.strip("\n").split("\n")
        place = Place(paragraph=line)
        if re.match(r"\s*\|", lines[0]):
            yield _table(lines, line)
        elif all(_ITEM.fullmatch(each) for each in lines):
            yield from (_item(each, place) for each in lines)
        elif piece.strip():
            yield from _texts(lines, place)
        line += piece.count("\n") + 2


def _texts(lines: list[str], place: Place) -> Iterator[Block]:
    waiting: list[str] = []
    for each in lines:
        if found := _HEADING.fullmatch(each):
            if waiting:
                yield Paragraph(spans("\n".join(waiting)), place)
            waiting = []
            yield Paragraph(spans(found[2]), place, level=len(found[1]))
        else:
            waiting.append(each)
    if waiting:
        yield Paragraph(spans("\n".join(waiting)), place)


def spans(text: str) -> Spans:
    made, at = [], 0
    for found in _PIECE.finditer(text):
        made += [Span(text[at : found.start()])] if found.start() > at else []
        made.append(Span(found["bold"], bold=True) if found["bold"] else Span(found["words"], link=found["link"]))
        at = found.end()
    return (*made, *([Span(text[at:])] if at < len(text) else []))


def _item(line: str, place: Place) -> Item:
    indent, marker, words = _ITEM.fullmatch(line).groups()  # type: ignore[union-attr]
    return Item(spans(words), place, marker, marker[0].isdecimal(), len(indent) // 2)


def _table(lines: list[str], number: int) -> Table:
    rows = [line.strip().strip("|").split("|") for line in lines if not re.fullmatch(r"[\s|:-]+", line)]
    grid = tuple(
        tuple(Cell(text.strip(), Place(row=at, column=column)) for column, text in enumerate(row, 1))
        for at, row in enumerate(rows, 1)
    )
    return Table(grid, Place(paragraph=number))
