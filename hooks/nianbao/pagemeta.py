"""What a page says of itself to machines: the tags of government websites, and a description for search engines.

The names are those of 《政府网站发展指引》 (国办发〔2017〕47号): the home page names the site, a year's front page is a
column, a chapter is an article. A tag whose value is not known is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nianbao.chapter import Chapter
from nianbao.keyfigures import key_figures
from nianbao.mention import without_stop
from nianbao.outline import outline
from nianbao.publisher import Publisher
from nianbao.year import Year

COLUMN_TYPE = "信息公开年报"
_LONGEST = 120
"""Characters of a description: search engines show no more."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Plain texts; the template escapes them."""

    tags: tuple[tuple[str, str], ...]
    """Names and values of the government's tags, in their order."""
    description: str


def home_meta(publisher: Publisher) -> PageMeta:
    """Of pages that belong to no year."""
    return PageMeta(_known(_site(publisher)), f"{publisher.name}历年政府信息公开工作年度报告：正文、统计表和搜索。")


def column_meta(publisher: Publisher, year: Year) -> PageMeta:
    """Of the front page of a year."""
    figures = "，".join(f"{item.name}{item.figure.printed}" for item in key_figures(year.report, None))
    description = _cut(f"{year.title}。{figures}。" if figures else f"{year.title}。")
    tags = [
        *_site(publisher),
        *_column(year),
        ("ColumnDescription", description),
        ("ColumnKeywords", f"政府信息公开,年度报告,{year.year}年,{year.report.publisher}"),
    ]
    return PageMeta(_known(tags), description)


def article_meta(publisher: Publisher, year: Year, chapter: Chapter) -> PageMeta:
    """Of a chapter."""
    description = f"{year.title}：{outline(chapter, year.report)}"
    return article_tags(publisher, year, without_stop(chapter.title), description)


def article_tags(publisher: Publisher, year: Year, title: str, description: str) -> PageMeta:
    """Of an article of a year with this title."""
    description = _cut(description)
    tags = [
        *_site(publisher),
        *_column(year),
        ("ArticleTitle", title),
        ("PubDate", year.report.published.isoformat() if year.report.published else ""),
        ("ContentSource", year.report.publisher),
        ("Keywords", f"政府信息公开,年度报告,{year.year}年,{title}"),
        ("Description", description),
    ]
    return PageMeta(_known(tags), description)


def linked_data(year: Year) -> dict[str, Any]:
    """The report as schema.org has it (`Report`), for JSON-LD."""
    start, end = year.report.period
    data = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": year.title,
        "inLanguage": "zh-CN",
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "publisher": {"@type": "GovernmentOrganization", "name": year.report.publisher},
    }
    return data | ({"datePublished": year.report.published.isoformat()} if year.report.published else {})


def _site(publisher: Publisher) -> Iterator[tuple[str, str]]:
    yield "SiteName", publisher.title
    yield "SiteDomain", publisher.domain
    yield "SiteIDCode", publisher.site_code


def _column(year: Year) -> Iterator[tuple[str, str]]:
    yield "ColumnName", year.title
    yield "ColumnType", COLUMN_TYPE


def _known(tags: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in tags if value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
