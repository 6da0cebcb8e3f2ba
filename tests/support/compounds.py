"""Small compound files for tests ([MS-CFB]): storages and streams by paths, property sets, records of old formats."""

import struct
from collections.abc import Mapping, Sequence

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR, _CUTOFF = 512, 4096
FIB = b"\xec\xa5\xc1\x00" + bytes(508)
"""The beginning of a Word text."""
BOOK = struct.pack("<HHHHHHLL", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
"""The first record of a workbook."""


def padded(content: bytes, size: int = _SECTOR) -> bytes:
    return content + bytes(-len(content) % size)


def compound(parts: Mapping[str, bytes | None]) -> bytes:
    """A file of these streams; a storage has None, or is there because a path leads through it. No stream is small."""
    names = {"/".join(path.split("/")[:depth]) for path in parts for depth in range(1, path.count("/") + 2)}
    entries = ["", *sorted(names)]
    body, table = b"", list[int]()
    starts = {}
    for path in entries[1:]:
        content = parts.get(path)
        if content:
            stream = padded(content.ljust(_CUTOFF, b"\0"))
            starts[path] = (len(table), max(len(content), _CUTOFF))
            table += [*range(len(table) + 1, len(table) + len(stream) // _SECTOR), END]
            body += stream
    directory = padded(b"".join(_entry(path, entries, parts, starts) for path in entries))
    first = len(table)
    table += [*range(first + 1, first + len(directory) // _SECTOR), END]
    sectors = len(table) // (_SECTOR // 4 - 1) + 1
    table += [TABLE] * sectors
    fat = struct.pack(f"<{len(table)}L", *table).ljust(sectors * _SECTOR, b"\xff")
    where = [*range(len(table) - sectors, len(table)), *[FREE] * (109 - sectors)]
    counts = (0, sectors, first, 0, _CUTOFF, END, 0, END, 0)
    head = struct.pack("<8s16s5H6x9L", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6, *counts)
    return head + struct.pack("<109L", *where) + body + directory + fat


def _entry(
    path: str, entries: Sequence[str], parts: Mapping[str, bytes | None], starts: Mapping[str, tuple[int, int]]
) -> bytes:
    """Brothers form a list to the right; their order makes no difference to a reader."""
    below = [entry for entry in entries[1:] if entry.rpartition("/")[0] == path]
    beside = [entry for entry in entries[1:] if entry.rpartition("/")[0] == path.rpartition("/")[0]]
    behind = beside[beside.index(path) + 1 :][:1] if path else []
    kind = 5 if not path else 1 if below or parts.get(path) is None else 2
    name = (path.rpartition("/")[2] or "Root Entry").encode("utf-16-le") + b"\0\0"
    right, child = (entries.index(found[0]) if found else FREE for found in (behind, below))
    start, size = starts.get(path, (END, 0))
    return struct.pack("<64sHBBLLL16sLQQLQ", name, len(name), kind, 1, FREE, right, child, b"", 0, 0, 0, start, size)


def properties(strings: Mapping[int, str], *, page: int = 936, kind: int = 30) -> bytes:
    """A property set with these strings: in a code page (30), or wide (31)."""
    values = {1: struct.pack("<LHH", 2, page, 0)}
    for id, text in strings.items():
        raw = f"{text}\0".encode("utf-16-le" if kind == 31 else {65001: "utf-8", 1200: "utf-16-le"}.get(page, "gbk"))
        values[id] = struct.pack("<LL", kind, len(text) + 1 if kind == 31 else len(raw)) + padded(raw, 4)
    at, listed = 8 + 8 * len(values), b""
    for id, value in values.items():
        listed += struct.pack("<LL", id, at)
        at += len(value)
    section = struct.pack("<LL", at, len(values)) + listed + b"".join(values.values())
    return struct.pack("<HHL16sL16sL", 0xFFFE, 0, 0, b"", 1, b"", 48) + section


def biff(kind: int, body: bytes) -> bytes:
    """A record of a workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def atom(kind: int, body: bytes, version: int = 0) -> bytes:
    """A record of a presentation; with version 15 one that holds others."""
    return struct.pack("<HHL", version, kind, len(body)) + body


def doc(text: str = "甲", **more: bytes) -> bytes:
    """A Word text; `more` are streams by names without their first character, which is a control character."""
    return compound({"WordDocument": FIB + text.encode("utf-16-le"), "1Table": b"x", **_marked(more)})


def xls(records: bytes = b"", **more: bytes) -> bytes:
    return compound({"Workbook": BOOK + records + biff(0x0A, b""), **_marked(more)})


def ppt(records: bytes = b"", **more: bytes) -> bytes:
    return compound({"PowerPoint Document": atom(0x3E8, records, 15), **_marked(more)})


def _marked(streams: Mapping[str, bytes]) -> dict[str, bytes | None]:
    return {f"\x05{name}": content for name, content in streams.items()}
