"""Carrying out a planned update. A file is written before its copy `as written`, so that one cut off is resumed."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from nianbao.authoring.engine import ENGINE, LOCK
from nianbao.authoring.office import read_loosely, write_text
from nianbao.authoring.record import Record
from nianbao.authoring.update import NEWER, Change, Kind
from nianbao.authoring.wheel import Wheel, digest
from nianbao.finding import Problem


def carry_out(root: Path, changes: Iterable[Change], written: Mapping[str, str], *, merging: bool) -> list[Change]:
    """Carry out the changes; MERGED and CONFLICT only if `merging` is allowed. Returns the changes not made."""
    done: dict[Kind, Callable[[Change], bool]] = {
        Kind.ADDED: lambda change: _write(root, change.path, change.new),
        Kind.REPLACED: lambda change: _write(root, change.path, change.new),
        Kind.REMOVED: lambda change: _remove(root, change.path),
        Kind.MERGED: lambda change: merging and _write(root, change.path, change.merged),
        Kind.CONFLICT: lambda change: merging and _put_beside(root, change, written.get(change.path)),
    }
    return [change for change in changes if change.kind in done and not done[change.kind](change)]


def newer_beside(root: Path, paths: Iterable[str]) -> list[str]:
    """Paths of newer texts that were put beside the office's own (`.new`) and are still there."""
    return [f"{path}{NEWER}" for path in paths if (root / f"{path}{NEWER}").exists()]


def check_wheel(root: Path, wheel: Wheel, record: Record) -> None:
    """Raise Problem where another file of the same name is in the engine's place, and we did not put it there."""
    target = root / ENGINE / wheel.name
    if target.is_file() and digest(target) not in (wheel.sha256, record.sha256):
        raise Problem(
            f"{ENGINE}/{wheel.name} 与要放进去的不是同一个文件，也不是上次放的，没有改动任何文件", "请先移走它，再运行"
        )


def lock_now(root: Path) -> str | None:
    """Text of the office's lock file; None where it was deleted."""
    return read_loosely(root / LOCK) if (root / LOCK).is_file() else None


def drop_wheel(root: Path, record: Record) -> None:
    """Delete the engine's wheel of the last update, where no lock file names it any more."""
    before = root / ENGINE / record.wheel
    named = any(
        path.is_file() and record.wheel in read_loosely(path) for path in (root / LOCK, root / f"{LOCK}{NEWER}")
    )
    if record.wheel and not named and before.is_file() and digest(before) == record.sha256:
        before.unlink()


def _write(root: Path, path: str, text: str) -> bool:
    write_text(root / path, text)
    return True


def _remove(root: Path, path: str) -> bool:
    (root / path).unlink()
    return True


def _put_beside(root: Path, change: Change, before: str | None) -> bool:
    """Write the newer text beside the office's; a file there that is not from an update is kept, and False returned."""
    beside = root / f"{change.path}{NEWER}"
    if beside.exists() and read_loosely(beside) not in (before, change.new):
        return False
    return _write(root, f"{change.path}{NEWER}", change.new)
