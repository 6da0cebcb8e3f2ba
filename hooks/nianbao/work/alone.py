"""One at a time: what two programs must not do in the same folder."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else is within, in this folder, until it is left. No file is laid; who dies, leaves.

    Windows cannot lock a folder; there, nobody can remove what another one has open.
    """
    if sys.platform == "win32":
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
