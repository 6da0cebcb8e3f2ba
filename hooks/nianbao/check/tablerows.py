"""Rows of tables in the text: a number in one is named by the row's label and the head of its column."""

from bisect import bisect_right
from itertools import accumulate


class TableRows:
    """The table rows of a chapter's source, each with the row of heads above it."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._heads: list[int] = []
        for number, line in enumerate(self._lines):
            goes_on = number > 0 and line.lstrip().startswith("|") and self._lines[number - 1].lstrip().startswith("|")
            self._heads.append(self._heads[-1] if goes_on else number)

    def words(self, position: int) -> str | None:
        """Label and head of the cell at a position of the source; None where that is no cell of a table.

        Cells divided by tabs have no heads: where there are several numbers in a line, nothing names them.
        """
        number = bisect_right(self._starts, position) - 1
        line, before = self._lines[number], self._lines[number][: position - self._starts[number]]
        if line.lstrip().startswith("|"):
            return self._in_row(line, before, self._lines[self._heads[number]])
        return "" if line.count("\t") > 1 and "\t" in before else None

    @staticmethod
    def _in_row(line: str, before: str, heads: str) -> str | None:
        index = before.lstrip().count("|") - 1
        cells, names = ([cell.strip() for cell in text.strip().strip("|").split("|")] for text in (line, heads))
        if index < 1 or line == heads:
            return None
        return cells[0] + (names[index] if index < len(names) else "")
