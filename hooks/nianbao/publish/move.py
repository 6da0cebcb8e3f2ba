"""Moving a folder that other programs may be looking into for a moment."""

import time
from collections.abc import Callable
from pathlib import Path

_PAUSES = (0.1, 0.2, 0.4, 0.8)
"""Seconds between the tries."""


def move(source: Path, target: Path, wait: Callable[[float], None] = time.sleep) -> None:
    """Rename a folder. On Windows that fails while a virus scanner or an indexer reads one of its new files.

    Raises OSError where it goes on failing.
    """
    for pause in _PAUSES:
        try:
            source.rename(target)
        except PermissionError:
            wait(pause)
        else:
            return
    source.rename(target)
