"""A year's front page: its story at a glance, from the data."""

from pathlib import Path

import pytest

from nianbao.page.outline import outline
from nianbao.project.project import Project, read_project
from nianbao.trends.keyfigures import key_figures
from page import Node, read_page
from reading import read
from samples import lay_out
from workspace import edit


@pytest.fixture(scope="module")
def pingtan(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read_project(lay_out(tmp_path_factory.mktemp("years"), "pingtan"))


def shown(project: Project, year: int, before: int) -> dict[str, tuple[str, str]]:
    reports = {each.year: each.report for each in project.years}
    return {item.name: (item.figure.printed, item.change) for item in key_figures(reports[year], reports.get(before))}


def test_key_figures_say_the_change_since_the_year_before(pingtan: Project) -> None:
    figures = shown(pingtan, 2023, 2022)
    assert figures["新收公开申请"] == ("81件", "比上年增加7件")
    assert figures["制发行政规范性文件"] == ("77件", "比上年减少11件")
    assert figures["结转下年度"] == ("0件", "与上年相同")


def test_another_form_or_no_year_before_is_not_compared(pingtan: Project) -> None:
    assert {change for _, change in shown(pingtan, 2022, 2020).values()} == {""}, "another form"
    assert {change for _, change in shown(pingtan, 2022, 2021).values()} == {""}, "no report of 2021"


def test_a_body_that_was_renamed_is_not_compared(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "pingtan")
    edit(root / "data/2022/report.yml", "publisher: ", "body: 某某县人民政府\npublisher: ")
    assert {change for _, change in shown(read(root, "pingtan"), 2023, 2022).values()} == {""}


def test_every_key_figure_leads_to_its_row(site: Path) -> None:
    front = read_page(site / "2018/index.html").one("article")
    statistics = read_page(site / "2018/statistics/index.html").one("article")
    (section,) = front.all("section", "key-figures")
    links = section.all("a")
    assert len(links) == 6
    for link in links:
        page, _, anchor = link.get("href").partition("#")
        assert page == "statistics/"
        (value,) = [node for node in statistics.by_id(anchor).walk() if node.get("data-value")]
        number, unit = link.all("span", "key-figures__value")[0].children
        assert number == value.get("data-value")
        assert isinstance(unit, Node)
        assert unit.text() == {"row-1.1": "条", "row-9.3": "人次"}.get(anchor, "件")


def test_every_key_figure_of_the_later_forms_leads_to_its_row(published: Path) -> None:
    for year in (2019, 2020, 2022, 2023):
        front = read_page(published / f"site/{year}/index.html").one("article")
        statistics = read_page(published / f"site/{year}/statistics/index.html").one("article")
        (section,) = front.all("section", "key-figures")
        links = [link for link in section.all("a") if "compare/" not in link.get("href")]
        assert len(links) == 6
        for link in links:
            assert statistics.by_id(link.get("href").partition("#")[2])


def test_a_chapter_is_outlined_by_its_headings_or_its_first_sentence(real: Project) -> None:
    (year,) = real.years
    lines = {prose.chapter.slug: outline(prose, year.report) for prose in year.prose}
    assert lines["work"].startswith("完善工作机制、创新工作思路、强化主动公开")
    assert lines["statistics"].startswith("主动公开情况、回应解读情况、依申请公开情况")
    assert lines["work"].endswith("等11项"), "cut behind a whole heading"
    assert lines["problems"] == "思想认识不到位，进展不平衡；公开程序不规范，内容不标准；体制机制不健全，运行不顺畅"
    assert lines["plan"].endswith("继续建立健全政务公开长效机制等4项")
    assert lines["overview"] == "2018年，红寺堡区各级行政机关以党的十九大精神为引领……", "cut at a pause"
    assert all(len(line) <= 46 for line in lines.values())
    assert outline(year.prose[0], year.report, 400).endswith("。")


def test_headings_with_pauses_of_their_own_are_kept_apart(later: dict[str, Project]) -> None:
    year = next(year for year in later["pingtan"].years if year.year == 2023)
    (prose,) = [prose for prose in year.prose if prose.chapter.slug == "statistics"]
    assert outline(prose, year.report, 80) == (
        "主动公开政府信息情况；收到和处理政府信息公开申请情况；政府信息公开行政复议、行政诉讼情况"
    )


def test_the_front_page_says_who_and_when(site: Path) -> None:
    front = read_page(site / "2018/index.html").one("article")
    (facts,) = front.all("dl", "facts")
    assert "红寺堡区人民政府办公室" in facts.text()
    assert "2018年1月1日至2018年12月31日" in facts.text()
    assert "发布日期" not in facts.text(), "the source has none, and none is made up"
    (contact,) = front.all("section", "contact")
    assert [link.get("href").partition("?")[0] for link in contact.all("a")] == [
        "tel:0953-5098330",
        "mailto:hspzhfb123@163.com",
    ]
