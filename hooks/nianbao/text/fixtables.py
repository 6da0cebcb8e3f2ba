"""Rows whose cells are parted by tabs, as they are pasted from Word or a spreadsheet, as a table of Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from nianbao.text.fixlines import BLANK, BLANKS, TAB, Kind, Line

_NUMBER = re.compile(
    r"[0-9０-９]{1,3}[.．、)）]?|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]"
)
_BULLET = re.compile(r"[^\w\s]|[\ue000-\uf8ff]|[lnuØüŸ]")
"""What Word puts before a tab at the beginning of a numbered paragraph."""
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def with_tables(lines: Iterable[Line]) -> list[Line]:
    """The lines with a table in the place of rows that stand together and have as many cells each, two at least."""
    made: list[Line] = []
    for are_rows, group in groupby(lines, is_row):
        together = list(group)
        made += _table(together) if are_rows and _fits(together) else together
    return made


def is_row(line: Line) -> bool:
    """Whether tabs stand between the words of a line."""
    return line.kind is Kind.TEXT and TAB.search(line.text) is not None


def _fits(rows: Sequence[Line]) -> bool:
    cells = [_cells(row.text) for row in rows]
    numbered = all(_NUMBER.fullmatch(first) for first, *_ in cells) or any(
        _BULLET.fullmatch(first) for first, *_ in cells
    )
    return len(rows) > 1 and len(set(map(len, cells))) == 1 and not numbered


def _cells(row: str) -> list[str]:
    return [cell.strip(BLANKS) for cell in row.rstrip(" ").split("\t")]


def _table(rows: Sequence[Line]) -> Iterator[Line]:
    cells = [_cells(row.text) for row in rows]
    used = max(number for row in cells for number, cell in enumerate(row, 1) if cell)
    yield BLANK
    for number, (row, line) in enumerate(zip(cells, rows, strict=True)):
        yield Line("| " + " | ".join(_BAR.sub(r"\1\\|", cell) for cell in row[:used]) + " |", Kind.LEFT, line.at)
        if number == 0:
            yield Line("|" + "---|" * used, Kind.LEFT)
    yield BLANK
