"""Blocks as all else may rely on them: every grid is a rectangle, no text holds what nobody sees."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nianbao.characters import without_unseen
from nianbao.intake.block import Block, Cell, Item, Note, Paragraph, Picture, Spans, Table


def sound(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, without tables that have no cell, and without calls of notes that are not there."""
    given = list(blocks)
    notes = {block.label for block in given if isinstance(block, Note)}
    for block in given:
        if isinstance(block, Table):
            if table := _table(block):
                yield table
        elif isinstance(block, Picture):
            yield replace(block, alternative=" ".join(without_unseen(block.alternative).split()))
        elif isinstance(block, Paragraph):
            yield replace(block, spans=_spans(block.spans, notes))
        elif isinstance(block, Item):
            yield replace(block, spans=_spans(block.spans, notes), marker=without_unseen(block.marker))
        else:
            yield replace(block, spans=_spans(block.spans, notes), label=_label(block.label))


def _spans(spans: Spans, notes: set[str]) -> Spans:
    return tuple(
        replace(
            span, text=without_unseen(span.text), note=_label(span.note) if span.note and span.note in notes else None
        )
        for span in spans
    )


def _label(text: str) -> str:
    """The label of a note as Markdown takes one: letters and digits."""
    return "".join(each for each in text if each.isalnum()) or "x"


def _table(table: Table) -> Table | None:
    width = max(map(len, table.grid), default=0)
    made = {id(cell): _cell(cell) for row in table.grid for cell in row if cell is not None}
    grid = tuple(
        (*(None if cell is None else made[id(cell)] for cell in row), *[None] * (width - len(row)))
        for row in table.grid
    )
    if not made:
        return None
    return replace(table, grid=grid, caption=" ".join(without_unseen(table.caption).split()))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=without_unseen(cell.text))
