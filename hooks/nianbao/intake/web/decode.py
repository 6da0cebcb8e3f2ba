"""Bytes of a page as characters: its own word for its encoding, else what they can be."""

import re

from nianbao.finding import Problem
from nianbao.intake.plain.decode import cleaned, decode_plain

_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)"
)
_CHINESE = frozenset(("gb2312", "gbk", "gb_2312-80", "x-gbk", "hz-gb-2312", "euc-cn"))
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4096


def decode_page(content: bytes) -> str:
    """The page as text. Raises Problem where its bytes are no text."""
    found = _DECLARED.search(content[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    text = _as_declared(content, "gb18030" if name in _CHINESE else name) or decode_plain(content)
    if text is None:
        raise Problem("网页的文字读不出来", "请用浏览器打开，另存为“网页，仅 HTML”，再试一次")
    return _XML.sub("", cleaned(text).lstrip("\ufeff"), count=1)


def _as_declared(content: bytes, name: str) -> str | None:
    """The text in that encoding; None where there is no such, or the bytes are not in it."""
    if not name or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        return content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
