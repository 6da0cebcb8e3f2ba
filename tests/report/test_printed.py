"""How a year printed its form where that differs: joined, split, left out, renamed, added."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from nianbao.check.rules import check_rules
from nianbao.check.stages import TwoYears
from nianbao.export.data.csvfile import make_csv
from nianbao.export.data.figurerow import data_rows
from nianbao.finding import Severity, errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.render.chart import charts
from nianbao.report.figure import find_figure
from nianbao.trends.series import series_of
from nianbao.trends.sidebyside import sheets_of
from reading import read
from samples import lay_out
from workspace import ROOT, edit

JOINED = "  - {row: 三/其他处理, joined: true}\n"
THREE = """    （六）其他处理:
      1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请: [1, 0, 0, 0, 0, 0, 1]
      2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请: [0, 0, 0, 0, 0, 0, 0]
      3.其他: [2, 0, 0, 0, 0, 0, 2]
"""
ONE = "    （六）其他处理: [0, 0, 0, 0, 0, 0, 0]\n"
LAST = "      8.属于行政查询事项: [0, 0, 0, 0, 0, 0, 0]\n"


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    """A year that printed （六） as one row, which the form has as a heading with three."""
    return lay_out(tmp_path, "hongze")


def year_of(project: Project) -> Year:
    assert [str(finding) for finding in errors(project.findings)] == []
    return project.years[0]


def problems(project: Project) -> list[str]:
    return [f"{finding.place.line}: {finding.message}" for finding in errors(project.findings)]


def printed_as(root: Path, entry: str) -> None:
    edit(root / "data/2024/report.yml", JOINED, entry)


def statistics(root: Path, old: str, new: str) -> None:
    edit(root / "data/2024/statistics.yml", old, new)


def html(year: Year, page: str = "statistics") -> str:
    return year.pages[page].html


def row_of(html: str, id: str) -> list[str]:
    """The texts of a row's cells."""
    row = re.search(rf'<tr[^>]* id="row-{re.escape(id)}".*?</tr>|<tr id="row-{re.escape(id)}".*?</tr>', html, re.DOTALL)
    assert row, id
    cells = re.findall(r"<t[hd].*?</t[hd]>", row[0], re.DOTALL)
    return ["".join(re.sub("<[^>]+>", "", cell).split()) for cell in cells]


def test_a_joined_row_has_the_address_of_its_heading(joined: Path) -> None:
    year = year_of(read(joined, like="hongze"))
    assert row_of(html(year), "r3.6") == ["（六）其他处理", *["0"] * 7]
    assert find_figure("三/其他处理/自然人", year.report.figures).id == "r3.6-c1"


def test_what_led_to_the_rows_that_are_gone_leads_to_a_note(joined: Path) -> None:
    page = html(year_of(read(joined, like="hongze")))
    note = re.search(r'<p class="editor-note".*?</p>', page, re.DOTALL)
    assert note
    assert re.findall(r'id="row-(r3\.6\.\d)"', note[0]) == ["r3.6.1", "r3.6.2", "r3.6.3"]
    assert "合印为“其他处理”" in note[0]
    assert page.count('id="row-r3.6.1"') == 1


def test_rules_see_the_joined_row(joined: Path) -> None:
    statistics(joined, ONE, "    （六）其他处理: [4, 0, 0, 0, 0, 0, 4]\n")
    found = [finding for finding in read(joined, like="hongze").findings if finding.rule == "F21-T3-2"]
    assert [(finding.found, finding.expected) for finding in found] == [("95", "99"), ("95", "99")]


def test_series_and_pictures_see_the_joined_row(joined: Path) -> None:
    statistics(joined, ONE, "    （六）其他处理: [3, 0, 0, 0, 0, 0, 3]\n")
    statistics(joined, "（七）总计: [95, 0, 0, 0, 0, 0, 95]", "（七）总计: [98, 0, 0, 0, 0, 0, 98]")
    statistics(
        joined,
        "本年新收政府信息公开申请数量: [95, 0, 0, 0, 0, 0, 95]",
        "本年新收政府信息公开申请数量: [98, 0, 0, 0, 0, 0, 98]",
    )
    project = read(joined, like="hongze")
    year = year_of(project)
    (series,) = [each for each in series_of(project) if each.id == "otherwise-processed"]
    assert [(point.year, point.figure.id, point.number) for point in series.points] == [(2024, "r3.6-c7", 3)]
    (chart,) = [each for each in charts(year.report) if each.id == "results"]
    bar = chart.bars[-1]
    assert (bar.label, bar.value, bar.sum, bar.anchor) == ("其他处理", 3, False, "row-r3.6")


def test_downloads_have_the_row_as_printed(joined: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(make_csv(data_rows(year_of(read(joined, like="hongze")))).decode("utf-8-sig")))
    )
    ids = {row["row"] for row in rows}
    assert "r3.6" in ids
    assert not ids & {"r3.6.1", "r3.6.2", "r3.6.3"}


