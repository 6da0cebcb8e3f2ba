"""The events of MkDocs, in build order. The work is done by `nianbao`, which does not know MkDocs.

State of a build lives in that build's configuration (`config.extra["portal"]`), which MkDocs makes for each build.
"""

import copy
import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import get_relative_url

from nianbao.address.anchor import row_anchor
from nianbao.address.pages import STATISTICS_PAGE, is_front
from nianbao.address.withdrawn import sources_of
from nianbao.bind.renderer import render
from nianbao.finding import Finding, errors, in_order
from nianbao.labels import without_stop
from nianbao.page.context import page_context
from nianbao.page.dataset import dataset
from nianbao.page.finish import finish
from nianbao.page.wholereport import whole_report
from nianbao.project.project import read_project
from nianbao.publish.generator import Task
from nianbao.publish.madefiles import made_files
from nianbao.publish.part import Kind, Part
from nianbao.publish.wholetask import whole_task
from nianbao.site.assets import is_published
from nianbao.site.files import found_pages
from nianbao.site.shareimage import can_draw
from nianbao.site.styles import THEME
from nianbao.text.heading import Heading
from nianbao.text.markdown import Parsed
from nianbao_mkdocs.complaints import OURS
from nianbao_mkdocs.menu import across_years, give_years_their_own, pages_of_menu, sources_of_menu
from nianbao_mkdocs.portal import Portal
from nianbao_mkdocs.settings import apply_settings, foreign

log = logging.getLogger(OURS)

_THEME = Path(__file__).parent / "theme"
TASK = "nianbao_task"
"""Where a build finds in `config.extra` what it is to write; without one, MkDocs was started by itself."""

_PAGES, _PAGE = "正在生成网页", "页"


class Wrong(PluginError):
    """Raised where findings of severity ERROR stop a build; carries them in order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(in_order(findings))
        super().__init__("\n".join(["数据或正文有错误，没有生成网站：", *map(str, self.findings)]))


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Take what is to be built, or read and check it; stop before anything is written when there are errors."""
    root, given = Path(config.config_file_path).parent, config.extra.pop(TASK, None)
    apply_settings(config, given.project.root if given else root)
    task: Task = given or _read(root, config)
    config.extra["portal"] = Portal(task, task.progress.begin(_PAGES, 0, _PAGE))
    config.site_name = escape(task.project.publisher.title)  # the theme prints it as it is
    config.nav = pages_of_menu(task, Path(config.docs_dir))
    return config


