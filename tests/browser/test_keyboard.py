"""Every page by keys alone: everything is reached, in order, and seen; what opens closes again."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages import KINDS

pytestmark = pytest.mark.usefixtures("quiet")

TO_REACH = """() => {
  const tabbable = "a[href], button, input, select, textarea, summary, label[tabindex], [tabindex='0']"
  const named = name => [...document.querySelectorAll(`[name=${name}]`)]
  const chosen = ({name}) => named(name).find(({checked}) => checked) ?? named(name)[0]
  const all = [...document.querySelectorAll(tabbable)].filter(element =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]")
    && element.checkVisibility({visibilityProperty: true}) && (element.type !== "radio" || element === chosen(element)))
  all.forEach((element, position) => { element.dataset.position = position })
  return all.length
}"""
"""Numbers what Tab has to reach, in the order of the page. Of a group of radio buttons that is the chosen one."""

FOCUSED = """async () => {
  const element = document.activeElement
  if (element === document.body) return null
  const seen = element.type === "radio" ? document.querySelector(`#${element.id} + label`) : element
  const free = () => {
    const box = [...seen.getClientRects()].find(({width, height}) => width && height)
    const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return !!top && (seen.contains(top) || top.contains(seen))
  }
  const frame = () => new Promise(requestAnimationFrame)
  for (let left = 4; left && !free(); left--) await frame() // the theme shortens its side columns after scrolling
  const style = getComputedStyle(seen)
  return {
    position: Number(element.dataset.position), markup: element.outerHTML.slice(0, 160),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    uncovered: free(), opacity: Number(style.opacity),
  }
}"""
"""What has the focus: its number, whether a line stands around it, whether nothing lies over it."""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the page is left again."""
    stops: list[dict[str, Any]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["position"] == stops[0]["position"]):
            return stops
        stops.append(stop)


def ready(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_visible()
    if address.startswith("/2018/"):
        expect(page.get_by_role("button", name="选择年度")).to_be_attached()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", [*KINDS, "/search/", "/2018/search/"])
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    ready(page, address)
    count = page.evaluate(TO_REACH)
    stops = walk(page)
    assert "md-skip" in stops[0]["markup"]
    assert [stop["position"] for stop in stops] == list(range(count))
    assert [stop["markup"] for stop in stops if not stop["outlined"] or stop["opacity"] < 1] == []
    assert [stop["markup"] for stop in stops if not stop["uncovered"]] == []


def test_the_menu_opens_and_closes_by_keys(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    ready(page, "/2018/work/")
    button = page.get_by_role("button", name="菜单")
    button.focus()
    for key in ("Enter", "Space"):
        expect(button).to_have_attribute("aria-expanded", "false")
        page.keyboard.press(key)
        expect(page.locator(".menu-button")).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("link", name="报告首页")).to_be_focused()
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(page.get_by_role("link", name="报告首页")).to_be_hidden()


def test_while_the_menu_is_open_tab_stays_in_it(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    ready(page, "/2018/work/")
    page.get_by_role("button", name="菜单").press("Enter")
    page.evaluate(TO_REACH)
    stops = walk(page)
    assert stops
    assert page.evaluate("[...document.querySelectorAll('[data-position]')].every(e => e.closest('.md-nav--primary'))")
    assert [stop["markup"] for stop in stops if not stop["outlined"] or not stop["uncovered"]] == []


def test_the_contents_of_the_page_open_inside_the_menu(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    ready(page, "/2018/work/")
    page.get_by_role("button", name="菜单").press("Enter")
    page.locator("label.md-nav__link[for=__toc]").press("Enter")
    page.locator(".md-nav--primary").get_by_role("link", name="强化主动公开").press("Enter")
    expect(page.get_by_role("heading", name="强化主动公开")).to_be_in_viewport()
    expect(page.get_by_role("button", name="菜单")).to_have_attribute("aria-expanded", "false")


def test_the_menu_opens_without_scripts(browser: Any, base_url: str) -> None:
    page = browser.new_page(java_script_enabled=False, base_url=base_url, viewport={"width": 320, "height": 640})
    page.goto("/2018/work/")
    expect(page.get_by_role("button", name="菜单")).to_be_hidden()
    page.locator(".md-header label[for=__drawer]").click()
    page.get_by_role("link", name="三、存在问题").first.click()
    expect(page.locator("h1")).to_contain_text("三、存在问题")
    page.context.close()


def test_the_year_switcher_opens_by_focus_and_closes_by_escape(
    page: Page, two_years: Path, serve: Callable[[Path], str]
) -> None:
    ready(page, serve(two_years) + "/2018/work/")
    button = page.get_by_role("button", name="选择年度")
    expect(button).to_have_accessible_name("选择年度，现在是 2018 年")
    button.focus()
    other = page.get_by_role("link", name="2017 年")
    expect(other).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).not_to_be_focused()
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(other).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2017/work/$"))


def test_escape_closes_the_search_and_gives_the_focus_back(page: Page) -> None:
    ready(page, "/2018/work/")
    number = page.get_by_role("link", name="4151")
    number.focus()
    page.keyboard.press("/")
    page.keyboard.type("15131")
    expect(page.locator(".search__panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search__panel")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
