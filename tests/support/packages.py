"""Small files of offices for tests: packages of parts, made here part by part, so that a test sees what it puts in."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_MAIN = {
    ".docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    ".xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    ".pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def linked(name: str, target: str) -> bytes:
    """An archive with a symbolic link, as Unix programs pack it."""
    entry, packed = zipfile.ZipInfo(name), io.BytesIO()
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, target)
    return packed.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*links: tuple[str, str, bool]) -> str:
    """Purpose (or a whole type), target, and whether it lies outside."""
    lines = []
    for number, (purpose, target, outside) in enumerate(links, 1):
        kind, mode = purpose if ":" in purpose else f"{OFFICE}/{purpose}", ' TargetMode="External"' if outside else ""
        lines.append(f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{mode}/>')
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def office(
    suffix: str,
    main: str,
    *links: tuple[str, str, bool],
    parts: Mapping[str, str | bytes] | None = None,
    types: str = "",
) -> bytes:
    """A package with this main part, which has these relationships; further `parts`, and `types` of them."""
    name, kind = _MAIN[suffix]
    folder, file = name.split("/")
    own = parts or {}
    declared = f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
    everything: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{'' if 'main+xml' in types else declared}{types}</Types>",
        "_rels/.rels": relations(
            ("officeDocument", name, False),
            *([(f"{CORE}", "docProps/core.xml", False)] if "docProps/core.xml" in own else []),
            *([("extended-properties", "docProps/app.xml", False)] if "docProps/app.xml" in own else []),
        ),
        name: main,
        f"{folder}/_rels/{file}.rels": relations(*links),
        **own,
    }
    return packed(everything)


def document(body: str) -> str:
    return (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{body}</w:body></w:document>"
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str = "", *links: tuple[str, str, bool], **more: object) -> bytes:
    return office(".docx", document(body or paragraph("甲")), *links, **more)  # type: ignore[arg-type]


def workbook(sheets: str = '<sheet name="表" sheetId="1" r:id="rId1"/>', more: str = "") -> str:
    return f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{more}<sheets>{sheets}</sheets></workbook>'


def worksheet(cells: str) -> str:
    return f'<worksheet xmlns="{SHEET}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'


def xlsx(cells: str = "<c><v>1</v></c>", *links: tuple[str, str, bool], book: str = "", **more: object) -> bytes:
    parts = {"xl/worksheets/sheet1.xml": worksheet(cells), **more.pop("parts", {})}  # type: ignore[dict-item]
    sheet = ("worksheet", "worksheets/sheet1.xml", False)
    return office(".xlsx", book or workbook(), sheet, *links, parts=parts, **more)  # type: ignore[arg-type]


def pptx(slide: str = "", *links: tuple[str, str, bool], show: str = "", **more: object) -> bytes:
    shown = f'<p:sld xmlns:p="{SLIDE}" xmlns:a="urn:a" xmlns:r="{OFFICE}"{show}>{slide}</p:sld>'
    parts = {"ppt/slides/slide1.xml": shown, **more.pop("parts", {})}  # type: ignore[dict-item]
    main = f'<p:presentation xmlns:p="{SLIDE}"/>'
    return office(".pptx", main, ("slide", "slides/slide1.xml", False), *links, parts=parts, **more)  # type: ignore[arg-type]


def core(**properties: str) -> str:
    """Properties of a document: `creator`, `lastModifiedBy` …"""
    fields = "".join(f"<cp:{name}>{value}</cp:{name}>" for name, value in properties.items())
    return f'<cp:coreProperties xmlns:cp="{CORE}">{fields}</cp:coreProperties>'


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
