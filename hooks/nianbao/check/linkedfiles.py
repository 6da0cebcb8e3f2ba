"""Files that pages lead to or show, pictures and pages of other folders: each must be in `docs`.

The site generator would find the same, but only when it builds, in English and without the line.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nianbao.address.anchor import is_generated
from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES
from nianbao.check.chapterlinks import HEADING_ID
from nianbao.check.pagelinks import Link, PageLinks
from nianbao.check.stages import AllPages
from nianbao.finding import Finding, Place
from nianbao.labels import suggestion
from nianbao.text.chapter import read_source
from nianbao.text.leftover import leftovers
from nianbao.text.links import FILE, links_of
from nianbao.text.pieces import definitions, without_code

_CHAPTER = re.compile(r"[\w-]+\.md")
_MADE = {f"{page.slug}.md" for page in (*PORTAL_PAGES, *YEAR_PAGES)}
"""Pages without a source, at the root or of a year."""
_DOWNLOAD = re.compile(r"(?:[0-9]{4}/)?data/")
"""What the build makes: whether it is there is seen then."""


def read_links(docs: Path, pages: Iterable[str]) -> dict[str, PageLinks]:
    """The links of each page, by its path from `docs`; a page that cannot be read is left out (a finding already)."""
    read = {page: read_source(docs / page, page, []) for page in pages}
    return {page: _links_of(page, without_code(text)) for page, text in read.items() if text is not None}


def check_files(pages: AllPages) -> Iterator[Finding]:
    """A finding for each link or picture in `docs` whose file is not there, and for each heading that is not.

    Links from chapter to chapter of a year are left to `check_links`.
    """
    for page in sorted(pages.links):
        for link in pages.links[page].links:
            yield from _check(link, pages.files, pages.links)


def _links_of(page: str, text: str) -> PageLinks:
    return PageLinks(tuple(_links(page, text)), tuple(HEADING_ID.findall(text)))


def _links(page: str, text: str) -> Iterator[Link]:
    """The links and images of a page whose address names a file."""
    written = {link.at: (unescape(link.address), link.is_picture) for link in links_of(text)}
    defined = {found.start("address"): (unescape(found["address"]), False) for found in definitions(text)}
    for at, (address, is_picture) in sorted((defined | written).items()):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue  # said where links are bound
        path = unquote(parts.path)
        named = path and not (parts.scheme or parts.netloc or leftovers(address))
        if named and (is_picture or FILE.search(path)):
            place = Place(f"docs/{page}", text.count("\n", 0, at) + 1)
            yield Link(
                page=page, address=address, path=path, heading=parts.fragment, is_picture=is_picture, place=place
            )


def _check(link: Link, files: Collection[str], pages: Mapping[str, PageLinks]) -> Iterator[Finding]:
    folder, target = posixpath.dirname(link.page), link.target
    if link.path.startswith("/"):
        mend = "请从这个文件所在的文件夹写起，例如 plan.md、../2023/work.md"
        yield Finding(link.place, link.address, "地址不能以斜线开头", mend)
    elif folder and _CHAPTER.fullmatch(link.path):
        return
    elif target in files:
        page = pages.get(target)
        if link.heading and page and link.heading not in page.headings and not is_generated(link.heading):
            problem = f"{target} 里没有编号为“{link.heading}”的标题"
            yield Finding(link.place, link.address, problem, "请照标题后面的 {#…} 填写")
    elif posixpath.basename(target) not in _MADE and not _DOWNLOAD.match(target):
        what = "这张图片" if link.is_picture else "这个文件"
        names = [posixpath.relpath(file, folder) for file in sorted(files)]
        mend = suggestion(link.path, names, f"请放进 {posixpath.join('docs', folder)}，照它的名字写，大小写也要一样")
        yield Finding(link.place, link.address, f"docs 里没有{what}", mend)
