"""A PDF as a whole: its pages one after the other, paragraphs and tables over their ends, and what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from nianbao.finding import Problem
from nianbao.intake.block import Block, Original, Picture, Place, Removed
from nianbao.intake.format import SCANNED
from nianbao.intake.limits import MEND, MOST_PAGES, check_characters
from nianbao.intake.pdf.drawn import Image
from nianbao.intake.pdf.lines import Line
from nianbao.intake.pdf.page import Drawing, Page, Thing, read_page
from nianbao.intake.pdf.paragraphs import Margins, goes_on, margins_of, paragraph
from nianbao.intake.pdf.running import without_running
from nianbao.intake.pdf.tables import Growing, tabbed_runs, tabbed_table

_AGAIN = "请回到原来的 Word、WPS 文件重新导出为 PDF，或直接用那个文件"
_FEW = 20
"""A page with fewer letters is a picture, where one covers it."""
_MOSTLY = 0.5


def read_pdf(content: bytes) -> Original:
    """The blocks of a PDF. Raises Problem where it is damaged, locked, scanned, or too large."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise Problem(f"PDF 有 {len(document)} 页，超过 {MOST_PAGES} 页", MEND)
        pages = list(_pages(document))
        title = document.get_metadata_value("Title") or ""
    finally:
        document.close()
    removed = list(_unread(pages))
    pages, running = without_running(pages)
    reading = _Reading(margins_of(pages), removed + running)
    reading.read(pages)
    return Original(tuple(reading.blocks), tuple(reading.removed), title)


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or b"/Encrypt" in content[-4096:]:
            raise Problem("PDF 加了密码，读不出来", "请去掉密码，重新导出为 PDF") from None
        raise Problem("PDF 损坏，打不开", _AGAIN) from None


def _pages(document: Any) -> Iterator[Page]:
    letters = 0
    for at in range(len(document)):
        page = document[at]
        found = read_page(page, at + 1)
        page.close()
        letters += found.letters
        check_characters(letters)
        yield found


def _unread(pages: Sequence[Page]) -> Iterator[Removed]:
    """Pages that are pictures. Raises Problem where most are: the file was scanned."""
    pictures = [page for page in pages if page.letters < _FEW and (page.covered > _MOSTLY or page.invisible >= _FEW)]
    if (
        pictures
        and len(pictures) > _MOSTLY * len(pages) - 1
        and sum(page.letters for page in pages) < _FEW * len(pages)
    ):
        read = " 机器识别的文字没有核对过，不能用。" if any(page.invisible for page in pictures) else ""
        raise Problem("PDF 是扫描件，里面是图片，没有文字", SCANNED + read)
    if not any(page.letters or page.things for page in pages):
        raise Problem("PDF 里没有文字", SCANNED)
    for page in pages:
        if page.beyond:
            yield Removed(page.beyond, Place(page=page.number), "页面边界以外的文字")
        if page in pictures:
            yield Removed("", Place(page=page.number), "这一页是图片，没有文字")
        elif page.invisible:
            yield Removed("", Place(page=page.number), f"看不见的 {page.invisible} 个字")


@dataclass(slots=True)
class _Reading:
    """The pages, one after the other."""

    margins: dict[int, Margins]
    removed: list[Removed]
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0
    _lines: list[Line] = field(default_factory=list)
    _begun: int = 0
    """The page on which the paragraph begins."""
    _reached: int = 0
    _table: Growing | None = None
    _table_begun: int = 0

    def read(self, pages: Sequence[Page]) -> None:
        for page in pages:
            for is_line, things in groupby(page.things, key=lambda thing: isinstance(thing, Line)):
                listed: list[Thing] = list(things)
                if is_line:
                    for run in tabbed_runs([thing for thing in listed if isinstance(thing, Line)]):
                        self._run(run, page.number)
                else:
                    for thing in listed:
                        self._drawn(thing, page.number)
        self._finish()

    def _run(self, run: Sequence[Line], page: int) -> None:
        self._finish_table()
        if len(run) > 1:
            self._finish()
            self.tables += 1
            self.blocks.append(tabbed_table(run, page, self.tables))
            return
        line, later = run[0], page != self._reached
        here, there = self.margins.get(self._reached), self.margins[page]
        if not (self._lines and here and goes_on(self._lines[-1], line, here, page=there if later else None)):
            self._finish()
            self._begun = page
        self._lines.append(line)
        self._reached = page

    def _drawn(self, thing: Thing, page: int) -> None:
        if isinstance(thing, Image):
            self._finish()
            left_out = "" if thing.content else "读不出来的图片"
            if left_out:
                self.removed.append(Removed("", Place(page=page), left_out))
            else:
                self.blocks.append(Picture(thing.content, thing.media_type, Place(page=page)))
        elif isinstance(thing, Drawing) and not (self._table and not self._lines and self._table.takes(thing, page)):
            self._finish()
            self._table, self._table_begun = Growing.of(thing, page), page

    def _finish(self) -> None:
        """A paragraph or a table ends here."""
        self._finish_table()
        if self._lines:
            self.paragraphs += 1
            place = Place(page=self._begun, paragraph=self.paragraphs)
            self.blocks.append(paragraph(self._lines, self.margins[self._begun], place))
            self._lines = []

    def _finish_table(self) -> None:
        if self._table is not None:
            self.tables += 1
            self.blocks.append(self._table.table(self.tables, self._table_begun))
            self.removed += self._table.removed
            self._table = None
