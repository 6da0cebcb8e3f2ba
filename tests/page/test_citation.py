"""引用本页: a line that can be copied, from the data."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from nianbao.page.citation import citation
from nianbao.project.project import Project
from page import read_page
from workspace import ADDRESS

REPORT = "红寺堡区人民政府办公室. 红寺堡区2018年政府信息公开工作年度报告"


def test_a_citation_says_who_what_and_when(real: Project) -> None:
    year = replace(real.years[0], report=replace(real.years[0].report, published=date(2019, 3, 20)))
    cited = citation(year, year.chapters[1])
    assert (cited.source, cited.part, cited.published) == (REPORT, "一、概述", "2019-03-20")
    assert citation(year, year.chapters[0]).part == ""


def test_an_address_that_is_known_stands_there(identified: Path) -> None:
    text = read_page(identified / "2018/plan/index.html").one("p", "cite__text").text()
    assert text == f"{REPORT}：四、2019年工作计划[R/OL]. (2019-03-20)[引用日期]. {ADDRESS}2018/plan/."


def test_pages_that_are_no_part_of_a_report_are_not_cited(site: Path) -> None:
    for name in ("index.html", "404.html", "contents/index.html", "2018/search/index.html"):
        assert not read_page(site / name).all("details", "cite"), name


def test_chapters_load_little_for_it(site: Path) -> None:
    assert len((site / "assets/cite.js").read_bytes()) <= 1024
    for path in site.rglob("index.html"):
        rows = "cite-row.js" in path.read_text(encoding="utf-8")
        assert rows == (path.parent.name == "statistics")
