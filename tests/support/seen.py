"""What tests of the browser look at again and again: the hits of a search, and what axe finds."""

import functools
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

RUN_AXE = """async ({part, options}) => {
  const ways = new Map()
  const wayTo = element => {
    if (!element) return ""
    if (ways.has(element)) return ways.get(element)
    const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position} = getComputedStyle(element)
    const own = [element.localName, element.className, backgroundColor, backgroundImage, opacity, filter, mixBlendMode,
      position]
    const way = `${wayTo(element.parentElement)}>${own.join()}`
    ways.set(element, way)
    return way
  }
  const lookOf = element => {
    const {color, fontFamily, fontSize, fontWeight, textShadow, webkitTextStroke} = getComputedStyle(element)
    return [color, fontFamily, fontSize, fontWeight, textShadow, webkitTextStroke, element.disabled,
      element.getAttribute("aria-disabled"), wayTo(element)].join()
  }
  const lengthOf = element => element.value?.length
    ?? [...element.childNodes].reduce((sum, {nodeType, data}) => sum + (nodeType === 3 && data.trim().length), 0)
  const looks = new Map([...document.querySelectorAll(part ? `${part}, ${part} *` : "body *")]
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .map(element => [element, lengthOf(element)])
    .filter(([element, length]) => length || "value" in element)
    .sort(([, one], [, other]) => one - other)
    .map(([element]) => [lookOf(element), element]))
  looks.forEach(element => element.toggleAttribute("data-look", true))
  axe.configure({rules: ["color-contrast", "color-contrast-enhanced"].map(id => ({id, selector: "[data-look]"}))})
  const blockOf = ({parentElement: above}) =>
    above && getComputedStyle(above).display.startsWith("inline") ? blockOf(above) : above ?? document.body
  const link = axe._audit.checks["link-in-text-block"], measured = new Set()
  link.measure ??= link.evaluate
  link.evaluate = function (element, ...others) {
    const {borderStyle, borderWidth, textDecorationLine, fontStyle} = getComputedStyle(element)
    const look = [lookOf(element), getComputedStyle(blockOf(element)).color, borderStyle, borderWidth,
      textDecorationLine, fontStyle].join()
    return measured.size === measured.add(look).size || link.measure.call(this, element, ...others)
  }
  const {violations} = await axe.run(part ?? document, options)
  looks.forEach(element => element.toggleAttribute("data-look", false))
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`))
}"""
"""Contrast is measured once for all elements that look alike: of the same name and class, in the same colour, size and
weight of type, within elements of the same names, classes and backgrounds; of these, for the longest text, since axe
does not judge single letters. Whether a link stands out from the text around it is measured once for all that look
alike in text of one colour. Measuring each cell of a large table and each link again is most of what axe costs."""


def exact(page: Page) -> Locator:
    return page.locator("a[data-hit='exact']")


def count_of(page: Page) -> Locator:
    return page.locator("[data-hit-count]")


@functools.cache
def _script() -> str:
    script: str = Axe().axe_script
    return script


def violations(page: Page, part: str | None = None, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds in a part of the page, or in the whole of it, a line each; by its usual rules, or by some."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "selectors": False, "elementRef": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found: list[str] = page.evaluate(
        RUN_AXE, {"part": part, "options": options | ({"runOnly": rules} if rules else {})}
    )
    return found
