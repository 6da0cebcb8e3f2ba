"""What is drawn on a PDF page beside its letters: lines along its edges, which rule tables, and pictures."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from nianbao.intake.pdf.letters import Turn
from nianbao.intake.pdf.objects import MOST_OBJECTS, Matrix, matrix_of, objects_of, times
from nianbao.intake.pdf.picture import picture_of

_THIN = 2.5
"""A filled box that is no wider is a line, in points."""
_SLANT = 0.7
_SHORT = 3.0
_WHITE = 250


class Stroke(NamedTuple):
    """A line: across the page (`at` is its height) or down it (`at` is how far from the left)."""

    across: bool
    at: float
    start: float
    end: float


class Image(NamedTuple):
    """A picture on the page."""

    box: tuple[float, float, float, float]
    content: bytes
    media_type: str


class Drawn(NamedTuple):
    """All that is drawn on a page, as the upright page has it."""

    strokes: Sequence[Stroke]
    images: Sequence[Image]


def drawn_on(page: Any, turn: Turn) -> Drawn:
    """The lines and pictures of a page."""
    strokes: list[Stroke] = []
    images: list[Image] = []
    for thing, matrix in objects_of(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            strokes += _strokes(thing, matrix, turn)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(Image(turn.box(*_bounds(thing, matrix)), *picture_of(thing)))
    return Drawn(strokes, images)


def _strokes(path: Any, outer: Matrix, turn: Turn) -> Iterator[Stroke]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    color = pdfium.FPDFPageObj_GetStrokeColor if stroke.value else pdfium.FPDFPageObj_GetFillColor
    if not (fill.value or stroke.value) or _is_white(path, color):
        return
    for outline in _outlines(path, times(matrix_of(path), outer), turn):
        if stroke.value:
            for (x, y), (other_x, other_y) in pairwise(outline):
                yield from _line(x, y, other_x, other_y)
        else:
            across, down = [x for x, _ in outline], [y for _, y in outline]
            if min(max(across) - min(across), max(down) - min(down)) <= _THIN:
                yield from _thin(min(across), min(down), max(across), max(down))


def _line(x: float, y: float, other_x: float, other_y: float) -> Iterator[Stroke]:
    if abs(y - other_y) <= _SLANT and abs(x - other_x) >= _SHORT:
        yield Stroke(True, (y + other_y) / 2, min(x, other_x), max(x, other_x))
    elif abs(x - other_x) <= _SLANT and abs(y - other_y) >= _SHORT:
        yield Stroke(False, (x + other_x) / 2, min(y, other_y), max(y, other_y))


def _thin(left: float, top: float, right: float, bottom: float) -> Iterator[Stroke]:
    """A filled box as the line that it looks like."""
    if right - left >= max(bottom - top, _SHORT):
        yield Stroke(True, (top + bottom) / 2, left, right)
    elif bottom - top >= _SHORT:
        yield Stroke(False, (left + right) / 2, top, bottom)


def _outlines(path: Any, matrix: Matrix, turn: Turn) -> Iterator[list[tuple[float, float]]]:
    """The parts of a path; of a curve only where it ends, so that it is no line along an edge by accident."""
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points


def _is_white(path: Any, color: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not color(path, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _bounds(thing: Any, outer: Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    a, b, c, d, e, f = outer
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)
