"""Every page, visited once, in each width, colour, contrast and size: it can be read, pressed and got through.

That axe finds nothing in what opens is shown in test_access.py.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages import KINDS, PAGES
from seen import violations

pytestmark = pytest.mark.usefixtures("quiet")

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

SIDEWAYS = """() => document.documentElement.scrollWidth > innerWidth
  ? [`${document.documentElement.scrollWidth - innerWidth} px wider than the window`] : []"""

STUCK = """() => {
  const awaited = [".md-header", ...document.querySelector("table") ? ["table thead th"] : []]
  const missing = awaited.filter(name => !document.querySelector(name)).map(name => `no ${name} to look at`)
  scrollTo(0, document.body.scrollHeight / 2)
  const bottoms = [...document.querySelectorAll(".md-header, thead th")].map(e => e.getBoundingClientRect().bottom)
  scrollTo(0, 0)
  return [...missing, ...bottoms.filter(bottom => bottom > innerHeight / 2 && bottom <= innerHeight)]
}"""
"""What stays in place and covers more than half of the window: every page has a bar, and every table a head."""

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

Look = Callable[[Page], list[Any]]
"""Brings the open page into another state, and gives what is wrong in it."""


STYLE = "/assets/portal.css"
HOLDING_UP = """() => performance.getEntriesByType("resource")
  .filter(({renderBlockingStatus}) => renderBlockingStatus === "blocking").map(({name}) => new URL(name).pathname)"""
"""What the browser waits for before it shows anything."""


def held_up(page: Page) -> list[Any]:
    """Nothing but the stylesheet holds reading up."""
    found = page.evaluate(HOLDING_UP)
    return [] if found == [STYLE] else [f"waits for {found}"]


def past_the_head(page: Page) -> list[Any]:
    """Where the skip link leads to: the heading is seen, and the next stop is behind the head."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    found: list[Any] = page.evaluate(
        """() => {
          const stop = document.activeElement, found = stop.closest(".md-header") ? [stop.outerHTML] : []
          stop.blur()
          location.hash = ""
          return found
        }"""
    )
    return found


def sized(width: int, *scripts: str, height: int = 740) -> Look:
    """What scripts find in a window of this size, in CSS px."""

    def look(page: Page) -> list[Any]:
        page.set_viewport_size({"width": width, "height": height})
        return [f"{width} px: {found}" for script in scripts for found in page.evaluate(script)]

    return look


def four_times_as_large(page: Page) -> list[Any]:
    """A window of 1280 x 1024 px, enlarged to 400 %."""
    page.set_viewport_size({"width": 320, "height": 256})
    expect(page.locator("h1")).to_be_in_viewport()
    return sized(320, SIDEWAYS, CLIPPED, STUCK, height=256)(page)


def moving(page: Page) -> list[Any]:
    """What moves although the reader asked for rest."""
    found: list[Any] = page.evaluate(MOVING)
    return found


def press(page: Page, name: str, *, pressed: bool = True) -> None:
    button = page.get_by_role("button", name=name)
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(pressed).lower())


def light(page: Page) -> list[Any]:
    expect(page.get_by_role("tooltip")).to_have_count(0)  # that of the link which had the focus
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    return list(violations(page))


def high_contrast(page: Page) -> list[Any]:
    """What is below seven to one; what is below 4.5 to one, the first rule alone finds."""
    expect(page.locator("[data-contrast] h1")).to_be_visible()
    return list(violations(page, rules=["color-contrast", "color-contrast-enhanced"]))


def light_of_high_contrast(page: Page) -> list[Any]:
    press(page, "高对比")
    return high_contrast(page)


def darken(page: Page) -> list[Any]:
    """The system and the reader ask for it."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.get_by_text("深色", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    return []


def usual_contrast(page: Page) -> list[Any]:
    press(page, "高对比", pressed=False)
    return []


def dark(page: Page) -> list[Any]:
    return list(violations(page, rules=["color-contrast"]))


def large(page: Page) -> list[Any]:
    """Everything, enlarged to 400 %."""
    press(page, "大字版")
    press(page, "高对比")
    expect(page.locator("[data-large][data-contrast] h1")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    return [*violations(page), *page.evaluate(SIDEWAYS)]


def widely_spaced(page: Page) -> list[Any]:
    page.evaluate(SPACED)
    found = [*sized(320, CLIPPED, SIDEWAYS)(page), *sized(1280, CLIPPED, SIDEWAYS)(page)]
    page.evaluate("document.adoptedStyleSheets = []")
    return found


LOOKS: tuple[Look, ...] = (
    held_up,
    past_the_head,
    sized(360, SMALL_TARGETS, SIDEWAYS),
    sized(768, SIDEWAYS),
    sized(1280, SMALL_TARGETS, SIDEWAYS),
    sized(320, SIDEWAYS),
    four_times_as_large,
    widely_spaced,
    moving,
    light,
)
IN_DARK: tuple[Look, ...] = (darken, dark)
IN_CONTRAST: tuple[Look, ...] = (light_of_high_contrast, darken, high_contrast, usual_contrast, dark, large)
"""Each look goes on from the state of the one before. `large` comes last, in the dark: type and width are the same in
all colours, and there only the rules on contrast were asked before."""


@pytest.mark.parametrize("address", [*PAGES, "/404.html"])
def test_a_page_serves_everyone(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("html.js h1")).to_be_visible()
    looks = (*LOOKS, *(IN_CONTRAST if address in KINDS else IN_DARK))
    found = [f"{look.__name__}: {each}" for look in looks for each in look(page)]
    assert not found, "\n".join(found)
