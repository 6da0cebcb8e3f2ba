"""Rows of several years side by side: only where the rows mean the same."""

from pathlib import Path

import pytest

from nianbao.project.project import Project
from nianbao.trends.commonform import common_form
from nianbao.trends.comparepage import indicator_lines
from nianbao.trends.sidebyside import Sheet, sheets_of
from reading import read
from samples import lay_out
from workspace import edit


@pytest.fixture
def four(tmp_path: Path) -> Path:
    return lay_out(tmp_path, "pingtan")


def values(sheet: Sheet, anchor: str) -> list[str]:
    (line,) = [line for part in sheet.parts for line in part.lines if line.anchor == anchor and line.figures]
    return [line.text(figure) for figure in line.figures]


def test_years_of_one_form_make_a_sheet_the_newest_first(four: Path) -> None:
    newer, older, _ = sheets_of(read(four, "pingtan"))
    assert (newer.form.id, newer.years) == ("2021", (2022, 2023))
    assert (older.form.id, older.years) == ("2019", (2019, 2020))
    assert values(newer, "row-r1") == ["74", "81"]
    assert values(older, "row-r3.6") == ["0", "4"]


def test_years_of_two_forms_make_one_of_the_rows_that_both_have(four: Path) -> None:
    *_, both = sheets_of(read(four, "pingtan"))
    assert both.common
    assert both.years == (2019, 2020, 2022, 2023)
    assert [part.title[:2] for part in both.parts] == ["三、", "四、"]
    assert values(both, "row-r1") == ["23", "21", "74", "81"]
    assert values(both, "row-r3.3.4") == ["0", "0", "0", "1"]
    anchors = {line.anchor for part in both.parts for line in (*part.lines, *part.details)}
    assert not [anchor for anchor in anchors if anchor.startswith("row-r3.6")], "a value there, a heading here"


def test_what_only_one_of_two_forms_has_is_named(four: Path) -> None:
    common = sheets_of(read(four, "pingtan"))[-1].common
    assert common
    assert common.apart == ("二、主动公开政府信息情况",)
    (older, olders), (newer, newers) = common.alone
    assert (older.id, olders) == ("2019", ("其他处理",))
    assert (newer.id, newers[-1], len(newers)) == ("2021", "其他处理/其他", 3)


def test_forms_without_a_common_row_make_none(four: Path) -> None:
    forms = read(four, "pingtan").forms
    assert common_form(forms["2014"], forms["2019"]) is None


def test_rows_on_the_page_have_addresses_of_their_own(four: Path) -> None:
    sheets = sheets_of(read(four, "pingtan"))
    assert [sheet.id for sheet in sheets] == ["2021", "2019", "2019-2021"]
    for sheet in sheets:
        ids = [line.id for part in sheet.parts for line in (*part.lines, *part.details)]
        assert len(set(ids)) == len(ids)


def test_every_value_of_the_form_is_there_once(four: Path) -> None:
    project = read(four, "pingtan")
    for sheet in sheets_of(project)[:2]:
        shown = [line.figures for part in sheet.parts for line in (*part.lines, *part.details) if line.figures]
        report = next(year.report for year in project.years if year.year == sheet.years[0])
        assert sorted(figures[0].id for figures in shown) == sorted(report.statistics)
        assert all(len({figure.id for figure in figures}) == 1 for figures in shown), "compared by id"


def test_another_scope_is_another_sheet(four: Path) -> None:
    edit(four / "data/2023/report.yml", "scope: summary", "scope: organ")
    years = [sheet.years for sheet in sheets_of(read(four, "pingtan"))]
    assert years == [(2019, 2020), (2019, 2020, 2022)]


def test_money_of_two_units_keeps_them(four: Path) -> None:
    for year, unit in ((2019, "元"), (2020, "万元")):
        path = four / f"data/{year}/statistics.yml"
        lines = path.read_text(encoding="utf-8").split("\n")
        changed = [
            f"    政府集中采购: {{采购项目数量: 1, 采购总金额: 5{unit}}}" if "政府集中采购" in line else line
            for line in lines
        ]
        path.write_text("\n".join(changed), encoding="utf-8")
    sheet = sheets_of(read(four, "pingtan"))[1]
    money = [line for part in sheet.parts for line in part.lines if line.label == "政府集中采购/采购总金额"]
    assert [line.text(figure) for line in money for figure in line.figures] == ["5元", "5万元"]


def test_indicators_can_be_compared_over_a_missing_year_but_not_over_another_meaning(four: Path) -> None:
    lines = {line.series.id: line for line in indicator_lines(read(four, "pingtan"))}
    assert [(cell.value, cell.segment) for cell in lines["requests-received"].cells] == [
        ("23", 0),
        ("21", 0),
        ("74", 0),
        ("81", 0),
    ]
    assert [cell.segment for cell in lines["documents-made"].cells] == [0, 0, 1, 1]
    assert lines["documents-made"].cells[2].why


def test_one_year_compares_nothing(real: Project) -> None:
    assert sheets_of(real) == ()
    assert indicator_lines(real) == ()
