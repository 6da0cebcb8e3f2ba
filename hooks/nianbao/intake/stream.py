"""Tables that lost their columns: one cell a line, or lines whose cells only tabs part."""

import re
from collections.abc import Iterator, Sequence

from nianbao.intake.block import Block, Cell, Paragraph, Place, Table
from nianbao.intake.line import Line, Mark, is_label, is_nothing, is_value
from nianbao.intake.vocabulary import Vocabulary
from nianbao.labels import compact

_LEAST = 6
"""Lines from which on a run of short paragraphs may be a table."""
_LONGEST = 60
_TAG = re.compile(r"</?[a-zA-Z]+>")


def tables_of_tabs(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with tables in place of lines that are parted by tabs."""
    waiting: list[tuple[str, Place]] = []
    count = sum(isinstance(block, Table) for block in blocks)
    for block in blocks:
        lines = _tabbed(block)
        if lines:
            waiting += lines
            continue
        if waiting:
            count += 1
            yield _table(waiting, count)
            waiting = []
        yield block
    if waiting:
        yield _table(waiting, count + 1)


def _tabbed(block: Block) -> list[tuple[str, Place]]:
    if not isinstance(block, Paragraph) or "\t" not in block.text.strip(" \n"):
        return []
    lines = [line for line in block.text.split("\n") if line.strip()]
    inner = [line for line in lines if "\t" in line]
    return [(line, block.place) for line in lines] if len(inner) * 2 > len(lines) else []


def _table(lines: Sequence[tuple[str, Place]], number: int) -> Table:
    rows = [[_TAG.sub("", part).strip() for part in line.split("\t")] for line, _ in lines]
    width = max(map(len, rows))
    place = lines[0][1]
    grid = []
    for at, row in enumerate(rows, 1):
        places = [Place(page=place.page, table=number, row=at, column=column) for column in range(1, width + 1)]
        if sum(map(bool, row)) == 1 and row[0]:
            title = Cell(row[0], places[0], columns=width)
            grid.append((title,) * width)
        else:
            grid.append(tuple(Cell(text, where) for text, where in zip([*row, *[""] * width], places, strict=False)))
    return Table(tuple(grid), place)


def cells_of_lines(blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Runs of paragraphs, from and to, that are a table with one cell a line."""
    begin = None
    for at, block in enumerate([*blocks, None]):
        if (
            isinstance(block, Paragraph)
            and len(block.text) <= _LONGEST
            and not block.text.rstrip().endswith(("。", "；"))
        ):
            begin = at if begin is None else begin
            continue
        if begin is not None and _is_table(
            [block for block in blocks[begin:at] if isinstance(block, Paragraph)], words
        ):
            yield _trimmed(blocks, begin, at, words)
        begin = None


def _trimmed(blocks: Sequence[Block], begin: int, end: int, words: Vocabulary) -> tuple[int, int]:
    """Without lines before the first and behind the last that belong to the form."""
    known = [at for at in range(begin, end) if _known(blocks[at], words)]
    return known[0], known[-1] + 1


def _known(block: Block, words: Vocabulary) -> bool:
    text = block.text if isinstance(block, Paragraph) else ""
    return bool(is_value(text) or compact(text) in words.units or words.exact(text) or words.is_any_head(text))


def _is_table(run: Sequence[Paragraph], words: Vocabulary) -> bool:
    run = [block for block in run if block.text.strip()]
    rows = sum(bool(words.exact(block.text)) for block in run)
    values = sum(is_value(block.text) for block in run)
    known = sum(_known(block, words) for block in run)
    return len(run) >= _LEAST and rows * 2 >= 3 and values >= 2 and known * 5 >= len(run) * 3  # noqa: PLR2004


def is_one_column(table: Table) -> bool:
    """Whether a table has one cell in each row."""
    return len(table.grid) >= _LEAST and all(len({id(cell) for cell in row if cell}) <= 1 for row in table.grid)


def stream_lines(cells: Sequence[Cell], words: Vocabulary) -> Iterator[Line | Mark]:
    """The lines of cells that follow one another: a label, what follows up to the next one."""
    own: Cell | None = None
    side: tuple[str, ...] = ()
    values: list[tuple[int, Cell]] = []
    for cell in cells:
        if compact(cell.text) in words.units or (words.is_any_head(cell.text) and not words.exact(cell.text)):
            continue
        if not is_label(cell.text) or (own and is_nothing(cell.text)):
            values.append((len(values), cell))
            continue
        if own or values:
            yield _line(own, side, values)
        if title := words.title(cell.text):
            yield Mark(*title, cell.place)
        own, values = cell, []
    if own or values:
        yield _line(own, side, values)


def _line(own: Cell | None, side: tuple[str, ...], values: Sequence[tuple[int, Cell]]) -> Line:
    place = own.place if own else values[0][1].place
    return Line(own.text if own else "", side, tuple(values), None, place, in_order=True)
