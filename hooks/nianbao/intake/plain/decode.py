"""Bytes of a text as characters: UTF-8, UTF-16, GB 18030, whatever mark they begin with."""

import re

from nianbao.attached.kind import read_plain

_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LIKELY = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e\n\r\t]")
_MOSTLY = 0.9
_CONTROLS = re.compile(r"[\x0b\x0c\x1c-\x1f\x7f\u200b\u2060\ufeff]")


def decode_plain(content: bytes) -> str | None:
    """The text with LF at the ends of its lines; None where the bytes are no text in these encodings."""
    text = read_plain(content)
    if text is None:
        text = _without_mark(content)
    return None if text is None else cleaned(text)


def cleaned(text: str) -> str:
    """The text with LF at the ends of lines and pages, without characters for which nothing is printed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")
    return _CONTROLS.sub("", plain.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n"))


def _without_mark(content: bytes) -> str | None:
    """UTF-16 that does not say so: two bytes a character, and nearly all of them are Chinese or Latin writing."""
    for code in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if text and not _UNPRINTED.search(text) and len(_LIKELY.findall(text)) > _MOSTLY * len(text):
            return text
    return None
