"""The page of an address that does not exist, visited: at any depth, under any path, it leads on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from seen import exact, violations


@pytest.fixture(scope="module")
def host(under_a_path: Path, serve: Callable[[Path], str]) -> str:
    return serve(under_a_path)


DEPTHS = ("nowhere", "2018/nowhere/", "2018/work/deep/er/nowhere.html")


@pytest.mark.parametrize("address", DEPTHS)
def test_it_looks_and_leads_on_at_any_depth(page: Page, host: str, address: str) -> None:
    answer = page.goto(f"{host}/x/y/{address}")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("没有这个页面")
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(23, 73, 124)")
    page.get_by_role("article").get_by_role("link", name="红寺堡区2018年政府信息公开工作年度报告").click()
    expect(page).to_have_url(f"{host}/x/y/2018/")


@pytest.mark.parametrize("address", DEPTHS)
def test_its_search_finds(page: Page, host: str, address: str) -> None:
    page.goto(f"{host}/x/y/{address}")
    page.get_by_role("textbox", name="在历年报告里查找文字或数字").fill("15131")
    page.get_by_role("article").get_by_role("button", name="搜索").click()
    expect(page).to_have_url(f"{host}/x/y/search/?q=15131")
    expect(exact(page).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_used_by_all(page: Page, host: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{host}/x/y/2018/nowhere")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == [], width


def test_without_scripts_no_search_is_offered_that_needs_them(browser: Browser, host: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host}/x/y/nowhere")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_label("在历年报告里查找")).to_be_hidden()
    page.context.close()


def test_a_telephone_number_is_one_word(page: Page, host: str) -> None:
    page.goto(f"{host}/x/y/nowhere")
    expect(page.locator("a[href^='tel:']")).to_have_count(2)
    for number in page.locator("a[href^='tel:']").all():
        expect(number).to_have_css("white-space", "nowrap")
