"""What a file is by its content, and whether its name says the same."""

import re
import zipfile
from io import BytesIO

from nianbao.attached.issue import Issue
from nianbao.attached.picture import PICTURES, is_whole

PDF, ZIP, OLE, PAGE, TEXT, BINARY = "PDF", "ZIP 压缩包", "旧版 Office 文件", "网页或 XML", "文字", "看不出是什么的数据"
_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x82\xffWPS", "WPS 2000 文档"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"BM", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\s)*<(?:!doctype|!--|\?xml|\?php|[a-z])", re.IGNORECASE)
_OFFICE = {".docx": "Word 文档", ".xlsx": "Excel 工作簿", ".pptx": "PowerPoint 演示文稿"}
OLD = {".doc": ".docx", ".wps": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".ppt": ".pptx", ".dps": ".pptx"}
"""Endings of formats in which comments and changes cannot be seen, with those in which they can."""
_SAVED_AS = {**_OFFICE, **OLD, ".ofd": "OFD 文件"}
"""What a program calls it, where that is not what its first bytes are."""
_EXPECTED = {
    ".pdf": PDF,
    **dict.fromkeys((*_OFFICE, ".ofd", ".zip"), ZIP),
    **dict.fromkeys(OLD, OLE),
    ".csv": TEXT,
    ".txt": TEXT,
    ".png": "PNG 图片",
    ".jpg": "JPEG 图片",
    ".jpeg": "JPEG 图片",
    ".gif": "GIF 图片",
    ".webp": "WebP 图片",
    ".ico": "图标",
}
"""What the content has to be, by the ending of the name."""


def kind_of(content: bytes) -> str:
    """What the content is (Chinese), by its first bytes; the name says nothing."""
    for beginning, kind in (*_BEGINNINGS, *PICTURES):
        if content.startswith(beginning) and _goes_on(beginning, content):
            return kind
    if _MARKUP.match(content[:1024]) or _is_markup_in_utf16(content):
        return PAGE
    return TEXT if read_plain(content) is not None else BINARY


def _goes_on(beginning: bytes, content: bytes) -> bool:
    """Whether what follows a beginning fits it: a text may begin with the two letters of a program or a picture."""
    if beginning == b"RIFF":
        return content[8:12] == b"WEBP"
    return beginning not in (b"MZ", b"BM") or b"\x00" in content[:64]


def read_plain(content: bytes) -> str | None:
    """The text of a plain file: UTF-8, UTF-16 with a mark, or GB 18030; None where it is none of these."""
    codes = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        return None if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text) else text
    return None


def check_kind(suffix: str, content: bytes) -> Issue | None:
    """An issue where the content is not what the ending of the name says; None for endings that are not known here."""
    if not content and suffix in _EXPECTED:
        return Issue("", "文件是空的", "请重新放进这个文件，或删去")
    expected, found = _EXPECTED.get(suffix), kind_of(content)
    if expected is None:
        return None
    if found == OLE and suffix in _OFFICE:
        mend = f"请用 Word 或 WPS 打开，去掉密码，另存为 {suffix}"
        return Issue("", f"名字以 {suffix} 结尾，内容却加了密码，或是旧格式", mend)
    if found != expected:
        mend = f"请用原来的程序打开，另存为 {_SAVED_AS.get(suffix, expected)}，不要只改名字"
        return Issue("", f"名字以 {suffix} 结尾，内容却是{found}", mend)
    if not is_whole(found, content) or (found not in (ZIP, OLE) and zipfile.is_zipfile(BytesIO(content))):
        return Issue("", "文件不完整，或者里面还藏着别的内容", "请用原来的程序打开，另存一次，再放进来")
    return None


def _is_markup_in_utf16(content: bytes) -> bool:
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") and bool(_MARKUP.match(content[2:1024].replace(b"\x00", b"")))
