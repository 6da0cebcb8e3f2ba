"""The committed sources: what a version is made of, whatever else lies in the folder."""

import io
import subprocess
import tarfile
from pathlib import Path


def export(root: Path, target: Path) -> Path:
    """Write the files of the last commit into a new folder."""
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", "HEAD"))) as archive:
        archive.extractall(target, filter="data")
    return target


def unpack(archive: Path, target: Path) -> Path:
    """Unpack a source archive into a new folder; gives the folder of the sources."""
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    (sources,) = target.iterdir()
    return sources


def committed(root: Path) -> int:
    """When the last commit was made, in seconds: the date of everything that is made of it."""
    return int(_git(root, "show", "--no-patch", "--format=%ct", "HEAD"))


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True).stdout  # noqa: S607
