"""A chapter as plain HTML, for other portals: read back, and clean."""

import re
from collections.abc import Iterator

import pytest

import original
import printed
from nianbao.address.pages import STATISTICS_PAGE
from nianbao.export.article import article_html
from nianbao.project.project import Project
from nianbao.project.year import Year
from page import Node, parse

PLAIN = {
    "html": {"lang"},
    "meta": {"charset"},
    "a": {"href"},
    "table": {"border"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
"""The only attributes."""


@pytest.fixture(scope="module")
def articles(reported: tuple[Project, Year]) -> dict[str, Node]:
    _, year = reported
    return {chapter.slug: parse(article_html(year, chapter).decode()) for chapter in year.chapters}


def rows(table: Node, part: str) -> Iterator[list[str]]:
    for row in table.one(part).all("tr"):
        yield [printed.squeezed(cell.text()) for cell in row.children if isinstance(cell, Node)]


def test_every_line_and_head_of_every_table_is_that_of_the_data(
    articles: dict[str, Node], reported: tuple[Project, Year]
) -> None:
    year = reported[1]
    tables = [table for slug, node in articles.items() if slug != STATISTICS_PAGE for table in node.all("table")]
    tables += articles[STATISTICS_PAGE].all("table") if year.report.form.id == "2014" else []
    assert [[*map(printed.own_text, row)] for table in tables for row in rows(table, "tbody")] == printed.lines(year)
    heads = {cell for table in tables for row in rows(table, "thead") for cell in row}
    assert heads == set(printed.heads(year))


def test_the_statistics_are_whole(articles: dict[str, Node], reported: tuple[Project, Year]) -> None:
    year = reported[1]
    tables = articles[STATISTICS_PAGE].all("table")
    lines = [[*map(printed.own_text, row)] for table in tables for row in rows(table, "tbody")]
    assert lines == [*printed.form_lines(year.report), *printed.derived_lines(year.report)]


def test_every_table_has_a_caption_and_every_head_its_scope(articles: dict[str, Node]) -> None:
    for article in articles.values():
        for table in article.all("table"):
            assert table.one("caption").text().strip()
            assert {head.get("scope") for head in table.all("th")} <= {"col", "row"}


def test_captions_of_the_tables_of_the_text_name_their_unit(
    articles: dict[str, Node], reported: tuple[Project, Year]
) -> None:
    captions = [caption.text() for article in articles.values() for caption in article.all("caption")]
    assert [text for text in map(printed.squeezed, captions) if "单位" in text] == printed.captions(reported[1])


def test_the_markup_is_plain(articles: dict[str, Node]) -> None:
    for article in articles.values():
        for node in article.walk():
            assert set(node.attributes) <= PLAIN.get(node.tag, set()), node.tag
        assert not article.all("script") + article.all("style") + article.all("div") + article.all("span")


def test_the_narrative_is_the_official_text(real: Project) -> None:
    year = real.years[0]
    texts = []
    for chapter in year.chapters:
        if chapter.slug != STATISTICS_PAGE:
            body = parse(article_html(year, chapter).decode()).one("body")
            texts.append(re.sub(r"〔编者注：.*?〕", "", printed.squeezed(body.text(without=("table",)))))
    assert "".join(texts) == "".join(original.chapters())


def test_links_into_the_portal_are_text_and_others_stay(real: Project) -> None:
    year = real.years[0]
    links = [a.get("href") for c in year.chapters for a in parse(article_html(year, c).decode()).all("a")]
    assert links == ["http://www.hongsibu.gov.cn", "mailto:hspzhfb123@163.com"]


def test_the_same_chapter_gives_the_same_bytes(reported: tuple[Project, Year]) -> None:
    _, year = reported
    for chapter in year.chapters:
        assert article_html(year, chapter) == article_html(year, chapter)
