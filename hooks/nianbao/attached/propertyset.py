"""Property sets of a compound file ([MS-OLEPS]): author, manager, title … of a document."""

import struct

AUTHOR, LAST_AUTHOR, MANAGER = 4, 8, 14
"""Ids: the first two in the set of a summary, the third in that of a document's summary."""
_NUMBER, _BASIC_STRING, _STRING, _WIDE_STRING = 2, 8, 30, 31
"""Types of a value (2.15)."""
_CODE_PAGE = 1
_CODES = {1200: "utf-16-le", 65001: "utf-8", 1252: "cp1252", 950: "big5"}
"""Code pages; all others are read as Chinese."""
_LONGEST = 1000
"""Bytes of a string that are read."""


def string_of(stream: bytes, id: int) -> str:
    """A string of the first set in a stream; empty where there is none, or where it does not lie in the stream."""
    start = int.from_bytes(stream[44:48], "little")
    count = int.from_bytes(stream[start + 4 : start + 8], "little")
    listed = stream[start + 8 : start + 8 + 8 * count]
    places = dict(struct.iter_unpack("<LL", listed[: len(listed) // 8 * 8]))
    if id not in places:
        return ""
    at = start + places[id]
    kind, length = (int.from_bytes(stream[place : place + 4], "little") for place in (at, at + 4))
    if kind == _WIDE_STRING:
        return _text(stream[at + 8 : at + 8 + min(2 * length, _LONGEST)], "utf-16-le")
    if kind not in (_STRING, _BASIC_STRING):
        return ""
    return _text(stream[at + 8 : at + 8 + min(length, _LONGEST)], _code(stream, start + places.get(_CODE_PAGE, 0)))


def _code(stream: bytes, at: int) -> str:
    """How the strings of a set are written, by the value that says so."""
    kind, page = (int.from_bytes(stream[place : place + 2], "little") for place in (at, at + 4))
    return _CODES.get(page, "gb18030") if kind == _NUMBER else "gb18030"


def _text(raw: bytes, code: str) -> str:
    return raw.decode(code, "replace").partition("\0")[0].strip()
