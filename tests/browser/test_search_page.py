"""The search pages: a query in the address, filters, order; and what they are without scripts."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from seen import count_of, exact, violations

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def field(page: Page) -> Locator:
    return page.locator("[role=search] input")


@pytest.mark.parametrize("address", ["/search/", "/2018/search/"])
def test_a_query_can_be_linked(page: Page, field: Locator, address: str) -> None:
    page.goto(f"{address}?q=政务微信公开")
    expect(field).to_have_value("政务微信公开")
    expect(count_of(page)).to_have_attribute("data-hit-count", "2")
    first = exact(page).first
    expect(first).to_contain_text("2018年 › 一、主动公开情况")
    expect(first).to_contain_text("4151条")
    expect(first.locator("mark")).to_have_text("政务微信公开")
    expect(page).to_have_title(re.compile("^政务微信公开 - 搜索 - "))
    first.click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.2\.4$"))
    expect(page.locator("[id='row-1.2.4'] mark.found")).to_have_text("政务微信公开")
    page.go_back()
    expect(exact(page)).to_have_count(2)
    expect(exact(page).first).to_have_attribute("href", re.compile(r"/2018/statistics/#row-1\.2\.4$"))


@pytest.mark.own_page
def test_who_types_before_the_scripts_have_come_is_answered(page: Page, field: Locator) -> None:
    def type_first(route: Route) -> None:
        field.fill("举报投诉数量")
        route.continue_()

    page.route("**/search/page.js*", type_first)
    page.goto("/search/")
    expect(count_of(page)).to_be_visible()
    expect(field).to_have_value("举报投诉数量")


def test_the_address_follows_what_is_shown(page: Page, field: Locator) -> None:
    page.goto("/2018/search/")
    expect(count_of(page)).to_have_count(0)
    field.fill("公开 培训")
    expect(count_of(page)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/2018/search/\?q=%E5%85%AC%E5%BC%80\+%E5%9F%B9%E8%AE%AD$"))
    page.get_by_label("范围").select_option("只看表格行")
    expect(page).to_have_url(re.compile(r"&kind=r$"))
    page.reload()
    expect(field).to_have_value("公开 培训")
    expect(page.get_by_label("范围")).to_have_value("r")
    field.fill("")
    expect(count_of(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/2018/search/\?kind=r$"))


def test_sections_or_rows_only(page: Page) -> None:
    page.goto("/2018/search/?q=微信")
    expect(exact(page)).to_have_count(6)
    page.get_by_label("范围").select_option("只看表格行")
    expect(exact(page)).to_have_count(2)
    expect(exact(page).locator(".hit__value")).to_have_text(["4151条", "0次"])
    page.get_by_label("范围").select_option("只看正文")
    expect(exact(page)).to_have_count(4)
    expect(exact(page).locator(".hit__value")).to_have_count(0)


def test_by_relevance_or_in_the_order_of_the_report(page: Page) -> None:
    page.goto("/2018/search/?q=微信")
    expect(exact(page).first).to_contain_text("4151条")
    page.get_by_label("排序").select_option("按报告顺序")
    expect(exact(page).first).to_contain_text("二是创新公开方式")
    expect(exact(page).last).to_contain_text("微博微信回应事件数")


def test_by_year(page: Page, two_years: Path, serve: Callable[[Path], str]) -> None:
    page.goto(serve(two_years) + "/2018/search/?q=微博微信")
    expect(exact(page)).to_have_count(1)
    page.locator("select[name=year]").select_option("全部年度")
    expect(exact(page).locator(".hit__path")).to_have_text(["2018年 › 二、回应解读情况", "2017年 › 二、回应解读情况"])
    expect(page).to_have_url(re.compile("year=0$"))
    page.locator("select[name=year]").select_option("2017年")
    expect(exact(page)).to_have_count(1)
    expect(page.locator(".search__count")).to_have_text("2017年共找到1处")


def find_many(page: Page) -> None:
    """Open a search that has 700 hits."""
    units = [[[], "s", f"#part-{number}", f"第{number}段", "公开", "", ""] for number in range(700)]
    body = json.dumps({"v": 1, "year": 2018, "units": units})
    page.route("**/2018/search.json", lambda route: route.fulfill(status=200, body=body))
    page.goto("/2018/search/?q=公开")
    expect(count_of(page)).to_have_text("700")
    expect(exact(page)).to_have_count(300)


PLACES = """async button => {
  const tops = []
  button.scrollIntoView({block: "center"})
  for (let frame = 0; frame < 10; frame++) {
    tops.push(Math.round(button.getBoundingClientRect().top))
    await new Promise(requestAnimationFrame)
  }
  return tops
}"""
"""Where a button stands in the window, frame by frame, from when it comes into sight."""


@pytest.mark.own_page
@pytest.mark.parametrize("width", [360, 1280])
def test_the_button_for_more_hits_stays_below_the_finger(page: Page, width: int) -> None:
    """Hits are laid out when they come into sight: a button that moves by that is missed by who presses it."""
    page.set_viewport_size({"width": width, "height": 740})
    find_many(page)
    assert len(set(page.locator(".search__more button").evaluate(PLACES))) == 1


@pytest.mark.own_page
def test_many_hits_come_in_parts(page: Page) -> None:
    find_many(page)
    page.get_by_role("button", name="还有400处，继续显示").click()
    expect(exact(page)).to_have_count(600)
    expect(exact(page).nth(300)).to_be_focused()
    page.get_by_role("button", name="还有100处，继续显示").click()
    expect(exact(page)).to_have_count(700)
    expect(page.get_by_role("button", name="继续显示")).to_be_hidden()


def test_related_words_lead_on(page: Page, field: Locator) -> None:
    page.goto("/2018/search/?q=打官司")
    expect(count_of(page)).to_have_text("0")
    expect(page.locator("a[data-hit='near']").first).to_contain_text("行政诉讼")
    page.locator(".search__related").get_by_role("link", name="行政诉讼").click()
    expect(field).to_have_value("行政诉讼")
    expect(exact(page).first).to_contain_text("行政诉讼")


def test_wrong_filters_in_an_address_are_passed_over(page: Page) -> None:
    page.goto("/2018/search/?q=微信&year=1066&kind=<b>&order=x")
    expect(exact(page)).to_have_count(6)
    expect(page).to_have_url(re.compile(r"\?q=%E5%BE%AE%E4%BF%A1$"))


@pytest.mark.own_page
def test_a_missing_file_is_said_and_asked_for_again(page: Page) -> None:
    page.route("**/search.json", lambda route: route.fulfill(status=200, body="gone"))
    page.goto("/search/?q=微信")
    expect(page.locator(".search__panel")).to_contain_text("搜索内容没有取到")
    page.unroute("**/search.json")
    page.get_by_role("button", name="重试").click()
    expect(exact(page)).to_have_count(6)


def test_the_shortcut_leads_to_the_field_of_the_page(page: Page, field: Locator) -> None:
    page.goto("/2018/search/?q=微信")
    expect(exact(page)).to_have_count(6)
    page.keyboard.press("/")
    expect(field).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/search/?q=微信", "/2018/search/?q=打官司"])
def test_axe_finds_nothing(page: Page, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    expect(count_of(page)).to_be_visible()
    assert violations(page) == []


def test_search_engines_are_told_what_it_is(page: Page) -> None:
    page.goto("/2018/search/")
    expect(page.locator("meta[name=description]")).to_have_attribute("content", re.compile("搜索|查找"))
    expect(page.locator("meta[name=robots]")).to_have_count(0)


def test_without_scripts_the_form_leads_to_a_page_that_says_what_to_do(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    page.goto("/2018/work/")
    page.locator("[role=search] input").fill("微信")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2018/search/\?q="))
    expect(page.locator("noscript p")).to_contain_text("浏览器没有启用脚本")
    expect(page.locator("[role=search]")).to_be_hidden()
    page.locator("noscript a", has_text="二、工作开展情况").click()
    expect(page.locator("h1")).to_contain_text("二、工作开展情况")
    page.context.close()