def test_without_saying_how_it_was_printed_the_way_out_is_named(joined: Path) -> None:
    printed_as(joined, "")
    edit(joined / "data/2024/report.yml", "printed_as:\n", "")
    (problem,) = problems(read(joined, like="hongze"))
    assert "是标题行，本身没有数值" in problem
    assert "printed_as" in problem


@pytest.mark.parametrize(
    ("entry", "old", "new", "id", "cells"),
    [
        (
            "{row: 属于行政查询事项, label: 属于查询事项, number: 9.}",
            LAST,
            LAST.replace("8.属于行政查询事项", "9.属于查询事项"),
            "r3.3.8",
            "9.属于查询事项",
        ),
        ('{row: 三/总计, label: 合计, number: ""}', "（七）总计: [", "合计: [", "r3.7", "合计"),
        ("{row: 部分公开, note: 只计这一情形}", "部分公开", "部分公开", "r3.2", "（二）部分公开（只计这一情形）"),
    ],
    ids=["renamed", "without number", "note"],
)
def test_other_words_are_printed_and_the_row_stays_what_it_is(
    joined: Path, entry: str, old: str, new: str, id: str, cells: str
) -> None:
    printed_as(joined, f"{JOINED}  - {entry}\n")
    statistics(joined, old, new)
    year = year_of(read(joined, like="hongze"))
    assert row_of(html(year), id)[0] == cells


def test_the_rows_own_name_still_finds_it(joined: Path) -> None:
    printed_as(joined, f"{JOINED}  - {{row: 属于行政查询事项, label: 属于查询事项}}\n")
    year = year_of(read(joined, like="hongze"))
    for target in ("三/属于行政查询事项", "三/属于查询事项"):
        assert find_figure(target, year.report.figures).id == "r3.3.8-c7"


def test_a_row_that_was_not_printed_is_no_nought(joined: Path) -> None:
    printed_as(joined, f"{JOINED}  - {{row: 属于行政查询事项, left_out: true}}\n")
    statistics(joined, LAST, "")
    project = read(joined, like="hongze")
    year = year_of(project)
    assert "r3.3.8-c7" not in year.report.statistics
    assert re.search(r'<span id="row-r3\.3\.8">“8\.属于行政查询事项”</span>没有印', html(year))
    assert "refused" not in {each.id for each in series_of(project)}
    assert not [f for f in project.findings if f.severity is Severity.WARNING]


def test_a_part_that_was_not_printed_leaves_the_chapters_and_the_table(joined: Path) -> None:
    printed_as(joined, f"{JOINED}  - {{row: 二/第二十条第（八）项/行政事业性收费, left_out: true}}\n")
    statistics(joined, "  第二十条第（八）项:\n    行政事业性收费: {本年收费金额（单位：万元）: 7545}\n", "")
    year = year_of(read(joined, like="hongze"))
    table, note = html(year).split('<p class="editor-note"')
    assert "第二十条第（八）项" not in table
    assert all(f'id="row-{line}"' in note for line in ("t2.8", "t2.8.1"))


def test_a_split_row_is_the_sum_of_its_parts(joined: Path) -> None:
    printed_as(
        joined,
        f"{JOINED}  - {{row: 属于国家秘密, split: [{{number: 1., label: 绝密}}, {{number: 1a., label: 其他密级}}]}}\n",
    )
    statistics(
        joined,
        "      1.属于国家秘密: [0, 0, 0, 0, 0, 0, 0]\n",
        "      1.绝密: [1, 0, 0, 0, 0, 0, 1]\n      1a.其他密级: [0, 0, 0, 0, 0, 0, 0]\n",
    )
    project = read(joined, like="hongze")
    assert {f.expected for f in project.findings if f.rule == "F21-T3-2"} == {"96"}
    (refused,) = [each for each in series_of(project) if each.id == "refused"]
    assert refused.points[0].number == 4
    assert refused.points[0].figure.id.startswith("r3.3.1.s1-c7+r3.3.1.s2-c7")


def test_a_row_of_the_offices_own_is_counted_with_those_beside_it(joined: Path) -> None:
    printed_as(
        joined, f"{JOINED}  - {{row: 要求行政机关确认或重新出具已获取信息, added: [{{number: 6., label: 其他情形}}]}}\n"
    )
    own = "      6.其他情形: [2, 0, 0, 0, 0, 0, 2]\n"
    statistics(joined, ONE, own + ONE)
    project = read(joined, like="hongze")
    assert {f.expected for f in project.findings if f.rule == "F21-T3-2"} == {"97"}
    assert row_of(html(project.years[0]), "r3.5.5.a1") == ["6.其他情形", "2", *["0"] * 5, "2"]
    (series,) = [each for each in series_of(project) if each.id == "not-processed"]
    assert series.points[0].number == 1, "what is followed over the years is the form's"


def test_a_part_of_a_row_is_not_counted_again(joined: Path) -> None:
    printed_as(joined, f"{JOINED}  - {{row: 予以公开, added: [{{prefix: '其中：', label: 网上申请}}]}}\n")
    statistics(joined, "    （二）部分公开:", "    其中：网上申请: [40, 0, 0, 0, 0, 0, 40]\n    （二）部分公开:")
    year = year_of(read(joined, like="hongze"))
    assert row_of(html(year), "r3.1.a1")[0] == "其中：网上申请"


