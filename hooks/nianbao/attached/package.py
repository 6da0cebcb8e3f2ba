"""A ZIP archive of parts, as Office and OFD files are: read in memory, within limits, and written again."""

import stat
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from nianbao.finding import Problem

MOST_PARTS = 5000
MOST_BYTES = 200 * 1024 * 1024
"""All parts together, unpacked."""
_MEND = "请用原来的程序打开，另存一次，再放进来"
_TIME = (1980, 1, 1, 0, 0, 0)


def read_package(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names, in its order. Raises Problem where it is damaged, locked or too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _judge(archive, content)
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Problem("文件损坏，打不开", _MEND) from None


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts: always the same bytes for the same parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()


def _judge(archive: zipfile.ZipFile, content: bytes) -> None:
    """Raises Problem where an archive is not one to be read."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Problem("文件加了密码，读不出来", "请去掉密码再放进来")
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Problem("文件展开以后太大", f"请拆成几个文件；展开以后不超过 {MOST_BYTES // 1024 // 1024} MB")
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise Problem("里面有指向别处的链接", "请把文件本身放进去，重新打包")
    names = [_name(entry).casefold() for entry in entries]
    if len(names) != len(set(names)) or any(_leads_out(name) for name in names):
        raise Problem("里面的文件名重复，或指向外面", _MEND)
    first = min((entry.header_offset for entry in entries), default=0)
    if first or not content.startswith(b"PK"):
        raise Problem("文件开头还藏着别的内容", _MEND)
    if archive.comment or not content.endswith(b"\x00\x00"):
        raise Problem("文件末尾还藏着别的内容", _MEND)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as all programs read it: some write the bars between folders as Windows has them."""
    return entry.filename.replace("\\", "/")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts, left = {}, MOST_BYTES
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        with archive.open(entry) as file:
            parts[_name(entry)] = file.read(left + 1)
        left -= len(parts[_name(entry)])
        if left < 0:
            raise Problem("文件展开以后太大", f"请拆成几个文件；展开以后不超过 {MOST_BYTES // 1024 // 1024} MB")
    return parts
