"""ZIP archives whose bytes depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

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
