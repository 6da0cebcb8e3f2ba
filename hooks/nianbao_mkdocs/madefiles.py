"""Files of the site that have no source of their own, as far as they are to be written."""

import logging
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from nianbao.check.overrides import OVERRIDES
from nianbao.publish.part import Kind, Part
from nianbao.site.assets import asset_files
from nianbao.site.files import pictures, portal_files, portal_pages, year_files
from nianbao.site.shareimage import can_draw
from nianbao.site.switcher import VERSIONS, versions
from nianbao_mkdocs.complaints import OURS
from nianbao_mkdocs.portal import Portal

log = logging.getLogger(OURS)

_THEME = Path(__file__).parent / "theme"


def made_files(portal: Portal, config: MkDocsConfig, theme: list[File]) -> Iterator[tuple[str, str | bytes]]:
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
