"""Which blocks of a file are tables of a form, and the lines that they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.intake.block import Block, Cell, Paragraph, Place, Table
from nianbao.intake.line import Line, Mark
from nianbao.intake.spelling import NEAR, likeness, printed
from nianbao.intake.stream import cells_of_lines, is_one_column, stream_lines
from nianbao.intake.tablelines import GridReader, distinct
from nianbao.intake.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where tables of the form stood among the text."""

    place: Place


@dataclass(frozen=True, slots=True)
class FormTables:
    """What of a file belongs to the form."""

    blocks: frozenset[int]
    """Numbers of the blocks, from 0, that are tables of the form, or cells of them."""
    lines: tuple[Line | Mark, ...]


def form_tables(blocks: Sequence[Block], words: Vocabulary) -> FormTables:
    """The tables of the form among the blocks, and their lines in order, with the titles that stand above them."""
    runs = dict(cells_of_lines(blocks, words))
    reader = GridReader(words)
    taken: set[int] = set()
    lines: list[Line | Mark] = []
    at = 0
    while at < len(blocks):
        block, found = blocks[at], tuple[Line | Mark, ...]()
        end = runs.get(at, at + 1)
        if at in runs:
            found = tuple(stream_lines(_cells(blocks[at:end]), words))
        elif isinstance(block, Table):
            found = _of_table(block, reader, words)
        elif isinstance(block, Paragraph) and (title := words.title(block.text)):
            lines.append(Mark(*title, block.place, outside=True))
        if found:
            lines += found
            taken |= set(range(at, end))
        at = end
    return FormTables(frozenset(taken | _titles(blocks, taken, words)), tuple(lines))


def _titles(blocks: Sequence[Block], taken: set[int], words: Vocabulary) -> set[int]:
    """The titles of tables, and of parts that are no chapter, right above tables of the form."""
    chapters = {chapter.section for chapter in words.form.chapters}
    found: set[int] = set()
    for at in range(len(blocks) - 2, -1, -1):
        block = blocks[at]
        title = words.title(block.text) if isinstance(block, Paragraph) else None
        if title and at + 1 in taken | found and (title[1] or title[0].id not in chapters):
            found.add(at)
    return found


def _cells(blocks: Sequence[Block]) -> list[Cell]:
    return [Cell(block.text, block.place) for block in blocks if isinstance(block, Paragraph)]


def _of_table(table: Table, reader: GridReader, words: Vocabulary) -> tuple[Line | Mark, ...]:
    """The lines of a table; none where it is not one of the form."""
    if is_one_column(table):
        cells = [cell for row in table.grid for cell in distinct(row)]
        found = tuple(stream_lines([piece for cell in cells for piece in _pieces(cell)], words))
    else:
        found = tuple(reader.lines(table.grid))
    titled = [Mark(*title, table.place, outside=True)] if (title := words.title(table.caption)) else []
    return (*titled, *found) if is_of_form(found, words) else ()


def _pieces(cell: Cell) -> Iterator[Cell]:
    for part in cell.text.split("\n"):
        yield Cell(part, cell.place)


def is_of_form(found: Sequence[Line | Mark], words: Vocabulary) -> bool:
    """Whether most labels are rows of the form, exactly or nearly; of lines without labels, whether the heads are."""
    lines = [line for line in found if isinstance(line, Line)]
    labels = [line for line in lines if line.own]
    if labels:
        return sum(_is_row(line.own, words) for line in labels) * 2 >= len(labels)
    return any(line.heads for line in lines)


def _is_row(label: str, words: Vocabulary) -> bool:
    pieces = printed(label)
    return bool(words.exact(label)) or any(likeness(pieces.bare, other) >= NEAR for other in words.by_key)
