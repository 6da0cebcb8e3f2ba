"""The folders of a year, put in place at once: all of its files or none."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nianbao.cache.store import sha256
from nianbao.command.clean import ORIGINALS
from nianbao.finding import Problem
from nianbao.publish.move import move
from nianbao.source.filenames import FROZEN_FILE
from nianbao.work.interrupt import uninterrupted

_FOLDERS = ("data", "docs")


def put_year(root: Path, year: int, files: Mapping[str, bytes], *, force: bool) -> str:
    """Write the files of a year, by their paths from the root; gives the folder of the backup, or nothing.

    A year that is there is replaced only by `force`, and kept as it was; one that is locked never is. Raises Problem.
    """
    there = [name for name in _FOLDERS if (root / name / str(year)).exists()]
    if (root / f"data/{year}/{FROZEN_FILE}").exists():
        raise Problem(
            f"{year} 年度已经锁定", "发布以后的改动写更正，见 nianbao correct；确要重新导入，请先与负责人商定"
        )
    if there and not force:
        raise Problem(f"已经有 {there[0]}/{year}", "要重新导入，加上 --force，原有的会留一份备份")
    with tempfile.TemporaryDirectory(prefix=".import-", dir=root) as name:
        made = Path(name)
        for path, content in files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(content)
        with uninterrupted():
            kept = _set_aside(root, year, there)
            _put(root, made, year, kept)
    return kept.relative_to(root).as_posix() if kept else ""


def _set_aside(root: Path, year: int, there: list[str]) -> Path | None:
    """Move the year that is there into a folder of its own, which git leaves out."""
    if not there:
        return None
    originals = root / ORIGINALS
    originals.mkdir(exist_ok=True)
    (originals / ".gitignore").write_text("*\n", encoding="utf-8", newline="\n")
    kept = originals / f"{year}-{_digest(root, year)}"
    shutil.rmtree(kept, ignore_errors=True)
    for name in there:
        (kept / name).mkdir(parents=True)
        move(root / name / str(year), kept / name / str(year))
    return kept


def _put(root: Path, made: Path, year: int, kept: Path | None) -> None:
    """Move the new folders into place; where that fails, the old ones come back."""
    put: list[Path] = []
    try:
        for name in _FOLDERS:
            (root / name).mkdir(exist_ok=True)
            move(made / name / str(year), root / name / str(year))
            put.append(root / name / str(year))
    except OSError:
        for path in put:
            shutil.rmtree(path)
        for name in _FOLDERS:
            if kept and (kept / name).exists():
                move(kept / name / str(year), root / name / str(year))
        raise


def _digest(root: Path, year: int) -> str:
    """Eight digits by which the content of a year is known."""
    files = (path for name in _FOLDERS for path in sorted((root / name / str(year)).rglob("*")) if path.is_file())
    return sha256(b"".join(path.name.encode() + path.read_bytes() for path in files))[:8]
