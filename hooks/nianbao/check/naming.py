"""Naming: what sentences call each figure, and each sum of figures that has no row.

A row or column is named by the phrases of the form's `words`; where the form gives none, the printed label serves.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from nianbao.check.phrase import SIGNS, Phrase, read_phrase, ways_to_say
from nianbao.form.cell import Cell
from nianbao.form.model import Sum
from nianbao.form.table import Row, Table
from nianbao.labels import compact
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent, Value

_ENDING = re.compile(r"(?:总?件数|总?次数|总数|数量|数|情况)$")
_MIN_PHRASE = 3
"""Shorter labels (`其他`, `总计`) are words of every sentence."""
Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A figure, or a sum of figures, with the phrases that name its row and column in sentences."""

    figure: Figure
    row: Phrases
    """Phrases for its row; empty where the table has only one row, which need not be named."""
    column: Phrases = ()
    """Phrases for its column; empty where the row alone is enough."""
    parts: tuple[Figure, ...] = ()
    """For a sum that has no row: the figures that are added."""
    whole: bool = True
    """Whether it is what its row is named for, or one of several columns."""

    @property
    def formula(self) -> str:
        """For a sum that has no row: how it is computed, as `derived` in report.yml wants it."""
        return " + ".join(f"{{{part.target}}}" for part in self.parts)

    @property
    def in_column(self) -> bool:
        """Whether it is only a part of what its rows are named for: 自然人."""
        return all(part.column and not part.total for part in self.parts or (self.figure,))

    def is_group_of(self, others: tuple["Named", ...]) -> bool:
        """Whether it is the sum of whole rows, of which one is among the others."""
        whole = all(part.total for part in self.parts) and bool(self.parts)
        return whole and any(set(other.cells) < set(self.cells) for other in others)

    @property
    def cells(self) -> tuple[str, ...]:
        """Ids of the figures that it is made of."""
        return tuple(part.id for part in self.parts) or (self.figure.id,)


def names_of(report: Report) -> tuple[Named, ...]:
    """What sentences call each figure of the report, and each sum that has no row."""
    sums = (named for item in report.form.sums if (named := _sum(item, report)))
    derived = (Named(item.figure, _phrases((compact(item.figure.label),))) for item in report.derived)
    return (*_form_names(report), *_table_names(report), *sums, *derived)


def together(label: str, parts: tuple[Figure, ...], row: Phrases) -> Named | None:
    """Figures as one that has no row of its own; None where one of them has no number. A single one is itself."""
    numbers = [part.number for part in parts]
    known = [number for number in numbers if number is not None]
    if len(known) < len(parts) or not parts:
        return None
    if len(parts) == 1:
        return Named(parts[0], row)
    total = sum(known, Fraction(0))
    value: Value = int(total) if total.denominator == 1 else parts[0].value
    figure = replace(
        parts[0],
        id=f"sum-{label}",
        kind=FigureKind.SUM,
        anchor="",
        paths=(),
        target=label,
        label=label,
        value=value,
        exact=total,
    )
    return Named(figure, row, parts=parts)


def _form_names(report: Report) -> Iterator[Named]:
    rows = {cell.row.id: cell.row.label for cell, _ in report.cells()}
    shared = frozenset(label for label, count in Counter(rows.values()).items() if count > 1)
    for cell, figure in report.cells():
        alone = cell.row.unprinted and cell.table.matrix
        # A row of a table with several columns, none of which is meant by it: all of them may be.
        row = () if alone else _phrases(_of_row(cell.table, cell.row, shared))
        column = () if cell.stands_for_row else _phrases(cell.column.words or _label(cell.column.label))
        if not (row or alone) or not (column or cell.stands_for_row):
            continue
        if cell.stands_for_row and figure.total and figure.value is Absent.BLANK:
            if summed := _of_columns(report, cell, row):
                yield summed
        else:
            yield Named(figure, row, column, whole=cell.table.default is not None or not cell.table.matrix)


def _of_row(table: Table, row: Row, shared: frozenset[str]) -> tuple[str, ...]:
    """Words for a row: the form's, and its printed label, unless they say how that is meant, or another row has it.

    The group that it is printed in may be named with it: 属于国家秘密不予公开.
    """
    labels = () if row.words and row.label in shared else _label(row.label)
    words = (*row.words, *(label for label in labels if not any(label in way for way in row.words)))
    group = next((other for other in table.rows if other.id == row.parent and other.heading and other.parent), None)
    plain = [way for way in words if way[0] not in SIGNS] if group else []
    return (
        *words,
        *(f"{way} {group.label}" for way in plain if group),
        *(f"{group.label} {way}" for way in plain if group),
    )


def _of_columns(report: Report, cell: Cell, row: Phrases) -> Named | None:
    """A total that was left blank: the sum of the other columns, of which those that are 0 need no mention."""
    others = [figure for column, figure in report.row_figures(cell.table, cell.row) if column is not cell.column]
    if any(figure.number is None for figure in others):
        return None
    counted = tuple(figure for figure in others if figure.number) or tuple(others)
    return together(f"{cell.row.label}{cell.column.label}", counted, row)


def _table_names(report: Report) -> Iterator[Named]:
    for table in report.tables:
        for label, figures in table.rows:
            for figure in figures:
                yield Named(figure, _phrases((compact(label),)), _phrases(_label(figure.column)))


def _sum(item: Sum, report: Report) -> Named | None:
    return together(item.label, tuple(report.statistics[figure] for figure in item.figures), _phrases(item.words))


@lru_cache(maxsize=1024)
def _phrases(words: tuple[str, ...]) -> Phrases:
    """The phrases; the same words give the same object."""
    spelt = (way for text in words for way in ways_to_say(text))
    return tuple(phrase for text in spelt if (phrase := read_phrase(text)).words)


def _label(label: str) -> tuple[str, ...]:
    short = _ENDING.sub("", compact(label.split("（", maxsplit=1)[0]))
    return (short,) if len(short) >= _MIN_PHRASE else ()
