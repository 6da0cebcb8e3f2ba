"""The document of a year: its pages, rendered as the portal renders them and read back.

No word and no number is typed again. A part of the form that a chapter shows is printed there and not again at the end
of the document: in print, the form of later years has its tables in the chapters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from nianbao.address.pages import STATISTICS_PAGE, page_at
from nianbao.correction.notice import Notice
from nianbao.export.document.blocks import BlockReader
from nianbao.export.document.htmltree import read_html
from nianbao.export.document.inline import nothing_found
from nianbao.export.document.model import Block, Document, Heading, Page, Paragraph, Run, Table, text_of
from nianbao.export.document.pictures import Pictures
from nianbao.export.document.sidelabels import with_side_labels
from nianbao.export.document.tablereader import alike, joined
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter


def compose(year: Year, docs: Path | None = None) -> Document:
    """The report of a year as a document; with the folder `docs` its pictures are shown, else they are named."""
    whole = year.printed != year.pages
    trees = {slug: read_html(page.html) for slug, page in year.printed.items()}
    places = Counter(_document(year, trees, frozenset(), None, form_elsewhere=whole).anchors())
    known = frozenset(name for name, times in places.items() if times == 1)  # a name given twice leads nowhere
    return _document(year, trees, known, Pictures(docs, year.year) if docs else None, form_elsewhere=whole)


def compose_chapter(year: Year, chapter: Chapter) -> Page:
    """One chapter as its page shows it; links into the portal are left as the page has them."""
    reader = BlockReader(chapter.slug, lambda address: address)
    blocks = tuple(_without_gaps(reader.read(read_html(year.pages[chapter.slug].html))))
    return Page(chapter.slug, _with_notices(blocks, year.notices_on(chapter.slug)))


def _document(
    year: Year, pages: dict[str, Element], known: frozenset[str], pictures: Pictures | None, *, form_elsewhere: bool
) -> Document:
    read: list[Page] = []
    for slug, tree in pages.items():
        links = _Links(slug, known)
        find = partial(pictures.find, slug) if pictures else nothing_found
        blocks = tuple(_as_printed(BlockReader(slug, links.resolve, find).read(tree)))
        if form_elsewhere and slug == STATISTICS_PAGE:
            blocks = _without_form(blocks, year)
        if not read and not isinstance(blocks[0], Heading):
            blocks = (Heading(1, (Run(year.title),)), *blocks)
        if blocks:
            blocks = _with_notices(_with_subtitle(tuple(_without_gaps(blocks))), year.notices_on(slug))
            read.append(Page(slug, blocks, appendix=slug == STATISTICS_PAGE))
    report = year.report
    return Document(year.title, report.publisher, report.period, report.published, tuple(read))


class _Links:
    """Resolves the links of one page to places in the document."""

    def __init__(self, page: str, known: frozenset[str]) -> None:
        self.page = page
        self.known = known

    def resolve(self, address: str) -> str:
        """The address in the document; empty where it leads to nothing that a reader of the file has."""
        parts = urlsplit(address)
        if parts.scheme:
            return address
        page = page_at(parts.path, self.page)
        wanted = f"{page}/{parts.fragment}" if parts.fragment else page
        if wanted in self.known:
            return f"#{wanted}"
        moved = sorted(name for name in self.known if parts.fragment and name.endswith(f"/{parts.fragment}"))
        return f"#{moved[0]}" if moved and page == STATISTICS_PAGE else ""


def _as_printed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables that are printed as one are one, with labels at the side; a title that stands above is not repeated."""
    run: list[Table] = []
    above = ""
    for block in blocks:
        if isinstance(block, Table) and run and alike(run[-1], block):
            run.append(block)
            continue
        if run:
            yield _one(run)
            run = []
        if isinstance(block, Table):
            parts = tuple(replace(part, title="" if part.title == above else part.title) for part in block.parts)
            run = [replace(block, section="" if block.section == above else block.section, parts=parts)]
        else:
            yield block
        above = text_of(block.runs) if isinstance(block, Heading) else ""
    if run:
        yield _one(run)


def _one(run: list[Table]) -> Table:
    return with_side_labels(joined(run) if len(run) > 1 else run[0])


def _without_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings whose levels go down one by one: a level that an editor skipped is an error in every format."""
    open_levels: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        open_levels = [level for level in open_levels if level < block.level] + [block.level]
        yield replace(block, level=len(open_levels))


def _with_subtitle(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark a paragraph in brackets directly below the title, such as （2023年度）, as its subtitle."""
    for number, block in enumerate(blocks[1:2], 1):
        if isinstance(block, Paragraph) and not block.kind and re.fullmatch(r"（[^（）]*）", text_of(block.runs)):
            return (*blocks[:number], replace(block, kind="subtitle"), *blocks[number + 1 :])
    return blocks


def _with_notices(blocks: tuple[Block, ...], notices: Iterable[Notice]) -> tuple[Block, ...]:
    """The blocks of a page with its notices of corrections below the title."""
    told = tuple(Paragraph((Run(notice.text),), "note") for notice in notices)
    title = 0
    if isinstance(blocks[0], Heading):
        title = 2 if any(isinstance(block, Paragraph) and block.kind == "subtitle" for block in blocks[1:2]) else 1
    return (*blocks[:title], *told, *blocks[title:])


def _without_form(blocks: tuple[Block, ...], year: Year) -> tuple[Block, ...]:
    """What the statistics page shows besides the form; nothing where only its titles are left."""
    left = tuple(block for block in blocks if not (isinstance(block, Table) and block.kind in ("statistics", "matrix")))
    subtitle = year.report.form.subtitle.format(year=year.year)
    titles = [
        isinstance(block, Heading) or (isinstance(block, Paragraph) and text_of(block.runs).strip("（）()") in subtitle)
        for block in left
    ]
    return () if all(titles) else left
