"""Workbooks become blocks: each sheet a heading, titles, tables with what their cells show."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

import packages
from blocksread import paragraphs, read, removed, tables
from nianbao.intake.block import Original, Paragraph
from nianbao.intake.sheet.numberformat import general, shown_number

WHEN = datetime.fromisoformat("2024-01-05 14:03")


def workbook(fill: Callable[[Any], None]) -> Original:
    book = openpyxl.Workbook()
    book.active.title = "统计表"
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return read("a.xlsx", target.getvalue())


def sheet(cells: dict[str, object], *, merged: str = "", formats: dict[str, str] | None = None) -> Original:
    def fill(book: Any) -> None:
        for name, value in cells.items():
            book.active[name] = value
        for name, code in (formats or {}).items():
            book.active[name].number_format = code
        for area in merged.split():
            book.active.merge_cells(area)

    return workbook(fill)


def test_sheets_titles_and_tables() -> None:
    found = sheet(
        {
            "A1": "2018年度",
            "A3": "指标",
            "B3": "数",
            "A4": "收到",
            "B4": 15131,
            "A6": "表二",
            "B6": "甲",
            "A7": "乙",
            "B7": 2,
        }
    )
    assert paragraphs(found) == ["统计表", "2018年度"]
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, None]
    assert tables(found) == [(("指标", "数"), ("收到", "15131")), (("表二", "甲"), ("乙", "2"))]
    (first, _) = found.tables()
    value = first.grid[1][1]
    assert value is not None
    assert (value.place.sheet, value.place.row, value.place.column) == ("统计表", 4, 2)


def test_merged_cells() -> None:
    found = sheet({"A1": "甲", "B1": 1, "A2": "乙", "B3": 3, "C1": "右"}, merged="A2:A3 B1:B2")
    assert tables(found) == [(("甲", "1", "右"), ("乙", "1", ""), ("乙", "3", ""))]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (15131, "General", "15131"), (15131.0, "General", "15131"), (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (75394432.52, "General", "75394432.52"), (5949.088667, "General", "5949.088667"), (15131, "#,##0", "15,131"),
        (0.889, "0.0%", "88.9%"), (1, "0%", "100%"), (2.5, "0", "3"), (-2.5, "0", "-3"), (-15, "0;(0)", "(15)"),
        (0, '0;-0;"——"', "——"), (3, '0"件"', "3件"), (3, "000", "003"), (1234.5, '"¥"#,##0.00', "¥1,234.50"),
        (12345, "0,", "12"), (0.5, "#.##", ".5"), (7, "@", "7"), (0, ";;;", ""), (True, "General", "TRUE"),
        (date(2024, 1, 5), 'yyyy"年"m"月"d"日"', "2024年1月5日"), (date(2024, 1, 5), "yyyy-mm-dd", "2024-01-05"),
        (WHEN, "yyyy/m/d h:mm", "2024/1/5 14:03"),
        ("001", "@", "001"), ("　文\n字 ", "General", "　文\n字"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_shown(value: object, code: str, shown: str) -> None:
    found = sheet({"A1": "项", "B1": "数", "A2": "甲", "B2": value}, formats={"B2": code})
    assert tables(found) == [(("项", "数"), ("甲", shown))]


@pytest.mark.parametrize("number", ["0", "-0.0004", "123456789012345678", "0.1", "-15131", "1E+5", "3.14159265358979"])
def test_a_number_without_a_format_keeps_its_value(number: str) -> None:
    assert Decimal(general(Decimal(number))) == Decimal(number)
    assert shown_number(Decimal(number), "General") == general(Decimal(number))


def test_what_is_hidden_or_said_beside_is_listed() -> None:
    def fill(book: Any) -> None:
        page = book.active
        for row, name in enumerate(("甲", "乙", "丙"), 1):
            page.cell(row, 1, name)
            page.cell(row, 2, row)
            page.cell(row, 3, "暗")
        page.row_dimensions[2].hidden = True
        page.column_dimensions["C"].hidden = True
        page["A1"].comment = Comment("查一下", "张")
        other = book.create_sheet("底稿")
        other["A1"] = "藏"
        other.sheet_state = "hidden"

    found = workbook(fill)
    assert tables(found) == [(("甲", "1"), ("丙", "3"))]
    assert ("乙", "隐藏的行或列") in removed(found)
    assert ("藏", "隐藏的工作表") in removed(found)
    assert [why for text, why in removed(found) if "查一下" in text] == ["批注（A1）"]


def test_a_formula_is_read_by_its_value_and_one_without_is_empty_and_listed() -> None:
    cells = (
        '<c r="A1" t="str"><f>B1</f><v>甲</v></c><c r="B1"><f>1+2</f><v>3</v></c>'
        '<c r="C1"><f>SUM(B1)</f></c><c r="D1"><v>5</v></c>'
    )
    found = read("a.xlsx", packages.xlsx(cells))
    assert tables(found) == [(("甲", "3", "", "5"),)]
    assert removed(found) == [("=SUM(B1)", "公式没有算出来的值，这一格按空白读")]


def test_texts_in_cells_and_shared_ones_without_what_says_how_to_read_them() -> None:
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>'
    shared = f'<sst xmlns="{packages.SHEET}"><si><t>公开</t><rPh sb="0" eb="1"><t>gong</t></rPh></si></sst>'
    link = ("sharedStrings", "sharedStrings.xml", False)
    found = read("a.xlsx", packages.xlsx(cells, link, parts={"xl/sharedStrings.xml": shared}))
    assert tables(found) == [(("公开", "甲乙"),)]


def test_merged_areas_that_reach_over_the_whole_sheet_cost_nothing() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>'
    main = packages.worksheet(cells).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    found = read("a.xlsx", packages.xlsx(parts={"xl/worksheets/sheet1.xml": main}))
    assert paragraphs(found) == ["表", "1"]
    assert removed(found) == [("2", "合并单元格里不显示的文字")]
