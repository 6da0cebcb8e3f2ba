"""Errors in `statistics.yml`: entries that are unknown, repeated, misplaced, or of the wrong shape."""

import re
from collections.abc import Sequence

from nianbao.finding import Finding, Severity
from nianbao.form.model import Form, Section
from nianbao.form.table import Row
from nianbao.labels import compact, nearest, plain, suggestion
from nianbao.source.yamltree import Entry

_NUMBER = re.compile(r"[一二三四五六七八九十]+|[0-9]+")
NOT_PRINTED = "原件没有印的，在 report.yml 的 printed_as 里写 left_out"
"""The way out where a report has no such row (Chinese)."""
Name = tuple[str, str]
"""A label or title, and the id of the row or part."""


def named(entry: Entry) -> frozenset[str]:
    """The spellings of an entry's name that may match a row's: with and without the number before it."""
    return frozenset({plain(entry.key), compact(entry.key)})


class EntryErrors:
    """Adds findings on entries that are unknown, misplaced or of the wrong shape: one finding for one error."""

    def __init__(self, form: Form, findings: list[Finding]) -> None:
        self.form = form
        self.findings = findings
        self._places: dict[str, list[tuple[Section, Row]]] = {}
        """The rows by each of their names, with their parts."""
        for part in form.sections:
            for row in part.rows:
                for name in row.names:
                    self._places.setdefault(name, []).append((part, row))
        self.read: set[str] = set()
        """Ids of the parts and rows that were found."""
        self.explained: set[str] = set()
        """Ids of rows that are not reported as missing: they are there, misspelt or in the wrong place."""

    def unknown(self, entry: Entry, names: Sequence[Name]) -> None:
        """Report an entry that names no row of its block; `names` are those that it may name."""
        places = [place for name in named(entry) for place in self._places.get(name, ())]
        if places:
            section, row = min(places, key=lambda place: place[1].id in self.read)
            mend = f"请移到“{section.title}”下面，比它多缩进两个空格"
            self.findings.append(Finding(entry.place, entry.key, "放错了位置", mend))
            self.explained.add(row.id)
            return
        labels = [label for label, _ in names]
        ids = [id for near in nearest(entry.key, labels)[:1] for label, id in names if label == near]
        self.explained |= set(sorted(ids, key=self._accounted_for)[:1])
        mend = suggestion(entry.key, labels)
        self.findings.append(Finding(entry.place, entry.key, "统计表里没有这个名称", mend))

    def _accounted_for(self, id: str) -> bool:
        return id in self.read or id in self.explained

    def number(self, entry: Entry, printed: str, label: str) -> None:
        """Warn where the number typed before a label is not the one that the form prints."""
        typed = compact(entry.key).removesuffix(plain(entry.key))
        numbers = _NUMBER.findall(typed) if compact(entry.key) != compact(label) else []
        if printed and numbers and numbers[-1:] != _NUMBER.findall(compact(printed)):
            problem, mend = f"表上印的序号是“{printed}”", "请核对写的是不是这一项，再改正序号"
            self.findings.append(
                Finding(entry.place, entry.key, problem, mend, severity=Severity.WARNING, rule="number")
            )

    def repeated(self, entry: Entry) -> None:
        """Report an entry for a row that was read already."""
        mend = "请只留一行，核对数值后删去另一行"
        self.findings.append(Finding(entry.place, entry.key, "重复出现，前面已有这一项", mend))

    def printed_as_one(self, entry: Entry, label: str) -> None:
        """Report a value for a heading line: the rows below it were not typed, or were printed as one."""
        way_out = f"原件只印成一行的，在 report.yml 的 printed_as 里写 {{row: {label}, joined: true}}"
        mend = f"请在它下面一行一项写各行；{way_out}"
        self.findings.append(Finding(entry.place, entry.key, "是标题行，本身没有数值", mend))

    def wrong_shape(self, entry: Entry, problem: str) -> None:
        """Report a block where a value belongs, or a value where a block belongs."""
        mend = "请照统计表，一行一项，写成“名称: 数值”，下级各项缩进两个空格"
        self.findings.append(Finding(entry.place, entry.key, problem, mend))
