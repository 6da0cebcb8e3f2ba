"""Slugs of pages: those with a fixed meaning, and those that the portal adds to the editors' own.

The portal's pages have no source, only a template of the same name.
"""

import posixpath
import re
from dataclasses import dataclass

FRONT_PAGE = "index"
"""Slug of a year's own page, below which the portal shows what the year holds."""
STATISTICS_PAGE = "statistics"
"""Slug of the page where the statutory form and the derived figures are at home."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page that the portal adds: it has no source in `docs`, only a template of the theme."""

    slug: str
    """Its address, `/contents/` or `/2023/search/`, and the name of its template in the theme."""
    title: str
    about: str = ""
    """One sentence on what it holds, for search engines; without it the title has to do."""
    heading: str = ""
    """Of a page that is content as a chapter is: its first heading, with `{title}` and `{year}` of the year."""

    @property
    def found(self) -> bool:
        """Whether search engines may index it; False for pages that only repeat others."""
        return self.slug not in ("search", "print")

    @property
    def source(self) -> str:
        """Markdown that serves as the page's source: its title, and front matter that names its template."""
        return f"---\ntemplate: {self.slug}.html\n---\n# {self.title} {{#{self.slug}}}\n"


PORTAL_PAGES = (
    PortalPage("series", "历年变化", "同一指标历年的数字和图，跨表式的断点都有说明。"),
    PortalPage("compare", "年度对比", "任选两个年度，逐行对比统计表，标出变化。"),
    PortalPage("search", "搜索", "在历年报告的正文和统计表里查找文字和数字。"),
    PortalPage("contents", "站点地图", "网站的全部页面，按年度列出。"),
    PortalPage("corrections", "更正", "报告发布以后的更正，逐条列出原来和现在的写法。"),
    PortalPage("data", "开放数据接口", "供程序读取历年统计数据的文件、字段和约定。"),
)
"""Pages that belong to no year, as the menu lists them."""

YEAR_PAGES = (
    PortalPage("search", "搜索", "在正文和统计表里查找文字和数字。"),
    PortalPage("downloads", "下载", "整份报告和数据的各种格式，附大小和校验值。", "下载{year}年报告"),
    PortalPage("print", "全文（打印版）", "整份报告在一页里，适合打印和通读。", "{title}"),
)
"""Pages of each year, beside its chapters."""

_PLANNED = ("quality", "units")
"""Pages that the portal will have: no chapter may take their names before."""
TAKEN = frozenset({"data", *_PLANNED, *(page.slug for page in (*PORTAL_PAGES, *YEAR_PAGES))})
"""Addresses that the build makes itself, at the root and below each year: site map, search page, downloads."""
NAME_TAKEN = ("这个网址留给网站自己用（搜索、下载等）", "请改用别的英文名，例如 find.md")


def is_front(slug: str) -> bool:
    """Whether this is the slug of a front page, of the site or of a year: it has the address of its folder."""
    return slug == FRONT_PAGE


def page_path(slug: str, year: int | None = None) -> str:
    """Address of a page from its folder: `work/`, empty for a front page.

    With the `year` of that folder from the root of the site: `2023/work/`.
    """
    path = "" if is_front(slug) else f"{slug}/"
    return path if year is None else f"{year}/{path}"


def page_at(address: str, slug: str) -> str:
    """The slug of the page that a relative address on the page `slug` leads to, without its fragment.

    What lies in another folder comes as a path from the folder of the page: `../2022/work`.
    """
    target = posixpath.normpath(posixpath.join(page_path(slug), address))
    return FRONT_PAGE if target == "." else target


def is_year(name: str) -> bool:
    """Whether a folder's name is a year: its data and chapters are read as those of one report."""
    return _YEAR.fullmatch(name) is not None
