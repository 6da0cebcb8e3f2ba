"""A year's numbers while they are bound: read again after each change, and what was done can be taken back.

Nothing is kept but the files. A file that somebody edits meanwhile is read again before anything is written, and the
number is found again by its words and its place.
"""

from collections.abc import Callable
from pathlib import Path

from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING, Store
from nianbao.editing.answer import Answer
from nianbao.editing.change import Change, Meanwhile, take_back, write_change
from nianbao.editing.open import Open, open_numbers
from nianbao.editing.openyear import OpenYear, open_year
from nianbao.editing.plan import Plan, change_of
from nianbao.finding import Problem
from nianbao.project.checks import SNAPSHOT_CHECKS, run
from nianbao.project.reading import read_all
from nianbao.report.model import Report
from nianbao.source.snapshot import take_snapshot

_TRIES = 3


class Moved(Exception):
    """The number is not where it was any more: somebody edited the file. Nothing was written."""


class Desk:
    """A year with its open numbers. Raises Problem wherever the year cannot be read."""

    def __init__(self, root: Path, year: int, store: Store = NOTHING, memory: Memory | None = None) -> None:
        self.root = root
        self._number = year
        self._store = store
        self._memory = memory or Memory()
        self.history: list[Change] = []
        """What was written, in order."""
        self.read()

    def read(self) -> None:
        """Read the year as it is now; what has not changed comes from memory."""
        snapshot = take_snapshot(self.root)
        if irregular := run(SNAPSHOT_CHECKS, snapshot):
            raise Problem(irregular[0].problem, irregular[0].mend)
        reading = read_all(snapshot, self._store, self._memory, production=False)
        given, last = reading.years.given, self._number - 1
        if self._number not in given.years:
            raise Problem(f"{self._number} 年度没有正文或数据", "请先运行 nianbao check")
        self.year: OpenYear = open_year(given, self._number)
        before = reading.years.read(last).sources.report if last in given.years else None
        self.before: Report | None = before if before and before.form.id == self.year.report.form.id else None
        """The report of the year before, where it is on the same form."""
        reading.settle()
        self._store = NOTHING  # from now on memory has all of it
        self._memory.begin()
        self.open: tuple[Open, ...] = open_numbers(self.year)
        self._snapshot = snapshot  # last: what could not be read is read again before anything is written

    def answer(self, number: Open, answer: Answer) -> None:
        """Write what an answer says of a number, and read again.

        Raises Problem where the answer is not right, and Moved where the number is not found any more.
        """

        def plan() -> Plan:
            found = next((each for each in self.open if each.key == number.key and each.kind == number.kind), None)
            if found is None:
                raise Moved
            return answer.plan(found, self.year)

        self.write(plan)

    def write(self, plan: Callable[[], Plan]) -> None:
        """Write a plan, made anew where a file was edited meanwhile, and read again. Raises what the plan raises."""
        for _ in range(_TRIES):
            if not self._snapshot.unchanged():
                self.read()
            try:
                change = change_of(self.root, self.year, plan())
                write_change(self.root, change)
            except Meanwhile:
                continue
            self.history.append(change)
            self.read()
            return
        raise Problem("文件里有看不见的符号，或一直有别的程序在改它，没有改动", "请先照 nianbao check 改好，再来绑定")

    def take_back(self) -> None:
        """Undo the last change. Raises Problem where its place was edited since; then it is not undone."""
        change = self.history.pop()
        try:
            take_back(self.root, change)
        finally:
            self.read()
