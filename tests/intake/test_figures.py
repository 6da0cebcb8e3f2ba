"""Figures of a form, found in tables as files have them: nothing wrong, whatever layout and however disturbed."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

import asblocks
from nianbao.form.reader import read_forms
from nianbao.intake.block import Block, Cell, Place, Table
from nianbao.intake.doubt import Kind
from nianbao.intake.figures import Figures, read_figures
from nianbao.report.model import Report
from nianbao.report.reader import read_report
from nianbao.report.value import print_value
from samples import SAMPLES, YEARS
from workspace import PORTAL

Blocks = Sequence[Block]
FEW = [("portal", 2018), ("pingtan", 2020), ("shuyang-fagai", 2023), ("fujian", 2012)]
"""One report for each form; the others belong to `make proof`."""
FEWER = FEW[:3]
ALL = [*FEW, *(pytest.param(*each, marks=pytest.mark.proof) for each in YEARS if each not in FEW)]
DEAR = [*FEWER, *(pytest.param(*each, marks=pytest.mark.proof) for each in YEARS if each not in FEWER)]
LAYOUTS: dict[str, Callable[[Report], Blocks]] = {
    "a table for each part": asblocks.nine,
    "labels at the side": asblocks.sides,
    "one table": asblocks.big,
    "one cell a line": asblocks.lines,
}
DISTURBED: dict[str, Callable[[Blocks], Blocks]] = {
    "misspelt": lambda blocks: asblocks.misspelt(blocks, 1),
    "much misspelt": lambda blocks: asblocks.misspelt(blocks, 2, 0.6),
    "rows moved": lambda blocks: asblocks.reordered(blocks, 1),
    "cut by pages": asblocks.cut,
    "rows merged": lambda blocks: asblocks.merged_rows(blocks, 1),
}


@functools.cache
def report_of(unit: str, year: int) -> Report:
    root = PORTAL if unit == "portal" else SAMPLES / unit
    report = read_report(root, year, read_forms(root, []), [])
    assert report
    return report


def read(report: Report, blocks: Blocks) -> Figures:
    return read_figures(blocks, report.form.as_set or report.form)


def wrong(report: Report, found: Figures) -> list[str]:
    """Figures that were read and are others than those of the report."""
    values = {id: print_value(figure.value) for id, figure in report.statistics.items()}
    return [id for id, figure in found.read.items() if (figure.entry.number or figure.entry.text) != values.get(id)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("unit", "year"), ALL)
def test_every_figure_is_read_in_every_layout(unit: str, year: int, layout: str) -> None:
    report = report_of(unit, year)
    found = read(report, LAYOUTS[layout](report))
    assert wrong(report, found) == []
    assert found.read.keys() == report.statistics.keys()
    assert found.open == ()


@pytest.mark.parametrize("disturbed", DISTURBED)
@pytest.mark.parametrize(("unit", "year"), DEAR)
def test_disturbed_tables_give_no_wrong_figure_and_most_of_the_right_ones(unit: str, year: int, disturbed: str) -> None:
    report = report_of(unit, year)
    for layout in (asblocks.sides, asblocks.big):
        found = read(report, DISTURBED[disturbed](layout(report)))
        assert wrong(report, found) == []
        assert len(found.read) >= 0.94 * len(report.statistics), layout.__name__


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("unit", "year"), [("portal", 2018), ("pingtan", 2020), ("shuyang", 2025)])
def test_rows_in_any_order_give_no_wrong_figure(unit: str, year: int, seed: int) -> None:
    report = report_of(unit, year)
    found = read(report, asblocks.shuffled(asblocks.nine(report), seed))
    assert wrong(report, found) == []


def table(*rows: Sequence[str]) -> list[Block]:
    return [asblocks.block_of(rows, 1)]


HEAD = ("统计指标", "单位", "统计数")


def read_2014(*rows: Sequence[str]) -> Figures:
    return read_figures(table(HEAD, *rows), (report_of("portal", 2018)).form)


@pytest.mark.parametrize(
    ("printed", "entry"),
    [
        ("１５１３１", "15131"),
        ("15,131", "15131"),
        ("15131条", "15131"),
        ("22（其中修订16件）", "{value: 22, remark: 其中修订16件}"),
        ("不适用", "不适用"),
        ("", "空"),
    ],
)
def test_the_same_number_however_it_is_printed(printed: str, entry: str) -> None:
    found = read_2014(("（一）主动公开政府信息数", "条", printed), ("1．当面申请数", "件", "1"))
    assert found.read["1.1"].entry.text == entry


@pytest.mark.parametrize("printed", ["——", "无", "/", "O", "1.5", "-3", "约20", "15 131.0", "12,34", "待填"])
def test_what_is_no_number_stays_open_and_is_doubted(printed: str) -> None:
    found = read_2014(("（一）主动公开政府信息数", "条", printed), ("1.当面申请数", "件", "1"))
    assert "1.1" in found.open
    assert [doubt.kind for doubt in found.doubts if doubt.figure == "1.1"] == [Kind.VALUE]


def test_what_is_not_found_stays_open() -> None:
    found = read_2014(("（一）主动公开政府信息数", "条", "5"), ("1.当面申请数", "件", "1"))
    assert set(found.read) == {"1.1", "3.1.1"}
    assert [doubt.kind for doubt in found.doubts if doubt.figure == "3.1"] == [Kind.OPEN]


def test_two_values_for_one_figure_are_a_doubt_with_both() -> None:
    found = read_2014(("主动公开政府信息数", "条", "5"), ("（一）主动公开政府信息数", "条", "6"))
    assert "1.1" not in found.read
    assert [doubt.what for doubt in found.doubts if doubt.figure == "1.1"] == [
        "同一项有几个不同的数：“5”（第 1 张表，第 2 行，第 3 列）；“6”（第 1 张表，第 3 行，第 3 列）"
    ]


def test_the_same_value_twice_is_no_doubt() -> None:
    found = read_2014(("主动公开政府信息数", "条", "5"), ("（一）主动公开政府信息数", "条", "5"))
    assert found.read["1.1"].entry.text == "5"
    assert not [doubt for doubt in found.doubts if doubt.figure == "1.1"]


def test_a_value_shared_by_several_rows_is_not_taken() -> None:
    (block,) = table(HEAD, ("1.当面申请数", "件", "3"), ("2.传真申请数", "件", "3"), ("3.网络申请数", "件", "4"))
    assert isinstance(block, Table)
    rows = [list(row) for row in block.grid]
    rows[2][2] = rows[1][2]
    found = read_figures([replace(block, grid=tuple(map(tuple, rows)))], report_of("portal", 2018).form)
    assert set(found.read) == {"3.1.3"}
    assert {doubt.figure for doubt in found.doubts if doubt.kind is Kind.VALUE} == {"3.1.1", "3.1.2"}


def test_a_misprinted_label_is_a_doubt_with_both_names() -> None:
    found = read_2014(("1.当面申情数", "件", "3"), ("2.传真申请数", "件", "4"))
    assert found.read["3.1.1"].entry.text == "3"
    assert [doubt.what for doubt in found.doubts if doubt.kind is Kind.ROW] == [
        "原件的行名是“1.当面申情数”，表式是“当面申请数”，当作这一行"
    ]


def test_a_label_that_may_be_two_rows_is_neither() -> None:
    """被依法纠错数 stands below 行政复议 and below 行政诉讼."""
    found = read_2014(("被依法纠错数", "件", "3"), ("2.传真申请数", "件", "4"))
    assert set(found.read) == {"3.1.2"}
    assert any("不知是表式的哪一行" in doubt.what for doubt in found.doubts)


def test_every_figure_keeps_its_place() -> None:
    found = read_2014(("（一）主动公开政府信息数", "条", "5"), ("1.当面申请数", "件", "1"))
    assert found.read["3.1.1"].place == Place(table=1, row=3, column=3)


def test_a_number_before_the_label_is_no_value() -> None:
    rows = (("序号", *HEAD), ("1", "主动公开政府信息数", "条", "5"), ("2", "当面申请数", "件", "7"))
    found = read_figures(table(*rows), report_of("portal", 2018).form)
    assert {id: figure.entry.text for id, figure in found.read.items()} == {"1.1": "5", "3.1.1": "7"}


def test_a_heading_printed_as_one_line_is_joined() -> None:
    report = report_of("hongze", 2024)
    found = read(report, asblocks.sides(report))
    assert found.printed_as == ("{row: 三/本年度办理结果/其他处理, joined: true}",)
    assert any(doubt.kind is Kind.PRINT for doubt in found.doubts)


def test_a_row_that_the_form_lacks_is_no_row_of_another_heading() -> None:
    report = report_of("shuyang", 2025)
    blocks = asblocks.sides(report)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Table) and len(block.grid) > 12)
    block = blocks[at]
    assert isinstance(block, Table)
    row = next(row for row in block.grid if row[2] and "无正当理由大量反复申请" in row[2].text)
    more = [
        replace(cell, text="6.其他" if number == 2 else cell.text if number < 2 else "7")
        for number, cell in enumerate(row)
        if cell
    ]
    grid = (*block.grid[: block.grid.index(row) + 1], tuple(more), *block.grid[block.grid.index(row) + 1 :])
    blocks[at] = replace(block, grid=grid)
    found = read(report, blocks)
    assert wrong(report, found) == []
    assert any("6.其他" in doubt.what and "没有取数" in doubt.what for doubt in found.doubts)


def test_columns_are_found_by_their_heads_in_any_order() -> None:
    report = report_of("shuyang", 2025)
    turned: list[Block] = []
    for block in asblocks.nine(report):
        if isinstance(block, Table):
            first = next((at for at, cell in enumerate(block.grid[-1]) if cell and cell.text[:1].isdecimal()), 0)
            turned.append(replace(block, grid=tuple((*row[:first], *row[first:][::-1]) for row in block.grid)))
        else:
            turned.append(block)
    found = read(report, turned)
    assert wrong(report, found) == []
    assert len(found.read) == len(report.statistics)


def test_a_column_head_that_is_misprinted_is_a_doubt() -> None:
    report = report_of("shuyang", 2025)

    def misprint(cell: Cell) -> str:
        return cell.text.replace("本年制发件数", "本年发件数")

    found = read(report, asblocks.changed(asblocks.nine(report), misprint))
    assert wrong(report, found) == []
    assert len(found.read) == len(report.statistics)
    assert any("列名是“本年发件数”" in doubt.what for doubt in found.doubts)
