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
    """Lock a folder against other processes while the context lasts; yields False where another one has it.

    No file is written, and the lock ends with its process. Windows cannot lock a folder; there it yields True, because
    nobody can remove what another process has open.
    """
    if sys.platform == "win32":
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system that locks nothing: then as on Windows
        return True
    return True
