"""The events of MkDocs, in build order. The work is done by `nianbao`, which does not know MkDocs.

State of a build lives in that build's configuration (`config.extra["portal"]`), which MkDocs makes anew each time.
"""

import copy
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import get_relative_url

from nianbao.address.pages import PORTAL_PAGES, STATISTICS_PAGE
from nianbao.bind.rendering import Rendering, render
from nianbao.check.overrides import OVERRIDES
from nianbao.export.downloads import Downloads, make_downloads
from nianbao.export.fonts import fonts_digest
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.registry import formats_of
from nianbao.finding import Finding, errors, in_order
from nianbao.labels import without_stop
from nianbao.page.context import page_context
from nianbao.page.dataset import dataset
from nianbao.page.external import mark_external
from nianbao.page.marks import Mark, marks
from nianbao.page.titlebreak import break_title
from nianbao.page.wholereport import whole_report
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from nianbao.publish.generator import Task
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.site.assets import asset_files, is_published
from nianbao.site.files import found_pages, pictures, portal_files, portal_pages, year_files
from nianbao.site.shareimage import can_draw
from nianbao.site.styles import THEME
from nianbao.site.switcher import VERSIONS, versions
from nianbao.source.snapshot import take_snapshot
from nianbao.text.markdown import Heading, Parsed
from nianbao.work.progress import Progress, Step
from nianbao_mkdocs.complaints import OURS
from nianbao_mkdocs.settings import apply_settings

log = logging.getLogger(OURS)

TASK = "nianbao_task"
"""Where a build finds in `config.extra` what it is to build; by itself, as in the preview, it reads the project."""

_THEME = Path(__file__).parent / "theme"

_PAGES, _PAGE = "正在生成网页", "页"
_ALL = "全部年度"
"""The page of all years, in menus."""


@dataclass(frozen=True, slots=True)
class Portal:
    """What one build knows."""

    project: Project
    navs: dict[int, Navigation]
    """Each year's own navigation."""
    texts: dict[str, Rendering]
    """What the library made of each source."""
    downloads: Downloads
    parts: frozenset[Part]
    """What is to be written of the site."""
    progress: Progress
    page_done: Step
    """Is called after each page."""

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of which anything is to be written."""
        return self._of({part.year for part in self.parts})

    @property
    def listed(self) -> tuple[Year, ...]:
        """The years whose pages stand in the menu: these, and the newest where there are pages of no year before it."""
        return self._of({part.year for part in self.parts} | {year.year for year in self.project.years[: self.of_all]})

    def _of(self, years: set[int]) -> tuple[Year, ...]:
        return tuple(year for year in self.project.years if year.year in years)

    @property
    def of_all(self) -> bool:
        """Whether a page of no year is to be written."""
        return not self.parts.isdisjoint((Part(Kind.PORTAL), Part(Kind.DATA)))

    def wants(self, file: File) -> bool:
        """Whether a file is to be written."""
        return part_of(file.dest_uri) in self.parts

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the foot of every page shows of the website's identity."""
        return marks(self.project.publisher)

    def year_of(self, file: File) -> Year | None:
        """The year whose portal a page belongs to."""
        folder = file.src_uri.split("/")[0]
        return next((year for year in self.project.years if str(year.year) == folder), None)


class Wrong(PluginError):
    """What stops a build, as findings."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(in_order(findings))
        super().__init__("\n".join(["数据或正文有错误，没有生成网站：", *map(str, self.findings)]))


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Take what is to be built, or read and check it; stop before anything is written when there are errors."""
    root = Path(config.config_file_path).parent
    apply_settings(config, root)
    task: Task = config.extra.pop(TASK, None) or _read(root, config.site_url or "")
    portal = config.extra["portal"] = Portal(
        task.project, {}, {}, task.downloads, task.parts, task.progress, task.progress.begin(_PAGES, 0, _PAGE)
    )
    config.site_name = escape(task.project.publisher.title)  # the theme prints it as it is
    front = sorted(path.name for path in Path(config.docs_dir).glob("*.md") if path.stem != "index")
    config.nav = [{_ALL: "index.md"}, *front, *({f"{year.year}年": _menu(year)} for year in portal.listed)]
    return config


def _read(root: Path, address: str) -> Task:
    """All that `root` holds, where the engine was started by itself."""
    project = read_project(root)
    if wrong := errors(project.findings):
        raise Wrong(wrong)
    downloads = make_downloads(project, formats_of, Inputs(take_snapshot(root), read_tools(fonts_digest()), address))
    return Task(project, downloads, parts_of(year.year for year in project.years))


