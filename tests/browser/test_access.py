"""What people need who see, read or point otherwise: on every page, and with everything open that opens.

That axe finds nothing while all is closed is shown in test_browser.py; here it looks at what has opened.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages import PAGES
from seen import count_of, violations

pytestmark = pytest.mark.usefixtures("quiet")

EVERY_PAGE = (*PAGES, "/404.html")
HEADS = ("/", "/2018/work/", "/compare/", "/404.html")
"""One page of each kind of head and menu."""

SMALL_TARGETS = """() => {
  const words = element => element.parentElement.textContent.trim().length > element.textContent.trim().length
  const labelled = element => [...element.labels ?? []].some(label => label.getBoundingClientRect().height >= 24)
  const idle = ".md-overlay, .md-nav--secondary > .md-nav__title"
  return [...document.querySelectorAll(`a[href], button, input, select, summary, label[for]:not(${idle})`)]
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .filter(element => !(getComputedStyle(element).display === "inline" && words(element)) && !labelled(element))
    .map(element => [element.getBoundingClientRect(), element.outerHTML.replace(/\\s+/g, " ").slice(0, 160)])
    .filter(([{width, height}]) => (width || height) && (width < 23.9 || height < 23.9))
    .map(([{width, height}, markup]) => `${width.toFixed(1)}x${height.toFixed(1)} ${markup}`)
}"""
"""Controls of less than 24 CSS px, also those that show only below the pointer or with the focus. A link within
words of its paragraph or cell need not be larger (WCAG 2.5.8), nor a box with a large label; the head of the contents
beside the text switches nothing."""

CLIPPED = """() => [...document.querySelectorAll("body *")].filter(element => {
  const style = getComputedStyle(element), heard = ".visually-hidden, .report-table--derived caption"
  const cut = (way, size) => ["hidden", "clip"].includes(style[`overflow${way}`])
    && element[`scroll${size}`] > element[`client${size}`] + 1
  return element.textContent.trim() && element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && element.clientHeight && !element.closest(heard) && !element.closest(".md-header__topic, .chapters li > p")
    && (cut("X", "Width") || cut("Y", "Height"))
}).map(element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 160))"""
"""Text that is cut off. The head's title stands in the heading too; a line about a chapter is an excerpt; a
table below a heading of its name has it only to be heard."""

SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    * { line-height: 1.5 !important } p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
"""The spacing of WCAG 1.4.12."""

MOVING = """() => {
  const moves = style => style.animationName !== "none" || style.scrollBehavior === "smooth"
    || (style.transitionProperty !== "none" && style.transitionDuration.split(",").some(time => parseFloat(time) > 0))
  return [...document.querySelectorAll("*")].filter(element =>
    [undefined, "::before", "::after"].some(part => moves(getComputedStyle(element, part)))
  ).map(element => element.outerHTML.slice(0, 120))
}"""


def sideways(page: Page) -> int:
    """How far the page can be scrolled to the side."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_while_the_search_is_open(page: Page, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 740})
    for address in HEADS:
        page.goto(address)
        page.locator("[role=search] input").fill("举报投诉")
        expect(count_of(page)).to_be_visible()
        assert violations(page, ".md-header") == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_menu_is_open(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    for address in HEADS:
        page.goto(address)
        page.get_by_role("button", name="菜单").click()
        expect(page.locator(".md-nav--primary .md-nav__list a[href]").first).to_be_focused()
        assert violations(page, ".md-sidebar--primary") == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_year_switcher_is_open(
    page: Page, two_years: Path, serve: Callable[[Path], str], scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    base = serve(two_years)
    for address in ("/2018/", "/2018/work/"):
        page.goto(base + address)
        page.get_by_role("button", name="选择年度").focus()
        expect(page.get_by_role("link", name="2017 年")).to_be_in_viewport()
        assert violations(page, ".md-header") == [], address


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_what_one_presses_is_large_enough(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_visible()
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_four_times_as_large_nothing_is_lost(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_in_viewport()
    assert sideways(page) <= 0
    assert page.evaluate(CLIPPED) == []
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    covered = "[...document.querySelectorAll('.md-header, thead th')].map(e => e.getBoundingClientRect().bottom)"
    stuck = page.evaluate(f"{covered}.filter(bottom => bottom > 0 && bottom <= 256)")
    assert max(stuck) <= 128, "what stays in place covers more than half of the window"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_wider_spacing_cuts_nothing_off(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_visible()
    page.evaluate(SPACED)
    assert page.evaluate(CLIPPED) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_nothing_moves_when_one_asks_for_rest(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_visible()
    assert page.evaluate(MOVING) == []


def test_forced_colours_keep_focus_and_marks(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/2018/work/#figure-1.1")
    number = page.locator("[id='figure-1.1']")
    expect(number).not_to_have_css("outline-style", "none")
    expect(number).to_have_css("border-bottom-style", "dashed")
    other = page.get_by_role("link", name="6572")
    expect(other).to_have_css("outline-style", "none")
    other.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(other).to_have_css("outline-style", "solid")
    page.goto("/2018/statistics/#row-1.1")
    marked, plain = (page.locator(f"[id='row-{row}'] td.value") for row in ("1.1", "1.2.4"))
    expect(marked).to_have_css("outline-style", "solid")
    expect(plain).to_have_css("outline-style", "none")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_signs_that_are_painted(page: Page, scheme: Any) -> None:
    """The theme paints icons as a background through a mask; forced colours would give it the page's own colour."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto("/2018/work/")
    sign = page.get_by_role("button", name="选择年度")
    expect(sign).to_be_visible()
    colours = sign.evaluate(
        "e => [getComputedStyle(e, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_forced_colours_frame_the_menu_only_where_it_lies_over_the_page(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/2018/")
    menu = page.locator(".md-sidebar--primary")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_have_css("border-top-style", "none")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(menu).to_have_css("border-top-style", "solid")


def test_forced_colours_do_not_bring_back_the_words_behind_the_sign_of_the_search(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/2018/work/")
    field = page.locator("[role=search] input")
    assert field.evaluate("field => getComputedStyle(field, '::placeholder').opacity") == "0"
    field.focus()
    assert field.evaluate("field => getComputedStyle(field, '::placeholder').opacity") != "0"
