"""Files that all years have in common: a change of them shows on pages of published years, and is not gated."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.address.pages import is_year
from nianbao.address.published import LIST
from nianbao.review.markdown import escaped
from nianbao.source.snapshot import SETTINGS, Snapshot, take_snapshot

_BESIDE = ("overrides", SETTINGS, "requirements.txt", "engine")
"""Templates and styles of the office's own, the settings, and the engine with its templates."""
_SCHEMAS = "data/schemas/"


def changed_in_common(name: str, before: Path, root: Path) -> list[str]:
    """The files of no year that differ between two versions, in order.

    `before` holds data and text of the version that is called `name`, a folder or a revision of git; what lies beside
    them is compared with the folder, or by git.
    """
    old, new = _of_no_year(take_snapshot(before)), _of_no_year(take_snapshot(root))
    changed = {file for file in {*old, *new} if old.get(file) != new.get(file)}
    return sorted(changed | (_beside(before, root) if Path(name).is_dir() else _beside_in_git(name, root)))


def common_markdown(files: Iterable[str]) -> Iterator[str]:
    """A line for each of these files, below what they are; nothing where there is none."""
    if lines := [f"- {escaped(file)}" for file in files]:
        yield "\n## 各年度共用的文件\n"
        yield "这些文件改了，已发布年度的网页也会跟着变（名称、历年指标、样式等）；报告不变，不用写更正，请看一看。\n"
        yield "\n".join(lines)


def _of_no_year(snapshot: Snapshot) -> dict[str, str]:
    return {
        file: content
        for file, content in snapshot.files
        if file.startswith("data/") and not file.endswith("/") and file != LIST and not file.startswith(_SCHEMAS)
        if not is_year(file.split("/")[1])
    }


def _beside(before: Path, root: Path) -> set[str]:
    """What differs beside data and text between two folders."""
    old, new = (dict(_files(folder)) for folder in (before, root))
    return {file for file in {*old, *new} if old.get(file) != new.get(file)}


def _files(folder: Path) -> list[tuple[str, bytes]]:
    named = [path for name in _BESIDE for path in ((folder / name), *(folder / name).rglob("*")) if path.is_file()]
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in named]


def _beside_in_git(name: str, root: Path) -> set[str]:
    """What differs beside data and text from a revision; nothing where git does not tell."""
    git = shutil.which("git")
    if git is None or name.startswith("-"):
        return set()
    command = [git, "-C", str(root), "-c", "core.quotePath=false", "diff", "--name-only", "--relative", name, "--"]
    done = subprocess.run([*command, *_BESIDE], stdin=subprocess.DEVNULL, check=False, capture_output=True)
    return set() if done.returncode else set(done.stdout.decode(errors="replace").splitlines())
