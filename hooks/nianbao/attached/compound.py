"""A compound file ([MS-CFB]), as the old Office formats are: its storages and streams, read in memory within limits."""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from olefile.olefile import DEFECT_INCORRECT, ENDOFCHAIN, STGTY_STORAGE, STGTY_STREAM, OleFileError, OleFileIO

from nianbao.finding import Problem

MOST_ENTRIES = 4000
"""Storages and streams together; a document without embedded objects has some twenty."""
_MEND = "请用原来的程序打开，另存一次，再放进来"
_COUNTS = (44, 64, 72)
"""Where the header counts the sectors of its three tables (2.2)."""
_SMALLEST_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Compound:
    """What a compound file holds. Names as written, a path has slashes; control characters begin some of them."""

    storages: tuple[str, ...]
    """Paths of the folders, without the root."""
    streams: Mapping[str, bytes]
    """Content by path."""

    def named(self, *names: str) -> tuple[bytes, ...]:
        """The streams of the root that have one of these names (small letters); the case makes no difference."""
        return tuple(content for path, content in self.streams.items() if path.lower() in names)


class _Bounded(OleFileIO):  # type: ignore[type-arg] # it has types of names only for a type checker
    """Reads no more entries than a document has: each is compared with all before it."""

    def _load_direntry(self, sid: int) -> Any:
        if sid >= MOST_ENTRIES:
            raise OleFileError
        return super()._load_direntry(sid)


def read_compound(content: bytes) -> Compound:
    """The storages and streams of a file. Raises Problem where it is damaged, or holds more than them."""
    try:
        counts = (struct.unpack_from("<L", content, at)[0] for at in _COUNTS)
        read = None if max(counts) > len(content) // _SMALLEST_SECTOR else _read(content)
    except Exception:  # noqa: BLE001 - a damaged file fails in the library in many ways
        read = None
    if read is None:
        raise Problem("文件损坏，打不开", _MEND)
    compound, covered = read
    if not covered or _ends_as_zip(content):
        raise Problem("文件末尾还藏着别的内容", _MEND)
    return compound


def _read(content: bytes) -> tuple[Compound, bool] | None:
    """What the file holds, and whether its table knows all of its sectors; None where the sizes cannot be true."""
    file: Any = _Bounded(BytesIO(content), raise_defects=DEFECT_INCORRECT)
    with file:
        entries = list(_entries(file))
        streams = [(path, entry) for path, entry in entries if entry.entry_type == STGTY_STREAM]
        if sum(entry.size for _, entry in streams) > len(content) or _has_circle(file, [entry for _, entry in streams]):
            return None
        read = {"/".join(path): file.openstream(list(path)).read() if entry.size else b"" for path, entry in streams}
        storages = tuple("/".join(path) for path, entry in entries if entry.entry_type == STGTY_STORAGE)
        return Compound(storages, read), len(file.fat) >= file.nb_sect


def _has_circle(file: Any, streams: Iterable[Any]) -> bool:
    """Whether a chain of sectors leads back, outside, or into another one."""
    file.loadminifat()
    small = [entry.isectStart for entry in streams if entry.size and entry.is_minifat]
    large = [entry.isectStart for entry in (file.root, *streams) if entry.size and not entry.is_minifat]
    return _meet(file.fat, [file.first_dir_sector, *large]) or _meet(file.minifat, small)


def _meet(table: Sequence[int], starts: Iterable[int]) -> bool:
    used = set()
    for start in starts:
        sector = start
        while sector != ENDOFCHAIN:
            if sector in used or sector >= len(table):
                return True
            used.add(sector)
            sector = table[sector]
    return False


def _entries(file: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    left: list[tuple[tuple[str, ...], Any]] = [((), file.root)]
    while left:
        path, entry = left.pop()
        if path:
            yield path, entry
        left += [((*path, child.name), child) for child in reversed(entry.kids)]


def _ends_as_zip(content: bytes) -> bool:
    """Whether an archive was put behind the file. One within it, such as the theme of a text, does not end it."""
    at = content.rfind(b"PK\x05\x06", -65557)
    return at >= 0 and at + 22 + int.from_bytes(content[at + 20 : at + 22], "little") == len(content)
