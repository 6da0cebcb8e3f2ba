"""Seals: a short fingerprint of each file of a year, by which any change after publication is seen.

They guard against mistakes, not against forgery: who may commit is a matter of the repository.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from nianbao.source.filenames import APART, CORRECTIONS_FILE, FROZEN_FILE
from nianbao.source.textfile import EncodingProblem, decoded


def seals_of(root: Path, year: int) -> dict[str, str]:
    """The seal of every file of a year's report, data and text, by its path from the project's root, in order.

    Not of the files that say what was sealed and corrected, not of those that are no part of the report (`apart_of`),
    and not of hidden files, which programs leave behind.
    """
    own = tuple(f"data/{year}/{name}" for name in (FROZEN_FILE, CORRECTIONS_FILE))
    apart = _apart(year)
    paths = [path for part in ("data", "docs") for path in _files(root / part / str(year))]
    named = {path.relative_to(root).as_posix(): path for path in paths}
    return {file: _seal(path) for file, path in named.items() if file not in own and not file.startswith(apart)}


def apart_of(root: Path, year: int) -> dict[str, str]:
    """The seals of a year's files that are no part of the report: the returns of its units, and the original."""
    paths = [path for folder in _apart(year) for path in _files(root / folder)]
    return {path.relative_to(root).as_posix(): _seal(path) for path in paths}


def _seal(path: Path) -> str:
    """The seal of one file; nothing where it cannot be opened, which is a finding already."""
    try:
        return seal_of(path.read_bytes())
    except OSError:
        return ""


def seal_of(content: bytes) -> str:
    """The seal of a file: of its text, so that line ends and a byte-order mark do not count; else of its bytes."""
    with suppress(EncodingProblem):  # it is no text
        content = decoded(content).encode()
    return hashlib.sha256(content).hexdigest()[:16]


def _apart(year: int) -> tuple[str, ...]:
    return tuple(f"data/{year}/{name}/" for name in APART)


def _files(folder: Path) -> Iterator[Path]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return (path for path in paths if not path.name.startswith("."))
