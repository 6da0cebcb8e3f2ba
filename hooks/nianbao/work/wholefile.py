"""A file written as a whole: whoever stops it, at any moment, finds the old content or the new one."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at once, with the rights that it had. Raises OSError where the system does not let it.

    The new content is laid beside it first, under a hidden name that the next attempt takes again.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        beside.replace(path)
    except BaseException:  # Ctrl-C too
        beside.unlink(missing_ok=True)
        raise
