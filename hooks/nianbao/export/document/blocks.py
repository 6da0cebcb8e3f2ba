"""Blocks of a page: the elements that Python-Markdown wrote, in order."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from nianbao.export.document.htmltree import classes
from nianbao.export.document.inline import Around, Find, Resolve, nothing_found, read_runs, trimmed
from nianbao.export.document.model import Block, Heading, Listing, Paragraph, Run
from nianbao.export.document.tablereader import read_table
from nianbao.render.classes import CHART_NOTE, EDITOR_NOTE

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = {"p": "", "dt": "", "dd": "", "summary": "", "address": "", "figcaption": "caption"}
_UNSEEN = frozenset({"svg", "script", "style", "template", "hr"})
_CONTAINERS = frozenset(
    {"article", "aside", "blockquote", "body", "details", "div", "dl", "figure", "footer", "header", "html", "main"}
    | {"section", "nav"}
)


class BlockReader:
    """Reads the blocks of one page."""

    def __init__(self, page: str, resolve: Resolve, find: Find = nothing_found) -> None:
        self.page = page
        self.around = Around(page, resolve, find)
        self.waiting: list[str] = []
        """Names of places that the next block takes."""

    def read(self, parent: Element, kind: str = "") -> Iterator[Block]:
        """The blocks in an element; text that stands there by itself is a paragraph. `kind` is of its paragraphs."""
        loose = Element("p")
        _put_text(loose, parent.text)
        for child in parent:
            if child.tag in _UNSEEN or CHART_NOTE in classes(child):
                _put_text(loose, child.tail)
                continue
            if not _is_block(child):
                loose.append(child)
                continue
            yield from self._paragraph(loose, kind)
            loose = Element("p")
            _put_text(loose, child.tail)
            yield from self._block(child, kind)
        yield from self._paragraph(loose, kind)

    def _block(self, element: Element, kind: str) -> Iterator[Block]:
        if element.tag in _CONTAINERS:
            self._wait(element)
            yield from self.read(element, "quote" if element.tag == "blockquote" else kind)
        elif element.tag in _HEADINGS:
            self._wait(element)
            yield Heading(_HEADINGS[element.tag], read_runs(element, self.around), self._taken())
        elif element.tag == "table":
            yield read_table(element, self.around, self._taken())
        elif element.tag in ("ul", "ol"):
            yield self._list(element)
        elif element.tag == "pre":
            yield Paragraph((Run("".join(element.itertext()).rstrip("\n")),), "code", self._taken())
        else:
            note = "note" if EDITOR_NOTE in classes(element) else ""
            yield from self._paragraph(element, note or _PARAGRAPHS.get(element.tag, "") or kind)

    def _paragraph(self, element: Element, kind: str) -> Iterator[Block]:
        self._wait(element)
        for is_picture, group in groupby(read_runs(element, self.around), lambda run: run.picture is not None):
            if is_picture:
                yield from (Paragraph((run,), "picture", self._taken()) for run in group)
            elif runs := trimmed(list(group)):
                yield Paragraph(runs, kind, self._taken())

    def _list(self, element: Element) -> Listing:
        self._wait(element)
        items = []
        for child in element:
            self._wait(child)
            items.append(tuple(map(_plain, self.read(child))))
        start = element.get("start", "1")
        return Listing(element.tag == "ol", int(start) if start.isdecimal() else 1, tuple(items))

    def _wait(self, element: Element) -> None:
        if id := element.get("id"):
            self.waiting.append(f"{self.page}/{id}")

    def _taken(self) -> tuple[str, ...]:
        taken, self.waiting = tuple(self.waiting), []
        return taken


def _is_block(element: Element) -> bool:
    return (
        element.tag in _CONTAINERS
        or element.tag in _HEADINGS
        or element.tag in _PARAGRAPHS
        or element.tag in ("table", "ul", "ol", "pre")
    )


def _plain(block: Block) -> Block:
    """In an item a heading is bold text: it heads no part of the report."""
    if not isinstance(block, Heading):
        return block
    return Paragraph(tuple(replace(run, marks=run.marks | {"strong"}) for run in block.runs), "", block.anchors)


def _put_text(paragraph: Element, text: str | None) -> None:
    """Add text at the end of what stands by itself."""
    if not text:
        return
    if len(paragraph):
        SubElement(paragraph, "span").text = text
    else:
        paragraph.text = (paragraph.text or "") + text
