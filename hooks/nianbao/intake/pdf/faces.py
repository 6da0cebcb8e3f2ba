"""How letters of a PDF are set: their fonts, and the boxes that they fill."""

import ctypes
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from nianbao.intake.pdf.objects import Matrix, key_of, matrix_of

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|simhei|heiti|黑体|小标宋|xiaobiaosong", re.IGNORECASE)
_HEAVY = 600
_FILL_AND_STROKE = (2, 6)
_INVISIBLE = (3, 7)
_NAME = 200
_IMPLAUSIBLE = 2.5
"""No letter is so many times as wide or high as its size."""
_LOW = 0.7
"""A box that is lower holds the drawing alone, in sizes: of a letter whose text is said beside it, no more is known."""
_BELOW = 0.12
"""How far a Chinese character reaches below its base line, in its size."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Face(NamedTuple):
    """How a run of letters is set."""

    size: float
    bold: bool
    invisible: bool
    outer: Matrix | None
    """The matrix that its positions still lack.

    pdfium leaves it out within forms where the text is said beside the letters (ActualText, ISO 32000-1, 14.9.4), as
    browsers say it of signs whose drawing several characters share.
    """


@dataclass(slots=True)
class Faces:
    """The runs of a page, each asked once."""

    outers: Mapping[int, Matrix]
    """The matrices around the runs that stand in forms."""
    _known: dict[int, Face] = field(default_factory=dict)

    def of(self, text_page: Any, at: int) -> Face:
        """The run to which a letter belongs; letters are asked for in order."""
        run = pdfium.FPDFText_GetTextObject(text_page, at)
        key = key_of(run)
        if key not in self._known:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(run) if key else 0
            heavy = pdfium.FPDFText_GetFontWeight(text_page, at) >= _HEAVY
            bold = heavy or mode in _FILL_AND_STROKE or bool(_BOLD.search(_font(run) if key else ""))
            size = pdfium.FPDFText_GetFontSize(text_page, at)
            self._known[key] = Face(size, bold, mode in _INVISIBLE, self._lacking(text_page, at, run, key))
        return self._known[key]

    def box(self, text_page: Any, at: int, face: Face, size: float, *, wide: bool) -> Box:
        """The box of a letter of this size; `wide`: as wide as it is high."""
        found = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text_page, at, found)
        box = _moved((found.left, found.bottom, found.right, found.top), face.outer)
        if max(box[2] - box[0], box[3] - box[1]) > _IMPLAUSIBLE * size:
            x, y = _moved_point(_origin(text_page, at), face.outer)
            return x, y - _BELOW * size, x + size, y + (1 - _BELOW) * size
        if wide and box[3] - box[1] < _LOW * size:
            x, y = _moved_point(_origin(text_page, at), face.outer)
            return min(x, box[0]), y - _BELOW * size, max(x + size, box[2]), y + (1 - _BELOW) * size
        return box

    def _lacking(self, text_page: Any, at: int, run: Any, key: int) -> Matrix | None:
        """The matrix around the run where the first letter of it stands as if there were none."""
        outer = self.outers.get(key)
        if outer is None:
            return None
        whole = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text_page, at, whole)
        own, origin = matrix_of(run), _origin(text_page, at)
        is_inner = math.dist(origin, own[4:]) < math.dist(origin, (whole.e, whole.f))
        return outer if is_inner else None


def _origin(text_page: Any, at: int) -> tuple[float, float]:
    """Where a letter is set down."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
    return x.value, y.value


def _moved_point(point: tuple[float, float], matrix: Matrix | None) -> tuple[float, float]:
    if matrix is None:
        return point
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: Box, matrix: Matrix | None) -> Box:
    (x, y), (other_x, other_y) = _moved_point(box[:2], matrix), _moved_point(box[2:], matrix)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _font(run: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(run)
    name = ctypes.create_string_buffer(_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, _NAME)
    return name.value.decode("utf-8", errors="replace")
