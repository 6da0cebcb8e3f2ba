"""What people need who see, read or point otherwise, with everything open that opens.

What every page gives them while all is closed is shown in test_every_page.py.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from seen import count_of, violations

pytestmark = pytest.mark.usefixtures("quiet")

HEADS = ("/", "/2018/work/", "/compare/", "/404.html")
"""One page of each kind of head and menu."""


FAULTS = (
    "td.value { color: #888 !important }",
    "tr:nth-child(9) > th { opacity: 0.4 }",
    "tbody { background: #888 }",
    "article h2 { color: #aaa !important }",
    ".md-footer { opacity: 0.3 }",
    "td.value { font-size: 9px !important; color: #777 !important }",
)


def spoil(page: Page, fault: str) -> None:
    """Put a rule that nobody can read with into the open page."""
    page.evaluate(
        """fault => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(fault)
          document.adoptedStyleSheets = [sheet]
        }""",
        fault,
    )


def test_what_cannot_be_read_is_found_although_no_look_is_measured_twice(page: Page) -> None:
    page.goto("/2018/statistics/")
    for fault in FAULTS:
        spoil(page, fault)
        assert {found.partition(":")[0] for found in violations(page)} == {"color-contrast"}, fault


HIDDEN_LINKS = (
    "article a { color: #444 !important; border: 0 !important }",
    "[id='figure-2.1'] { color: #444 !important; border: 0 !important }",
    "[id='figure-2.1'] { border: 0 !important }",
    ".report-text { color: #17497c !important } [id='figure-2.1'] { color: #153a60 !important; border: 0 !important }",
)
"""Nearly of the colour of the words around them, and not underlined: all links of a text, or one of many alike."""


@pytest.mark.parametrize("fault", HIDDEN_LINKS)
def test_links_that_look_like_text_are_found_although_no_look_is_measured_twice(page: Page, fault: str) -> None:
    page.goto("/2018/work/")
    spoil(page, fault)
    assert {found.partition(":")[0] for found in violations(page)} == {"link-in-text-block"}


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
