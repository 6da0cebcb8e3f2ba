"""What every built page must hold; read from the files, without a browser."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from nianbao.address.pages import YEAR_PAGES
from nianbao.text.leftover import leftovers
from page import Node, pages_of, read_page


@pytest.fixture(scope="module")
def statistics(site: Path) -> Node:
    return read_page(site / "2018/statistics/index.html").one("article")


@pytest.fixture(scope="module")
def work(site: Path) -> Node:
    return read_page(site / "2018/work/index.html").one("article")


def pages(site: Path) -> list[Path]:
    return pages_of(site)


def test_the_form_has_65_lines_of_which_58_carry_a_value(statistics: Node) -> None:
    tables = statistics.all("table", "report-table--statistics")
    lines = [node for table in tables for node in table.walk() if node.get("id").startswith("row-")]
    values = [cell for table in tables for cell in table.all("td") if "data-value" in cell.attributes]
    assert (len(tables), len(lines), len(values)) == (9, 65, 58)
    assert all(cell.text() == cell.get("data-value") for cell in values)


def test_tables_are_accessible(statistics: Node, work: Node) -> None:
    for table in statistics.all("table") + work.all("table"):
        assert table.children[1] is table.one("caption")
        assert all(header.get("scope") in ("col", "row") for header in table.all("th"))
        for cell in table.all("td") + table.all("th"):
            assert cell.text().strip(), "an empty cell"
            assert not {"colspan", "rowspan"} & set(cell.attributes), "a merged cell"
        for row in table.all("tr"):
            cells = [child for child in row.children if isinstance(child, Node)]
            breaks = [child for child in row.children if isinstance(child, str)]
            assert len(breaks) == len(cells) + 1, "two cells on one line"


def test_heading_lines_are_captions_or_have_dashes(statistics: Node) -> None:
    assert statistics.by_id("row-1").tag == "caption"
    assert statistics.by_id("row-4").tag == "tr"
    cells = [cell.text() for cell in statistics.by_id("row-1.2").all("td")]
    assert cells == ["——", "——"]


def test_the_22_bound_numbers_of_the_narrative_lead_to_rows_that_lead_back(statistics: Node, work: Node) -> None:
    figures = work.all("a", "figure")
    assert len(figures) == 22
    for figure in figures:
        page, _, anchor = figure.get("href").partition("#")
        assert page in ("", "../statistics/")
        row = (statistics if page else work).by_id(anchor)
        back = [link.get("href").rpartition("#")[2] for link in row.all("a")]
        assert figure.get("id") in back
        assert re.fullmatch(r".+：.+", figure.get("title"))


def test_numbers_that_only_look_alike_are_not_bound(work: Node) -> None:
    unbound = "".join(work.text(without=("figure",)).split())
    for words in ("工作汇报2次", "答复率100%", "诉求45件", "政务新媒体共发布信息4151条"):
        assert words in unbound


def test_a_row_names_the_sections_that_use_it(statistics: Node, work: Node) -> None:
    (use,) = statistics.by_id("row-1.2.4").all("a")
    assert (use.text(), use.get("href")) == ("（三）强化主动公开", "../work/#figure-1.2.4")
    names = ["".join(link.text().split()) for link in work.by_id("row-proposals-3").all("a")]
    section = "（六）加强人大议案建议和政协提案办理结果公开"
    assert names == [section, f"{section}第2处", f"{section}第3处", f"{section}第4处"]


def test_the_acknowledged_contradiction_has_its_note(work: Node) -> None:
    notes = [node.text() for node in work.walk() if "editor-note" in node.classes]
    assert notes == [
        "〔编者注：统计数据为2件。原文正文与表格不一致〕",
        "〔编者注：统计数据为1件。原文正文与表格不一致〕",
    ]


def test_derived_figures_show_their_formula(statistics: Node) -> None:
    cells = [cell.text() for cell in statistics.by_id("derived-2").all("td")]
    assert cells == ["政协提案/已办结件数（35件） ÷ 政协提案/承办总件数（38件）", "%", "92.1"]
    assert statistics.by_id("derived-2").one("td", "value").get("data-derived") == "92.1"


def test_every_heading_has_an_ascii_id_and_no_id_stands_twice(site: Path) -> None:
    for path in pages(site):
        page = read_page(path)
        ids = [node.get("id") for node in page.walk() if node.get("id")]
        assert len(ids) == len(set(ids)), path
        for heading in [node for node in page.walk() if node.tag in ("h1", "h2", "h3") and path.parent != site]:
            assert heading.get("id").isascii(), heading.text()
            assert heading.get("id"), heading.text()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    for path in pages(site):
        for link in read_page(path).all("a"):
            address, _, anchor = link.get("href").partition("#")
            assert "//" not in address.removeprefix("http://").removeprefix("https://"), f"{path}: {address}"
            if path.name == "404.html":
                address = address.removeprefix("/")  # its addresses begin at the root of the host
            if re.match(r"[a-z]+:", address):
                continue
            target = (path.parent / unquote(address)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {address}"
            if anchor:
                ids = {node.get("id") for node in read_page(target).walk()}
                assert anchor in ids, f"{path}: {address}#{anchor}"


def test_no_page_holds_an_address_that_nobody_bound(site: Path) -> None:
    assert [path for path in pages(site) if leftovers(path.read_text(encoding="utf-8"))] == []


def test_no_page_names_what_made_it(site: Path) -> None:
    """The site is the same whichever engine makes it; the page of missing addresses too."""
    every = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert site / "404.html" in every
    assert [path for path, html in every.items() if re.search(r'<meta[^>]*"generator"', html, re.IGNORECASE)] == []


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    for path in pages(site):
        for node in read_page(path).walk():
            source = node.get("src") or (node.get("href") if node.tag == "link" else "")
            assert not re.match(r"(https?:)?//", source), f"{path}: {source}"


def test_the_home_page_lists_what_exists(site: Path) -> None:
    links = {link.get("href"): link.text() for link in read_page(site / "index.html").one("article").all("a")}
    assert links["2018/"] == "红寺堡区2018年政府信息公开工作年度报告"
    assert "2018/statistics/" in links


def test_each_page_has_one_title_and_one_main_heading(site: Path) -> None:
    titles = [read_page(path).one("head").one("title").text() for path in pages(site)]
    assert len(titles) == len(set(titles))
    for path in pages(site):
        assert len(read_page(path).all("h1")) == 1


def test_pages_say_their_language(site: Path) -> None:
    for path in pages(site):
        assert read_page(path).one("html").get("lang") == "zh-CN"


def test_the_year_switcher_knows_the_years(site: Path) -> None:
    versions = json.loads((site / "versions.json").read_text(encoding="utf-8"))
    assert versions == [{"version": "2018", "title": "2018 年", "aliases": []}]
    sitemap = (site / "2018/sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"<loc>https://site\.invalid/2018/([^<]*)</loc>", sitemap) == [
        "",
        "overview/",
        "work/",
        "problems/",
        "plan/",
        "statistics/",
        *(f"{page.slug}/" for page in YEAR_PAGES),
    ]
