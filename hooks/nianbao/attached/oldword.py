"""The main stream of a Word text in the old format ([MS-DOC]): whether it is locked, and fields that load or run."""

import re
from collections.abc import Iterator

from nianbao.attached.issue import Issue

_WORD = b"\xec\xa5"
_LOCKED = 0x0100 | 0x8000
"""`fEncrypted` and `fObfuscated` among the flags of the FIB (2.5.2)."""
_LOADING = "DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD"
_FIELD = re.compile(rf"\x13[ \t]*({_LOADING})(?![A-Za-z])".encode(), re.IGNORECASE)
_WIDE_FIELD = re.compile(
    rb"\x13\x00(?:[ \t]\x00)*("
    + "|".join("".join(f"{letter}\x00" for letter in name) for name in _LOADING.split("|")).encode()
    + rb")(?![A-Za-z]\x00)",
    re.IGNORECASE,
)
"""The beginning of a field, whose name follows: in text of one byte for each character, and of two."""


def is_locked_text(stream: bytes) -> bool:
    """Whether the text can be read only with a password."""
    return stream.startswith(_WORD) and bool(int.from_bytes(stream[10:12], "little") & _LOCKED)


def check_text(part: str, stream: bytes) -> Iterator[Issue]:
    """Issues for fields that fetch from elsewhere, or start a program."""
    for pattern in (_FIELD, _WIDE_FIELD):
        for name in sorted({found[1].replace(b"\x00", b"").decode().upper() for found in pattern.finditer(stream)}):
            mend = "请选中它，按 Ctrl+Shift+F9 换成普通的文字或图片，另存一次"
            yield Issue(part, f"里面有会读取外面内容或运行程序的域 {name}", mend)