def _read(root: Path, config: MkDocsConfig) -> Task:
    """Read and check the project where MkDocs was started directly. Raises Wrong."""
    project = read_project(root, deploy=True)
    if wrong := [*errors(project.findings), *foreign(config, root)]:
        raise Wrong(wrong)
    return whole_task(project, config.site_url or "")


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Leave what is wanted, and pages that a menu needs; add what is made of the data, downloads, joined assets."""
    portal: Portal = config.extra["portal"]
    _announce_pictures(config, portal.task)
    theme = [file for file in files if THEME.fullmatch(file.src_uri)]
    for name in portal.project.publisher.files:
        if named := files.get_file_from_path(name):
            named.inclusion = InclusionLevel.INCLUDED  # also one that is hidden, such as `.well-known/security.txt`
    menus, gone = sources_of_menu(portal.task), sources_of(portal.project.withdrawn)
    for source in list(files):
        hidden = f"docs/{source.src_uri}" in gone or not is_published(source.src_uri) or not portal.has(source)
        if hidden or not (portal.wants(source) or source.src_uri in menus):
            files.remove(source)
    styles = (file.content_string for file in theme)
    for name, content in made_files(portal.task, config.site_url or "", _THEME / "assets", styles):
        file = File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if portal.wants(file) or file.src_uri in menus:
            files.append(file)
    return files


def _announce_pictures(config: MkDocsConfig, task: Task) -> None:
    """Pictures of shared links, which a page names by a whole address and which are set in a Chinese font."""
    drawn = config.extra["share_images"] = bool(config.site_url) and can_draw()
    if config.site_url and Part(Kind.PORTAL) in task.parts and not drawn:
        log.info("这台机器没有中文字体，没有生成分享链接时的图片")


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each year a navigation of its own, and let no reader page from one year into another."""
    portal: Portal = config.extra["portal"]
    give_years_their_own(nav, portal)
    for file in files:
        if not portal.wants(file):
            file.inclusion = InclusionLevel.EXCLUDED  # it is in a menu, and that is all
    count = len(files.documentation_pages())
    config.extra["portal"] = replace(portal, page_done=portal.task.progress.begin(_PAGES, count, _PAGE))
    return across_years(nav, files, portal.project)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put the template of this page in place. The library has made its HTML: no Markdown is left to convert.

    Whatever MkDocs took for settings above an editor's text counts for nothing: the library has it as text.
    """
    portal: Portal = config.extra["portal"]
    year = portal.year_of(page.file)
    if page.file.generated_by is None:
        page.meta.clear()
    if is_front(page.file.name):
        page.meta["template"] = "year.html" if year else "home.html"
    made = portal.task.marked.get(page.file.src_uri)
    made = made or (year.pages if year else portal.project.front).get(page.file.name)
    portal.texts[page.file.src_uri] = made or render(Parsed(markdown), page.file.src_uri)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:  # noqa: ARG001 - of no Markdown
    """Give the page its HTML, its title, and its contents."""
    portal: Portal = config.extra["portal"]
    text = portal.texts[page.file.src_uri]
    if "title" not in {*vars(page), *page.meta}:  # neither in the navigation nor above the text
        page.title = text.title
    page.toc = get_toc(list(map(_token, text.headings)))
    year = portal.year_of(page.file)
    if year and page.file.name == STATISTICS_PAGE and page.toc.items:
        parts = [AnchorLink(escape(part.title), row_anchor(part.id), 2) for part in year.report.form.sections]
        page.toc.items[0].children[:0] = parts
    return text.html


def _token(heading: Heading) -> Any:
    """A heading of the contents, named as menus do."""
    below = list(map(_token, heading.below))
    return {"name": without_stop(heading.title), "id": heading.id, "level": heading.level, "children": below}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Show a page of a year inside that year's portal: its navigation, its title, its root for the theme's scripts."""
    portal: Portal = config.extra["portal"]
    year = portal.year_of(page.file)
    title = Markup(page.title or "").striptags()  # noqa: S704 - only to take markup off
    context |= page_context(portal.project, year, page.file.name, config.site_url or "", title)
    if year:
        own = copy.copy(config)
        own.site_name = escape(year.title)
        own.extra = copy.copy(config.extra)
        own.extra["version"] = {"provider": "mike"}
        root = get_relative_url(f"{year.year}/", page.url)
        context |= {"config": own, "nav": portal.navs[year.year], "base_url": root.rstrip("/"), "year": year}
        if page.file.name == "downloads":
            files = portal.downloads.years[year.year]
            context["linked_data"] = dataset(portal.project.publisher, year, files, page.canonical_url)
        if page.meta.get("template") == "print.html":
            context["edition"] = whole_report((slug, text.html) for slug, text in year.pages.items())
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Give the page of missing addresses what it leads on to, and search engines the pages that they may show."""
    portal: Portal = config.extra["portal"]
    if template_name == "404.html":
        return context | page_context(portal.project, None, "404")
    pages = [urljoin(config.site_url, page) for page in found_pages(portal.project)] if config.site_url else []
    return context | {"found_pages": pages}


def on_post_template(output: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    """Mark the links of that page as those of all others."""
    return _finished(output, config) if template_name == "404.html" else output


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Mark the links that leave the government's websites, in the editors' text and in the templates; break titles."""
    config.extra["portal"].page_done()
    return _finished(output, config)


def _finished(html: str, config: MkDocsConfig) -> str:
    portal: Portal = config.extra["portal"]
    return finish(html, portal.project.publisher, config.site_url or "")
