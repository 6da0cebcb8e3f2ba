"""Reading `statistics.yml`: the values of the statutory form, nested and labelled as the form is printed."""

from dataclasses import replace

from nianbao.cells import Cell, names_columns, read_cells
from nianbao.figure import Figure
from nianbao.finding import Finding, Place
from nianbao.form import Form, Row, Section, Table
from nianbao.formfigure import cell_figure
from nianbao.labels import compact, nearest, plain, suggestion
from nianbao.value import Absent
from nianbao.yamltree import Entry, Mapping, Scalar


def read_statistics(data: Mapping, form: Form, findings: list[Finding]) -> dict[str, Figure]:
    """The figures by id, in printed order: one for each cell of the form that carries a value.

    Every wrong, unknown or missing entry is added to `findings`; its figure has the value UNREADABLE.
    """
    slips = _Slips(form, findings)
    readers = [_SectionReader(section, slips) for section in form.sections]
    for entry in data:
        reader = next((reader for reader in readers if _named(entry) & reader.section.names), None)
        if reader is None:
            rows = [row.label for part in form.sections for row in part.rows]
            slips.unknown(entry, [part.title for part in form.sections] + rows)
        else:
            reader.read(entry)
    figures: dict[str, Figure] = {}
    for reader in readers:
        reader.report_missing(data.place)
        figures |= reader.figures(data.place)
    return figures


def _named(entry: Entry) -> frozenset[str]:
    return frozenset({plain(entry.key), compact(entry.key)})


class _Slips:
    """Entries that are not where or what they should be, so that one slip is one finding."""

    def __init__(self, form: Form, findings: list[Finding]) -> None:
        self.form = form
        self.findings = findings
        self.explained: set[str] = set()
        """Labels that need not be reported as missing: they are there, misspelt or in the wrong place."""

    def unknown(self, entry: Entry, labels: list[str]) -> None:
        for section in self.form.sections:
            row = next((row for row in section.rows if _named(entry) & row.names), None)
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
        self.cells: dict[str, dict[str, Cell]] = {}
        """By row id and column id."""
        self.headings: set[str] = set()

    def read(self, part: Entry) -> None:
        if self.part:
            self.slips.repeated(part)
            return
        self.part = part
        own_row = self.section.own_row
        if isinstance(part.value, Mapping):
            self._read_block(part, part.value, self.section.tables)
        elif isinstance(part.value, Scalar) and own_row:
            self._read_row(self.section.tables[0], own_row, part)
        else:
            self.slips.wrong_shape(part, "下面应有各项数值")

    def report_missing(self, file: Place) -> None:
        title, explained = self.section.title, self.slips.explained
        if self.part is None:
            if title not in explained and not any(row.label in explained for row in self.section.rows):
                mend = f"请照统计表补上“{title}:”和下面各项"
                self.slips.findings.append(Finding(file, title, "缺少这一部分", mend))
            return
        for table in self.section.tables:
            example = "[数值, 数值, …]" if table.matrix else "数值"
            for row in table.value_rows:
                if row.id not in self.cells and row.label not in explained:
                    mend = f"请在“{title}”下补一行“{row.label}: {example}”；没有发生填 0"
                    self.slips.findings.append(Finding(self.part.place, row.label, "缺少这一项", mend))

    def figures(self, file: Place) -> dict[str, Figure]:
        """Every cell of the part; those that were not there are UNREADABLE."""
        unread = Cell(Absent.UNREADABLE, "", self.part.place if self.part else file)
        figures = {}
        for table in self.section.tables:
            for row in table.value_rows:
                for column in table.columns:
                    cell = self.cells.get(row.id, {}).get(column.id) or replace(unread, unit=row.unit)
                    figure = cell_figure(self.section, table, row, column, cell)
                    figures[figure.id] = figure
        return figures

    def _read_block(self, block_entry: Entry, block: Mapping, tables: tuple[Table, ...]) -> None:
        if (alone := _only_row(tables)) and names_columns(tables[0], block):
            self._read_row(tables[0], alone, block_entry)
            return
        for entry in block:
            known = [(table, row) for table in tables for row in table.rows]
            found = next(((table, row) for table, row in known if _named(entry) & row.names), None)
            titled = [table for table in tables if table.title and plain(table.title) in _named(entry)]
            if found and (found[1].id in self.cells or found[1].id in self.headings):
                self.slips.repeated(entry)
            elif found:
                self._read_found(*found, entry)
            elif titled and isinstance(entry.value, Mapping):
                self._read_block(entry, entry.value, tuple(titled))
            else:
                self._unknown(entry, tables)

    def _unknown(self, entry: Entry, tables: tuple[Table, ...]) -> None:
        self.slips.unknown(entry, [name for table in tables for name in (table.title, *_labels(table)) if name])

    def _read_found(self, table: Table, row: Row, entry: Entry) -> None:
        nested = isinstance(entry.value, Mapping) and not names_columns(table, entry.value)
        if row.heading or nested:
            self._read_nested(table, row, entry)
        else:
            self._read_row(table, row, entry)

    def _read_nested(self, table: Table, row: Row, entry: Entry) -> None:
        """A heading line with its rows; or a row with a block that holds it again, then the rows below it."""
        if row.heading:
            self.headings.add(row.id)
            below = {other.label for other in table.rows if row in table.ancestors(other)}
            self.slips.explained |= below if not isinstance(entry.value, Mapping) else set()
        if isinstance(entry.value, Mapping):
            self._read_block(entry, entry.value, (table,))
        else:
            self.slips.wrong_shape(entry, "是标题行，本身没有数值")

    def _read_row(self, table: Table, row: Row, entry: Entry) -> None:
        self.cells[row.id] = read_cells(table, row, entry, self.slips.findings)


def _only_row(tables: tuple[Table, ...]) -> Row | None:
    """The row of a table that has no other: its name may be left out, as it is in print."""
    rows = [row for table in tables for row in table.rows]
    return rows[0] if len(rows) == 1 else None


def _labels(table: Table) -> list[str]:
    return [row.label for row in table.rows]
