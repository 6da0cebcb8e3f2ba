"""One page of a PDF: its lines, ruled tables and pictures, from the top."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from nianbao.intake.block import Cell
from nianbao.intake.pdf.cells import cells_of
from nianbao.intake.pdf.drawn import Image, drawn_on
from nianbao.intake.pdf.faces import Faces
from nianbao.intake.pdf.letters import Letter, Turn, most_written, raw_letters, upright
from nianbao.intake.pdf.lines import Line, lines_of, turned
from nianbao.intake.pdf.objects import texts_in_forms
from nianbao.intake.pdf.ruled import Ruled, ruled_tables

_MOST_LINKS = 2000
_SMALLEST = 24.0
"""Pictures that are no wider or higher are signs of a layout, in points."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A ruled table on a page."""

    ruled: Ruled
    cells: tuple[tuple[int, int, Cell], ...]


Thing = Line | Drawing | Image


@dataclass(frozen=True, slots=True)
class Page:
    """A page held upright; `number` is counted from 1."""

    number: int
    width: float
    height: float
    things: tuple[Thing, ...]
    """Lines, tables and pictures, from the top."""
    letters: int
    """How many letters are printed."""
    invisible: int
    """How many letters are there and not printed: a machine has read a picture."""
    covered: float
    """The share of the page that pictures cover."""
    beyond: str = ""
    """What is written beyond the edges of the page, where nobody sees it."""

    def lines(self) -> list[Line]:
        """The lines outside of tables."""
        return [thing for thing in self.things if isinstance(thing, Line)]


def read_page(page: Any, number: int) -> Page:
    """The page, by its number from 1."""
    text_page = page.get_textpage()
    raw = raw_letters(text_page, Faces(texts_in_forms(page)))
    text_page.close()
    left, bottom, right, top = page.get_bbox()
    turn = Turn(left, bottom, right, top, most_written(raw))
    seen = list(upright([letter for letter in raw if not letter.invisible], turn, list(_links(page, turn))))
    letters = [letter for letter in seen if turn.holds(letter.middle)]
    beyond = "".join(letter.text for letter in seen if not turn.holds(letter.middle)).strip()
    drawn = drawn_on(page, turn)
    things: list[Thing] = []
    for ruled in ruled_tables(drawn.strokes):
        inside = [letter for letter in letters if _is_in(letter, ruled)]
        if any(letter.text.strip() for letter in inside):
            letters = [letter for letter in letters if not _is_in(letter, ruled)]
            things.append(Drawing(ruled, tuple(cells_of(ruled, inside, number))))
    things += [image for image in drawn.images if _is_picture(image)]
    things += _lines(letters)
    width, height = turn.size
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box, _, _ in drawn.images) / max(width * height, 1)
    invisible = sum(letter.invisible for letter in raw)
    return Page(
        number, width, height, tuple(sorted(things, key=_top)), len(raw) - invisible, invisible, covered, beyond
    )


def _lines(letters: Sequence[Letter]) -> Iterator[Line]:
    """Upright lines, and behind them those that are written up or down."""
    yield from lines_of(letter for letter in letters if not letter.quarter)
    across = [letter for letter in letters if letter.quarter]
    if across:
        yield from lines_of(turned(across))


def _is_in(letter: Letter, ruled: Ruled) -> bool:
    across, down = letter.middle
    left, top, right, bottom = ruled.box
    return left <= across <= right and top <= down <= bottom


def _is_picture(image: Image) -> bool:
    left, top, right, bottom = image.box
    return right - left > _SMALLEST and bottom - top > _SMALLEST and bool(image.content)


def _top(thing: Thing) -> tuple[float, float]:
    if isinstance(thing, Line):
        return thing.top, thing.left
    box = thing.box if isinstance(thing, Image) else thing.ruled.box
    return box[1], box[0]


def _links(page: Any, turn: Turn) -> Iterator[tuple[tuple[float, ...], str]]:
    """The boxes of links that lead to an address."""
    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, at, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
        if length > 1 and pdfium.FPDFLink_GetAnnotRect(link, box):
            written = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(page.pdf, action, written, length)
            yield turn.box(box.left, box.bottom, box.right, box.top), written.value.decode("utf-8", errors="replace")
