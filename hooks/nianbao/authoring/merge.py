"""What two people made of one text, put together by git."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


def merge(mine: str, before: str, other: str) -> str | None:
    """The text with the changes of both since `before`; None where they contradict each other, or there is no git."""
    git = shutil.which("git")
    if git is None:
        return None
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        paths = [Path(folder) / name for name in ("mine", "before", "other")]
        for path, text in zip(paths, (mine, before, other), strict=True):
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        command = [git, "merge-file", "--stdout", *map(str, paths)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False, capture_output=True)
    return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")
