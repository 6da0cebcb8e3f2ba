"""The whole report in one page: ids told apart, addresses that lead inside it."""

import re
from pathlib import Path

import pytest

from nianbao.page.wholereport import whole_report
from page import Node, read_page

INDEX = '<h1 id="report">报告<a class="headerlink" href="#report" title="本节链接">¶</a></h1>\n<p>前言</p>'


def made(html: str, slug: str = "work") -> str:
    """A chapter as it stands in the whole, beside an index and a statistics page."""
    parts = whole_report([("index", INDEX), (slug, html), ("statistics", "<h1>统计表</h1>")])
    return parts[1].html


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../statistics/#row-1.1", "#row-1.1"),
        ("../statistics/#derived", "#statistics--derived"),
        ("../statistics/", "#chapter-statistics"),
        ("../", "#chapter-index"),
        ("../#report", "#index--report"),
        ("#figure-1.1", "#work--figure-1.1"),
        ("../search/?q=公开", "../search/?q=公开"),
        ("../../", "../../"),
        ("../plan.pdf", "../plan.pdf"),
        ("http://www.example.gov.cn/a", "http://www.example.gov.cn/a"),
        ("&#109;ailto:a", "&#109;ailto:a"),
        ("tel:0953", "tel:0953"),
    ],
)
def test_addresses_lead_to_the_same_place(address: str, expected: str) -> None:
    (found,) = re.findall(r'href="([^"]*)"', made(f'<h1>二</h1><p><a href="{address}">这里</a></p>'))
    assert found == expected


def test_ids_are_told_apart_by_their_chapter_and_rows_keep_theirs() -> None:
    html = made(
        '<h1>二</h1><h2 id="a">甲</h2><table id="t"><tr id="row-1"><td headers="a t" id="cell-1-2">1</td></tr></table>'
    )
    assert html == (
        '<h3 id="work--a">甲</h3><table id="work--t"><tr id="row-1">'
        '<td headers="work--a work--t" id="cell-1-2">1</td></tr></table>'
    )


def test_words_that_look_like_markup_stay() -> None:
    assert (
        made('<h1>二</h1><p>写 id="a" 或 href="#b" 或 &lt;a id="c"></p>')
        == '<p>写 id="a" 或 href="#b" 或 &lt;a id="c"></p>'
    )


def test_the_same_table_in_two_chapters_has_two_names() -> None:
    region = '<div aria-label="三、情况，可左右滚动" class="report-table-scroll" role="region" tabindex="0">'
    assert 'aria-label="三、情况，可左右滚动"' in made(f"<h1>三、情况</h1>{region}</div>")
    assert 'aria-label="统计：三、情况，可左右滚动"' in made(f"<h1>统计</h1>{region}</div>")


def test_titles_lose_their_permalinks() -> None:
    first, *_ = whole_report([("index", INDEX)])
    assert (first.title, first.html) == ("报告", "<p>前言</p>")


def test_a_link_out_says_where_it_leads_unless_its_words_do() -> None:
    assert 'data-address="http://a.gov.cn/b"' in made('<h1>二</h1><a href="http://a.gov.cn/b">门户网站</a>')
    assert "data-address" not in made('<h1>二</h1><a href="http://a.gov.cn/">a.gov.cn</a>')


@pytest.fixture(scope="module")
def whole(site: Path) -> Node:
    return read_page(site / "2018/print/index.html")


def test_it_holds_every_chapter_in_order_with_all_its_words(site: Path, whole: Node) -> None:
    parts = [node for node in whole.walk() if "edition__part" in node.classes]
    names = [part.get("id") or part.get("aria-labelledby") for part in parts]
    assert names == [f"chapter-{slug}" for slug in ("index", "overview", "work", "problems", "plan", "statistics")]
    for part in parts[1:]:
        chapter = read_page(site / "2018" / part.get("aria-labelledby").removeprefix("chapter-") / "index.html").one(
            "article"
        )
        (text,) = chapter.all("div", "report-text")
        (same,) = part.all("div", "report-text")
        assert "".join(same.text().split()) == "".join(text.text(without=("headerlink",)).split())
        assert part.all("h2")[0].text() == chapter.one("h1").text(without=("headerlink",)).strip()


def test_every_number_leads_to_its_row_and_back_inside_the_page(whole: Node) -> None:
    ids = [node.get("id") for node in whole.walk() if node.get("id")]
    assert len(ids) == len(set(ids))
    figures = whole.all("a", "figure")
    assert len(figures) == 22
    for figure in figures:
        row = whole.by_id(figure.get("href").removeprefix("#"))
        assert f"#{figure.get('id')}" in [link.get("href") for link in row.all("a")]


def test_heads_of_columns_are_those_of_their_own_table(published: Path) -> None:
    page = read_page(published / "site/2023/print/index.html")
    ids = {node.get("id") for node in page.walk()}
    named = [id for cell in page.all("td") for id in cell.get("headers").split()]
    assert named
    assert set(named) <= ids


def test_search_engines_are_sent_to_the_chapters(site: Path, whole: Node) -> None:
    assert [node.get("content") for node in whole.all("meta") if node.get("name") == "robots"] == ["noindex"]
    assert "print" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "print/" in [link.get("href") for link in read_page(site / "2018/index.html").all("a")]
