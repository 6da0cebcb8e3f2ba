"""Menus: of each year by itself, and of the pages of no year, with the years among them."""

from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from nianbao.address.pages import FRONT_PAGE, PORTAL_PAGES, is_front, page_path
from nianbao.address.withdrawn import sources_of
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.generator import Task
from nianbao_mkdocs.portal import Portal

_ALL = "全部年度"
"""The page of all years, in menus."""


def pages_of_menu(task: Task, docs: Path) -> list[Any]:
    """What MkDocs is to have in its own menu: all years, and each that is listed with its chapters."""
    gone = sources_of(task.project.withdrawn)
    pages = (path.name for path in docs.glob("*.md") if not is_front(path.stem))
    front = sorted(name for name in pages if f"docs/{name}" not in gone)
    return [{_ALL: "index.md"}, *front, *({f"{year.year}年": _menu(year)} for year in task.listed)]


def sources_of_menu(task: Task) -> set[str]:
    """The sources of all pages in menus, by their paths from `docs`."""
    chapters = {chapter.page for year in task.listed for chapter in year.chapters}
    return chapters | {f"{slug}.md" for slug in (*task.project.front, *(own.slug for own in PORTAL_PAGES))}


def _menu(year: Year) -> list[Any]:
    """The year's part of the navigation; its index would else repeat the long title of the report."""
    index, *others = (chapter.page for chapter in year.chapters)
    return [{"报告首页": index}, *others]


def give_years_their_own(nav: Navigation, portal: Portal) -> None:
    """A menu for each year, in which no reader pages from one year into another."""
    for section in nav.items:
        pages = [child for child in section.children or [] if isinstance(child, Page)]
        if not pages or not (year := portal.year_of(pages[0].file)):
            continue
        pages[0].previous_page = pages[-1].next_page = None
        portal.navs[year.year] = own = Navigation([*pages, *_links(year)], pages)
        own.homepage = pages[0]
        for page in pages[1:]:
            page.title = year.pages[page.file.name].title
    if nav.homepage:
        nav.homepage.next_page = None


def across_years(nav: Navigation, files: Files, project: Project) -> Navigation:
    """What pages of no year have: the years by their front pages, and each other."""
    front = [item for item in nav.items if isinstance(item, Page)]
    listed = [Link(f"{year.year}年", page_path(FRONT_PAGE, year.year)) for year in project.years]
    found = ((files.get_file_from_path(f"{own.slug}.md"), own.title) for own in PORTAL_PAGES)
    own = [(file.page, title) for file, title in found if file and file.page]
    for page, title in [*((page, project.front[page.file.name].title) for page in front), *own]:
        if "title" not in vars(page):  # one that is not written has none of its text
            page.title = title
    return Navigation([*front, *listed, *(page for page, _ in own)], nav.pages)


def _links(year: Year) -> list[Link]:
    """Links at the end of the year's navigation: to its downloads and to the page of all years."""
    return [Link("下载", page_path("downloads", year.year)), Link(_ALL, ".")]
