"""Tables from before the national form, and beside it: forms of an office's own, which need no program."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from nianbao.export.format import Group
from nianbao.export.registry import formats_of
from nianbao.finding import errors
from nianbao.page.citation import citation
from nianbao.project.project import Project
from nianbao.report.figure import find_figure
from nianbao.trends.series import series_of
from nianbao.trends.sidebyside import sheets_of
from reading import read
from samples import lay_out, write_chapters
from workspace import CONTENT, copy, edit, nianbao

SERIES = """series:
  - id: information-published
    title: 主动公开政府信息
    unit: 条
    note: 不同渠道和方式公开相同信息计1条。
    from:
      - {form: fujian-2011, of: [主动公开信息数]}
      - {form: fujian-2014, of: [主动公开文件数], break: 2014年度起数的是文件}
      - {form: "2014", of: [主动公开政府信息数], break: 改用全国的统计表}
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Three years on two tables of a province."""
    return lay_out(tmp_path, "fujian")


def carry(root: Path, year: int, known: dict[str, int]) -> None:
    """A year of which only some sums of all years are known, from the report that followed; the rest waits."""
    after = root / f"data/{year + 1}"
    before = root / f"data/{year}"
    before.mkdir()
    before.joinpath("report.yml").write_text(
        after.joinpath("report.yml").read_text(encoding="utf-8").replace(str(year + 1), str(year)), encoding="utf-8"
    )
    text = after.joinpath("statistics.yml").read_text(encoding="utf-8")
    text = re.sub(r"(\S+): \[\d+, \d+\]", lambda row: f"{row[1]}: [待填, {known.get(row[1], '待填')}]", text)
    before.joinpath("statistics.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "known", "contradictions"),
    [
        (
            2011,
            {"主动公开信息数": 1516, "1.网站公开": 1509, "2.政府公报公开": 7},
            {"1-ever": ("4359", "2255"), "1.1-ever": ("4359", "2248"), "1.2-ever": ("0", "7")},
        ),
        (
            2015,
            {"受理依申请公开信息总数": 1, "3、信函、传真申请数": 1, "对申请的答复总数": 1, "1、同意公开答复数": 1},
            {"2-ever": ("0", "1"), "2.3-ever": ("0", "1"), "3-ever": ("0", "1"), "3.1-ever": ("0", "1")},
        ),
    ],
)
def test_a_sum_of_all_years_goes_on_from_the_year_before(
    older: Path, before: int, known: dict[str, int], contradictions: dict[str, tuple[str, str]]
) -> None:
    carry(older, before, known)
    write_chapters(older, r"测试用文字：\1。")
    found = {f.subject: (f.found, f.expected) for f in read(older, like="fujian").findings if f.rule == "ever"}
    assert found == contradictions


def test_a_row_means_the_column_that_says_so(older: Path) -> None:
    report = read(older, like="fujian").years[-1].report
    assert find_figure("主动公开信息数", report.figures).value == 739
    assert find_figure("主动公开信息数/历年累计", report.figures).value == 4359
    assert find_figure("附表 政府信息公开情况统计表/主动公开信息数", report.figures).id == "1-now"


def test_parts_without_a_number_have_no_mark(older: Path) -> None:
    year = read(older, like="fujian").years[-1]
    assert "附表 政府信息公开情况统计表" in year.pages["statistics"].html
    assert "、附表" not in year.pages["statistics"].html


def test_a_number_behind_of_which_is_printed(older: Path) -> None:
    page = read(older, like="fujian").years[-1].pages["statistics"].html
    assert "其中：1.网站公开" in re.sub("<[^>]+>", "", page)


def test_an_optional_row_is_there_where_the_data_have_it(older: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = lay_out(tmp_path_factory.mktemp("other"), "pingtanxian")
    reports = [read(older, like="fujian").years[-1].report, read(other, like="pingtanxian").years[0].report]
    assert ["2.6-now" in report.statistics for report in reports] == [False, True]
    assert not [finding for finding in read(older, like="fujian").findings if "其它形式" in finding.message]


@pytest.fixture
def joint(older: Path) -> Project:
    """The national form of 2018 behind them."""
    copy(CONTENT, older.parent / "portal")
    for folder in ("data", "docs"):
        (older.parent / "portal" / folder / "2018").rename(older / folder / "2018")
    (older / "data/series.yml").write_text(SERIES, encoding="utf-8")
    return read(older, like="fujian")


def test_years_of_older_forms_stand_beside_the_national_ones_with_their_breaks(joint: Project) -> None:
    assert not errors(joint.findings)
    (series,) = [each for each in series_of(joint) if each.id == "information-published"]
    assert [(point.year, point.number) for point in series.points] == [
        (2012, 739),
        (2014, 2543),
        (2016, 3460),
        (2018, 15131),
    ]
    assert [segment.meaning for segment in series.segments] == ["", "2014年度起数的是文件", "", "改用全国的统计表"]


def test_years_of_one_older_form_are_compared_row_by_row(joint: Project) -> None:
    assert [sheet.years for sheet in sheets_of(joint) if not sheet.common] == [(2014, 2016)]


def test_years_of_two_forms_of_an_office_are_called_by_their_years(joint: Project) -> None:
    (common,) = [sheet.common for sheet in sheets_of(joint) if sheet.common and sheet.years == (2012, 2014, 2016)]
    assert [common.called(form) for form in (common.older, common.newer)] == ["2011年", "2014年"]


def text_only(root: Path) -> None:
    run = nianbao(root, "new", "2013", "--form", "none")
    assert (run.returncode, "没有统计表" in run.stdout) == (0, True)
    assert not (root / "data/2013/statistics.yml").exists()
    edit(root / "data/2013/report.yml", "no_table: 待填", "no_table: 报告只有文字")
    for path in (root / "docs/2013").glob("*.md"):
        path.write_text(re.sub("【待填：([^】]*)】", r"测试用文字：\1。", path.read_text("utf-8")), encoding="utf-8")


def test_a_year_without_a_table_says_so_and_is_a_gap(older: Path) -> None:
    text_only(older)
    (older / "data/series.yml").write_text(SERIES, encoding="utf-8")
    project = read(older, like="fujian")
    assert not errors(project.findings)
    year = next(year for year in project.years if year.year == 2013)
    assert "2013年度的报告原件没有统计表。报告只有文字。" in year.pages["statistics"].html
    (series,) = [each for each in series_of(project) if each.id == "information-published"]
    assert [point.year for point in series.points] == [2012, 2014, 2016]
    assert "2013年度的报告没有统计表" in series.segments[1].why


def test_downloads_of_a_year_without_a_table_are_made(older: Path) -> None:
    text_only(older)
    project = read(older, like="fujian")
    year = next(year for year in project.years if year.year == 2013)
    made = {each.id: each.make() for each in formats_of(project, year, "") if each.group is Group.DATA}
    assert openpyxl.load_workbook(io.BytesIO(made["xlsx"])).sheetnames == ["说明"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("no_table: 报告只有文字", "", "没有写原因"),
        ("form: none", 'form: "fujian-2011"', "只用于 form: none"),
    ],
)
def test_a_year_without_a_table_needs_a_reason(older: Path, old: str, new: str, problem: str) -> None:
    text_only(older)
    edit(older / "data/2013/report.yml", old, new)
    assert any(problem in f.message for f in errors(read(older, like="fujian").findings))


def test_figures_of_a_year_without_a_table_are_said_to_be_there(older: Path) -> None:
    text_only(older)
    (older / "data/2013/statistics.yml").write_text("主动公开信息数: 1\n", encoding="utf-8")
    assert [f.place.file for f in errors(read(older, like="fujian").findings)] == ["data/2013/statistics.yml"]


def test_the_body_of_a_year_is_the_one_of_that_year(older: Path) -> None:
    edit(
        older / "data/2012/report.yml",
        "publisher: 平潭综合实验区管委会",
        "body: 某某县人民政府\npublisher: 某某县人民政府办公室",
    )
    (older / "data/series.yml").write_text(SERIES, encoding="utf-8")
    project = read(older, like="fujian")
    assert [project.publisher.of(year.report).name for year in project.years] == ["平潭综合实验区管委会"] * 2 + [
        "某某县人民政府"
    ]
    (series,) = [each for each in series_of(project) if each.id == "information-published"]
    assert "机关由“某某县人民政府”改为“平潭综合实验区管委会”" in series.segments[1].meaning
    assert citation(project.years[-1], project.years[-1].chapters[0]).source.startswith("某某县人民政府办公室. ")
