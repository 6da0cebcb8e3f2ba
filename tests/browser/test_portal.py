"""A site of two years: each is a portal of its own, and the switcher stays on the chapter."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


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


def test_the_switcher_says_which_year_is_open(page: Page, two: str) -> None:
    page.goto(f"{two}/2017/work/")
    expect(page.locator(".md-version__list [aria-current=true]")).to_have_text("2017 年")
    expect(page.locator(".md-version__list a:not([aria-current])")).to_have_text("2018 年")


def test_the_switcher_stays_on_the_row(page: Page, two: str) -> None:
    page.goto(f"{two}/2018/statistics/#row-1.2.4")
    page.evaluate("scrollTo(0, 0)")
    switch(page, "2017 年")
    expect(page).to_have_url(f"{two}/2017/statistics/#row-1.2.4")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "全部年度"),
        ("series/", "历年变化"),
        ("compare/", "年度对比"),
        ("corrections/", "更正"),
        ("data/", "开放数据"),
    ],
)
def test_pages_of_no_year_have_a_menu_of_years_and_of_each_other(page: Page, two: str, address: str, name: str) -> None:
    page.goto(f"{two}/{address}")
    menu = page.get_by_role("navigation", name="导航栏").locator("a.md-nav__link:visible")
    years = ["全部年度", "2018年", "2017年"]
    expect(menu).to_have_text([*years, "历年变化", "年度对比", "搜索", re.compile("地图"), "更正", "开放数据接口"])
    current = page.get_by_role("navigation", name="导航栏").locator("[aria-current=page]")
    expect(current).to_contain_text(name)
    expect(current).to_have_css("font-weight", "600")


def test_the_menu_sets_years_apart_as_a_group(page: Page, two: str) -> None:
    page.goto(f"{two}/series/")
    places = page.locator("nav.md-nav--primary .md-nav__item").evaluate_all(
        "items => items.map(item => item.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    )
    gaps = [round(after[0] - before[1]) for before, after in pairwise(places)]
    assert [number for number, gap in enumerate(gaps) if gap > 4] == [0, 2], gaps


def test_the_front_page_of_a_year_leads_to_the_series(page: Page, two: str) -> None:
    page.goto(f"{two}/2018/")
    page.locator("article").get_by_role("link", name="历年变化").click()
    expect(page).to_have_url(f"{two}/series/")
