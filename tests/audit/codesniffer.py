"""HTML_CodeSniffer, WCAG 2 AA, on pages in a browser: wide and light, and as a dark phone."""

from collections.abc import Iterable, Iterator

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from audit.problem import Problem
from audit.tools import MODULES
from serving import chromium

_SNIFFER = MODULES / "html_codesniffer/build/HTMLCS.js"
_SIZES: tuple[tuple[str, ViewportSize], ...] = (
    ("light", {"width": 1280, "height": 900}),
    ("dark", {"width": 360, "height": 740}),
)
_ERRORS = """
() => new Promise((done, failed) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(({ code, msg, element }) =>
    [`${code} ${msg}`, (element.outerHTML || "document").replace(/\\s+/g, " ").slice(0, 200)])
), failed))
"""


def sniff(base: str, addresses: Iterable[str]) -> Iterator[Problem]:
    """Every error on every page. Its warnings and notices are questions to a person, not findings."""
    addresses = list(addresses)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        for scheme, size in _SIZES:
            yield from _sniff(browser, base, addresses, scheme, size)
        browser.close()


def _sniff(browser: Browser, base: str, addresses: Iterable[str], scheme: str, size: ViewportSize) -> Iterator[Problem]:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", viewport=size, bypass_csp=True)
    page = context.new_page()
    for address in addresses:
        page.goto(base + address)
        for rule, markup in _errors(page):
            yield Problem("HTML_CodeSniffer", f"{address} ({scheme}, {size['width']} px)", rule, markup)
    context.close()


def _errors(page: Page) -> list[tuple[str, str]]:
    page.add_script_tag(path=_SNIFFER)
    found: list[tuple[str, str]] = page.evaluate(_ERRORS)
    return found
