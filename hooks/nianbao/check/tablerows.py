"""Rows of tables in the text: a number in one is named by the row's label and the head of its column.

A row is a line with pipes, a line with tabs, or, as a pasted table comes out, the label with its figures on lines of
their own below it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate

from nianbao.form.model import Form

Heads = Mapping[int, tuple[str, ...]]
"""The columns of the form's tables, by how many figures a row has; only where that tells the table."""
_FIGURE = re.compile(r"\s*[\d,，.]+\s*[件条份宗起个项次]?\s*")
_NUMBER = re.compile(r"^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]\s*)+")
"""Printed before a label: 一、 and （一） and 1."""
_LABEL = 60
"""Characters of a label at most; more are a sentence."""
_ENDS = ("。", "；", "！", "？", "：", "，")


def heads_of(form: Form) -> Heads:
    """The columns of each table of a form of which no other has as many."""
    columns = [table.columns for section in form.sections for table in section.tables if len(table.columns) > 1]
    count = Counter(map(len, columns))
    return {len(each): tuple(column.label for column in each) for each in columns if count[len(each)] == 1}


class TableRows:
    """The table rows of a chapter's source, each with the row of heads above it."""

    def __init__(self, source: str, heads: Heads) -> None:
        self._lines = source.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._columns = heads
        self._heads: list[int] = []
        for number, line in enumerate(self._lines):
            goes_on = number > 0 and line.lstrip().startswith("|") and self._lines[number - 1].lstrip().startswith("|")
            self._heads.append(self._heads[-1] if goes_on else number)
        self._below = self._figures_below()

    def words(self, position: int) -> str | None:
        """Label and head of the cell at a position of the source; None where that is no cell of a table.

        Where there are several figures without heads, and not as many as the form has, nothing names them.
        """
        number = bisect_right(self._starts, position) - 1
        line, before = self._lines[number], self._lines[number][: position - self._starts[number]]
        if line.lstrip().startswith("|"):
            return self._in_row(line, before, self._lines[self._heads[number]])
        if number in self._below:
            return self._named(*self._below[number])
        if "\t" not in before:
            return None
        cells = line.rstrip().split("\t")
        return self._named(cells[0], before.count("\t") - 1, len(cells) - 1)

    def _named(self, label: str, index: int, count: int) -> str:
        label = _NUMBER.sub("", label.strip())
        if count == 1:
            return label
        heads = self._columns.get(count, ())
        return label + heads[index] if index < len(heads) else ""

    def _figures_below(self) -> dict[int, tuple[str, int, int]]:
        """The lines that hold a figure and nothing else: label above them, which figure it is, and of how many."""
        found: dict[int, tuple[str, int, int]] = {}
        label, run = "", list[int]()
        for number, line in enumerate((*self._lines, "。")):
            if not line.strip():
                continue
            if _FIGURE.fullmatch(line):
                run.append(number)
                continue
            found |= {at: (label, index, len(run)) for index, at in enumerate(run)} if label else {}
            plain = line.strip()
            is_label = len(plain) <= _LABEL and not plain.endswith(_ENDS) and not plain.startswith(("#", "|"))
            label, run = plain if is_label else "", []
        return found

    @staticmethod
    def _in_row(line: str, before: str, heads: str) -> str | None:
        index = before.lstrip().count("|") - 1
        cells, names = ([cell.strip() for cell in text.strip().strip("|").split("|")] for text in (line, heads))
        if index < 1 or line == heads:
            return None
        return _NUMBER.sub("", cells[0]) + (names[index] if index < len(names) else "")
