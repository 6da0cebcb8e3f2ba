"""What an office's repository keeps of its last update in `.nianbao`: what was written, what was told."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from nianbao.authoring.engine import AS_WRITTEN
from nianbao.authoring.office import read_loosely, write_text
from nianbao.authoring.schemasums import SUMS, read_sums, sums_of, sums_text
from nianbao.authoring.update import Change, Kind

_DELETED = ".nianbao/deleted.txt"
"""Files that the office deleted and was told of, a path a line."""


def read_written(root: Path) -> dict[str, str]:
    """Every text as it was written last, by the path that it has in the office's repository; without the schemas."""
    folder = root / AS_WRITTEN
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): read_loosely(path) for path in paths}


def keep_written(root: Path, new: Mapping[str, str], written: Mapping[str, str], waiting: Iterable[str]) -> None:
    """Keep the new texts as the ones written last; the old where a change is still waiting, or the file was deleted."""
    for path in new.keys() - set(waiting):
        if written.get(path) != new[path]:
            write_text(root / AS_WRITTEN / path, new[path])
    for path in written.keys() - new.keys():
        (root / AS_WRITTEN / path).unlink()


def read_schema_sums(root: Path) -> dict[str, str]:
    """The sums of the schemas that were written last, by path."""
    return read_sums(_text(root / SUMS))


def keep_schema_sums(root: Path, new: Mapping[str, str], written: Mapping[str, str], waiting: Iterable[str]) -> None:
    """The same for the schemas, of which `written` holds the sums."""
    kept = {path: written[path] for path in waiting if path in written}
    _keep(root / SUMS, sums_text(sums_of(new) | kept))


def not_told(root: Path, changes: Iterable[Change]) -> list[Change]:
    """The changes but those files that the office deleted and was told of before."""
    told = _text(root / _DELETED).splitlines()
    return [change for change in changes if change.kind is not Kind.DELETED or change.path not in told]


def keep_told(root: Path, deleted: Iterable[Change]) -> None:
    """Remember which deleted files the office has been told of; one that came back is forgotten."""
    _keep(root / _DELETED, "".join(f"{change.path}\n" for change in deleted))


def _text(path: Path) -> str:
    return read_loosely(path) if path.is_file() else ""


def _keep(path: Path, text: str) -> None:
    """Write where there is something new to keep, so that an update without news touches nothing."""
    if _text(path) != text:
        write_text(path, text)
