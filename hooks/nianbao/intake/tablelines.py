"""Grids of tables become lines: the words of a form say what are heads, titles, units, labels and values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nianbao.intake.block import Cell, Place
from nianbao.intake.line import Heads, Line, Mark, is_label, is_nothing, is_value
from nianbao.intake.spelling import key
from nianbao.intake.vocabulary import Vocabulary
from nianbao.labels import compact

_STEPS = re.compile("[›»]")
"""Between labels that stand in one cell, the outer one first."""

_SURELY = 3
"""As many known heads make a row of heads, whatever stands beside them."""

Grid = Sequence[Sequence[Cell | None]]
_Row = Sequence[Cell | None]


class GridReader:
    """Reads one table after the other; heads go on where a table was cut by a page break and has none of its own."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._heads: list[_Row] = []
        self._new: list[_Row] = []
        """Heads right above the next line."""

    def lines(self, grid: Grid) -> Iterator[Line | Mark]:
        """The lines and titles of a table."""
        width = max(map(len, grid), default=0)
        if self._heads and len(self._heads[0]) != width:
            self._heads = []
        self._take_heads()
        for row in (single for wide in grid for single in split_rows(wide)):
            yield from self._row(row)

    def _row(self, row: _Row) -> Iterator[Line | Mark]:
        cells = distinct(row)
        texts = [cell.text for cell in cells if not is_nothing(cell.text)]
        if self._is_head(cells):
            self._new.append(row)
            return
        self._take_heads()
        title = self._words.title(texts[0]) if len({key(text) for text in texts}) == 1 else None
        if title:
            yield Mark(*title, cells[0].place)
            if not self._words.exact(texts[0]):
                return
        if texts:
            yield self._line(row, cells)

    def _take_heads(self) -> None:
        """Let new heads hold from here on; some levels of those that hold, repeated on another page, change nothing."""
        known = [_words(row) for row in self._heads]
        if self._new and not (len(self._new) < len(known) and all(_words(row) in known for row in self._new)):
            self._heads = self._new
        self._new = []

    def _is_head(self, cells: Sequence[Cell]) -> bool:
        texts = [cell.text for cell in cells if not is_nothing(cell.text)]
        if not texts or any(is_value(text) for text in texts):
            return False
        heads = [text for text in texts if self._words.is_any_head(text)]
        if len(texts) == 1:
            return bool(heads) and not self._words.exact(texts[0]) and not self._words.title(texts[0])
        return len(heads) * 2 >= len(texts) or len(heads) >= _SURELY

    def _line(self, row: _Row, cells: Sequence[Cell]) -> Line:
        paths = self._paths(len(row))
        zone = {at for at, path in enumerate(paths) if any(map(self._words.is_head, path))}
        units = {at for at, path in enumerate(paths) if any(key(text) in self._words.unit_heads for text in path)}
        if zone:
            labels = distinct([row[at] for at in range(min(zone)) if at not in units])
            values = tuple((at, cell) for at in sorted(zone) if (cell := row[at]))
            inside = [cell for _, cell in values if any(cell is label for label in labels)]
            values = tuple(pair for pair in values if not any(pair[1] is cell for cell in inside))
        else:
            labels, values = self._without_heads(row, cells)
        named = [self._label(text) for cell in labels for text in _STEPS.split(cell.text) if is_label(text)]
        named = [text for text in named if compact(text) not in self._words.units] or named
        own = named[-1] if named else ""
        heads = Heads(tuple(paths)) if zone else None
        return Line(own, tuple(named[:-1]), values, heads, _place(labels or cells))

    def _label(self, text: str) -> str:
        """The label in a cell: its first line where only that is one of the form, such as above a remark."""
        first = text.strip().split("\n")[0]
        return first if self._words.exact(first) and not self._words.exact(text) else text

    def _without_heads(self, row: _Row, cells: Sequence[Cell]) -> tuple[list[Cell], tuple[tuple[int, Cell], ...]]:
        """Labels up to the last one before the first value; units are neither."""
        named = [cell for cell in cells if is_label(cell.text)]
        known = [cell for cell in named if compact(cell.text) not in self._words.units or cell is named[0]]
        first = next(
            (at for at, cell in enumerate(row) if cell and known and _after(row, at, known[0]) and is_value(cell.text)),
            len(row),
        )
        labels = [cell for cell in known if next(at for at, other in enumerate(row) if other is cell) < first]
        last = max((at for at, cell in enumerate(row) if any(cell is label for label in labels)), default=-1)
        values = tuple(
            (at, cell)
            for at, cell in enumerate(row)
            if cell and at > last and compact(cell.text) not in self._words.units
        )
        return labels, values

    def _paths(self, width: int) -> list[tuple[str, ...]]:
        paths = []
        for at in range(width):
            heads = [row[at] for row in self._heads if at < len(row)]
            texts = [cell.text for cell in distinct(heads) if not is_nothing(cell.text)]
            paths.append(tuple(step for text in texts for step in self._words.steps(text)))
        return paths


def _words(row: _Row) -> list[str]:
    return [key(cell.text) if cell else "" for cell in row]


def _after(row: _Row, at: int, cell: Cell) -> bool:
    return any(other is cell for other in row[:at])


def _place(cells: Sequence[Cell]) -> Place:
    return cells[-1].place if cells else Place()


def distinct(cells: Iterable[Cell | None]) -> list[Cell]:
    """The cells, each once however many squares it covers."""
    found: list[Cell] = []
    for cell in cells:
        if cell is not None and not any(cell is other for other in found):
            found.append(cell)
    return found


def split_rows(row: _Row) -> Iterator[_Row]:
    """The rows that a row stands for where someone merged several: each cell has as many lines as the others."""
    cells = [cell for cell in distinct(row) if cell.text.strip()]
    counts = {len(_lines(cell)) for cell in cells}
    count = counts.pop() if len(counts) == 1 else 1
    if count == 1 or len(cells) < 2:  # noqa: PLR2004 - a label and a value
        yield row
        return
    made = {id(cell): _lines(cell) for cell in cells}
    for number in range(count):
        parts = {
            id(cell): replace(cell, text=made[id(cell)][number] if id(cell) in made else "") for cell in distinct(row)
        }
        yield [parts[id(cell)] if cell is not None else None for cell in row]


def _lines(cell: Cell) -> list[str]:
    return [line for line in cell.text.split("\n") if line.strip()]
