"""Naming: which rows the words before a number name.

A row or column is named by a phrase of the form's `words`: its words stand in this order before the number, in the same
sentence and behind the number before. Where the form gives no phrase, the printed label serves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.figure import Figure
from nianbao.labels import compact
from nianbao.report import Report

_ENDING = re.compile(r"(?:总?件数|总?次数|总数|数量|数|情况)$")
_MIN_PHRASE = 3
"""Shorter labels (`其他`, `总计`) are words of every sentence."""


@dataclass(frozen=True, slots=True)
class Named:
    """What sentences call one figure."""

    figure: Figure
    row: tuple[str, ...]
    """Phrases for its row; empty where the table has only one row, which need not be named."""
    column: tuple[str, ...]
    """Phrases for its column; empty where the row alone is enough."""

    def strength(self, words: str, row_before: str = "") -> int:
        """How many characters of `words` name it; 0 when they do not.

        `row_before` is the anchor of the row that the sentence was about: then the column is enough.
        """
        row = max((_matched(phrase, words) for phrase in self.row), default=0)
        column = max((_matched(phrase, words) for phrase in self.column), default=0)
        if self.column and not column:
            return 0
        carried = row_before == self.figure.anchor and bool(self.column)
        return row + column if row or not self.row or carried else 0


def names_of(report: Report) -> tuple[Named, ...]:
    """What sentences call each figure of the report."""
    return (*_form_names(report), *_table_names(report))


def best(names: Iterable[Named], words: str, row_before: str) -> tuple[Named, ...]:
    """The figures that the words name most closely; several when they name them equally."""
    strengths = [(named.strength(words, row_before), named) for named in names]
    top = max((strength for strength, _ in strengths), default=0)
    return tuple(named for strength, named in strengths if strength == top) if top else ()


def _form_names(report: Report) -> Iterator[Named]:
    for table in report.form.tables:
        alone = len(table.rows) == 1 and table.matrix
        for row in table.value_rows:
            row_words = () if alone else row.words or _label(row.label)
            for column in table.columns:
                column_words = () if column is table.default else column.words or _label(column.label)
                nameless = not (alone or row_words) or not (column is table.default or column_words)
                if not nameless:
                    yield Named(report.statistics[table.figure_id(row, column)], row_words, column_words)


def _table_names(report: Report) -> Iterator[Named]:
    for table in report.tables:
        for label, figures in table.rows:
            for figure in figures:
                yield Named(figure, (compact(label),), _label(figure.column))


def _label(label: str) -> tuple[str, ...]:
    short = _ENDING.sub("", compact(label.split("（", maxsplit=1)[0]))
    return (short,) if len(short) >= _MIN_PHRASE else ()


def _matched(phrase: str, words: str) -> int:
    """The length of the phrase when its words stand in this order, else 0."""
    position = 0
    for word in phrase.split():
        found = words.find(word, position)
        if found < 0:
            return 0
        position = found + len(word)
    return len(compact(phrase))
