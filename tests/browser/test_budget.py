"""What a first visit costs, as a browser asks for it from a host that compresses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from pages import KINDS, PAGES
from serving import serving

CHAPTER = 110_000
"""Bytes that a first visit of a chapter may cost, everything together."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with serving(site, compressed=True) as (address, _):
        yield address


@pytest.fixture
def finished(page: Page) -> list[Request]:
    """Every request that was answered, also those of scripts."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 (a builtin is refused)
    return requests


def visit(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()


def cost(request: Request) -> int:
    response = request.response()
    assert response
    assert response.ok, request.url
    return int(response.headers["content-length"])


@pytest.mark.own_page
@pytest.mark.parametrize("address", [address for address in PAGES if address.startswith("/2018/")])
def test_a_first_visit_is_light(page: Page, host: str, finished: list[Request], address: str) -> None:
    visit(page, host + address)
    costs = {request.url.removeprefix(host): cost(request) for request in finished}
    assert sum(costs.values()) <= CHAPTER, costs


@pytest.mark.own_page
def test_no_other_host_is_asked(page: Page, host: str) -> None:
    """Not by a page, nor by its scripts once the search is used."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in (*KINDS, "/search/", "/2018/search/"):
        page.goto(host + address)
        page.locator("[role=search] input").first.fill("举报投诉")
        expect(page.locator("[data-hit-count]")).to_be_visible()
    assert asked
    assert [url for url in asked if not url.startswith((host, "data:"))] == []
