"""The wheel and the source archive, packed more than once: what differs is not made of the commit alone."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Problem
from release.sources import committed, export, unpack

_AGE = 3 * 365 * 24 * 60 * 60
"""By how many seconds the files are older that are packed the second time."""
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Package:
    """The two files of a release that pip can install: the wheel and the source archive."""

    wheel: Path
    sources: Path


def read_package(folder: Path) -> Package:
    """The two files in a folder. Raises Problem where there are others or none."""
    wheels, archives = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(archives) != 1:
        raise Problem(f"{folder.name} 里应有一个 .whl 和一个 .tar.gz", "请先运行 make dist")
    return Package(wheels[0], archives[0])


def make_package(root: Path, target: Path) -> Package:
    """Pack the last commit into a folder of its own. Raises Problem where what comes out depends on chance."""
    epoch = committed(root)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        first = _pack(export(root, work / "sources"), work / "first", epoch)
        for other in _again(root, first, work, epoch):
            _compare(first, other)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "first", target)
    return read_package(target)


def _again(root: Path, first: Package, work: Path, epoch: int) -> Iterator[Package]:
    """The commit in another folder, its files of another age and private; the source archive, as a user unpacks it."""
    elsewhere = export(root, work / "another/folder")
    for path in elsewhere.rglob("*"):
        if path.is_file():
            path.chmod(_PRIVATE)
            os.utime(path, (epoch - _AGE, epoch - _AGE))
    yield _pack(elsewhere, work / "second", epoch)
    yield _pack(unpack(first.sources, work / "unpacked"), work / "third", epoch)


def _pack(sources: Path, target: Path, epoch: int) -> Package:
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(command, cwd=sources, env=env, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise Problem("不能打包", f"请看打包程序说了什么：{done.stderr.strip()}")
    return read_package(target)


def _compare(one: Package, other: Package) -> None:
    for before, after in ((one.wheel, other.wheel), (one.sources, other.sources)):
        if before.name != after.name or before.read_bytes() != after.read_bytes():
            mend = "打包时用到了时间、文件夹或别的不在提交里的东西，请看 pyproject.toml 的 tool.hatch"
            raise Problem(f"同一个提交打包两次，{before.name} 不一样", mend)
