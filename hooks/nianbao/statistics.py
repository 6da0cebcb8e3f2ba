"""Reading `statistics.yml`: the values of the statutory form, nested and labelled as the form is printed."""

from collections.abc import Iterator

from nianbao.figure import Figure
from nianbao.finding import Finding, Place
from nianbao.form import Form, Row, Section
from nianbao.labels import nearest, plain, suggestion
from nianbao.value import Absent, Value, ValueProblem, read_value
from nianbao.yamltree import Entry, Mapping, Scalar


def read_statistics(data: Mapping, form: Form, findings: list[Finding]) -> dict[str, Figure]:
    """The figures by row id, in printed order: one for each row of the form that carries a value.

    Every wrong, unknown or missing entry is added to `findings`; its figure has the value UNREADABLE.
    """
    figures: dict[str, Figure] = {}
    parts: dict[str, Entry] = {}
    titles = [part.title for part in form.sections]
    misspelt: set[str] = set()
    for entry in data:
        section = next((part for part in form.sections if plain(entry.key) in part.names), None)
        if section is None:
            misspelt |= set(nearest(entry.key, titles)[:1])
            findings.append(_unknown(entry, titles + [row.label for row in form.rows]))
        elif section.id in parts:
            findings.append(_repeated(entry))
        else:
            parts[section.id] = entry
    for section in form.sections:
        part = parts.get(section.id)
        if part is None and section.title not in misspelt:
            mend = f"请照统计表补上“{section.title}:”和下面各项"
            findings.append(Finding(data.place, section.title, "缺少这一部分", mend))
        figures |= _SectionReader(section, findings).read(part, data.place)
    return figures


def _unknown(entry: Entry, labels: list[str]) -> Finding:
    return Finding(entry.place, entry.key, "统计表里没有这个名称", suggestion(entry.key, labels))


def _repeated(entry: Entry) -> Finding:
    return Finding(entry.place, entry.key, "重复出现，前面已有这一项", "请只留一行，核对数值后删去另一行")


class _SectionReader:
    """Reads one part. A heading line opens a nested block; how deep an editor nests does not matter."""

    def __init__(self, section: Section, findings: list[Finding]) -> None:
        self.section = section
        self.findings = findings
        self.values: dict[str, tuple[Value, Place]] = {}
        self.headings: set[str] = set()
        self.misspelt: set[str] = set()

    def read(self, part: Entry | None, file: Place) -> dict[str, Figure]:
        if part:
            self._read_part(part)
        place = part.place if part else file
        return {
            row.id: self._figure(row, *self.values.get(row.id, (Absent.UNREADABLE, place)))
            for row in self.section.rows
            if not row.heading
        }

    def _read_part(self, part: Entry) -> None:
        own_line = self.section.rows[0]
        if isinstance(part.value, Mapping):
            self._read_block(part.value)
        elif isinstance(part.value, Scalar) and not own_line.heading:
            self._read_value(own_line, part)
        else:
            self._wrong_shape(part, "下面应有各项数值")
        for row in self.section.rows:
            if not row.heading and row.id not in self.values and row.label not in self.misspelt:
                mend = f"请在“{self.section.title}”下补一行“{row.label}: 数值”；没有发生填 0"
                self.findings.append(Finding(part.place, row.label, "缺少这一项", mend))

    def _read_block(self, block: Mapping) -> None:
        for entry in block:
            row = next((row for row in self.section.rows if plain(entry.key) in row.names), None)
            if row is None:
                labels = [row.label for row in self.section.rows]
                self.misspelt |= set(nearest(entry.key, labels)[:1])
                self.findings.append(_unknown(entry, labels))
            elif row.id in self.values or row.id in self.headings:
                self.findings.append(_repeated(entry))
            elif row.heading:
                self._read_heading(row, entry)
            else:
                self._read_value(row, entry)

    def _read_heading(self, row: Row, entry: Entry) -> None:
        self.headings.add(row.id)
        if isinstance(entry.value, Mapping):
            self._read_block(entry.value)
        else:
            self._wrong_shape(entry, "是标题行，本身没有数值")

    def _read_value(self, row: Row, entry: Entry) -> None:
        value: Value = Absent.UNREADABLE
        if isinstance(entry.value, Scalar):
            try:
                value = read_value(entry.value, row.kind)
            except ValueProblem as problem:
                self.findings.append(problem.at(entry.place, row.label))
        else:
            self._wrong_shape(entry, "应是一个数值")
        self.values[row.id] = (value, entry.place)

    def _figure(self, row: Row, value: Value, place: Place) -> Figure:
        path = tuple(self._path(row))
        target = row.label if row is self.section.rows[0] else f"{self.section.title}/{row.label}"
        return Figure(row.id, f"row-{row.id}", "", path, target, row.label, row.unit, value, place)

    def _path(self, row: Row) -> Iterator[frozenset[str]]:
        yield self.section.names
        yield from (ancestor.names for ancestor in self._ancestors(row))
        yield row.names

    def _ancestors(self, row: Row) -> list[Row]:
        parent = next((other for other in self.section.rows if other.id == row.parent), None)
        return [*self._ancestors(parent), parent] if parent else []

    def _wrong_shape(self, entry: Entry, problem: str) -> None:
        mend = "请照统计表，一行一项，写成“名称: 数值”，下级各项缩进两个空格"
        self.findings.append(Finding(entry.place, entry.key, problem, mend))
