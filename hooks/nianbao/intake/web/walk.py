"""A page as a browser shows it, element by element, as blocks in reading order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nianbao.characters import without_unseen
from nianbao.intake.block import Block, Item, Note, Paragraph, Picture, Place, Removed, Span, Spans, Table
from nianbao.intake.picturetype import media_type
from nianbao.intake.spans import is_blank, lines_of, trimmed
from nianbao.intake.web.article import SILENT, leads_elsewhere, words
from nianbao.intake.web.listed import Marker, marker_of, word_marker
from nianbao.intake.web.look import Look, look_of
from nianbao.intake.web.notes import Notes
from nianbao.intake.web.picture import in_address
from nianbao.intake.web.style import Style, is_hidden, style_of
from nianbao.intake.web.whitespace import BREAK, collapsed

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5",
    "h6",
))  # fmt: skip
_CONTROLS = frozenset((
    "button", "input", "select", "textarea", "option", "datalist", "meter", "progress",
))  # fmt: skip
_PERMALINK = frozenset("¶#§🔗")
HIDDEN = "网页里不显示的文字"
_AROUND = "网页上报告以外的文字"


@dataclass(slots=True)
class Walk:
    """Goes through a page once."""

    table: Callable[["Walk", Any, Look], None]
    """Reads a table: its cells hold paragraphs, as a frame of one cell holds tables."""
    notes: Notes
    pictures: Mapping[str, bytes]
    """Of a page that is saved with its pictures: by the addresses that it names."""
    whole: int
    """How many characters the report has."""
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    in_cell: Place | None = None
    """Where the cell is that is read; None outside of tables."""
    _spans: list[Span] = field(default_factory=list)
    _marker: Marker | None = None

    def inside(self, element: Any, look: Look) -> None:
        """All that an element holds, but not what stands behind it."""
        self._text(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, look)
            self._text(child.tail, look)

    def finish(self, look: Look) -> None:
        """A block ends here: what was read since the last one is a paragraph or an item."""
        spans, self._spans = collapsed(self._spans), []
        if is_blank(spans):
            return
        for line in lines_of(trimmed(spans)):
            if self.in_cell is None:
                self.paragraphs += 1
            self.blocks.append(self._block(line, look))

    def remove(self, text: str, why: str) -> None:
        """Something is left out."""
        if text:
            self.removed.append(Removed(text, self.place(), why))

    def place(self) -> Place:
        """Where the walk is."""
        return self.in_cell or Place(paragraph=self.paragraphs or None)

    def aside(self, place: Place | None) -> "Walk":
        """A walk through a part of the same page, with blocks of its own."""
        other = replace(self, blocks=[], in_cell=place, _spans=[], _marker=None)
        other.removed = self.removed
        return other

    def _block(self, spans: Spans, look: Look) -> Block:
        marker, self._marker = self._marker, None
        place = self.place()
        if marker is not None and look.level is None:
            return Item(spans, place, marker.text, marker.ordered, marker.depth)
        return Paragraph(spans, place, look.level, look.align, look.size, look.indent)

    def _text(self, text: str | None, look: Look) -> None:
        if text:
            shown = without_unseen(text)
            self._spans.append(Span(shown.replace("\n", BREAK) if look.kept else shown, look.bold, look.link))

    def _element(self, element: Any, look: Look) -> None:
        if element.tag in SILENT or (element.tag == "o:p" and not words(element)):
            return
        style = style_of(element)
        if is_hidden(element, style):
            self.remove(words(element), HIDDEN)
        elif element.tag in _CONTROLS:
            self.remove(words(element), "网页的按钮和输入框")
        elif element in self.notes.back or (element.tag == "a" and words(element) in _PERMALINK):
            return
        elif self.in_cell is None and leads_elsewhere(element, self.whole):
            self.finish(look)
            self.remove(words(element), _AROUND)
        elif element in self.notes.holders:
            self._note(element, look)
        else:
            self._shown(element, style, look)

    def _shown(self, element: Any, style: Style, look: Look) -> None:
        name = element.tag
        inner = look_of(element, style, look)
        if name == "br":
            self._spans.append(Span(BREAK, look.bold, look.link))
        elif name == "img":
            self._picture(element, look)
        elif element in self.notes.calls:
            self._spans.append(Span("", look.bold, note=self.notes.calls[element]))
        elif name in {"rt", "rp"}:
            self.remove(words(element), "拼音")
        elif style.get("mso-list") == "ignore":
            self._marker = word_marker(words(element), self._marker)
        elif name == "table":
            self.finish(look)
            self.table(self, element, inner)
        elif name in _BLOCKS:
            self.finish(look)
            self._marker = marker_of(element, style) or (None if name in ("li", "p") else self._marker)
            self.inside(element, inner)
            self.finish(inner)
        else:
            self.inside(element, inner)

    def _note(self, element: Any, look: Look) -> None:
        self.finish(look)
        other = self.aside(self.place())
        other.inside(element, Look())
        other.finish(Look())
        spans = [span for block in other.blocks for span in _with_break(block)]
        self.blocks.append(Note(self.notes.holders[element], trimmed(spans), self.place()))

    def _picture(self, element: Any, look: Look) -> None:
        address, alternative = element.get("src") or "", (element.get("alt") or "").strip()
        if {element.get("width"), element.get("height")} & {"0", "1"}:
            return
        content, kind = in_address(address)
        if address in self.pictures:
            content, kind = self.pictures[address], media_type(self.pictures[address])
        shown = "" if content else address
        self.finish(look)
        self.blocks.append(Picture(content, kind, self.place(), alternative, shown[:500]))


def _with_break(block: Block) -> Iterator[Span]:
    if isinstance(block, Paragraph | Item):
        yield from block.spans
        yield Span("\n")
    elif isinstance(block, Table):
        yield Span(" ".join(text for row in block.texts() for text in row))
