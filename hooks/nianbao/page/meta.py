"""What a page says of itself to machines: the tags of government websites, and a description for search engines.

The names are those of 《政府网站发展指引》 (国办发〔2017〕47号): the home page names the site, a year's front page and
the pages of the portal are columns, a chapter is an article. A tag whose value is not known is left out, and each name
stands once: HTML knows no difference between `Description` and `description`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.address.pages import PortalPage
from nianbao.labels import without_stop
from nianbao.page.outline import outline
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter
from nianbao.trends.keyfigures import key_figures

COLUMN_TYPE = "信息公开年报"
_LONGEST = 120
"""Characters of a description: search engines show no more."""

Tags = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Title, description and meta tags of a page as plain texts; the template escapes them."""

    title: str
    """What the page is called where it stands alone, as in a shared link."""
    description: str
    tags: tuple[tuple[str, str], ...]
    """Names and values of the tags, in their order; the description is among them."""
    published: str = ""
    """When an article was published, as in ISO 8601; empty where not known."""


def home_meta(publisher: Publisher) -> PageMeta:
    """Tags and description of the page of all years: the portal's home, and a column of the website around it."""
    description = f"{publisher.name}历年政府信息公开工作年度报告：正文、统计表和搜索。"
    column = _column(publisher.title, description, f"政府信息公开,年度报告,{publisher.name}")
    return _meta(publisher.title, description, [*_site(publisher), *column, ("description", description)])


def missing_meta(publisher: Publisher) -> PageMeta:
    """Tags and description of the page for addresses that do not exist (404)."""
    description = f"{publisher.title}：没有这个页面，历年报告都可以从这里找到。"
    return _meta(publisher.title, description, [*_site(publisher), ("description", description)])


def portal_meta(publisher: Publisher, year: Year | None, page: PortalPage) -> PageMeta:
    """Tags and description of a page that the portal adds, for one year or for all."""
    whole = year.title if year else publisher.title
    description = _cut(f"{whole}：{page.about or page.title + '。'}")
    if year and page.heading:
        heading = page.heading.format(title=year.title, year=year.year)
        return _article(publisher, year, (page.title, heading), description)
    words = f"政府信息公开,年度报告,{page.title}"
    column = _column(page.title, description, words)
    return _meta(f"{page.title} - {whole}", description, [*_site(publisher), *column, ("description", description)])


def column_meta(publisher: Publisher, year: Year) -> PageMeta:
    """Tags and description of a year's front page."""
    description = _about(year)
    return _meta(year.title, description, [*_site(publisher), *_year_column(year), ("description", description)])


def article_meta(publisher: Publisher, year: Year, chapter: Chapter) -> PageMeta:
    """Tags and description of a chapter's page."""
    prose = next(prose for prose in year.prose if prose.chapter == chapter)
    about = outline(prose, year.report, _LONGEST - len(year.title) - 1)
    return _article(publisher, year, (without_stop(chapter.title), chapter.title), _cut(f"{year.title}：{about}"))


def _article(publisher: Publisher, year: Year, names: tuple[str, str], description: str) -> PageMeta:
    """Tags and description of a page of content; `names` are its name in menus and its first heading."""
    report, (name, heading) = year.report, names
    tags = [
        *_site(publisher),
        *_year_column(year),
        ("ArticleTitle", heading),
        ("PubDate", report.published_text),
        ("ContentSource", report.publisher),
        ("Keywords", f"政府信息公开,年度报告,{year.year}年,{name}"),
        ("Description", description),
    ]
    return _meta(f"{name} - {year.title}", description, tags, report.published_iso)


def _meta(title: str, description: str, tags: Tags, published: str = "") -> PageMeta:
    return PageMeta(title, description, tuple((name, value) for name, value in tags if value), published)


def _site(publisher: Publisher) -> Iterator[tuple[str, str]]:
    yield "SiteName", publisher.title
    yield "SiteDomain", publisher.domain
    yield "SiteIDCode", publisher.site_code


def _column(name: str, description: str, keywords: str) -> Iterator[tuple[str, str]]:
    yield "ColumnName", name
    yield "ColumnDescription", description
    yield "ColumnKeywords", keywords
    yield "ColumnType", COLUMN_TYPE


def _year_column(year: Year) -> Iterator[tuple[str, str]]:
    words = f"政府信息公开,年度报告,{year.year}年,{year.report.publisher}"
    return _column(year.title, _about(year), words)


def _about(year: Year) -> str:
    """A year in one sentence: its key figures."""
    figures = "，".join(f"{item.name}{item.figure.printed}" for item in key_figures(year.report, None))
    return _cut(f"{year.title}。{figures}。" if figures else f"{year.title}。")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
