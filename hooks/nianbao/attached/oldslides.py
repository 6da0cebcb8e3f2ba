"""The streams of a presentation in the old format ([MS-PPT]): what runs, who saved it last, its words."""

import struct
from collections.abc import Iterator, Sequence

from nianbao.attached.issue import BY_HAND, COMMENTS, Issue, masked_name
from nianbao.attached.people import is_person

_CONTAINER = 0xF
_LOCK, _COMMENT, _ACTION = 0x2F14, 0x2EE0, 0xFF3
_OBJECT, _MEDIA = "里面嵌着别的程序的对象", "里面有声音或影像"
_HOLDING = {
    0x3FF: "里面有宏",
    0x1011: _OBJECT,
    0xFCC: _OBJECT,
    0xFCE: "里面的数据连着另一个文件",
    0xFEE: "里面有 ActiveX 控件",
    **dict.fromkeys((0x1005, 0x1006, 0x1007, 0x100D, 0x100E, 0x100F, 0x1010), _MEDIA),
}
_WIDE_TEXTS, _NARROW_TEXT = (0xFA0, 0xFBA), 0xFA8
"""Records by their types (2.13.24)."""
_STARTING = (1, 2, 5)
"""Actions that run a macro, a program, or an object (2.13.3)."""
_LOCKED_USER = 0xF3D1C4DF
_ELSE = "请在 PowerPoint、WPS 里删去它，另存一次，或导出为 PDF"

Record = tuple[int, bytes]


def records_of(stream: bytes) -> Iterator[Record]:
    """Type and content of each record, also of those in others; the content of one that holds others is empty."""
    at = 0
    while at + 8 <= len(stream):
        version, kind, length = struct.unpack_from("<HHL", stream, at)
        at += 8
        if version & 0xF == _CONTAINER:
            yield kind, b""
        else:
            yield kind, stream[at : at + length]
            at += length


def is_locked_show(stream: bytes, user: bytes) -> bool:
    """Whether the presentation can be read only with a password; `user` is the stream of the current user."""
    return int.from_bytes(user[12:16], "little") == _LOCKED_USER or any(kind == _LOCK for kind, _ in records_of(stream))


def check_show(part: str, records: Sequence[Record]) -> Iterator[Issue]:
    """Issues for what is embedded, linked, or runs on a click, and for comments."""
    for kind, body in records:
        if kind in _HOLDING:
            yield Issue(part, _HOLDING[kind], _ELSE)
        elif kind == _ACTION and body[8:9] and body[8] in _STARTING:
            yield Issue(part, "点击或播放时会运行程序", "请删去这个动作，另存一次")
    if count := sum(kind == _COMMENT for kind, _ in records):
        yield Issue(part, f"里面有 {count} 处批注", BY_HAND, COMMENTS)


def check_user(part: str, user: bytes) -> Iterator[Issue]:
    """An issue where a person saved the presentation last (2.3.2)."""
    length = int.from_bytes(user[20:22], "little")
    behind = user[28 + length + 4 :][: 2 * length]
    name = behind.decode("utf-16-le", "replace") or user[28 : 28 + length].decode("gb18030", "replace")
    if is_person(name := name.strip("\0 ")):
        yield Issue(part, f"文件属性里写着最后修改者 {masked_name(name)}", BY_HAND, name)


def show_words(records: Sequence[Record]) -> str:
    """The texts of the slides, a line for each paragraph."""
    texts = (
        body.decode("utf-16-le", "replace") if kind in _WIDE_TEXTS else body.decode("latin-1")
        for kind, body in records
        if kind in (*_WIDE_TEXTS, _NARROW_TEXT)
    )
    return "\n".join(texts).replace("\r", "\n")
