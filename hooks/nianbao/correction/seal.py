"""Seals: a short fingerprint of each file of a year, by which any change after publication is seen.

They guard against mistakes, not against forgery: who may commit is a matter of the repository.
"""

import hashlib
from pathlib import Path

from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE
from nianbao.source.textfile import EncodingProblem, read_text


def seals_of(root: Path, year: int) -> dict[str, str]:
    """The seal of every file of a year's data and text, by its path from the project's root, in order.

    Not of the files that say what was sealed and corrected, and not of hidden files, which programs leave behind.
    """
    folders = [root / part / str(year) for part in ("data", "docs")]
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    own = {f"data/{year}/{name}" for name in (FROZEN_FILE, CORRECTIONS_FILE)}
    named = {path.relative_to(root).as_posix(): path for path in paths}
    return {file: _seal(path) for file, path in named.items() if file not in own and not path.name.startswith(".")}


def _seal(path: Path) -> str:
    """The seal of one file: of its text, so that line ends and a byte-order mark do not count; else of its bytes."""
    try:
        content = read_text(path).encode()
    except EncodingProblem:
        content = path.read_bytes()
    except OSError:
        return ""  # a finding already
    return hashlib.sha256(content).hexdigest()[:16]
