"""Reading the pictures that a form offers.

    charts:
    - {id: staff, title: 工作人员, description: …, total: '8.3', of: ['8.3.1', '8.3.2']}
    - id: disputes
      title: 行政复议、行政诉讼结果
      groups:
      - {title: 行政复议, total: t4.1-rv5, of: [t4.1-rv1, t4.1-rv2]}

`of` and `total` name rows (their total), single cells (`r1-c1`) or heading lines, which mean the sum of the rows
directly below them. All bars of a picture have one unit; amounts that can be negative or choose their own unit have no
common scale and cannot be drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.address.anchor import cell_anchor, row_anchor
from nianbao.form.cell import Cell, cells_of
from nianbao.form.chartplan import BarPlan, ChartPlan, GroupPlan
from nianbao.form.model import Form
from nianbao.form.table import Column, Row, Table, cell_kind
from nianbao.source.fields import Fields
from nianbao.source.keys import SLUG

_MIN_BARS = 2
_DRAWN = ("count", "decimal")
"""Kinds of values that have a length."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What a name in `of` or `total` refers to: figures with labels, unit and kind of value."""

    row: str
    column: str
    """Printed labels of row and column."""
    own_column: bool
    """Whether it is a cell other than the one that its row's name alone refers to."""
    units: frozenset[str]
    kinds: frozenset[str]
    figures: tuple[str, ...]
    anchor: str

    def bar(self, label: str) -> BarPlan:
        return BarPlan(label, self.figures, self.anchor)


def read_charts(fields: Fields, form: Form) -> Iterator[ChartPlan]:
    """The charts listed under `charts:`; one with an error is left out and reported as a finding."""
    known = dict(_sources(form))
    names: set[str] = set()
    for item in fields.mappings("charts"):
        plan = _read_chart(item, known)
        if plan and names & plan.names:
            item.problem(item.line("id"), plan.title, "图的 id 或 title 重复", "每张图要有自己的 id 和 title")
        elif plan:
            names |= plan.names
            yield plan


def _read_chart(fields: Fields, known: dict[str, _Source]) -> ChartPlan | None:
    id, title = fields.text("id"), fields.text("title")
    description = fields.text("description")
    grouped = fields.mapping.get("groups") is not None
    units: set[str] = set()
    groups = [_read_group(item, title, known, units) for item in fields.mappings("groups")]
    if not grouped:
        groups = [_read_bars(fields, "", title, known, units)]
    fields.close()
    if id and not re.fullmatch(SLUG, id):
        fields.problem(fields.line("id"), title, f"“{id}”不能用作图的编号", "请用小写字母、数字和短横线")
    elif len(units) > 1:
        fields.problem(
            fields.place,
            title,
            f"单位不同（{'、'.join(sorted(unit or '没有单位' for unit in units))}）",
            "一张图里的各项要用同一个单位",
        )
    elif id and title and groups and all(groups):
        return ChartPlan(id, title, description=description, groups=tuple(group for group in groups if group))
    return None


def _read_group(fields: Fields, chart: str, known: dict[str, _Source], units: set[str]) -> GroupPlan | None:
    group = _read_bars(fields, fields.text("title"), chart, known, units)
    fields.close()
    return group


def _read_bars(fields: Fields, title: str, chart: str, known: dict[str, _Source], units: set[str]) -> GroupPlan | None:
    """A group, or None where one of its names is wrong; the units of its bars are added to `units`."""
    of, total = list(fields.words("of")), fields.text("total")
    wanted = [*of, total] if total else of
    sources = [known[name] for name in wanted if name in known]
    if problem := _slip(wanted, len(of), known):
        fields.problem(fields.line("of"), chart, *problem)
        return None
    units |= {unit for source in sources for unit in source.units}
    whole = sources.pop() if total else None
    bars = tuple(source.bar(label) for source, label in zip(sources, _labels(sources), strict=True))
    return GroupPlan(title, bars, whole.bar(whole.column if whole.own_column else whole.row) if whole else None)


def _slip(wanted: list[str], bars: int, known: dict[str, _Source]) -> tuple[str, str] | None:
    """Problem and remedy where a group names something unknown, not drawable, twice or too few; None if right."""
    unknown = "、".join(name for name in wanted if name not in known)
    if unknown:
        return f"表里没有带数值的行或格 {unknown}", "请改正 of 和 total 中的行号"
    odd = "、".join(name for name in wanted if not known[name].kinds <= {*_DRAWN})
    if odd:
        return f"{odd} 是增减数或金额，画不成条形", "请换成按个数统计的项"
    if len({*wanted}) < len(wanted):
        return "同一项写了两次", "每一项在一组里只写一次"
    return ("不到两项，没有可比的", "请至少写两项") if bars < _MIN_BARS else None


def _labels(sources: list[_Source]) -> list[str]:
    """Each bar is named by what it differs in from its neighbours: its row, its column, or both."""
    rows, columns = ({source.row for source in sources}, {source.column for source in sources})
    if len(columns) == 1:
        return [source.row for source in sources]
    if len(rows) == 1:
        return [source.column for source in sources]
    return [f"{source.row}（{source.column}）" if source.own_column else source.row for source in sources]


def _sources(form: Form) -> Iterator[tuple[str, _Source]]:
    """Every row, cell or heading line that a chart may name, with what it refers to."""
    for cell in cells_of(form):
        source = _of_cell(cell)
        yield f"{cell.row.id}-{cell.column.id}", source
        if cell.stands_for_row:
            yield cell.row.id, source
    for table in form.tables:
        for row in table.rows:
            below = tuple(other for other in table.rows if other.parent == row.id)
            if row.heading and table.default and below and not any(other.heading for other in below):
                yield row.id, _sum(table, row, below, table.default)


def _of_cell(cell: Cell) -> _Source:
    row, column = cell.row, cell.column
    own = cell.table.matrix and not cell.stands_for_row
    return _Source(
        row=row.label,
        column=column.label,
        own_column=own,
        units=frozenset({row.unit}),
        kinds=frozenset({cell_kind(row, column)}),
        figures=(cell.id,),
        anchor=cell_anchor(row.id, column.id) if own else row_anchor(row.id),
    )


def _sum(table: Table, row: Row, below: tuple[Row, ...], column: Column) -> _Source:
    return _Source(
        row=row.label,
        column=column.label,
        own_column=False,
        units=frozenset(other.unit for other in below),
        kinds=frozenset(cell_kind(other, column) for other in below),
        figures=tuple(table.figure_id(other, column) for other in below),
        anchor=row_anchor(row.id),
    )
