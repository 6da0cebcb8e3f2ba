"""The objects of a PDF page with their matrices, those within forms (ISO 32000-1, 8.10) too."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST = 8
MOST_OBJECTS = 60_000
"""What lies beyond is not read."""


def objects_of(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page, those within forms too, each with the matrix around it."""
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    left = [(pdfium.FPDFPage_GetObject(page, at), _SAME, 0) for at in reversed(range(count))]
    seen = 0
    while left and seen < MOST_OBJECTS:
        thing, matrix, depth = left.pop()
        seen += 1
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, matrix
        elif depth < _DEEPEST:
            inner = times(matrix_of(thing), matrix)
            count = min(pdfium.FPDFFormObj_CountObjects(thing), MOST_OBJECTS)
            left += [(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1) for at in reversed(range(count))]


def matrix_of(thing: Any) -> Matrix:
    """The matrix of an object within what holds it."""
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """What the inner matrix does, and then the outer one (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def key_of(thing: Any) -> int:
    """What tells an object from all others, as long as its page is open."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def texts_in_forms(page: Any) -> dict[int, Matrix]:
    """The runs of text within forms, by their keys: the matrix around each."""
    found = (each for each in objects_of(page) if each[1] != _SAME)
    return {key_of(run): outer for run, outer in found if pdfium.FPDFPageObj_GetType(run) == pdfium.FPDF_PAGEOBJ_TEXT}
