"""Parts of an Office file by their declared types and their content: only what such a file is made of."""

from collections.abc import Iterator, Mapping

from nianbao.attached.issue import Issue
from nianbao.attached.kind import PAGE, TEXT, kind_of
from nianbao.attached.xmlpart import attribute, elements, parse_part
from nianbao.finding import Problem

TYPES = "[Content_Types].xml"
_MAIN = {
    ".docx": "wordprocessingml.document.main+xml",
    ".xlsx": "spreadsheetml.sheet.main+xml",
    ".pptx": "presentationml.presentation.main+xml",
}
"""How the type of the main part ends, by the ending of the file's name."""
_XML = (".xml", ".rels", ".vml", ".psmdcp")
_PICTURES = (
    ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg", ".webp", ".jfif",
)  # fmt: skip
_PAINTED = tuple(ending for ending in _PICTURES if ending != ".svg")
_OTHERS = (".odttf", ".fntdata", ".ttf")
_FOREIGN = (b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"Rar!")
_MEND = "请在 Word、WPS 里删去它，另存为不带宏的文件，或导出为 PDF"


def declared_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The declared type of each part, lower case. Raises Problem where no types are declared."""
    if TYPES not in parts:
        raise Problem("不是 Word、Excel 或 PowerPoint 文件", "请用 Word 或 WPS 另存一次，不要只改名字")
    root = parse_part(parts[TYPES])
    by_ending = {
        attribute(item, "Extension").lower(): attribute(item, "ContentType") for item in elements(root, "Default")
    }
    by_name = {
        attribute(item, "PartName").lstrip("/").casefold(): attribute(item, "ContentType")
        for item in elements(root, "Override")
    }
    return {
        name: by_name.get(name.casefold(), by_ending.get(name.rpartition(".")[2].lower(), "")).lower() for name in parts
    }


def check_main(suffix: str, types: Mapping[str, str]) -> Iterator[Issue]:
    """An issue where the main part is none of the file's kind: a macro file, a template, a workbook named document."""
    wanted = _MAIN[suffix]
    mains = [kind for kind in types.values() if kind.endswith(".main+xml") and "glossary" not in kind]
    if any("macroenabled" in kind for kind in types.values()):
        yield Issue(TYPES, "内容是带宏的文件", f"请另存为不带宏的 {suffix}")
    elif not any(kind.endswith(wanted) for kind in mains):
        yield Issue(TYPES, f"名字以 {suffix} 结尾，内容却是另一种文件", f"请用 Word 或 WPS 打开，另存为 {suffix}")


def check_parts(parts: Mapping[str, bytes], types: Mapping[str, str]) -> Iterator[Issue]:
    """Issues for parts that hold programs, or files of other kinds."""
    for name, content in parts.items():
        kind, ending = types[name], "." + name.rpartition(".")[2].lower()
        if "vba" in kind or "vbaproject" in name.lower() or "macrosheet" in kind:
            yield Issue(name, "里面有宏", "请另存为不带宏的文件，或导出为 PDF")
        elif "activex" in kind or "activex/" in name.lower():
            yield Issue(name, "里面有 ActiveX 控件", _MEND)
        elif content.startswith(_FOREIGN) or (ending in _PAINTED and content and kind_of(content) in (PAGE, TEXT)):
            yield Issue(name, "里面嵌着另一个文件或程序的对象", _MEND)
        elif ending not in (*_XML, *_PICTURES, *_OTHERS) and not _is_for_printers(name, kind):
            yield Issue(name, "里面有不认识的部分", _MEND)


def _is_for_printers(name: str, kind: str) -> bool:
    """Settings of a printer, or the type list's own neighbours that programs leave behind."""
    return "printersettings" in kind or "printersettings" in name.lower()


def is_xml(name: str) -> bool:
    """Whether a part is XML by its name."""
    return name.lower().endswith(_XML)
