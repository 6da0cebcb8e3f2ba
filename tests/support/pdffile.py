"""Reading the PDF of a report back: the lines of its tables, and its links."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

import printed
from pdfstructure import read_structure


@dataclass(frozen=True)
class Link:
    """A link to a place of the same file."""

    text: str
    beyond: str
    """The text of the line that it leads to, from there on."""


def inner_links(content: bytes) -> Iterator[Link]:
    """In reading order. Raises where one leads nowhere."""
    with pikepdf.open(io.BytesIO(content)) as document, pypdfium2.PdfDocument(content) as seen:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        pages = [page.get_textpage() for page in seen]
        for number, page in enumerate(document.pages):
            for annotation in (item for item in page.get("/Annots", []) if "/Dest" in item):
                target, _, x, y, _ = annotation.Dest
                box = (float(x) + 1, float(y) - 24, float(x) + 150, float(y) - 4)
                beyond = pages[numbers[target.objgen]].get_text_bounded(*box)
                yield Link(_covered(pages[number], annotation), printed.squeezed(beyond))


def _covered(page: pypdfium2.PdfTextPage, annotation: pikepdf.Object) -> str:
    """The text that a link lies on; it may stand on two lines."""
    points = [float(value) for value in annotation.get("/QuadPoints", annotation.Rect)]
    size = 8 if "/QuadPoints" in annotation else 4
    boxes = [points[start : start + size] for start in range(0, len(points), size)]
    corners = [(min(box[::2]) + 2, min(box[1::2]), max(box[::2]) - 2, max(box[1::2])) for box in boxes]
    return printed.squeezed("".join(page.get_text_bounded(*corner) for corner in corners))


def rows(content: bytes, *parts: str) -> Iterator[list[str]]:
    """The lines of all tables, by the part of the table."""
    for page in read_structure(content):
        for table in page.all("Table"):
            for part in table.all(*parts):
                yield from ([cell.whole for cell in row.all("TH", "TD")] for row in part.all("TR"))


def heights(tag: pikepdf.Object) -> Iterator[int]:
    """How many lines each merged cell below the heads of tables reaches over, in reading order."""
    kinds, inside = (_listed(tag.get(key)) for key in ("/A", "/K"))
    for kind in kinds:
        if tag.get("/S") == "/TD" and "/RowSpan" in kind:
            yield int(kind.RowSpan)
    for child in inside:
        yield from heights(child)


def _listed(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    """The dictionaries of what may be one or several."""
    values = list(value) if isinstance(value, pikepdf.Array) else [value]
    return [item for item in values if isinstance(item, pikepdf.Dictionary)]


def titles(content: bytes) -> list[list[str]]:
    """Lines of one cell that are more than links back."""
    return [row for row in rows(content, "THead", "TBody") if len(row) == 1 and printed.own_text(row[0])]
