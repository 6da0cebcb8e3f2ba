"""The main stream of an Excel workbook in the old format ([MS-XLS]): what runs or loads, who is named, its words."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from nianbao.attached.issue import BY_HAND, COMMENTS, SHOW, Issue, masked_name
from nianbao.attached.numberruns import number_runs
from nianbao.attached.people import is_person

_BEGIN, _LOCK, _SHEET, _WRITER, _COMMENT, _BOOK = 0x809, 0x2F, 0x85, 0x5C, 0x1C, 0x1AE
_STRINGS, _CONTINUE, _NUMBER = 0xFC, 0x3C, 0x203
_CONNECTIONS = (0x876, 0x1AD)
"""Records by their types (2.3)."""
_FIRST = 20
"""Records at the beginning of a workbook."""
_CELL = 14
"""Bytes of a cell with a number: its place, its format, the number."""
_MOBILE = 11
"""Digits of a mobile number."""
_MACRO_SHEETS = (1, 6)
_OWN_BOOKS = (0x0401, 0x3A01)
"""What stands for this workbook, and for functions of add-ins, in the place of a name (2.4.271)."""
_NEW = 0x0600
"""The version of Excel 97 and later: names have a byte more."""
_LINKED = "请在“数据”→“编辑链接”里断开链接，另存一次"

Record = tuple[int, bytes]


def records_of(stream: bytes) -> Iterator[Record]:
    """Type and content of each record, in their order; the last one may be cut off."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def is_locked_book(stream: bytes) -> bool:
    """Whether the workbook can be read only with a password: `FilePass` stands at the beginning (2.1.7.20.1)."""
    return any(kind == _LOCK for kind, _ in islice(records_of(stream), _FIRST))


def is_book(stream: bytes) -> bool:
    """Whether the stream begins as a workbook does (`BOF`)."""
    return stream[:2] == _BEGIN.to_bytes(2, "little")


def check_book(part: str, records: Sequence[Record]) -> Iterator[Issue]:
    """Issues for macros, links and hidden sheets, and for the people that the records name."""
    version = next((int.from_bytes(body[:2], "little") for kind, body in records if kind == _BEGIN), _NEW)
    for kind, body in records:
        if kind == _SHEET:
            yield from _check_sheet(part, body, version)
        elif kind == _WRITER and is_person(name := _writer(body, version)):
            yield Issue(part, f"里面记着做表的人 {masked_name(name)}", BY_HAND, name)
        elif kind == _BOOK and int.from_bytes(body[2:4], "little") not in _OWN_BOOKS:
            yield Issue(part, "里面的数据连着另一个文件", _LINKED)
        elif kind in _CONNECTIONS:
            yield Issue(part, "里面有数据连接", "请在“数据”→“查询和连接”里删去连接，另存一次")
    if count := sum(kind == _COMMENT for kind, _ in records):
        yield Issue(part, f"里面有 {count} 处批注", BY_HAND, COMMENTS)


def _check_sheet(part: str, body: bytes, version: int) -> Iterator[Issue]:
    state, kind = body[4:5], body[5:6]
    if kind and kind[0] in _MACRO_SHEETS:
        yield Issue(part, "里面有宏", "请删去宏表，另存为不带宏的文件，或导出为 PDF")
    elif state and state[0] & 3:
        name = _short(body[6:], 1, version)
        yield Issue(part, f"工作表“{name}”是隐藏的", SHOW, name)


def _writer(body: bytes, version: int) -> str:
    """Who saved the workbook last; some programs write the name without its length."""
    width = 2 if version == _NEW else 1
    if int.from_bytes(body[:width], "little") > len(body):
        return body.decode("gb18030", "replace").strip("\0 ")
    return _short(body, width, version)


def _short(body: bytes, width: int, version: int) -> str:
    """A string with its length before it, in `width` bytes."""
    length = int.from_bytes(body[:width], "little")
    if version != _NEW:
        return body[width : width + length].decode("gb18030", "replace").strip("\0 ")
    text = body[width + 1 :]
    return (
        text[: 2 * length].decode("utf-16-le", "replace")
        if body[width : width + 1] == b"\x01"
        else text[:length].decode("latin-1")
    ).strip("\0 ")


def book_words(records: Sequence[Record]) -> str:
    """The texts of the cells, a line each, and the words around long numbers of all other records."""
    lines: list[str] = []
    table: list[bytes] = []
    for kind, body in records:
        if kind == _STRINGS or (kind == _CONTINUE and table):
            table.append(body)
            continue
        lines += _shared(table)
        table = []
        if len(body) >= _MOBILE:
            lines.append(number_runs(body))
    return "\n".join((*lines, *_shared(table)))


def book_numbers(records: Sequence[Record]) -> str:
    """The whole numbers of cells that may be telephone numbers, a line each."""
    values = (struct.unpack_from("<d", body, 6)[0] for kind, body in records if kind == _NUMBER and len(body) == _CELL)
    return "\n".join(f"{value:.0f}" for value in values if value.is_integer() and len(f"{value:.0f}") == _MOBILE)


def _shared(chunks: Sequence[bytes]) -> Iterator[str]:
    """The texts that cells share (`SST`); what is too long for a record goes on in the next (2.5.293)."""
    data, ends = b"".join(chunks), list(accumulate(map(len, chunks)))
    at = 8
    while at + 3 <= len(data):
        length, flags = struct.unpack_from("<HB", data, at)
        at += 3
        behind = 4 * int.from_bytes(data[at : at + 2], "little") if flags & 8 else 0
        at += 2 if flags & 8 else 0
        behind += int.from_bytes(data[at : at + 4], "little") if flags & 4 else 0
        at += 4 if flags & 4 else 0
        text, at = _characters(data, ends, at, length, wide=bool(flags & 1))
        yield text
        at += behind


def _characters(data: bytes, ends: Sequence[int], at: int, left: int, *, wide: bool) -> tuple[str, int]:
    """A text, and where it ends. In each further record a byte says anew how wide its characters are."""
    pieces: list[str] = []
    while left and at < len(data):
        end = ends[bisect_right(ends, at)]
        raw = data[at : min(at + (2 * left if wide else left), end)]
        pieces.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
        left -= max(len(raw) // 2, 1) if wide else len(raw)
        at += len(raw)
        if left and at < len(data):
            wide = bool(data[at] & 1)
            at += 1
    return "".join(pieces), at
