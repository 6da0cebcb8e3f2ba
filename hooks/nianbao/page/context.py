"""The values that templates get for a page, besides its text."""

from typing import Any

from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES, PortalPage, is_front, page_path
from nianbao.export.data.field import FIGURE_FIELDS, SERIES_FIELDS
from nianbao.page.charts import chart_section
from nianbao.page.citation import citation
from nianbao.page.linkeddata import breadcrumbs, chapter_data, report_data, site_data
from nianbao.page.meta import article_meta, column_meta, home_meta, missing_meta, portal_meta
from nianbao.page.outline import outline
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.trends.comparepage import indicator_lines
from nianbao.trends.keyfigures import KeyFigure, key_figures
from nianbao.trends.seriespage import series_views
from nianbao.trends.sidebyside import sheets_of

_SHOWN = 3
"""Key figures of a year on the page of all years."""


def page_context(project: Project, year: Year | None, slug: str, site_url: str = "", title: str = "") -> dict[str, Any]:
    """Names and values for the templates; `slug` is the file's name, `year` None for pages that belong to none.

    `title` names pages beside those of all years, which editors may add; `site_url` is empty where it is not known.
    """
    own = next((page for page in (YEAR_PAGES if year else PORTAL_PAGES) if page.slug == slug), None)
    if not own and not year and title and not is_front(slug):
        own = PortalPage(slug, title)
    every: dict[str, Any] = {"page_path": page_path}
    if own:
        return every | {"meta": portal_meta(project.publisher, year, own)} | _pages() | _across_years(project, slug)
    return every | (_year_page(project, year, slug, site_url) if year else _front_page(project, slug, site_url))


def _pages() -> dict[str, Any]:
    return {"portal_pages": PORTAL_PAGES, "year_pages": YEAR_PAGES}


def _front_page(project: Project, slug: str, site_url: str) -> dict[str, Any]:
    """Of all years: its years, and for the page of missing addresses the way on."""
    return {
        "meta": (missing_meta if slug == "404" else home_meta)(project.publisher),
        "linked_data": site_data(project.publisher, site_url) if is_front(slug) else None,
        "years": _years(project),
    } | _pages()


def _years(project: Project) -> tuple[tuple[Year, tuple[KeyFigure, ...]], ...]:
    """Each year with the few figures that are shown of it beside others."""
    return tuple((each, tuple(key_figures(each.report, None))[:_SHOWN]) for each in project.years)


def _across_years(project: Project, slug: str) -> dict[str, Any]:
    """Values for the portal pages that set years beside each other (`series`, `data`, `compare`)."""
    if slug == "series":
        return {"years": _years(project), "series_views": series_views(project)}
    if slug == "data":
        return {"figure_fields": FIGURE_FIELDS, "series_fields": SERIES_FIELDS}
    if slug == "compare":
        return {"years": _years(project), "indicator_lines": indicator_lines(project), "sheets": sheets_of(project)}
    return {}


def _year_page(project: Project, year: Year, slug: str, site_url: str) -> dict[str, Any]:
    chapter = next((chapter for chapter in year.chapters if chapter.slug == slug), None)
    if chapter is None:
        return {}
    found = {
        "citation": citation(year, chapter),
        "breadcrumbs": breadcrumbs(project.publisher, year, chapter, site_url),
    }
    if not is_front(slug):
        data = chapter_data(year, chapter, site_url)
        return found | {"meta": article_meta(project.publisher, year, chapter), "linked_data": data}
    before = next((other.report for other in project.years if other.year == year.year - 1), None)
    return found | {
        "meta": column_meta(project.publisher, year),
        "linked_data": report_data(year, site_url),
        "key_figures": tuple(key_figures(year.report, before)),
        "before": before,
        "charts": tuple(chart_section(year.report, year.homes)),
        "outlines": {prose.chapter.slug: outline(prose, year.report) for prose in year.prose},
    }
