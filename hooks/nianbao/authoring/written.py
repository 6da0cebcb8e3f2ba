"""What an office's repository keeps of its last update in `.nianbao`: texts as written, deleted files reported."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from nianbao.authoring.engine import AS_WRITTEN
from nianbao.authoring.office import read_loosely, write_text
from nianbao.authoring.schemasums import SUMS, read_sums, sums_of, sums_text
from nianbao.authoring.update import Change, Kind

_DELETED = ".nianbao/deleted.txt"
"""Files that the office deleted and that were reported to it, one path a line."""


def read_written(root: Path) -> dict[str, str]:
    """Every text as it was written last, by the path that it has in the office's repository; without the schemas."""
    folder = root / AS_WRITTEN
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): read_loosely(path) for path in paths}


def keep_written(root: Path, new: Mapping[str, str], written: Mapping[str, str], waiting: Iterable[str]) -> None:
    """Record the new texts as last written; for paths in `waiting` (left or deleted) the former text is kept."""
    for path in new.keys() - set(waiting):
        if written.get(path) != new[path]:
            write_text(root / AS_WRITTEN / path, new[path])
    for path in written.keys() - new.keys():
        (root / AS_WRITTEN / path).unlink()


def read_schema_sums(root: Path) -> dict[str, str]:
    """The sums of the schemas that were written last, by path."""
    return read_sums(_text(root / SUMS))


def keep_schema_sums(root: Path, new: Mapping[str, str], written: Mapping[str, str], waiting: Iterable[str]) -> None:
    """Record the SHA-256 of the new schemas; for paths in `waiting` that of the former ones, from `written`."""
    kept = {path: written[path] for path in waiting if path in written}
    _keep(root / SUMS, sums_text(sums_of(new) | kept))


def unreported(root: Path, changes: Iterable[Change]) -> list[Change]:
    """The changes without those of deleted files that were reported by an earlier update."""
    reported = _text(root / _DELETED).splitlines()
    return [change for change in changes if change.kind is not Kind.DELETED or change.path not in reported]


def keep_reported(root: Path, deleted: Iterable[Change]) -> None:
    """Record which deleted files were reported; a file that exists again is removed from the record."""
    _keep(root / _DELETED, "".join(f"{change.path}\n" for change in deleted))


def _text(path: Path) -> str:
    return read_loosely(path) if path.is_file() else ""


def _keep(path: Path, text: str) -> None:
    """Write a text only if it differs from the file's, so that an update without changes touches nothing."""
    if _text(path) != text:
        write_text(path, text)
