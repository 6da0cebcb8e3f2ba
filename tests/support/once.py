"""What takes long is made once in a run: by the first worker that asks, while the others wait for it."""

import contextlib
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

Make = Callable[[Path], object]
"""Fills an empty folder; raises when it cannot."""
Once = Callable[[str, Make], Path]
"""Gives the folder of a name, filled. No test may change what lies in it."""


def shared_folder(config: pytest.Config, own: Path) -> Path:
    """The folder that all workers of a run have in common; `own` is this worker's.

    Windows cannot lock as below: there, each worker makes all for itself.
    """
    return own.parent if hasattr(config, "workerinput") and sys.platform != "win32" else own


def make_once(base: Path, name: str, make: Make) -> Path:
    """The folder `name` in `base`, filled by the first worker that asks for it.

    Raises AssertionError in every worker that asks, with the traceback of the first, when it could not be made.
    """
    folder, made, failed = base / name, base / f"{name}.made", base / f"{name}.failed"
    with _alone(base / f"{name}.lock"):
        if not made.exists() and not failed.exists():
            folder.mkdir()
            try:
                make(folder)
            except Exception:  # noqa: BLE001 - whatever it is, the others have to know
                failed.write_text(traceback.format_exc(), encoding="utf-8")
            else:
                made.touch()
    assert not failed.exists(), failed.read_text(encoding="utf-8")
    return folder


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process is within."""
    with path.open("w", encoding="utf-8") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
