"""The letters of a PDF page with their positions, as pdfium reads them."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from nianbao.characters import without_unseen
from nianbao.intake.pdf.faces import Faces
from nianbao.intake.spans import is_wide

_SURROGATES = range(0xD800, 0xDC00)


class Letter(NamedTuple):
    """One character. Lengths in points; `top` and `bottom` grow downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    quarter: int = 0
    """In which direction it is written: quarter turns against the clock."""
    link: str | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Turn(NamedTuple):
    """How positions of a page become those of a page that is held upright."""

    left: float
    bottom: float
    right: float
    top: float
    """The edges of the page in the file."""
    quarter: int = 0
    """In which direction its text is written: quarter turns against the clock."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as one of the upright page, from the upper left corner."""
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        if self.quarter == 3:  # noqa: PLR2004 - the other way round
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the file as left, top, right and bottom of the upright page."""
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter % 2 else (width, height)

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point of the upright page is on it."""
        return 0 <= point[0] <= self.size[0] and 0 <= point[1] <= self.size[1]


class Raw(NamedTuple):
    """A letter as the file has it, from the lower left corner."""

    text: str
    box: tuple[float, float, float, float]
    size: float
    bold: bool
    invisible: bool
    quarter: int


def raw_letters(text_page: Any, faces: Faces) -> list[Raw]:
    """The letters of a page, without those that pdfium adds where it sees gaps."""
    found, at, count = [], 0, pdfium.FPDFText_CountChars(text_page)
    matrix = pdfium.FS_MATRIX()
    while at < count:
        code, first = pdfium.FPDFText_GetUnicode(text_page, at), at
        at += 1
        if code in _SURROGATES and at < count:
            code = 0x10000 + ((code & 0x3FF) << 10) + (pdfium.FPDFText_GetUnicode(text_page, at) & 0x3FF)
            at += 1
        if pdfium.FPDFText_IsGenerated(text_page, first) == 1 or not _is_letter(code):
            continue
        pdfium.FPDFText_GetMatrix(text_page, first, matrix)
        face = faces.of(text_page, first)
        size = face.size * math.hypot(matrix.c, matrix.d)
        quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        sides = faces.box(text_page, first, face, size, wide=is_wide(chr(code)) and not quarter)
        if all(map(math.isfinite, (*sides, size))):
            found.append(Raw(chr(code), sides, size, face.bold, face.invisible, quarter))
    return found


def most_written(letters: Sequence[Raw]) -> int:
    """The direction in which most letters of a page are written."""
    return Counter(letter.quarter for letter in letters).most_common(1)[0][0] if letters else 0


def upright(letters: Sequence[Raw], turn: Turn, links: Sequence[tuple[tuple[float, ...], str]]) -> Iterator[Letter]:
    """The letters as they stand on the upright page, those beyond its edges too."""
    for raw in letters:
        left, top, right, bottom = turn.box(*raw.box)
        across, down = (left + right) / 2, (top + bottom) / 2
        link = next((to for box, to in links if box[0] <= across <= box[2] and box[1] <= down <= box[3]), None)
        quarter = (raw.quarter - turn.quarter) % 4
        yield Letter(raw.text, left, top, right, bottom, raw.size, raw.bold, quarter, link)


def _is_letter(code: int) -> bool:
    return code > ord(" ") - 1 and bool(without_unseen(chr(code))) and not 0xD800 <= code < 0xE000  # noqa: PLR2004
