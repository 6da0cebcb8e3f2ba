"""Reading `statistics.yml`: the values of the statutory form, nested and labelled as the form is printed."""

from dataclasses import dataclass, replace

from nianbao.finding import Finding, Place
from nianbao.form.model import Form, Section
from nianbao.form.table import Row, Table
from nianbao.labels import compact, plain
from nianbao.report.cellfigure import cell_figure, section_cells
from nianbao.report.cellreader import Cell, is_remarked, names_columns, read_cells
from nianbao.report.figure import Figure
from nianbao.report.statisticserrors import NOT_PRINTED, EntryErrors, Name, named
from nianbao.report.value import Absent
from nianbao.source.yamltree import Entry, Mapping, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in."""

    figures: dict[str, Figure]
    """By id, in printed order: one for each cell of the form that carries a value."""
    not_printed: tuple[Row, ...]
    """The optional rows that the file does not have; they have no figure."""


def read_statistics(data: Mapping, form: Form, findings: list[Finding]) -> Filled:
    """The figures of `statistics.yml`.

    Every wrong, unknown or missing entry is added to `findings`; its figure has the value UNREADABLE.
    """
    errors = EntryErrors(form, findings)
    readers = [_SectionReader(section, errors) for section in form.sections]
    for entry in data:
        reader = next((reader for reader in readers if named(entry) & reader.section.names), None)
        if reader is None:
            rows = [(row.label, row.id) for part in form.sections for row in part.rows]
            errors.unknown(entry, [(part.title, part.id) for part in form.sections] + rows)
        else:
            reader.read(entry)
    figures: dict[str, Figure] = {}
    not_printed: list[Row] = []
    for reader in readers:
        reader.report_missing(data.place)
        not_printed += reader.not_printed
        figures |= reader.figures(data.place)
    return Filled(figures, tuple(not_printed))


class _SectionReader:
    """Reads one part. A heading line opens a nested block; how deep an editor nests does not matter."""

    def __init__(self, section: Section, errors: EntryErrors) -> None:
        self.section = section
        self.errors = errors
        self.names = {row.id: row.names for row in section.rows}
        """What an entry may call each row."""
        self.part: Entry | None = None
        self.cells: dict[str, dict[str, Cell]] = {}
        """By row id and column id."""
        self.headings: set[str] = set()

    def read(self, part: Entry) -> None:
        if self.part:
            self.errors.repeated(part)
            return
        self.part = part
        self.errors.read.add(self.section.id)
        self.errors.number(part, self.section.number, self.section.title)
        own_row = self.section.own_row
        if isinstance(part.value, Mapping) and not (own_row and is_remarked(part.value)):
            self._read_block(part, part.value, self.section.tables)
        elif isinstance(part.value, Scalar | Mapping) and own_row:
            self._read_row(self.section.tables[0], own_row, part)
        else:
            self.errors.wrong_shape(part, "下面应有各项数值")

    def report_missing(self, file: Place) -> None:
        title, explained = self.section.title, self.errors.explained
        if self.part is None:
            if not explained & {self.section.id, *(row.id for row in self.section.rows)}:
                mend = f"请照统计表补上“{title}:”和下面各项"
                self.errors.findings.append(Finding(file, title, "缺少这一部分", mend))
            return
        missing = {row.id for row in self.not_printed}
        for table in self.section.tables:
            example = "[数值, 数值, …]" if table.matrix else "数值"
            for row in table.value_rows:
                if row.id not in self.cells and row.id not in explained | missing:
                    mend = (
                        f"请在“{self._above(table, row)}”下补一行“{row.label}: {example}”；没有发生填 0；{NOT_PRINTED}"
                    )
                    self.errors.findings.append(Finding(self.part.place, row.label, "缺少这一项", mend))

    @property
    def not_printed(self) -> list[Row]:
        """The optional rows that were not typed; nothing below them was, either."""
        typed = {*self.cells, *self.headings, *self.errors.explained}
        return [
            row
            for table in self.section.tables
            for row in table.rows
            if row.optional
            and row.id not in typed
            and not any(other.id in typed and row in table.ancestors(other) for other in table.rows)
        ]

    def _above(self, table: Table, row: Row) -> str:
        """Where a row belongs: the part, or its heading where the part has the label more than once."""
        repeated = sum(other.label == row.label for other in self.section.rows) > 1
        heads = table.ancestors(row) if repeated else ()
        return heads[-1].label if heads else self.section.title

    def figures(self, file: Place) -> dict[str, Figure]:
        """The figure of every cell of the part, by id; a cell that was not typed has the value UNREADABLE."""
        unread = Cell(Absent.UNREADABLE, "", self.part.place if self.part else file)
        figures = {}
        gone = {row.id for row in self.not_printed}
        for row, column, cell in section_cells(self.section):
            if row.id in gone:
                continue
            typed = self.cells.get(row.id, {}).get(column.id) or replace(unread, unit=row.unit)
            figures[cell.id] = cell_figure(cell, typed)
        return figures

    def _read_block(
        self, block_entry: Entry, block: Mapping, tables: tuple[Table, ...], heading: Row | None = None
    ) -> None:
        """The entries of a block: of the part, of one of its tables, or of the row `heading`."""
        if (alone := _only_row(tables)) and names_columns(tables[0], block):
            self._read_row(tables[0], alone, block_entry)
            return
        for entry in block:
            found = self._find(entry, tables, heading)
            titled = [table for table in tables if table.title and plain(table.title) in named(entry)]
            if found and (found[1].id in self.cells or found[1].id in self.headings):
                self.errors.repeated(entry)
            elif found:
                self._read_found(*found, entry)
            elif titled and isinstance(entry.value, Mapping):
                self._read_block(entry, entry.value, tuple(titled))
            else:
                self.errors.unknown(entry, _names(tables, heading))

    def _find(self, entry: Entry, tables: tuple[Table, ...], heading: Row | None) -> tuple[Table, Row] | None:
        """The row that an entry names; among several, best one of the open block, of the typed number, still unread."""
        names = named(entry)
        known = [(table, row) for table in tables for row in table.rows if names & self.names[row.id]]

        def rank(place: tuple[Table, Row]) -> tuple[bool, bool, bool]:
            table, row = place
            exact = compact(entry.key) == compact(row.number + row.label)
            return not _within(table, row, heading), not exact, row.id in self.errors.read

        return min(known, key=rank, default=None)

    def _read_found(self, table: Table, row: Row, entry: Entry) -> None:
        self.errors.read.add(row.id)
        self.errors.number(entry, row.number, row.label)
        nested = isinstance(entry.value, Mapping) and not (
            is_remarked(entry.value) or names_columns(table, entry.value)
        )
        if row.heading or nested:
            self._read_nested(table, row, entry)
        else:
            self._read_row(table, row, entry)

    def _read_nested(self, table: Table, row: Row, entry: Entry) -> None:
        """A heading line with its rows; or a row with a block that holds it again, then the rows below it."""
        if row.heading:
            self.headings.add(row.id)
            below = {other.id for other in table.rows if row in table.ancestors(other)}
            self.errors.explained |= below if not isinstance(entry.value, Mapping) else set()
        if isinstance(entry.value, Mapping):
            self._read_block(entry, entry.value, (table,), row)
        else:
            self._heading_with_value(row, entry)

    def _heading_with_value(self, row: Row, entry: Entry) -> None:
        """A heading is no block: the rows below it were written otherwise, or the original has one line for all."""
        if isinstance(entry.value, Sequence) or (isinstance(entry.value, Scalar) and entry.value.text.isdecimal()):
            self.errors.printed_as_one(entry, row.label)
        else:
            self.errors.wrong_shape(entry, "是标题行，本身没有数值")

    def _read_row(self, table: Table, row: Row, entry: Entry) -> None:
        self.cells[row.id] = read_cells(table, row, entry, self.errors.findings)


def _only_row(tables: tuple[Table, ...]) -> Row | None:
    """The row of a table that has no other: its name may be left out, as it is in print."""
    rows = [row for table in tables for row in table.rows]
    return rows[0] if len(rows) == 1 else None


def _within(table: Table, row: Row, heading: Row | None) -> bool:
    """Whether a row belongs to the block that `heading` opens: it is below that line, or is that line itself."""
    return heading is None or heading in (row, *table.ancestors(row))


def _names(tables: tuple[Table, ...], heading: Row | None) -> list[Name]:
    """The titles and labels that a block may hold, those of the open heading first."""
    titles = [(table.title, table.id) for table in tables if table.title]
    rows = sorted(
        ((table, row) for table in tables for row in table.rows),
        key=lambda place: not _within(place[0], place[1], heading),
    )
    return [*titles, *((row.label, row.id) for _, row in rows)]
