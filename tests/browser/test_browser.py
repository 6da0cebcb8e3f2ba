"""The real site in a real browser: what a visitor sees and does."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages import PAGES

pytestmark = pytest.mark.usefixtures("quiet")


def open_chapter(page: Page, address: str) -> None:
    """Go to a page of a year and wait until the theme's scripts have run."""
    page.goto(address)
    expect(page.get_by_role("button", name="选择年度")).to_be_visible()


def test_from_the_number_to_its_row_and_back_to_the_number(page: Page) -> None:
    page.goto("/2018/work/")
    number = page.get_by_role("link", name="15131")
    number.click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.1$"))
    row = page.locator("[id='row-1.1']")
    expect(row).to_be_in_viewport()
    expect(row.locator("[data-value='15131']")).to_have_text("15131")
    expect(row.locator("td.value")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    row.get_by_role("link", name="（三）强化主动公开").click()
    expect(page).to_have_url(re.compile(r"/2018/work/#figure-1\.1$"))
    expect(number).to_be_in_viewport()
    expect(number).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.get_by_role("link", name="6572")).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_keyboard_gets_the_same_way(page: Page) -> None:
    open_chapter(page, "/2018/work/")
    number = page.get_by_role("link", name="4151")
    number.focus()
    expect(page.get_by_role("tooltip")).to_have_text("政务微信公开政府信息数：4151条")
    page.keyboard.press("Enter")
    expect(page.locator("[id='row-1.2.4']")).to_be_in_viewport()
    page.wait_for_load_state()  # until then the browser goes to the row anew, and forgets where Tab starts from
    page.keyboard.press("Tab")
    expect(page.locator("[id='row-1.2.4'] .uses a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#figure-1\.2\.4$"))


def test_the_hint_shows_on_hover(page: Page) -> None:
    open_chapter(page, "/2018/work/")
    page.get_by_role("link", name="92.1%").hover()
    expect(page.get_by_role("tooltip")).to_have_text("政协提案办结率：92.1%")


def test_each_page_has_its_own_years_navigation(page: Page) -> None:
    page.goto("/2018/plan/")
    names = ["报告首页", "一、概述", "二、工作开展情况", "三、存在问题", "四、2019年工作计划", "政府信息公开情况统计表"]
    items = page.locator(".md-nav--primary > .md-nav__list > .md-nav__item > a.md-nav__link")
    expect(items).to_have_text([re.compile(name) for name in [*names, "下载", "全部年度"]])
    expect(page.locator(".md-header__topic").first).to_contain_text("红寺堡区2018年政府信息公开工作年度报告")
    items.last.click()
    expect(page.locator("h1")).to_contain_text("历年政府信息公开工作年度报告")
    expect(page.locator(".md-version")).to_have_count(0)


def test_a_part_of_the_form_is_reached_from_the_contents(page: Page) -> None:
    page.goto("/2018/statistics/")
    page.get_by_role("link", name="举报投诉数量", exact=True).click()
    expect(page.locator("[id='row-6']")).to_be_in_viewport()


def test_paper_shows_the_form_without_links_back(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/2018/statistics/")
    expect(page.locator("[id='row-1.2.4'] .uses")).to_be_hidden()
    expect(page.locator("[id='row-1.2.4'] td.value")).to_be_visible()


def test_every_page_is_visited(site: Path) -> None:
    built = {f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/") for path in site.rglob("index.html")}
    assert built == set(PAGES)


def test_a_chapter_is_outlined_in_one_line(page: Page) -> None:
    page.goto("/2018/")
    lines = page.locator(".chapters li > p")
    expect(lines).to_have_count(5)
    for height in lines.evaluate_all(
        "all => all.map(line => line.scrollHeight / parseFloat(getComputedStyle(line).lineHeight))"
    ):
        assert round(height) == 1


def test_the_map_leads_to_every_page(page: Page) -> None:
    page.goto("/2018/work/")
    page.get_by_role("link", name="站点地图").click()
    expect(page.locator("h1")).to_contain_text("站点地图")
    links = page.locator("article a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert set(links) - {"/contents/"} == set(PAGES) - {"/contents/"}


def test_the_front_page_shows_what_each_year_is_about(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="15131条").click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.1$"))
