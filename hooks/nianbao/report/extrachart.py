"""Reading the picture of an extra table: a group of bars for each row, or one group where one column is drawn.

chart: {columns: [已办结件数, 正在办理件数, 无法办理件数], total: 承办总件数, description: …}
"""

from collections.abc import Sequence

from nianbao.form.chartplan import BarPlan, ChartPlan, GroupPlan
from nianbao.labels import plain, suggestion
from nianbao.report.model import ExtraTable
from nianbao.source.fields import Fields
from nianbao.source.yamltree import Scalar


def read_table_chart(fields: Fields, table: ExtraTable) -> ChartPlan | None:
    """The picture under `chart:`, or None where there is none or a column in it is wrong."""
    node = fields.mapping.get("chart")
    if node is None or (isinstance(node, Scalar) and node.empty) or not table.columns:
        fields.skip("chart")
        return None
    chart = fields.fields("chart")
    title, description = chart.text("title") or table.title, chart.text("description")
    columns = [_column(chart, name.text, table.columns) for name in chart.texts("columns")]
    name = chart.text("total")
    total = _column(chart, name, table.columns) if name else None
    chart.close()
    if None in columns or (name and total is None):
        return None
    drawn = [column for column in columns if column is not None] or [
        index for index in range(len(table.columns)) if index != total
    ]
    groups = _one_column(table, drawn[0]) if len(drawn) == 1 and not name else _by_row(table, drawn, total)
    return ChartPlan(
        table.slug, title, description=description, groups=groups, table=table.slug, aliases=(table.name, table.title)
    )


def _column(fields: Fields, name: str, columns: Sequence[str]) -> int | None:
    """Index of a column in the table, from 0; None where the table has no such column."""
    known = [plain(column) for column in columns]
    if plain(name) in known:
        return known.index(plain(name))
    fields.problem(fields.place, name, "图里的名称不是这张表的列", suggestion(name, columns, "请照列名填写"))
    return None


def _by_row(table: ExtraTable, drawn: Sequence[int], total: int | None) -> tuple[GroupPlan, ...]:
    return tuple(
        GroupPlan(
            title=label,
            bars=tuple(BarPlan(table.columns[at], (cells[at].id,), cells[at].anchor) for at in drawn),
            total=None if total is None else BarPlan(table.columns[total], (cells[total].id,), cells[total].anchor),
        )
        for label, cells in table.rows
    )


def _one_column(table: ExtraTable, at: int) -> tuple[GroupPlan, ...]:
    bars = tuple(BarPlan(label, (cells[at].id,), cells[at].anchor) for label, cells in table.rows)
    return (GroupPlan("", bars, None),)
