"""Reading the entry of one row of the form: a single value, a list in column order, or columns by name."""

import re
from dataclasses import dataclass

from nianbao.finding import Finding, Place
from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.labels import plain, quoted, suggestion
from nianbao.report.listslip import separator_slip
from nianbao.report.value import Absent, Value
from nianbao.report.valuereader import ValueProblem, read_money, read_value
from nianbao.source.fields import Fields
from nianbao.source.reportkeys import REMARKED
from nianbao.source.yamltree import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's entry in `statistics.yml`: value, unit, and the line where it was typed."""

    value: Value
    unit: str
    place: Place
    remark: str = ""
    """Printed in brackets behind the value."""


def read_cells(table: Table, row: Row, entry: Entry, findings: list[Finding]) -> dict[str, Cell]:
    """The cells of a row by column id. A missing or wrong one is a finding and has the value UNREADABLE."""
    reader = _CellReader(table, row, findings)
    match entry.value:
        case Mapping() as cell if is_remarked(cell):
            reader.read_single(entry, cell)
        case Mapping():
            reader.read_named(entry.value, ())
            reader.report_missing(entry)
        case Sequence():
            reader.read_list(entry, entry.value)
        case Scalar():
            reader.read_single(entry, entry.value)
    unread = Cell(Absent.UNREADABLE, row.unit, entry.place)
    return {column.id: reader.cells.get(column.id, unread) for column in table.columns}


def is_remarked(node: Node) -> bool:
    """Whether this is a value with a remark: `{value: 22, remark: 其中修订16件}`."""
    return isinstance(node, Mapping) and node.get("value") is not None and node.get("remark") is not None


def names_columns(table: Table, block: Mapping) -> bool:
    """Whether a block holds columns of the table, or heads above them, and not rows."""
    heads = {name for column in table.columns for name in column.names}
    heads |= {plain(group) for column in table.columns for group in column.groups}
    rows = {name for row in table.rows for name in row.names}
    return any(plain(entry.key) in heads - rows for entry in block)


