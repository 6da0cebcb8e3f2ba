"""Of which format a file is, by its content; its name only tells texts apart."""

import re
from enum import Enum
from pathlib import PurePosixPath

from nianbao.attached.compound import read_compound
from nianbao.attached.kind import OLE, PAGE, PDF, TEXT, ZIP, kind_of
from nianbao.attached.package import read_package
from nianbao.attached.parttype import declared_types
from nianbao.finding import Problem
from nianbao.intake.plain.decode import decode_plain


class Format(Enum):
    """What a report can be read from."""

    WORD = ".docx"
    WORKBOOK = ".xlsx"
    PDF = ".pdf"
    OFD = ".ofd"
    PAGE = ".html"
    ARCHIVED_PAGE = ".mht"
    MARKDOWN = ".md"
    MARKED_TEXT = ".txt as Markdown"
    TEXT = ".txt"
    OLD_WORD = ".doc"
    OLD_WORKBOOK = ".xls"
    RICH_TEXT = ".rtf"
    OPEN_DOCUMENT = ".odt"
    OPEN_WORKBOOK = ".ods"


SAVE = "请用 Word 或 WPS 打开，另存为 .docx（表格另存为 .xlsx），再试一次"
"""The remedy where another program has to write the file anew."""
SCANNED = "请找原来的 Word 文件；只有图片的，先用能识别文字的软件转成 Word，核对以后再试"
"""The remedy where a file has pictures of text, and no text."""
_TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ".csv", ""))
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|(?:\|[^|\n]*){2,}\|\s*$|\*\*[^*\n]+\*\*)", re.MULTILINE)
_MESSAGE = re.compile(rb"\s*(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_HYPERTEXT = re.compile(r"<(?:!doctype\s+html|html|body|head|table|div|p|h[1-6]|article|section)\b", re.IGNORECASE)
_STREAMS = {"worddocument": Format.OLD_WORD, "workbook": Format.OLD_WORKBOOK, "book": Format.OLD_WORKBOOK}
_PICTURES = "图片"
_PDF_WITHIN = 1024
"""The header of a PDF may stand behind this many bytes of something else (ISO 32000-1, annex H)."""


def format_of(name: str, content: bytes) -> Format:
    """The format. Raises Problem where it is none that is read, or not certain."""
    suffix, kind = PurePosixPath(name.replace("\\", "/")).suffix.lower(), kind_of(content)
    if kind == PDF or b"%PDF-" in content[:_PDF_WITHIN]:
        return Format.PDF
    if kind == ZIP:
        return _of_package(content)
    if kind == OLE:
        return _of_compound(content)
    if kind == "RTF":
        return Format.RICH_TEXT
    text = decode_plain(content)
    if text is None:
        raise Problem(*_refused(kind))
    return _of_text(suffix, content, text, kind)


def _of_package(content: bytes) -> Format:
    parts = read_package(content)
    if "OFD.xml" in parts:
        return Format.OFD
    kind = parts.get("mimetype", b"")[:80]
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        return Format.OPEN_WORKBOOK if b"spreadsheet" in kind else Format.OPEN_DOCUMENT
    if "[Content_Types].xml" not in parts:
        raise Problem("是压缩包，不是报告", "请解开压缩包，选里面的报告文件")
    return _of_office([kind for kind in declared_types(parts).values() if kind.endswith(".main+xml")])


def _of_office(mains: list[str]) -> Format:
    if any("macroenabled" in kind for kind in mains):
        raise Problem("文件带宏，不读取", "请用 Word 或 WPS 打开，另存为不带宏的 .docx 或 .xlsx")
    if any("spreadsheetml" in kind for kind in mains):
        return Format.WORKBOOK
    if any("presentationml" in kind for kind in mains):
        raise Problem("是演示文稿，不是报告", "请选 Word、PDF、网页或 Excel 文件")
    return Format.WORD  # also where the main part is not declared: the reader looks for it by relationships


def _of_compound(content: bytes) -> Format:
    compound = read_compound(content)
    names = {path.rpartition("/")[2].lower() for path in compound.streams}
    if "encryptedpackage" in names:
        raise Problem("文件加了密码，读不出来", "请用 Word 或 WPS 打开，去掉密码，另存一次")
    for name, found in _STREAMS.items():
        if any(path.lower() == name for path in compound.streams):
            return found
    raise Problem("看不出是什么文件", SAVE)


def _of_text(suffix: str, content: bytes, text: str, kind: str) -> Format:
    if _MESSAGE.match(content[:4096]):
        return Format.ARCHIVED_PAGE
    if kind == PAGE and _HYPERTEXT.search(text):
        if "<?mso-application" in text[:1000] or "<w:wordDocument" in text[:5000]:
            raise Problem("是 Word 2003 的 XML 文件", SAVE)
        return Format.PAGE
    if suffix in (".html", ".htm") and _HYPERTEXT.search(text):
        return Format.PAGE
    if kind == PAGE and text.lstrip("\ufeff \r\n\t").startswith("<?xml"):
        raise Problem("是 XML 文件，不是报告", SAVE)
    if suffix not in (*_TEXTS, ".html", ".htm"):
        raise Problem(
            f"名字以 {suffix} 结尾，内容却是{TEXT}", "请用原来的程序打开，另存一次；确实是文字的，把名字改成 .txt"
        )
    if suffix in (".md", ".markdown"):
        return Format.MARKDOWN
    return Format.MARKED_TEXT if _MARKDOWN.search(text) else Format.TEXT


def _refused(kind: str) -> tuple[str, str]:
    """What is said of a file that holds no text that we know how to read."""
    if _PICTURES in kind or kind == "图标":
        return (
            f"是{kind}，里面没有文字",
            "请找原来的 Word 文件；只有图片的，先用能识别文字的软件转成 Word，核对以后再试",
        )
    if kind == "WPS 2000 文档":
        return f"是 {kind}，读不了", SAVE
    return f"是{kind}，不是报告", "请选 Word、PDF、网页、Excel 或文本文件；文件打不开的，请重新复制一次"
