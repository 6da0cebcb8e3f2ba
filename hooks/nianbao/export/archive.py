"""ZIP archives whose bytes depend on nothing but what is in them."""

import io
import sys
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from nianbao.cache.store import Entry, Store, digest, sha256

_FILE = 0o100644 << 16
_UNIX = 3


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The files by their names inside, in the order of the names, all of that day (1980 or later).

    Names that are not ASCII are marked as UTF-8, which Windows, macOS and Linux read.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def zipped_once(files: Mapping[str, bytes], day: date, store: Store) -> Entry:
    """The archive of the files, as it was kept where one of the same files was made before: packing takes its time."""
    tools = [sys.version, zlib.ZLIB_RUNTIME_VERSION, sha256(Path(__file__).read_bytes()), day.isoformat()]
    key = digest([*tools, *(f"{name} {sha256(content)}" for name, content in sorted(files.items()))])
    return store.remember(key, partial(zipped, files, day))


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The files of an archive of ours."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
