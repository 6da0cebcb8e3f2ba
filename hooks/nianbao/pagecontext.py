"""What a template is told about a page, beside its text."""

from typing import Any

from nianbao.comparepage import indicator_lines
from nianbao.keyfigures import key_figures
from nianbao.outline import outline
from nianbao.pagemeta import article_meta, column_meta, home_meta, linked_data
from nianbao.project import Project
from nianbao.seriespage import series_views
from nianbao.sidebyside import sheets_of
from nianbao.year import Year

_SHOWN = 3
"""Key figures of a year on the page of all years."""


def page_context(project: Project, year: Year | None, slug: str) -> dict[str, Any]:
    """Names and values for the templates; `slug` is the file's name, `year` None for pages that belong to none."""
    if year is None:
        return {
            "meta": home_meta(project.publisher),
            "years": tuple((each, tuple(key_figures(each.report, None))[:_SHOWN]) for each in project.years),
            **_across_years(project, slug),
        }
    if slug == "index":
        before = next((other.report for other in project.years if other.year == year.year - 1), None)
        return {
            "meta": column_meta(project.publisher, year),
            "linked_data": linked_data(year),
            "key_figures": tuple(key_figures(year.report, before)),
            "before": before,
            "outlines": {chapter.slug: outline(chapter, year.report) for chapter in year.chapters},
        }
    chapter = next((chapter for chapter in year.chapters if chapter.slug == slug), None)
    return {"meta": article_meta(project.publisher, year, chapter)} if chapter else {}


def _across_years(project: Project, slug: str) -> dict[str, Any]:
    """What the pages that set years beside each other need."""
    if slug == "series":
        return {"series_views": series_views(project)}
    if slug == "compare":
        return {"indicator_lines": indicator_lines(project), "sheets": sheets_of(project)}
    return {}
