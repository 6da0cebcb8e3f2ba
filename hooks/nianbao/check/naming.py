"""Naming: which rows the words around a number name.

A row or column is named by a phrase of the form's `words`: its words occur in this order, close before the number.
Where the form gives no phrase, the printed label serves.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nianbao.form.model import Sum
from nianbao.labels import compact
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report

_ENDING = re.compile(r"(?:总?件数|总?次数|总数|数量|数|情况)$")
_MIN_PHRASE = 3
"""Shorter labels (`其他`, `总计`) are words of every sentence."""
_MAX_GAP = 4
"""Characters between the phrase and the number: `行政复议案件2件`, but not `申请专项资金的批复20件`."""

_MAX_INSIDE = 6
"""Characters between the words of a phrase: `收到政府信息公开申请`, but not `主动公开各项财政预决算信息`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the phrases that name its row and column in sentences."""

    figure: Figure
    row: tuple[str, ...]
    """Phrases for its row; empty where the table has only one row, which need not be named."""
    column: tuple[str, ...] = ()
    """Phrases for its column; empty where the row alone is enough."""
    formula: str = ""
    """For a sum that has no row: how it is computed."""

    def strength(self, before: str, behind: str = "", row_before: str = "") -> int:
        """How closely the words name it: the number of characters that match, or 0.

        `before` are the words up to the number, `behind` those after its unit (`收到82件政府信息公开申请`).
        `row_before` is the anchor of the row that the sentence was about: then the column is enough.
        """
        row = max((_matched(phrase, before, behind) for phrase in self.row), default=0)
        column = max((_matched(phrase, before, behind) for phrase in self.column), default=0)
        if self.column and not column:
            # The column may stand farther off than the row: `规范性文件现行有效`, `现行有效规范性文件`.
            column = max((_matched(phrase, before, behind, len(before)) for phrase in self.column), default=0)
            return row + column if row and column else 0
        if self.column and not row:
            row = max((_matched(phrase, before, behind, len(before)) for phrase in self.row), default=0)
        carried = row_before == self.figure.anchor and bool(self.column)
        return row + column if row or not self.row or carried else 0


def names_of(report: Report) -> tuple[Named, ...]:
    """What sentences call each figure of the report, and each sum that has no row."""
    sums = (named for item in report.form.sums if (named := _sum(item, report)))
    derived = (Named(item.figure, (compact(item.figure.label),)) for item in report.derived)
    return (*_form_names(report), *_table_names(report), *sums, *derived)


def best(names: Iterable[Named], before: str, behind: str, row_before: str) -> tuple[Named, ...]:
    """The figures that the words name most closely; several when they name them equally."""
    strengths = [(named.strength(before, behind, row_before), named) for named in names]
    top = max((strength for strength, _ in strengths), default=0)
    return tuple(named for strength, named in strengths if strength == top) if top else ()


def _form_names(report: Report) -> Iterator[Named]:
    for cell, figure in report.cells():
        alone = len(cell.table.rows) == 1 and cell.table.matrix
        row_words = () if alone else cell.row.words or _label(cell.row.label)
        column_words = () if cell.stands_for_row else cell.column.words or _label(cell.column.label)
        if (alone or row_words) and (cell.stands_for_row or column_words):
            yield Named(figure, row_words, column_words)


def _table_names(report: Report) -> Iterator[Named]:
    for table in report.tables:
        for label, figures in table.rows:
            for figure in figures:
                yield Named(figure, (compact(label),), _label(figure.column))


def _sum(item: Sum, report: Report) -> Named | None:
    """A sum that has no row of its own, as a figure with its phrases; None where a part has no number."""
    parts = [report.statistics[figure] for figure in item.figures]
    values = [part.value for part in parts if isinstance(part.value, int)]
    if len(values) < len(parts):
        return None
    id, name = f"sum-{item.label}", item.label
    figure = replace(
        parts[0], id=id, kind=FigureKind.SUM, anchor="", paths=(), target=name, label=name, value=sum(values)
    )
    return Named(figure, item.words, formula=" + ".join(f"{{{part.target}}}" for part in parts))


def _label(label: str) -> tuple[str, ...]:
    short = _ENDING.sub("", compact(label.split("（", maxsplit=1)[0]))
    return (short,) if len(short) >= _MIN_PHRASE else ()


def _matched(phrase: str, before: str, behind: str, gap: int = _MAX_GAP) -> int:
    """Length of the phrase in characters if its words occur in this order around the number; else 0."""
    words = phrase.split()
    for split in range(len(words), 0, -1):
        if _ends(words[:split], before, gap) and _begins(words[split:], behind):
            return len(compact(phrase))
    return 0


def _ends(words: list[str], before: str, gap: int) -> bool:
    """Whether the words occur in this order in the text before the number, at most `gap` characters away from it."""
    end = len(before)
    for index, word in enumerate(reversed(words)):
        position = before.rfind(word, 0, end)
        if position < 0 or end - position - len(word) > (gap if index == 0 else _MAX_INSIDE):
            return False
        end = position
    return True


def _begins(words: list[str], behind: str) -> bool:
    position = 0
    for word in words:
        found = behind.find(word, position)
        if found < 0 or found + len(word) > _MAX_GAP * 3:
            return False
        position = found + len(word)
    return True
