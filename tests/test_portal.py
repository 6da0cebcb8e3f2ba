"""A site of two years: each is a portal of its own, and the switcher stays on the chapter."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from page import read_page


@pytest.fixture
def two(two_years: Path, serve: Callable[[Path], str], tmp_path: Path) -> str:
    """The address of the site under a sub-path, as portals have it."""
    (tmp_path / "xxgk").mkdir()
    (tmp_path / "xxgk" / "nb").symlink_to(two_years)
    return serve(tmp_path) + "/xxgk/nb"


def switch(page: Page, year: str) -> None:
    page.get_by_role("button", name="选择年度").focus()
    page.locator(".md-version__list").get_by_role("link", name=year).click()


@pytest.mark.parametrize(
    ("chapter", "arrives"),
    [("work/", "work/"), ("statistics/", "statistics/"), ("", ""), ("plan/", "")],
    ids=["chapter", "table", "front-page", "chapter-missing-there"],
)
def test_the_year_switcher_stays_on_the_chapter(page: Page, two: str, chapter: str, arrives: str) -> None:
    page.goto(f"{two}/2018/{chapter}")
    switch(page, "2017 年")
    expect(page).to_have_url(f"{two}/2017/{arrives}")
    expect(page.locator(".md-header__topic").first).to_contain_text("测试用的2017年政府信息公开工作年度报告")
    expect(page.get_by_role("button", name="选择年度")).to_have_text("2017 年")


def test_the_switcher_stays_on_the_row(page: Page, two: str) -> None:
    page.goto(f"{two}/2018/statistics/#row-1.2.4")
    page.evaluate("scrollTo(0, 0)")
    switch(page, "2017 年")
    expect(page).to_have_url(f"{two}/2017/statistics/#row-1.2.4")


def test_navigation_and_next_chapter_keep_to_the_year(two_years: Path) -> None:
    for year, other in (("2017", "2018"), ("2018", "2017")):
        for path in sorted((two_years / year).rglob("index.html")):
            links = [link.get("href") for link in read_page(path).all("a")]
            assert not [link for link in links if re.search(rf"(^|/){other}/", link)], path


def test_both_years_are_listed_newest_first(two_years: Path) -> None:
    versions = json.loads((two_years / "versions.json").read_text(encoding="utf-8"))
    assert [entry["version"] for entry in versions] == ["2018", "2017"]
    home = read_page(two_years / "index.html").one("ul", "years")
    titles = [item.all("a")[0].text() for item in home.all("li")]
    assert titles == ["红寺堡区2018年政府信息公开工作年度报告", "测试用的2017年政府信息公开工作年度报告"]


def test_pages_of_no_year_have_no_switcher(two_years: Path) -> None:
    for name in ("index.html", "404.html"):
        configuration = read_page(two_years / name).by_id("__config").text()
        assert json.loads(configuration)["version"] is None
    configuration = read_page(two_years / "2017/work/index.html").by_id("__config").text()
    assert json.loads(configuration)["version"] == {"provider": "mike"}
    assert json.loads(configuration)["base"] == ".."
