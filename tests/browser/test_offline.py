"""The offline edition, unpacked and opened from the disk, with scripts and without: no server, no network."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from seen import count_of, exact, violations

PAGES = ("index", "overview/index", "work/index", "problems/index", "plan/index", "statistics/index", "search/index")


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser without network that complains of nothing, with scripts and without."""
    context = browser.new_context(java_script_enabled=request.param, offline=True)
    yield from watched(context.new_page())
    context.close()


@pytest.fixture
def scripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield from watched(context.new_page())
    context.close()


def watched(page: Page) -> Iterator[Page]:
    complaints: list[str] = []
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: None if _left(request) else complaints.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url),
    )
    yield page
    assert complaints == []


def _left(request: Request) -> bool:
    """Whether it is a page that led on to another one before all of it was read, as the file to open does."""
    return request.is_navigation_request() and request.failure == "net::ERR_ABORTED"


def test_the_file_to_open_leads_to_the_report(reader: Page, edition: Path) -> None:
    reader.goto((edition / "打开报告.html").as_uri())
    way = reader.get_by_role("link", name="打开报告")
    if way.is_visible():
        way.click()
    expect(reader).to_have_url(re.compile(r"/2018/index\.html$"))
    expect(reader.locator("h1")).to_contain_text("红寺堡区2018年政府信息公开工作年度报告")
    expect(reader.get_by_text("这是离线版，只有2018年的报告。")).to_be_visible()


def test_from_the_number_to_its_row_and_back(reader: Page, edition: Path) -> None:
    reader.goto((edition / "2018/index.html").as_uri())
    reader.locator("article").get_by_role("link", name="二、工作开展情况").click()
    reader.get_by_role("link", name="15131").click()
    expect(reader).to_have_url(re.compile(r"/2018/statistics/index\.html#row-1\.1$"))
    row = reader.locator("[id='row-1.1']")
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name="（三）强化主动公开").click()
    expect(reader).to_have_url(re.compile(r"/2018/work/index\.html#figure-1\.1$"))
    expect(reader.get_by_role("link", name="15131")).to_be_in_viewport()


def test_every_page_opens_and_every_link_leads_to_a_file(reader: Page, edition: Path) -> None:
    for name in (*PAGES, "downloads/index"):
        reader.goto((edition / f"2018/{name}.html").as_uri())
        expect(reader.locator("h1")).to_be_visible()
        expect(reader.locator(".md-nav li:not([hidden]) > a[aria-disabled]")).to_have_count(0)
        for address in reader.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            parts = urlsplit(address)
            if parts.scheme == "file":
                assert Path(unquote(parts.path)).is_file(), address


def test_the_box_finds_a_row_and_the_page_that_opens_marks_it(scripted: Page, edition: Path) -> None:
    scripted.goto((edition / "2018/work/index.html").as_uri())
    field = scripted.locator("[role=search] input")
    field.click()
    field.fill("政务微信公开政府信息数")
    expect(count_of(scripted)).to_have_text("1")
    expect(scripted.get_by_role("button", name="搜索全部年度")).to_be_hidden()
    exact(scripted).click()
    expect(scripted).to_have_url(re.compile(r"/2018/statistics/index\.html#row-1\.2\.4$"))
    expect(scripted.locator("[id='row-1.2.4'] mark.found")).to_have_text("政务微信公开政府信息数")


def test_a_hit_in_the_open_page_is_marked_there(scripted: Page, edition: Path) -> None:
    scripted.goto((edition / "2018/work/index.html").as_uri())
    scripted.locator("[role=search] input").fill("创新工作思路")
    exact(scripted).first.click()
    expect(scripted.locator("h3 mark.found, h2 mark.found")).to_have_text("创新工作思路")


def test_the_search_page_keeps_its_query_in_the_address(scripted: Page, edition: Path) -> None:
    scripted.goto((edition / "2018/work/index.html").as_uri())
    scripted.locator("[role=search] input").fill("15131")
    scripted.get_by_role("link", name="打开搜索页").click()
    expect(scripted).to_have_url(re.compile(r"/2018/search/index\.html\?q=15131$"))
    expect(exact(scripted).first).to_contain_text("主动公开政府信息数")
    expect(scripted.locator("select[name=year] option:not([hidden])")).to_have_text(["2018年"])


def test_without_scripts_the_form_leads_to_the_search_page(browser: Browser, edition: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((edition / "2018/work/index.html").as_uri())
    page.locator("[role=search] input").fill("15131")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2018/search/index\.html\?q=15131$"))
    page.locator("noscript a", has_text="二、工作开展情况").click()
    expect(page).to_have_url(re.compile(r"/2018/work/index\.html$"))
    context.close()


def test_the_tools_of_the_statistics_page_work(scripted: Page, edition: Path) -> None:
    scripted.goto((edition / "2018/statistics/index.html").as_uri())
    scripted.get_by_label("只看不是0的行").check()
    expect(scripted.locator("[id='row-1.1']")).to_be_visible()
    expect(scripted.locator("[id='row-3.1']")).to_be_hidden()


def test_axe_finds_nothing(page: Page, edition: Path) -> None:
    for name in ("打开报告.html", "2018/index.html", "2018/downloads/index.html", "2018/search/index.html"):
        page.goto((edition / name).as_uri())
        expect(page.locator("h1")).to_be_visible()
        assert violations(page) == [], name