class _CellReader:
    def __init__(self, table: Table, row: Row, findings: list[Finding]) -> None:
        self.table = table
        self.row = row
        self.findings = findings
        self.cells: dict[str, Cell] = {}
        self.wrong_name = False

    def read_single(self, entry: Entry, value: Node) -> None:
        if self.table.matrix:
            problem = f"这一行有 {len(self.table.columns)} 个数值"
            self._problem(entry.place, entry.key, problem, self._wanted())
        else:
            self._read(self.table.columns[0], value, entry.place)

    def read_list(self, entry: Entry, values: Sequence) -> None:
        columns = self.table.columns
        if not self.table.matrix:
            self._single_in_list(entry, values)
        elif len(values.items) != len(columns):
            problem = f"应有 {len(columns)} 个数值，写了 {len(values.items)} 个"
            problem = separator_slip(values) or problem
            without = "；数里不能有千分位的逗号" if len(values.items) > len(columns) else ""
            self._problem(entry.place, entry.key, problem, self._wanted() + without)
        else:
            for column, item in zip(columns, values.items, strict=True):
                self._read(column, item, item.place)

    def _single_in_list(self, entry: Entry, values: Sequence) -> None:
        """A list where the row has one number."""
        problem, mend = "应是一个数值", "请照统计表，一行一项，写成“名称: 数值”，下级各项缩进两个空格"
        if len(values.items) == 1 and isinstance(item := values.items[0], Scalar):
            problem, mend = "这一行只有一个数值，不用方括号", f"请写成“{entry.key}: {item.text or '数值'}”"
        self._problem(entry.place, entry.key, problem, mend)

    def read_named(self, block: Mapping, groups: tuple[str, ...]) -> None:
        """Columns by name; heads above them open a block of their own, which may also be left out."""
        inside = [column for column in self.table.columns if _within(column, groups)]
        for entry, cut_off in _with_thousands(block):
            name = plain(entry.key)
            columns = [column for column in inside if name in column.names]
            if isinstance(entry.value, Mapping) and any(name in map(plain, column.groups) for column in inside):
                self.read_named(entry.value, (*groups, name))
            elif cut_off and len(columns) == 1 and isinstance(entry.value, Scalar):
                self._separated(columns[0], entry, [entry.value.text, *cut_off])
            elif len(columns) == 1 and columns[0].id not in self.cells:
                self._read(columns[0], entry.value, entry.place)
            else:
                self._unknown(entry, columns, inside)

    def report_missing(self, entry: Entry) -> None:
        missing = [_full(column) for column in self.table.columns if column.id not in self.cells]
        if missing and not self.wrong_name:
            self._problem(entry.place, entry.key, f"缺少{quoted(missing)}", "请补上；没有发生填 0")

    def _separated(self, column: Column, entry: Entry, parts: list[str]) -> None:
        """A number with thousands separators, which YAML takes for several entries."""
        self._problem(entry.place, self._label(column), f"“{','.join(parts)}”带了千分位", f"请改为 {''.join(parts)}")
        self.cells[column.id] = Cell(Absent.UNREADABLE, self.row.unit, entry.place)

    def _unknown(self, entry: Entry, columns: list[Column], inside: list[Column]) -> None:
        self.wrong_name = True
        if len(columns) > 1:
            heads = dict.fromkeys(_full(column) for column in columns)
            self._problem(entry.place, entry.key, "这样的列不止一个", f"请写在它的上级名称下面：{quoted(heads)}")
        elif columns:
            self._problem(entry.place, entry.key, "重复出现，前面已有这一项", "请只留一行，核对数值后删去另一行")
        else:
            known = dict.fromkeys(name for column in inside for name in (*column.groups, column.label))
            mend = suggestion(entry.key, known, f"请从这些里选：{'、'.join(known)}")
            self._problem(entry.place, entry.key, "统计表里没有这一列", mend)

    def _read(self, column: Column, node: Node, place: Place) -> None:
        kind = cell_kind(self.row, column)
        value: Value = Absent.UNREADABLE
        unit = self.row.unit
        remark = ""
        if isinstance(node, Mapping) and is_remarked(node):
            node, remark = self._remarked(node, column)
        if isinstance(node, Scalar):
            try:
                value, unit = read_money(node) if kind == "money" else (read_value(node, kind, unit), unit)
            except ValueProblem as problem:
                self.findings.append(problem.at(place, self._label(column)))
        else:
            self._problem(place, self._label(column), "应是一个数值", "请写成“名称: 数值”")
        self.cells[column.id] = Cell(value, unit, place, remark)

    def _remarked(self, cell: Mapping, column: Column) -> tuple[Node, str]:
        """The value and the remark of a cell that has both."""
        fields = Fields(cell, self.findings, REMARKED)
        remark, value = fields.text("remark"), fields.node("value")
        fields.close()
        if remark.startswith(("（", "(")):
            self._problem(cell.place, self._label(column), "备注带了括号", "括号由程序印，请只写里面的字")
        return value, remark

    def _label(self, column: Column) -> str:
        return f"{self.row.label}/{column.label}" if self.table.matrix else self.row.label

    def _wanted(self) -> str:
        names = "、".join(column.label for column in self.table.columns)
        return f"请写成“名称: [数值, 数值, …]”，依次为{names}；原表空着的一格写 空"

    def _problem(self, place: Place, label: str, problem: str, mend: str) -> None:
        self.findings.append(Finding(place, label, problem, mend))


_THREE_DIGITS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?[^0-9]*")


def _with_thousands(block: Mapping) -> list[tuple[Entry, list[str]]]:
    """Each entry, with the pieces that separators cut off its number.

    YAML reads `{金额: 1,234元}` as `{金额: 1, 234元: }`.
    """
    read: list[tuple[Entry, list[str]]] = []
    for entry in block:
        blank = isinstance(entry.value, Scalar) and entry.value.empty
        if read and blank and _THREE_DIGITS.fullmatch(entry.key):
            read[-1][1].append(entry.key)
        else:
            read.append((entry, []))
    return read


def _within(column: Column, groups: tuple[str, ...]) -> bool:
    return all(group in map(plain, column.groups) for group in groups)


def _full(column: Column) -> str:
    """The column with the head above it."""
    return "/".join((*column.groups[-1:], column.label))
