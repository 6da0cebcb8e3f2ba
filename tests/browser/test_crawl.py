"""The built folder under a path of a host: every page, every link, every file, in a browser.

What leads somewhere there does so at the root too, where one step too many leads no further up.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("quiet")

LINKED = """() => [...document.querySelectorAll("a[href], link[href], script[src], img[src], form[action]")]
  .map(element => element.href || element.src || element.action).filter(url => url.startsWith("http"))"""


@pytest.fixture
def base(two_years: Path, serve: Callable[[Path], str], tmp_path: Path) -> str:
    """Where the site stands on its host."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x/y").symlink_to(two_years)
    return serve(tmp_path) + "/x/y"


def test_every_link_of_every_page_leads_somewhere(page: Page, base: str, two_years: Path) -> None:
    host = "/".join(base.split("/")[:3])
    anchors: dict[str, set[str]] = {}
    wanted: set[str] = set()
    waiting = [f"{base}/"]
    while waiting:
        address = waiting.pop()
        page.goto(address)
        expect(page.locator("html.js h1")).to_be_visible()
        anchors[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)"))
        own = {url for url in page.evaluate(LINKED) if url.startswith(f"{host}/")}
        assert [url for url in own if not url.startswith(f"{base}/")] == [], f"{address} leads out of the site"
        wanted |= own
        found = {urldefrag(url).url for url in own if urldefrag(url).url.endswith("/")}
        waiting += found - set(anchors) - set(waiting)
    visited = {url.removeprefix(base).strip("/") for url in anchors}
    assert visited == {
        path.parent.relative_to(two_years).as_posix().strip(".") for path in two_years.rglob("index.html")
    }
    for url in wanted:
        target, anchor = urldefrag(url)
        if target in anchors:
            assert not anchor or anchor in anchors[target], url
        else:
            assert page.request.get(target).ok, url


def test_a_hit_of_the_search_leads_to_its_row(page: Page, base: str) -> None:
    page.goto(f"{base}/2018/work/")
    page.locator("[role=search] input").fill("政务微信公开")
    page.locator(".search__panel a[data-hit]", has_text="政务微信公开政府信息数").first.click()
    expect(page).to_have_url(f"{base}/2018/statistics/#row-1.2.4")
    expect(page.locator("[id='row-1.2.4']")).to_be_in_viewport()


def test_the_year_switcher_leads_to_the_other_year(page: Page, base: str) -> None:
    page.goto(f"{base}/2018/statistics/")
    page.get_by_role("button", name="选择年度").focus()
    page.get_by_role("link", name="2017 年").click()
    expect(page).to_have_url(f"{base}/2017/statistics/")
