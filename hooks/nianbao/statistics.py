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
    slips = _Slips(form, findings)
    readers = [_SectionReader(section, slips) for section in form.sections]
    for entry in data:
        reader = next((reader for reader in readers if plain(entry.key) in reader.section.names), None)
        if reader is None:
            slips.unknown(entry, [part.title for part in form.sections] + [row.label for row in form.rows])
        else:
            reader.read(entry)
    figures: dict[str, Figure] = {}
    for reader in readers:
        reader.report_missing(data.place)
        figures |= reader.figures(data.place)
    return figures


class _Slips:
    """Entries that are not where or what they should be, so that one slip is one finding."""

    def __init__(self, form: Form, findings: list[Finding]) -> None:
        self.form = form
        self.findings = findings
        self.explained: set[str] = set()
        """Labels that need not be reported as missing: they are there, misspelt or in the wrong place."""

    def unknown(self, entry: Entry, labels: list[str]) -> None:
        name = plain(entry.key)
        for section in self.form.sections:
            row = next((row for row in section.rows if name in row.names), None)
            if row:
                mend = f"请移到“{section.title}”下面，比它多缩进两个空格"
                self.findings.append(Finding(entry.place, entry.key, "放错了位置", mend))
                self.explained.add(row.label)
                return
        self.explained |= set(nearest(entry.key, labels)[:1])
        mend = suggestion(entry.key, labels)
        self.findings.append(Finding(entry.place, entry.key, "统计表里没有这个名称", mend))

    def repeated(self, entry: Entry) -> None:
        mend = "请只留一行，核对数值后删去另一行"
        self.findings.append(Finding(entry.place, entry.key, "重复出现，前面已有这一项", mend))

    def wrong_shape(self, entry: Entry, problem: str) -> None:
        mend = "请照统计表，一行一项，写成“名称: 数值”，下级各项缩进两个空格"
        self.findings.append(Finding(entry.place, entry.key, problem, mend))


class _SectionReader:
    """Reads one part. A heading line opens a nested block; how deep an editor nests does not matter."""

    def __init__(self, section: Section, slips: _Slips) -> None:
        self.section = section
        self.slips = slips
        self.part: Entry | None = None
        self.values: dict[str, tuple[Value, Place]] = {}
        self.headings: set[str] = set()

    def read(self, part: Entry) -> None:
        if self.part:
            self.slips.repeated(part)
            return
        self.part = part
        own_line = self.section.rows[0]
        if isinstance(part.value, Mapping):
            self._read_block(part.value)
        elif isinstance(part.value, Scalar) and not own_line.heading:
            self._read_value(own_line, part)
        else:
            self.slips.wrong_shape(part, "下面应有各项数值")

    def report_missing(self, file: Place) -> None:
        title, explained = self.section.title, self.slips.explained
        if self.part is None:
            if title not in explained and not any(row.label in explained for row in self.section.rows):
                mend = f"请照统计表补上“{title}:”和下面各项"
                self.slips.findings.append(Finding(file, title, "缺少这一部分", mend))
            return
        for row in self.section.rows:
            if not row.heading and row.id not in self.values and row.label not in explained:
                mend = f"请在“{title}”下补一行“{row.label}: 数值”；没有发生填 0"
                self.slips.findings.append(Finding(self.part.place, row.label, "缺少这一项", mend))

    def figures(self, file: Place) -> dict[str, Figure]:
        place = self.part.place if self.part else file
        return {
            row.id: self._figure(row, *self.values.get(row.id, (Absent.UNREADABLE, place)))
            for row in self.section.rows
            if not row.heading
        }

    def _read_block(self, block: Mapping) -> None:
        for entry in block:
            row = next((row for row in self.section.rows if plain(entry.key) in row.names), None)
            if row is None:
                self.slips.unknown(entry, [row.label for row in self.section.rows])
            elif row.id in self.values or row.id in self.headings:
                self.slips.repeated(entry)
            elif row.heading or isinstance(entry.value, Mapping):
                self._read_nested(row, entry)
            else:
                self._read_value(row, entry)

    def _read_nested(self, row: Row, entry: Entry) -> None:
        """A heading line with its rows; or a row with a block that holds it again, then the rows below it."""
        if row.heading:
            self.headings.add(row.id)
            self.slips.explained |= self._labels_below(row) if not isinstance(entry.value, Mapping) else set()
        if isinstance(entry.value, Mapping):
            self._read_block(entry.value)
        else:
            self.slips.wrong_shape(entry, "是标题行，本身没有数值")

    def _labels_below(self, heading: Row) -> set[str]:
        return {row.label for row in self.section.rows if heading in self._ancestors(row)}

    def _read_value(self, row: Row, entry: Entry) -> None:
        value: Value = Absent.UNREADABLE
        if isinstance(entry.value, Scalar):
            try:
                value = read_value(entry.value, row.kind)
            except ValueProblem as problem:
                self.slips.findings.append(problem.at(entry.place, row.label))
        else:
            self.slips.wrong_shape(entry, "应是一个数值")
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
        parent = next((other for other in self.section.rows if row.parent and other.id == row.parent), None)
        return [*self._ancestors(parent), parent] if parent else []
