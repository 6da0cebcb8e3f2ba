"""Reading a tagged PDF by another engine than the one that set it: the tree of tags with the text of each."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Tag:
    """An element of the structure tree, as far as it stands on one page."""

    name: str
    text: str = ""
    children: "list[Tag]" = field(default_factory=list)

    def walk(self) -> "Iterator[Tag]":
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *names: str, outside: tuple[str, ...] = ()) -> "Iterator[Tag]":
        """The elements of these names; nothing below those of the names `outside`."""
        for child in self.children:
            if child.name in names:
                yield child
            elif child.name not in outside:
                yield from child.all(*names, outside=outside)

    @property
    def whole(self) -> str:
        """All its text, without white space."""
        return "".join("".join(tag.text for tag in self.walk()).split())


def read_structure(content: bytes) -> list[Tag]:
    """The structure tree of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        return [_page(page) for page in document]


def read_drawn(content: bytes) -> list[list[str]]:
    """Every line of text of each page, cell by cell: also what is seen again and is no content."""
    with pypdfium2.PdfDocument(content) as document:
        return [["".join(text.split()) for _, text in _drawn(page)] for page in document]


def _page(page: pypdfium2.PdfPage) -> Tag:
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        roots = [_tag(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), texts) for index in range(count)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return Tag("Page", children=roots)


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each marked piece of content."""
    texts: dict[int, str] = defaultdict(str)
    for id, text in _drawn(page):
        texts[id] += text
    return texts


def _drawn(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """Every piece of text in the order of drawing, with the id of the content that it belongs to."""
    textpage = page.get_textpage()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield pdfium.FPDFPageObj_GetMarkedContentID(item), _object_text(item, textpage)


def _object_text(item: object, textpage: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(item, textpage, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _tag(element: object, texts: dict[int, str]) -> Tag:
    tag = Tag(_name(element))
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            tag.children.append(_tag(child, texts))
        elif (id := pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
            tag.children.append(Tag("", texts.get(id, "")))
    return tag


def _name(element: object) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
