"""Files as they were when they were sealed, from git's history where there is one: a lock holds seals and no text."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from nianbao.correction.seal import seal_of

_MOST = 100
"""So many versions of a file are looked at, newest first."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file of an earlier version: its commit and its content."""

    commit: str
    content: bytes


def sealed_file(root: Path, file: str, seal: str) -> SealedFile | None:
    """The newest committed version of a file that has this seal; None where there is none, or no git."""
    git = shutil.which("git")
    if git is None:
        return None
    listed = _run(git, root, "log", f"--max-count={_MOST}", "--format=%H", "HEAD", "--", file)
    for commit in (listed or b"").decode("ascii").split():
        content = _run(git, root, "show", f"{commit}:./{file}")
        if content is not None and seal_of(content) == seal:
            return SealedFile(commit, content)
    return None


def _run(git: str, root: Path, *arguments: str) -> bytes | None:
    """The output of git in the project's folder; None where it fails."""
    command = [git, "-C", str(root), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False, capture_output=True)
    return None if done.returncode else done.stdout