def test_years_beside_each_other_say_what_one_did_not_print(joined: Path) -> None:
    for folder in ("data", "docs"):
        for path in (joined / folder / "2024").iterdir():
            other = joined / folder / "2023" / path.name
            other.parent.mkdir(exist_ok=True)
            other.write_text(path.read_text(encoding="utf-8").replace("2024", "2023"), encoding="utf-8")
    edit(joined / "data/2023/report.yml", "printed_as:\n" + JOINED, "")
    edit(joined / "data/2023/statistics.yml", ONE, THREE)
    project = read(joined, like="hongze")
    (sheet,) = sheets_of(project)
    lines = {line.id: [line.text(figure) for figure in line.figures] for part in sheet.parts for line in part.lines}
    assert lines["r3.6"] == ["3", "0"]
    assert lines["r3.6.3"] == ["2", "没有印"]
    assert {f.expected for f in project.findings if f.rule == "F21-T3-2"} == {"98"}


WRONG: dict[str, tuple[str, str]] = {
    "unknown": ("{row: 不存在的行, joined: true}", "表式里没有这个指标"),
    "no heading": ("{row: 予以公开, joined: true}", "不是标题行"),
    "two ways": ("{row: 不予公开, joined: true, left_out: true}", "一条里写了几种印法"),
    "nothing": ("{row: 不予公开}", "没有写怎么印的"),
    "twice": ("{row: 其他处理, label: 其他}", "前面已写过"),
    "one part": ("{row: 予以公开, split: [{label: 公开}]}", "只分成一行"),
    "heading split": ("{row: 不予公开, split: [{label: 甲}, {label: 乙}]}", "有下级各行"),
    "no label": ("{row: 予以公开, added: [{number: 8.}]}", "缺少这一项"),
    "unknown key": ("{row: 予以公开, merged: true}", "不认识这一项"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_printed_so_is_said(joined: Path, case: str) -> None:
    entry, problem = WRONG[case]
    printed_as(joined, f"{JOINED}  - {entry}\n")
    found = problems(read(joined, like="hongze"))
    assert any(problem in line and line.startswith("9:") for line in found), found


REMARKS: dict[str, tuple[str, str, str]] = {
    "by name": ("本年制发件数: 3,", "本年制发件数: {value: 3, remark: 其中修订1件},", "t2.1.2"),
    "in a list": ("（一）予以公开: [50,", "（一）予以公开: [{value: 50, remark: 含网上},", "r3.1"),
    "alone": ("行政许可: {本年处理决定数量: 9487}", "行政许可: {value: 9487, remark: 含延续}", "t2.5.1"),
}


@pytest.mark.parametrize("case", REMARKS)
def test_a_remark_stands_behind_its_number(joined: Path, case: str) -> None:
    old, new, row = REMARKS[case]
    remark = new.split("remark: ")[1].split("}")[0]
    statistics(joined, old, new)
    project = read(joined, like="hongze")
    year = year_of(project)
    assert any(cell.endswith(f"（{remark}）") for cell in row_of(html(year), row))
    data: list[Any] = [each for each in data_rows(year) if remark in each.note]
    assert [each.printed for each in data] == [f"{data[0].value}（{remark}）"]
    assert not list(check_rules(TwoYears(year.report, year.prose)))


def test_a_remark_needs_both_and_no_brackets(joined: Path) -> None:
    statistics(joined, "本年制发件数: 3,", "本年制发件数: {value: 3, remark: （其中修订1件）},")
    assert "备注带了括号" in "".join(problems(read(joined, like="hongze")))


def test_the_guide_says_it_as_it_is_read(joined: Path) -> None:
    """The example for editors, on the form that it is written for."""
    guide = (ROOT / "guide/writing.md").read_text(encoding="utf-8")
    entries = re.findall(r"^      (- \{row: .*)$", guide, re.MULTILINE)
    assert len(entries) == 6
    printed_as(joined, "".join(f"  {entry}\n" for entry in entries))
    for old, new in (
        (LAST, ""),
        (
            "    行政处罚: {本年处理决定数量: 2776}\n",
            "    警告: {本年处理决定数量: 76}\n    罚款: {本年处理决定数量: 2700}\n",
        ),
        (ONE, "      6.其他: [0, 0, 0, 0, 0, 0, 0]\n" + ONE),
    ):
        statistics(joined, old, new)
    assert problems(read(joined, like="hongze")) == []


def test_a_chapter_with_the_table_of_a_part_that_was_not_printed_is_told_to_do_without(joined: Path) -> None:
    printed_as(joined, f"{JOINED}  - {{row: 政府信息公开行政复议、行政诉讼情况, left_out: true}}\n")
    path = joined / "data/2024/statistics.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("政府信息公开行政复议、行政诉讼情况:")], encoding="utf-8")
    (problem,) = problems(read(joined, like="hongze"))
    assert "原件没有印这一部分" in problem
    assert "请删去这一行" in problem
