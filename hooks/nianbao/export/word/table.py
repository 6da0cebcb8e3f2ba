"""Tables in WordprocessingML: the head repeated on every page, merged cells as in print, no line torn apart."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.oxml.ns import qn

from nianbao.export.document.columns import Slot, even, laid_out, shares
from nianbao.export.document.model import Block, Line, Part, Run, Table, text_of
from nianbao.export.word.runs import Writer
from nianbao.export.word.xml import Element, paragraph, text_run, w

WIDTH = 8845
"""Of the type area (156 mm), in twentieths of a point."""
_MILLIMETRE = 1440 / 25.4
"""In twentieths of a point."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HIGH, _WIDE, _NARROW = 30, 70, 40
"""Around the text of a cell, in twentieths of a point: above and below, beside, and beside where columns are many."""
_FEW, _MANY = 5, 10
"""Most columns in type of the usual size, and in small type."""
_SIZES = {"表格文字": 210, "表格小字": 180, "表格密字": 150}
"""Of the type of each style, in twentieths of a point."""
_SLACK = 50
"""What a line gets beyond its characters: borders take some of it."""
_STEP = 200
"""Indent of a row's head for each level, in twentieths of a point."""


def table(block: Table, writer: Writer, anchors: Iterable[str]) -> Iterator[Element]:
    """The titles above it, and the table."""
    return _TableWriter(block, writer).elements((*anchors, *block.anchors))


def between(following: Block | None, writer: Writer) -> Element:
    """The short line behind a table: Word makes one of two that touch. Unseen where the form prints no gap."""
    if isinstance(following, Table) and following.stacked:
        return paragraph(writer.styles["表格相接"], (), w("rPr", w("vanish")))
    return paragraph(writer.styles["表格链接"], ())


class _TableWriter:
    def __init__(self, block: Table, writer: Writer) -> None:
        self.block = block
        self.writer = writer
        self.widths = [round(share * WIDTH) for share in shares(block)]
        self.style = "表格密字" if block.columns > _MANY else "表格小字" if block.columns > _FEW else "表格文字"
        self.beside = _NARROW if block.columns > _FEW else _WIDE

    def elements(self, anchors: tuple[str, ...]) -> Iterator[Element]:
        block = self.block
        if block.section:
            yield self.writer.line("Caption", (Run(block.section),))
        if block.titled_above:
            yield self.writer.line("Caption", (Run(block.title),), block.parts[0].anchors)
        grid = w("tblGrid", *(w("gridCol", w=width) for width in self.widths))
        yield from self.writer.places.mark(anchors)
        lines = list(self._lines())
        if self.block.small or self.block.labels > 1:  # a table longer than a page is broken all the same
            _keep_together(lines)
        yield w("tbl", self._properties(block.section or block.title), grid, *lines)

    def _properties(self, name: str) -> Element:
        margins = (("top", _HIGH), ("left", self.beside), ("bottom", _HIGH), ("right", self.beside))
        borders = (w(side, val="single", sz=4, space=0, color="404040") for side in _SIDES)
        return w(
            "tblPr",
            w("tblW", w=sum(self.widths), type="dxa"),
            w("jc", val="center"),
            w("tblBorders", *borders),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
            w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
            *([w("tblCaption", val=name)] if name else []),
        )

    def _lines(self) -> Iterator[Element]:
        """Head lines, each marked as repeated, then the parts."""
        first = self.block.parts[0]
        if self.block.titled_within:
            yield self._title(first, "center", head=True)
        for line, slots in zip(self.block.head, laid_out(self.block.head), strict=True):
            yield self._line(line, slots, head=True)
        for part in self.block.parts:
            if part.title and len(self.block.parts) > 1:
                yield self._title(part, "left", head=False)
            for line, slots in zip(part.lines, laid_out(part.lines), strict=True):
                yield self._line(line, slots, head=False)

    def _title(self, part: Part, align: str, *, head: bool) -> Element:
        """A line that holds one title."""
        run = text_run(part.title, w("rFonts", eastAsia="黑体"))
        text = self._paragraph(self.writer.places.mark(part.anchors, run), align, w("keepNext"))
        return _row([self._cell(0, self.block.columns, "", [text])], head=head)

    def _line(self, line: Line, slots: list[Slot], *, head: bool) -> Element:
        """A line of cells; below a cell of several lines an empty one goes on with it."""
        cells = []
        for slot in slots:
            merge = "" if slot.cell.lines == 1 else "restart" if slot.first else "continue"
            content = self._content(slot, line) if slot.first else [self._paragraph((), "left")]
            cells.append(self._cell(slot.column, slot.cell.columns, merge, content))
        return _row(cells, head=head)

    def _cell(self, column: int, columns: int, merge: str, content: Iterable[Element]) -> Element:
        properties = [w("tcW", w=sum(self.widths[column : column + columns]), type="dxa")]
        if columns > 1:
            properties.append(w("gridSpan", val=columns))
        if merge:
            properties.append(w("vMerge", val=merge))
        return w("tc", w("tcPr", *properties, w("vAlign", val="center")), *content)

    def _content(self, slot: Slot, line: Line) -> Iterator[Element]:
        """The text, below it notes and links back."""
        cell = slot.cell
        centred = cell.head in ("col", "rows") or cell.kind in ("value", "unit")
        strong = {"strong"} if cell.head == "col" or (line.total and cell.head != "rows") else set()
        runs = tuple(replace(run, marks=run.marks | strong) for run in cell.runs)
        marked = self.writer.places.mark(cell.anchors, *self.writer.runs(runs, self._room(slot)))
        if cell.runs or not (cell.notes or cell.uses):
            yield self._paragraph(marked, cell.align or ("center" if centred else "left"), *self._indent(slot))
        small = self.writer.styles["表格链接"]
        for note in cell.notes:
            yield paragraph(small, [text_run(note)], *self._indent(slot))
        if cell.uses:
            links = [run for use in cell.uses for run in (Run("、"), use)][1:]
            yield paragraph(small, [text_run("正文："), *self.writer.runs(tuple(links))], *self._indent(slot))

    def _room(self, slot: Slot) -> float:
        """Millimetres for a picture in a cell."""
        width = sum(self.widths[slot.column : slot.column + slot.cell.columns])
        return (width - 2 * self.beside) / _MILLIMETRE

    def _indent(self, slot: Slot) -> list[Element]:
        """By the level of a row's head; of a column's head, so much at both sides that its lines are even."""
        cell, size = slot.cell, _SIZES[self.style]
        room, length = self.widths[slot.column] - 2 * self.beside, len(text_of(cell.runs))
        if cell.head == "col" and cell.columns == 1 and not cell.align and length * size > room >= size:
            side = max((room - even(length, room // size) * size - _SLACK) // 2, 0)
            return [w("ind", left=side, right=side)]
        return [w("ind", left=_STEP * (cell.level - 1))] if cell.level > 1 else []

    def _paragraph(self, content: Iterable[Element], align: str, *properties: Element) -> Element:
        return paragraph(self.writer.styles[self.style], content, *properties, w("jc", val=align))


def _row(cells: list[Element], *, head: bool) -> Element:
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if head else [])), *cells)


def _keep_together(lines: list[Element]) -> None:
    """Every line but the last stays on the page of the next one."""
    for style in (style for line in lines[:-1] for style in line.iter(qn("w:pStyle"))):
        following = style.getnext()
        if following is None or following.tag != qn("w:keepNext"):
            style.addnext(w("keepNext"))
