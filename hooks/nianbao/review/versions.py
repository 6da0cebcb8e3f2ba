"""Versions: the folder of the project as it was, whether it is kept as a folder or in git.

A version of git is read from its objects (`objects`): what a committed `.gitattributes` leaves out of archives, filters
or rewrites is in it as it was committed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.finding import Problem
from nianbao.review.objects import UnreadableObject, write_objects

_PARTS = ("data", "docs")
_MEND = "请写放着 data 和 docs 的文件夹，或 git 的分支、标签、提交；只在远端的先运行 git fetch"


class VersionProblem(Problem):
    """A name that is no folder and no revision of the project; with the reason for the editor."""


@contextmanager
def version_folder(name: str | None, root: Path) -> Iterator[Path]:
    """The folder of a version: the one that is named, `root` itself for None, or a revision of git, written out.

    What is both is the revision: else a committed folder `HEAD^1` would be taken for the version before. `./main` is
    the folder. What was written is removed at the end. Raises VersionProblem.
    """
    folder = root if name is None else Path(name)
    if name != "" and _holds_project(folder) and not (name and _is_revision(name, root)):
        yield folder
        return
    if name is None:
        raise VersionProblem("项目文件夹里没有 data 和 docs", "请补上，或写明另一个版本")
    with commit_folder(name, root) as written:
        yield written


@contextmanager
def commit_folder(name: str, root: Path) -> Iterator[Path]:
    """The folder of a revision of git, written out; never a folder of that name. Raises VersionProblem."""
    commit = _commit(name, root)
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as temporary:
        _write(name, commit, root, Path(temporary))
        yield Path(temporary)


def _holds_project(folder: Path) -> bool:
    return all(_is_folder(folder / part) for part in _PARTS)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, or a folder that may not be read
        return False


def _is_revision(name: str, root: Path) -> bool:
    """Whether git knows a name that is also a folder's."""
    if name.startswith(".") or Path(name).is_absolute() or shutil.which("git") is None:
        return False
    return _revision(name, root).returncode == 0


def _revision(name: str, root: Path) -> subprocess.CompletedProcess[bytes]:
    return _git(name, root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _commit(name: str, root: Path) -> str:
    """The full id of the commit that `name` means to git."""
    found = _revision(name, root)
    if found.returncode == 0:
        return found.stdout.decode("ascii").strip()
    if name and _is_folder(Path(name)):
        raise VersionProblem(f"文件夹“{name}”里没有 data 和 docs", _MEND)
    if _git(name, root, "rev-parse", "--git-dir").returncode:
        mend = "请在克隆下来的仓库里运行，或写放着 data 和 docs 的文件夹"
        raise VersionProblem(f"没有“{name}”这个文件夹；项目不在 git 仓库里，不能按版本查找", mend)
    raise VersionProblem(f"没有“{name}”这个版本", _MEND)


def _write(name: str, commit: str, root: Path, target: Path) -> None:
    """Put the data and the text of a commit below `target`, and nothing else."""
    try:
        write_objects([_program(name), *_in(root)], commit, _PARTS, target)
    except UnreadableObject as problem:
        raise VersionProblem(f"“{name}”这个版本{problem.problem}", problem.mend) from None
    except OSError as error:
        raise VersionProblem(f"“{name}”这个版本取不出来：{error.strerror}", "请看磁盘是否已满") from None
    if not _holds_project(target):
        raise VersionProblem(f"“{name}”这个版本里没有 data 和 docs，或取不出来", _MEND)


def _git(name: str, root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [_program(name), *_in(root), *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False, capture_output=True)


def _in(root: Path) -> tuple[str, ...]:
    """Options of git for the project's folder, which may lie deep in its repository: paths are from here."""
    return ("--no-replace-objects", "-C", str(root))


def _program(name: str) -> str:
    git = shutil.which("git")
    if git is None:
        mend = "请安装 git，或写放着 data 和 docs 的文件夹"
        raise VersionProblem(f"“{name}”不是放着 data 和 docs 的文件夹；没有安装 git，不能按版本查找", mend)
    return git
