"""A PDF file without the names in its properties and without comments; its pages stay as they are."""

from io import BytesIO
from typing import Any

from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject

from nianbao.attached.pdf import NOTES, is_note, objects_of, open_pdf
from nianbao.attached.people import is_person
from nianbao.attached.xmlpart import elements, parse_part
from nianbao.finding import Problem

_MEND = "请回到 Word、WPS 里清理，再重新导出为 PDF"


def clean_pdf(content: bytes) -> tuple[bytes, list[str]]:
    """The file without traces, and what was taken out. Raises Problem where it is signed, or cannot be read."""
    reader = open_pdf(content)
    try:
        made = None if _is_signed(reader) else _without_traces(reader)
    except Exception:  # noqa: BLE001 - a damaged file fails in the library in many ways
        raise Problem("PDF 损坏，改写不了", _MEND) from None
    if made is None:
        raise Problem("PDF 有电子签名，清理会使签名失效", _MEND)
    return made


def _without_traces(reader: PdfReader) -> tuple[bytes, list[str]]:
    writer, target = PdfWriter(clone_from=reader), BytesIO()
    removed = [words for words in (_take_out_author(writer), _take_out_notes(writer)) if words]
    writer.write(target)
    again, clean = PdfWriter(clone_from=PdfReader(target)), BytesIO()  # without what nothing leads to any more
    again.write(clean)
    return clean.getvalue(), removed


def _is_signed(reader: PdfReader) -> bool:
    return any(isinstance(thing, dict) and "/ByteRange" in thing for thing in objects_of(reader))


def _take_out_author(writer: PdfWriter) -> str:
    """Take the author out of both places where a file may name one (14.3)."""
    properties = writer.metadata
    found = properties is not None and is_person(str(properties.get("/Author", "")))
    if properties is not None and found:
        writer.metadata = {key: value for key, value in properties.items() if key != "/Author"}
    described = writer.root_object.get("/Metadata")
    if described is not None:
        root = parse_part(described.get_object().get_data())
        authors = [item for item in elements(root, "creator") if any(is_person(text) for text in item.itertext())]
        for item in authors:
            item.getparent().remove(item)
        if authors:
            writer.root_object[NameObject("/Metadata")] = writer._add_object(_described(root))  # noqa: SLF001 - no other way
            found = True
    return "文件属性里的作者" if found else ""


def _described(root: Any) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(etree.tostring(root, encoding="UTF-8"))
    stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    return stream


def _take_out_notes(writer: PdfWriter) -> str:
    count = 0
    for page in writer.pages:
        notes = page.get("/Annots")
        if notes is None:
            continue
        kept = ArrayObject()
        for note in notes.get_object():
            if is_note(note.get_object()):
                count += 1
                if note.get_object().get("/Subtype") in NOTES:
                    continue
                for key in ("/Contents", "/RC", "/Popup"):  # the shape itself belongs to the page
                    note.get_object().pop(key, None)
            if is_person(str(note.get_object().get("/T", ""))) and note.get_object().get("/Subtype") != "/Widget":
                del note.get_object()["/T"]
                count += 1
            kept.append(note)
        page[NameObject("/Annots")] = kept
    return "批注和批注的作者" if count else ""
