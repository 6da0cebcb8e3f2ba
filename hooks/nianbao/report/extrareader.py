"""Reading the extra tables of a year, `data/<year>/tables/*.yml`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nianbao.address.anchor import row_anchor
from nianbao.finding import Finding, Place
from nianbao.labels import compact, plain, suggestion
from nianbao.report.extrachart import read_table_chart
from nianbao.report.figure import Figure, FigureKind, path_of
from nianbao.report.listslip import separator_slip
from nianbao.report.model import ExtraTable, TableRule
from nianbao.report.value import Absent, Value
from nianbao.report.valuereader import ValueProblem, read_value
from nianbao.report.valueslip import WHERE_NOTHING
from nianbao.source.fields import Fields
from nianbao.source.keys import NUMBER_TYPES, RULE, SLUG
from nianbao.source.reportkeys import TABLE
from nianbao.source.yamltree import Entry, Mapping, Node, Scalar, Sequence, read_yaml

_OPERATORS = {"≤": "<=", "≥": ">="}
_NAME = r"[\w-]+"
_SHOWN = 4
"""Values of a row that a remedy shows."""


def read_table(path: Path, file: str, findings: list[Finding]) -> ExtraTable | None:
    """One extra table, or None when it has no readable columns or rows; its problems are added to `findings`."""
    data = read_yaml(path, file, findings)
    if not data.entries:
        return None
    fields = Fields(data, findings, TABLE)
    reader = _TableReader(path.stem, fields)
    table = ExtraTable(
        slug=reader.slug,
        name=path.stem,
        title=reader.title,
        unit=reader.unit,
        columns=reader.columns,
        rows=tuple(reader.rows()),
        rules=tuple(reader.rules()),
        place=fields.place,
    )
    table = replace(table, chart=read_table_chart(fields, table))
    fields.close()
    return table if reader.columns and table.rows else None


class _TableReader:
    def __init__(self, name: str, fields: Fields) -> None:
        self.name = name
        self.fields = fields
        self.title = fields.text("title")
        self.unit = fields.text("unit")
        self.slug = fields.text("slug") or name
        self.kind = fields.text("type") or "count"
        self.columns = self._column_names()
        if not re.fullmatch(SLUG if fields.text("slug") else _NAME, self.slug):
            mend = "请写一行 slug: 英文名（小写字母、数字和短横线）"
            fields.problem(fields.line("slug"), "slug", f"“{self.slug}”不能用作网址", mend)
        if self.kind not in NUMBER_TYPES:
            fields.problem(
                fields.line("type"), "type", f"不认识“{self.kind}”", "请填 count（整数）或 decimal（有小数）"
            )
            self.kind = "decimal"

    def _column_names(self) -> tuple[str, ...]:
        names = tuple(column.text for column in self.fields.texts("columns"))
        problem = None
        if any("，" in name for name in names):
            problem = "列名之间用了全角逗号“，”"
        elif any(not name or "/" in name for name in names):
            problem = "列名不能空着，也不能含“/”"
        elif len(set(map(plain, names))) < len(names):
            problem = "列名重复"
        elif not names and isinstance(self.fields.mapping.get("columns"), Sequence):
            problem = "没有列名"
        if problem:
            self.fields.problem(self.fields.line("columns"), "columns", problem, "请写成 columns: [甲, 乙]")
        return () if problem else names

    def rows(self) -> Iterator[tuple[str, tuple[Figure, ...]]]:
        block = self.fields.fields("rows")
        entries = list(block.entries()) if self.columns else []
        if self.columns and isinstance(self.fields.mapping.get("rows"), Mapping) and not entries:
            self.fields.problem(self.fields.line("rows"), "rows", "没有数据行", "每行写成“名称: [数值, 数值]”")
        for number, entry in enumerate(entries, 1):
            yield entry.key, tuple(self._cells(number, entry, self._values(entry)))

    def _values(self, row: Entry) -> list[tuple[Value, Place]]:
        items = row.value.items if isinstance(row.value, Sequence) else ()
        if len(items) != len(self.columns):
            self.fields.problem(row.place, row.key, *self._miscounted(row))
            return [(Absent.UNREADABLE, row.place)] * len(self.columns)
        labels = [f"{row.key}/{column}" for column in self.columns]
        return [(self._value(item, label), item.place) for label, item in zip(labels, items, strict=True)]

    def _miscounted(self, row: Entry) -> tuple[str, str]:
        """Problem and remedy of a row that has another number of values than there are columns."""
        if len(self.columns) == 1 and isinstance(row.value, Scalar):
            return self._unbracketed(row.key, row.value)
        problem = separator_slip(row.value) or f"应有 {len(self.columns)} 个数值，与列名一一对应"
        values = ", ".join(["数值"] * min(len(self.columns), _SHOWN))
        more = ", …" if len(self.columns) > _SHOWN else ""
        return problem, f"请写成“名称: [{values}{more}]”；原表空着的一格写 空"

    def _unbracketed(self, label: str, value: Scalar) -> tuple[str, str]:
        """The same of a table with one column, where a value stands without brackets."""
        if not value.text:
            return "没有填数", f"请写成“{label}: [数值]”；{WHERE_NOTHING}"
        try:
            read_value(value, self.kind, self.unit)
        except ValueProblem as problem:
            return problem.problem, f"{problem.mend}；数写在方括号里，例如“{label}: [5]”"
        return "只有一列的表，数也写在方括号里", f"请写成“{label}: [{value.text}]”"

    def _cells(self, number: int, row: Entry, values: list[tuple[Value, Place]]) -> Iterator[Figure]:
        table_names = _names(self.name) | _names(self.title)
        for column, (label, (value, place)) in enumerate(zip(self.columns, values, strict=True), 1):
            yield Figure(
                id=f"{self.slug}-{number}-{column}",
                kind=FigureKind.EXTRA,
                anchor=row_anchor(f"{self.slug}-{number}"),
                table=self.slug,
                paths=(path_of((table_names, _names(row.key), _names(label))),),
                target=f"{self.name}/{row.key}/{label}",
                label=f"{row.key}/{label}",
                unit=self.unit,
                value=value,
                place=place,
                column=label,
            )

    def _value(self, item: Node, label: str) -> Value:
        if not isinstance(item, Scalar):
            self.fields.problem(item.place, label, "应是一个数值", "请写成“名称: [数值, 数值]”")
            return Absent.UNREADABLE
        try:
            return read_value(item, self.kind, self.unit or _unit_in(label))
        except ValueProblem as problem:
            self.fields.problem(item.place, label, problem.problem, problem.mend)
            return Absent.UNREADABLE

    def rules(self) -> Iterator[TableRule]:
        for item in self.fields.texts("rules") if self.columns else self._no_rules():
            match = re.fullmatch(RULE, item.text)
            if not match:
                self.fields.problem(item.place, item.text, "规则读不懂", "请写成“甲 = 乙 + 丙”")
                continue
            left, right = self._columns(match[1], item), self._columns(match[3], item)
            if left and right:
                yield TableRule(item.text, left, _OPERATORS.get(match[2], match[2]), right, item.place)

    def _no_rules(self) -> tuple[Scalar, ...]:
        self.fields.skip("rules")
        return ()

    def _columns(self, side: str, rule: Scalar) -> tuple[int, ...]:
        found = []
        known = [plain(column) for column in self.columns]
        for name in side.replace("＋", "+").split("+"):
            if plain(name) in known:
                found.append(known.index(plain(name)))
            else:
                self.fields.problem(
                    rule.place,
                    name.strip(),
                    "规则里的名称不是这张表的列",
                    suggestion(name, self.columns, "请照列名填写"),
                )
                return ()
        return tuple(found)


def _unit_in(label: str) -> str:
    """The unit that a column's head has in brackets: 金额（万元）."""
    found = re.search(r"[(（](?:单位[:：])?(.+?)[)）]", label)
    return found[1] if found else ""


def _names(label: str) -> frozenset[str]:
    return frozenset({plain(label), compact(label)})
