"""A PDF file (ISO 32000): what in it runs or is attached, and what it says of people."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from nianbao.attached.issue import CLEAN, COMMENTS, Issue, issues_of_text, masked_name
from nianbao.attached.people import is_person
from nianbao.attached.relation import is_plain_address
from nianbao.finding import Problem

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says is in English; an editor gets findings
logging.getLogger("pypdf").propagate = False
_AGAIN = "请回到 Word、WPS 里重新导出为 PDF"
_RUNNING = {
    "/JavaScript": "里面有脚本",
    "/Launch": "会运行程序",
    "/SubmitForm": "会把填写的内容发出去",
    "/ImportData": "会读取外面的数据",
    "/GoToE": "会打开嵌在里面的文件",
    "/Rendition": "会播放声音或影像",
    "/Movie": "会播放声音或影像",
    "/Sound": "会播放声音或影像",
    "/RichMediaExecute": "会播放声音或影像",
}
"""Actions that run, load or send (12.6.4)."""
_HOLDING = {
    "/RichMedia": "里面嵌着影像",
    "/Screen": "里面嵌着影像",
    "/3D": "里面嵌着模型",
    "/FileAttachment": "里面嵌着文件",
}
NOTES = ("/Text", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Popup")
"""Annotations that are comments (12.5.6)."""
DRAWN = ("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Stamp", "/Redact")
"""Annotations that are shapes, and comments where something is written for them."""
_MOST_ACTIONS = 1000
_MOST_PAGES = 500
"""Pages whose text is read."""


def open_pdf(content: bytes) -> PdfReader:
    """The file, to be read. Raises Problem where it is damaged or locked."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        locked = reader.is_encrypted
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):  # only a locked file asks for them
        locked = True
    except Exception:  # noqa: BLE001 - a damaged file fails in the library in many ways
        raise Problem("PDF 损坏，打不开", _AGAIN) from None
    if locked:
        raise Problem("PDF 加了密码或限制，查不出里面有什么", "请重新导出为没有密码、没有限制的 PDF")
    return reader


def check_pdf(content: bytes) -> Iterator[Issue]:
    """All issues of the file. Raises Problem where it cannot be read."""
    reader = open_pdf(content)
    try:
        issues = [*_check_objects(reader), *_check_properties(reader)]
        texts = list(_texts(reader))
    except Exception:  # noqa: BLE001 - a damaged file fails in the library in many ways
        raise Problem("PDF 损坏，读不完整", _AGAIN) from None
    yield from issues
    for part, text in texts:
        yield from issues_of_text(part, text)


def is_note(annotation: DictionaryObject) -> bool:
    """Whether an annotation is a comment."""
    kind = _name(annotation, "/Subtype")
    return kind in NOTES or (kind in DRAWN and _name(annotation, "/Contents").strip() != "")


def objects_of(reader: PdfReader) -> Iterator[Any]:
    """All objects of the file, also those in compressed streams and those that nothing leads to."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        if number:
            yield reader.get_object(IndirectObject(number, generation, reader))


def _check_objects(reader: PdfReader) -> Iterator[Issue]:
    notes, names = 0, set()
    for thing in objects_of(reader):
        for inner in _dictionaries(thing):
            yield from _check_dictionary(inner)
            if is_note(inner):
                notes += 1
            if "/Rect" in inner and _name(inner, "/Subtype") != "/Widget" and is_person(_name(inner, "/T")):
                names.add(_name(inner, "/T"))
    if notes:
        yield Issue("", f"里面有 {notes} 处批注", CLEAN, COMMENTS)
    for name in sorted(names):
        yield Issue("", f"批注的作者是 {masked_name(name)}", CLEAN, name)


def _dictionaries(thing: Any) -> Iterator[DictionaryObject]:
    """The dictionaries in an object; what it only refers to comes by itself."""
    left = [thing]
    while left:
        inner = left.pop()
        if isinstance(inner, DictionaryObject):
            yield inner
            left += [inner.raw_get(key) for key in inner]
        elif isinstance(inner, ArrayObject):
            left += list.__iter__(inner)


def _check_dictionary(inner: DictionaryObject) -> Iterator[Issue]:
    kind, subtype = _name(inner, "/S"), _name(inner, "/Subtype")
    if kind in _RUNNING:
        yield Issue("", f"PDF {_RUNNING[kind]}", _AGAIN)
    elif "/JS" in inner or "/JavaScript" in inner:
        yield Issue("", "PDF 里面有脚本", _AGAIN)
    if kind == "/URI" and not is_plain_address(_name(inner, "/URI")):
        yield Issue("", "PDF 里的超链接会运行程序", _AGAIN)
    if subtype in _HOLDING:
        yield Issue("", f"PDF {_HOLDING[subtype]}", _AGAIN)
    if "/EF" in inner or _name(inner, "/Type") == "/EmbeddedFile":
        yield Issue("", "PDF 里面嵌着文件", "请把要公布的文件另外放进 docs，再重新导出 PDF")
    if "/XFA" in inner:
        yield Issue("", "PDF 里面是可以运行的表单（XFA）", _AGAIN)
    yield from _check_loading(inner)


def _check_loading(inner: DictionaryObject) -> Iterator[Issue]:
    """Issues where what lies elsewhere is read on opening, or shown in a page (7.3.8.2, 8.10.4)."""
    for opening in ("/OpenAction", "/AA"):
        for action in _actions(inner[opening]) if opening in inner else ():
            if _name(action, "/S") in ("/URI", "/GoToR", "/Thread"):
                yield Issue("", "PDF 打开时会连到外面", _AGAIN)
    if (isinstance(inner, StreamObject) and "/F" in inner) or (_name(inner, "/Subtype") == "/Form" and "/Ref" in inner):
        yield Issue("", "PDF 打开时会读取外面的文件", _AGAIN)


def _actions(opening: Any) -> Iterator[DictionaryObject]:
    """What is done on opening, and what after it (12.6.2), wherever it lies; a chain may lead back into itself."""
    left, seen = [opening], 0
    while left and (seen := seen + 1) < _MOST_ACTIONS:
        inner = left.pop()
        inner = inner.get_object() if isinstance(inner, IndirectObject) else inner
        if isinstance(inner, ArrayObject):
            left += list.__iter__(inner)
        elif isinstance(inner, DictionaryObject) and inner.get("/Type") not in ("/Page", "/Pages"):
            yield inner
            left += [value for key, value in dict.items(inner) if key == "/Next" or "/S" not in inner]


def _name(inner: DictionaryObject, key: str) -> str:
    value = inner[key] if key in inner else ""  # noqa: SIM401 - `get` does not follow a reference
    return value if isinstance(value, str) else ""


def _check_properties(reader: PdfReader) -> Iterator[Issue]:
    names = {str(reader.metadata.get("/Author", "") if reader.metadata else "")}
    if reader.xmp_metadata is not None:
        names |= {str(name) for name in reader.xmp_metadata.dc_creator or ()}
    for name in sorted(names):
        if is_person(name):
            yield Issue("", f"文件属性里写着作者 {masked_name(name)}", CLEAN, name.strip())


def _texts(reader: PdfReader) -> Iterator[tuple[str, str]]:
    yield "", "\n".join(str(value) for value in (reader.metadata or {}).values())
    for number, page in enumerate(reader.pages[:_MOST_PAGES], 1):
        yield f"第 {number} 页", page.extract_text()
        notes = (note.get_object() for note in page.get("/Annots") or ())
        said = (note.get(key) for note in notes for key in ("/Contents", "/V"))
        yield f"第 {number} 页", "\n".join(each for each in said if isinstance(each, str))
