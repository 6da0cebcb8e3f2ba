"""Files of the site that have no source of their own, as far as a task wants them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.check.overrides import OVERRIDES
from nianbao.publish.generator import Task
from nianbao.publish.part import Kind, Part
from nianbao.site.assets import asset_files
from nianbao.site.files import SiteFile, pictures, portal_files, portal_pages, year_files
from nianbao.site.switcher import VERSIONS, versions


def made_files(task: Task, address: str, assets: Path, styles: Iterable[str]) -> Iterator[SiteFile]:
    """Name and content of each file.

    `address` is that of the site, empty where it is not known; `assets` are the theme's, in a folder of their own;
    `styles` are the stylesheets that ours come behind, read only where they are wanted.
    """
    project, whole = task.project, Part(Kind.PORTAL) in task.parts
    if task.of_all:
        yield from portal_pages(project)
    if whole:
        yield from portal_files(project, address)
    if Part(Kind.ASSETS) in task.parts:
        yield VERSIONS, versions(year.year for year in project.years)
        yield from asset_files(assets, project.root / OVERRIDES / "assets", list(styles))
    for year in task.years:
        yield from year_files(year, address)
    yield from task.downloads.files()
    if address:  # a page names them by a whole address
        texts = [year for year in project.years if Part(Kind.TEXT, year.year) in task.parts]
        yield from pictures(project, texts, portal=whole)
