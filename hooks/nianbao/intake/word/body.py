"""The body of a Word document as blocks: paragraphs with their numbers, tables, text boxes, in reading order."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from nianbao.attached.xmlpart import attribute, elements, local
from nianbao.intake.block import Align, Block, Item, Paragraph, Picture, Place, Removed, Span, Spans
from nianbao.intake.officexml import child, number, value, whole
from nianbao.intake.spans import is_blank, lines_of, trimmed
from nianbao.intake.word.inline import DELETED, Inline
from nianbao.intake.word.line import Line
from nianbao.intake.word.numbering import Marker, Numbering

_ALIGNED = {"center": Align.CENTER, "right": Align.END, "end": Align.END}
_DELETED = ("del", "moveFrom")
CONTENTS = "目录"
"""Why a line of a table of contents is left out."""
_TRANSPARENT = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "AlternateContent"))
_TYPICAL = 10.5
"""The size of letters where nothing is said, in points (五号)."""


@dataclass(slots=True)
class Body:
    """Goes through a part once: numbers, fields and places count on."""

    inline: Inline
    numbering: Numbering
    table: Callable[["Body", Any], Iterator[Block]]
    """Reads a table: it holds paragraphs, as text boxes hold tables."""
    removed: list[Removed] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    _carried: list[Span] = field(default_factory=list)
    """The words of a paragraph whose mark was deleted: they belong to the next."""

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks of a body, or of a text box."""
        for inner in self.flattened(element, Place(paragraph=self.paragraphs or None)):
            if local(inner) == "p":
                yield from self._paragraph(inner)
            else:
                yield from self.table(self, inner)

    def flattened(self, element: Any, place: Place, *names: str) -> Iterator[Any]:
        """The elements `p` and `tbl` (or those named) that are shown, whatever wraps them."""
        for inner in element:
            name = local(inner)
            if name in (names or ("p", "tbl")):
                yield inner
            elif name in _DELETED:
                self.remove(words(inner), place, DELETED)
            elif name in {"Fallback", "Choice"}:
                if inner is next(iter(element)):
                    yield from self.flattened(inner, place, *names)
            elif name == "altChunk":
                self.remove("", place, "并入的另一个文件，没有读取")
            elif name in _TRANSPARENT:
                yield from self.flattened(inner, place, *names)

    def marker(self, properties: Any) -> Marker | None:
        """What Word shows before a paragraph; asked for once for each, since it counts."""
        found = self.inline.styles.of_paragraph(properties, "numPr")
        list_id = value(found, "numId") or self._list_of_style(properties)
        if not list_id or list_id == "0":
            return None
        return self.numbering.marker(list_id, whole(value(found, "ilvl")))

    def remove(self, text: str, place: Place, why: str) -> None:
        """Something is left out."""
        self.removed.append(Removed(text, place, why))

    def _list_of_style(self, properties: Any) -> str:
        styles = self.inline.styles
        said = (value(style, "pPr", "numPr", "numId") for style in styles.chain(styles.of(properties)))
        return next(filter(None, said), "")

    def _paragraph(self, element: Any) -> Iterator[Block]:
        properties = child(element, "pPr")
        line = self.inline.read(element)
        spans = [*self._carried, *line.spans]
        self._carried = []
        if properties is not None and child(properties, "rPr", "del") is not None:
            self._carried = spans
            spans = []
        marker = self.marker(properties)
        printed = trimmed(spans)
        place = Place(paragraph=self.paragraphs + 1)
        for text, why in line.removed:
            self.remove(text, place, why)
        if line.contents and not is_blank(printed):
            self.remove("".join(span.text for span in printed), place, CONTENTS)
        elif not is_blank(printed):
            for part in lines_of(printed):
                self.paragraphs += 1
                yield self._block(properties, line, part, marker)
                marker = None
        yield from self.hanging(line, place)

    def hanging(self, line: Line, place: Place) -> Iterator[Block]:
        """Pictures and text boxes that hang on a paragraph."""
        for content, kind, address, alternative in line.pictures:
            yield Picture(content, kind, place, alternative, address)
        for box in line.boxes:
            yield from self.blocks(box)

    def _block(self, properties: Any, line: Line, spans: Spans, marker: Marker | None) -> Block:
        styles, place = self.inline.styles, Place(paragraph=self.paragraphs)
        level = styles.level(properties)
        if marker is not None and level is None and marker.text:
            return Item(spans, place, marker.text, marker.ordered, marker.depth)
        size = _most(line.sizes)
        found = Paragraph(spans, place, level, self._align(properties), size, self._indent(properties, size))
        return found if marker is None or not marker.text else replace(found, spans=with_marker(marker, spans))

    def _align(self, properties: Any) -> Align:
        found = self.inline.styles.of_paragraph(properties, "jc")
        return _ALIGNED.get("" if found is None else attribute(found, "val"), Align.START)

    def _indent(self, properties: Any, size: float | None) -> float | None:
        """The indent of the first line in letters: two are usual."""
        found = self.inline.styles.of_paragraph(properties, "ind")
        if found is None:
            return None
        for name, unit in (("firstLineChars", 100.0), ("firstLine", 20 * (size or _TYPICAL))):
            if amount := number(attribute(found, name)):
                return round(amount / unit, 2)
        return None


def with_marker(marker: Marker, spans: Spans) -> Spans:
    """The spans with the marker before them, as it is shown."""
    blank = " " if marker.text[-1:].isascii() and marker.text[-1:] != "" and spans[:1] else ""
    bold = bool(spans) and spans[0].bold
    return trimmed((Span(marker.text + blank, bold), *spans))


def words(element: Any) -> str:
    """The words of an element, a line for each paragraph; deleted ones too."""
    lines = elements(element, "p") or [element]
    return "\n".join("".join(item.text or "" for item in elements(line, "t", "delText")) for line in lines).strip()


def _most(sizes: Counter[float]) -> float | None:
    return sizes.most_common(1)[0][0] if sizes else None