def _pages(year: Year) -> list[str]:
    return [chapter.page for chapter in year.chapters]


def _menu(year: Year) -> list[Any]:
    """The year's part of the navigation; its index would else repeat the long title of the report."""
    index, *others = _pages(year)
    return [{"报告首页": index}, *others]


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Leave what is wanted, and pages that a menu needs; add what is made of the data, downloads, joined assets."""
    portal: Portal = config.extra["portal"]
    theme = [file for file in files if THEME.fullmatch(file.src_uri)]
    menus = {page for year in portal.listed for page in _pages(year)} | {f"{slug}.md" for slug in portal.project.front}
    menus |= {f"{own.slug}.md" for own in PORTAL_PAGES}
    for source in list(files):
        if not (is_published(source.src_uri) and (portal.wants(source) or source.src_uri in menus)):
            files.remove(source)
    for name, content in _made(portal, config, theme):
        file = File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if portal.wants(file) or file.src_uri in menus:
            files.append(file)
    return files


def _made(portal: Portal, config: MkDocsConfig, theme: list[File]) -> Iterator[tuple[str, str | bytes]]:
    """Name and content of what has no source of its own; `theme` are Material's stylesheets."""
    address, whole = config.site_url or "", Part(Kind.PORTAL) in portal.parts
    texts = [year for year in portal.project.years if Part(Kind.TEXT, year.year) in portal.parts]
    shared = dict(pictures(portal.project, texts, portal=whole)) if address else {}  # named by a whole address
    config.extra["share_images"] = bool(address) and can_draw()
    if address and whole and not shared:
        log.info("这台机器没有中文字体，没有生成分享链接时的图片")
    if portal.of_all:
        yield from portal_pages()
    if whole:
        yield from portal_files(portal.project, address)
    if Part(Kind.ASSETS) in portal.parts:
        yield VERSIONS, versions(year.year for year in portal.project.years)
        texts_of_theme = [file.content_string for file in theme]
        yield from asset_files(_THEME / "assets", portal.project.root / OVERRIDES / "assets", texts_of_theme)
    for year in portal.years:
        yield from year_files(year, address)
    yield from portal.downloads.files()
    yield from shared.items()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each year a navigation of its own, and let no reader page from one year into another."""
    portal: Portal = config.extra["portal"]
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
    for file in files:
        if not portal.wants(file):
            file.inclusion = InclusionLevel.EXCLUDED  # it is in a menu, and that is all
    count = len(files.documentation_pages())
    config.extra["portal"] = replace(portal, page_done=portal.progress.begin(_PAGES, count, _PAGE))
    return _across_years(nav, files, portal.project)


def _across_years(nav: Navigation, files: Files, project: Project) -> Navigation:
    """What pages of no year have: the years by their front pages, and each other."""
    front = [item for item in nav.items if isinstance(item, Page)]
    listed = [Link(f"{year.year}年", f"{year.year}/") for year in project.years]
    found = ((files.get_file_from_path(f"{own.slug}.md"), own.title) for own in PORTAL_PAGES)
    own = [(file.page, title) for file, title in found if file and file.page]
    for page, title in [*((page, project.front[page.file.name].title) for page in front), *own]:
        if "title" not in vars(page):  # one that is not written has none of its text
            page.title = title
    return Navigation([*front, *listed, *(page for page, _ in own)], nav.pages)


def _links(year: Year) -> list[Link]:
    """What the year's navigation has beside its chapters."""
    return [Link("下载", f"{year.year}/downloads/"), Link(_ALL, ".")]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put the template of this page in place. The library has made its HTML: no Markdown is left to convert."""
    portal: Portal = config.extra["portal"]
    year = portal.year_of(page.file)
    if page.file.name == "index":
        page.meta["template"] = "year.html" if year else "home.html"
    made = (year.pages if year else portal.project.front).get(page.file.name)
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
        parts = [AnchorLink(escape(part.title), f"row-{part.id}", 2) for part in year.report.form.sections]
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
    return _marked(output, config) if template_name == "404.html" else output


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Mark the links that leave the government's websites, in the editors' text and in the templates; break titles."""
    config.extra["portal"].page_done()
    return _marked(output, config)


def _marked(html: str, config: MkDocsConfig) -> str:
    portal: Portal = config.extra["portal"]
    return mark_external(
        break_title(html), (urlsplit(config.site_url or "").hostname or "", portal.project.publisher.domain)
    )
