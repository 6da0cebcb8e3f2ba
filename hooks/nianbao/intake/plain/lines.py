"""A plain text: each line is a paragraph, lines that tabs part are a table."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from nianbao.intake.block import Block, Original, Paragraph, Place, Span, Table
from nianbao.intake.grid import from_texts

_BETWEEN = re.compile(r"\S[ \u3000]*\t+|\t[ \u3000]*\S")


def read_text(text: str) -> Original:
    """The lines of a text as blocks; a place has the number of the line."""
    return Original(tuple(_blocks(text.split("\n"))))


def is_tabbed(line: str) -> bool:
    """Whether a line has cells parted by tabs; a tab at its beginning alone is an indent."""
    return "\t" in line.strip(" \u3000") and bool(_BETWEEN.search(line.rstrip(" \u3000"))) and not _is_indented(line)


def tabbed(lines: Sequence[str], first: int, number: int) -> Table:
    """The table of such lines; `first` is the number of the first of them, `number` that of the table."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    return from_texts(rows, [Place(paragraph=first + at) for at in range(len(rows))], number)


def _is_indented(line: str) -> bool:
    """Whether the only tabs stand before the words: one at the beginning, and none behind it."""
    return line.startswith("\t") and "\t" not in line.lstrip("\t \u3000")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    tables = 0
    for is_table, run in groupby(enumerate(lines, 1), key=lambda line: is_tabbed(line[1])):
        listed = list(run)
        if is_table and len(listed) > 1:
            tables += 1
            yield tabbed([line for _, line in listed], listed[0][0], tables)
        else:
            yield from (_paragraph(line, number) for number, line in listed if line.strip())


def _paragraph(line: str, number: int) -> Paragraph:
    return Paragraph((Span(line.strip("\t\n ")),), Place(paragraph=number))
