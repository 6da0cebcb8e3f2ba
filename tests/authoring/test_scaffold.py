"""`nianbao new`: a year's files, ready to be filled in."""

from pathlib import Path

import pytest

from nianbao.authoring.scaffold import scaffold
from nianbao.finding import PENDING, Severity
from nianbao.project.project import Project
from page import read_page
from reading import read
from samples import lay_out
from workspace import CONTENT, copy, edit, nianbao

SIX = ["overview", "disclosure", "applications", "disputes", "problems", "other"]


@pytest.fixture
def started(content: Path) -> Path:
    """The real project with 2019 begun."""
    run = nianbao(content, "new", "2019")
    assert run.returncode == 0, run.stderr
    return content


def severities(project: Project) -> set[Severity]:
    return {finding.severity for finding in project.findings if "2019" in finding.place.file}


def test_a_new_year_has_the_six_chapters_and_every_line_of_the_form(started: Path) -> None:
    project = read(started)
    year = next(year for year in project.years if year.year == 2019)
    assert [chapter.slug for chapter in year.chapters] == ["index", *SIX, "statistics"]
    assert {figure.printed for figure in year.report.statistics.values()} == {"待填"}
    assert year.report.contact == project.publisher.contact


def test_a_new_year_has_no_errors_until_it_is_deployed(started: Path) -> None:
    for production in (False, True):  # which is about the website's identity, not about a draft
        found = severities(read(started, production=production))
        assert found == {Severity.WARNING, Severity.INFO}
    assert Severity.ERROR in severities(read(started, deploy=True))


def test_no_placeholder_is_deployed(started: Path) -> None:
    errors = [f for f in read(started, deploy=True).findings if f.rule == PENDING]
    texts = sum(path.read_text(encoding="utf-8").count("【待填") for path in (started / "docs/2019").glob("*.md"))
    assert texts > 3
    assert len(errors) == texts + 1
    assert all(finding.severity is Severity.ERROR for finding in errors)


def test_nothing_that_is_there_is_changed(started: Path) -> None:
    edit(started / "docs/2019/other.md", "【待填：其他需要报告的事项】", "无。")
    run = nianbao(started, "new", "2019")
    assert (run.returncode, "已经有 data/2019，没有改动任何文件" in run.stderr) == (2, True)
    assert "无。" in (started / "docs/2019/other.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", ["2013", "1900"])
def test_a_year_without_a_form_is_said(content: Path, year: str) -> None:
    run = nianbao(content, "new", year)
    assert (run.returncode, f"没有适用于 {year} 年度的表式" in run.stderr) == (2, True)
    assert not (content / "data" / year).exists()


@pytest.mark.parametrize("year", ["20190", "2109", "1800", "19"])
def test_what_is_no_year_is_refused(content: Path, year: str) -> None:
    run = nianbao(content, "new", year)
    assert (run.returncode, f"“{year}”不是年度" in run.stderr) == (2, True)
    assert not (content / "data" / year).exists()


def test_a_form_that_fixes_no_chapters_begins_with_its_own_whatever_other_years_have(content: Path) -> None:
    assert nianbao(content, "new", "2017").returncode == 0
    titles = [chapter.title for chapter in read(content).years[1].chapters]
    assert titles[1:4] == ["一、概述", "二、主动公开政府信息的情况", "三、依申请公开政府信息和不予公开政府信息的情况"]
    assert (len(titles), titles[-1]) == (9, "统计表")


def test_a_year_is_the_same_whichever_was_made_first(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    copy(CONTENT, other)
    for root, years in ((content, ("2016", "2017")), (other, ("2017", "2016"))):
        for year in years:
            assert nianbao(root, "new", year).returncode == 0
    made = [
        {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.glob("*/201[67]/*"))}
        for root in (content, other)
    ]
    assert made[0] == made[1]


def test_what_carries_over_is_filled_in(tmp_path: Path) -> None:
    project = read(lay_out(tmp_path, "shuyang"), "shuyang")
    (before,) = (year.report for year in project.years)
    text = scaffold(2026, project.forms["2021"], project.publisher, before)["data/2026/statistics.yml"]
    assert "  上年结转政府信息公开申请数量: [31, 0, 0, 0, 0, 0, 31]\n" in text
    assert "  本年新收政府信息公开申请数量: [待填, " in text


def test_what_another_form_counts_otherwise_does_not_carry_over(tmp_path: Path) -> None:
    project = read(lay_out(tmp_path, "pingtan"), "pingtan")
    forms, publisher = project.forms, project.publisher
    before = next(year.report for year in project.years if year.year == 2020)
    text = scaffold(2021, forms["2021"], publisher, before)["data/2021/statistics.yml"]
    assert "  上年结转政府信息公开申请数量: [0, 0, 0, 0, 0, 0, 0]\n" in text  # the same in both forms
    assert "现行有效件数: 待填" in text
    text = scaffold(2020, forms["2019"], publisher, before)["data/2020/statistics.yml"]
    assert "    行政许可: {上一年项目数量: 838, 本年增/减: 待填, 处理决定数量: 待填}\n" in text


def test_a_preview_shows_what_waits(project: Path) -> None:
    assert nianbao(project, "new", "2019").returncode == 0
    edit(
        project / "docs/2019/overview.md",
        "【待填：总体情况】",
        "收到申请[](stat:本年新收政府信息公开申请数量)件。【待填：别的】",
    )
    run = nianbao(project, "preview")
    assert run.returncode == 0, run.stdout
    overview = read_page(project / "preview/2019/overview/index.html")
    assert overview.one("mark", "pending").text() == "【待填：别的】"
    assert overview.one("a", "figure").text() == "待填"
    cell = read_page(project / "preview/2019/statistics/index.html").by_id("cell-r1-c7")
    assert (cell.text(), cell.get("data-absent"), cell.get("data-value")) == ("待填", "pending", "")
    for options in ([], ["--deploy"]):
        refused = nianbao(project, "build", *options)
        assert refused.returncode == 1
        assert "从这里起还有 198 个数是“待填”" in refused.stdout
        assert not (project / "site").exists()
