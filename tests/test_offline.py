"""The offline edition, unpacked and opened from the disk, with scripts and without: no server, no network."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from nianbao.offline.classic import classic_script
from nianbao.offline.edition import with_row
from nianbao.offline.links import Links, resolve
from page import read_page
from seen import count_of, exact, violations
from workspace import CONTENT, SITE, copy, nianbao

PAGES = ("index", "overview/index", "work/index", "problems/index", "plan/index", "statistics/index", "search/index")


def unpack(site: Path, target: Path) -> Path:
    """The folder in the archive of 2018, as a reader unpacks it."""
    (archive,) = (site / "2018/data").glob("*离线版*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(target)
    (folder,) = target.iterdir()
    return folder


@pytest.fixture(scope="module")
def edition(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(site, tmp_path_factory.mktemp("offline"))


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
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url),
    )
    yield page
    assert complaints == []


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


def test_it_holds_the_years_files_but_not_itself(edition: Path, site: Path) -> None:
    inside = {path.name for path in (edition / "2018/data").iterdir()}
    assert inside == {path.name for path in (site / "2018/data").iterdir() if "离线版" not in path.name}
    for name in inside:
        assert (edition / "2018/data" / name).read_bytes() == (site / "2018/data" / name).read_bytes()
    page = (edition / "2018/downloads/index.html").read_text(encoding="utf-8")
    assert "@offline" not in page
    assert "离线版.zip" not in page


def test_every_page_has_a_policy_that_knows_files(edition: Path) -> None:
    for path in [path for path in edition.rglob("*.html") if path.parent.name != "data"]:
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
        assert "script-src 'self' file:" in html
        assert 'type="module"' not in html


def test_names_and_times_are_those_of_the_data(site: Path) -> None:
    (archive,) = (site / "2018/data").glob("*离线版*.zip")
    with zipfile.ZipFile(archive) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(2018, 12, 31, 0, 0, 0)}
    assert all(entry.filename.isascii() or entry.flag_bits & 0x800 for entry in entries)
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.filename.split("/")[0] for entry in entries} == {
        "红寺堡区人民政府2018年政府信息公开工作年度报告（离线版）"
    }


def test_where_the_sites_address_is_known_other_years_are_a_link_away(tmp_path: Path) -> None:
    copy(CONTENT + SITE, tmp_path)
    run = nianbao(tmp_path, "build", SITE_URL="https://www.example.gov.cn/nb/")
    assert run.returncode == 0, run.stdout + run.stderr
    folder = unpack(tmp_path / "site", tmp_path / "unpacked")
    (note,) = read_page(folder / "2018/work/index.html").all("aside", "offline-note")
    links = {link.text(): link.get("href") for link in note.all("a")}
    assert links["全部年度"] == "https://www.example.gov.cn/nb/"
    page = read_page(folder / "2018/downloads/index.html")
    assert any(link.get("href").startswith("https://www.example.gov.cn/nb/data/") for link in page.all("a"))


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("./", "2018/work/index.html"),
        ("../", "2018/index.html"),
        ("..", "2018/index.html"),
        ("../statistics/", "2018/statistics/index.html"),
        ("../data/%E5%B9%B4.pdf", "2018/data/年.pdf"),
        ("../..", "index.html"),
        ("../../../x/", "../x/index.html"),
    ],
)
def test_an_address_leads_to_a_file(path: str, file: str) -> None:
    assert resolve("2018/work/index.html", path) == file


@pytest.mark.parametrize(
    ("tag", "online", "expected"),
    [
        ('<a href="../#x" title="a &gt; b">', "", '<a href="../index.html#x" title="a &gt; b">'),
        ('<a href="#x">', "", '<a href="#x">'),
        ('<a href="https://a.gov.cn/">', "", '<a href="https://a.gov.cn/">'),
        ('<a href="mailto:a@b.cn">', "", '<a href="mailto:a@b.cn">'),
        ('<a class="b" href="../..">', "", '<a class="b" aria-disabled="true" title="离线版里没有这一页">'),
        ('<a href="../..">', "https://a.cn/x/2018/work/", '<a href="https://a.cn/x/">'),
        ('<link rel="next" href="../other/">', "", ""),
        ('<form action="../">', "", '<form action="../index.html">'),
    ],
)
def test_links_are_rewritten(tag: str, online: str, expected: str) -> None:
    assert Links("2018/work/index.html", {"2018/index.html"}, online).rewrite(tag) == expected


def test_a_module_that_was_not_joined_is_refused() -> None:
    with pytest.raises(ValueError, match="not joined"):
        classic_script('import {a} from "./a.js"\n', {}, {})


def test_a_downloads_page_without_the_row_is_refused() -> None:
    with pytest.raises(ValueError, match="no row"):
        with_row("<h1>下载</h1>", 1, "0")
