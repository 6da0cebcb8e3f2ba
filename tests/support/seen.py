"""What tests of the browser look at again and again: the hits of a search, and what axe finds."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page


def exact(page: Page) -> Locator:
    return page.locator("a[data-hit='exact']")


def count_of(page: Page) -> Locator:
    return page.locator("[data-hit-count]")


def violations(page: Page, part: str | None = None, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds in a part of the page, or in the whole of it, a line each; by its usual rules, or by some."""
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = Axe().run(page, context=part, options=options).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]
