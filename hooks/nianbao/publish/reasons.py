"""Why the last build made no site: kept beside the site until the next build, for the summary of the change."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

_FILE = ".build-failed.txt"


def keep_reasons(root: Path, reasons: Iterable[str]) -> None:
    """Keep them, one a line; nothing is kept where there is none."""
    text = "".join(f"{reason}\n" for reason in reasons)
    path = root / _FILE
    with contextlib.suppress(OSError):  # a disk that is full is said where the build fails
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, encoding="utf-8", newline="\n")


def read_reasons(root: Path) -> tuple[str, ...]:
    """Those of the last build; none when all went well, or nothing was built."""
    path = root / _FILE
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()
