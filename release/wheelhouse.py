"""The wheelhouse: the engine and all that it needs in one archive, for machines without network."""

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from nianbao.authoring.officetexts import dependencies
from nianbao.authoring.wheel import digest
from nianbao.export.archive import zipped
from nianbao.finding import Problem
from release.lock import lock_for
from release.manual import NAME, manual, try_offline

PYTHONS = ("3.11.0", "3.11.5", "3.12.0", "3.13.0")
"""The oldest of each version that is served, and where the lock divides one."""
PLATFORM = "manylinux2014_x86_64"
"""Linux on x86-64 with glibc 2.17 or newer."""
SYSTEM = "linux-x86_64"
WHEELS, LOCK, SUMS = "wheelhouse", "requirements.txt", "SHA256SUMS"


def make_wheelhouse(wheel: Path, version: str, epoch: int, target: Path) -> Path:
    """Download, try and pack it; gives the archive. Raises Problem where something is missing or does not work."""
    name = f"nianbao-{version}-offline-{SYSTEM}"
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / name
        _fill(folder, wheel, version)
        try_offline(folder)
        files = {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in _files(folder)}
    target.mkdir(parents=True, exist_ok=True)
    archive = target / f"{name}.zip"
    archive.write_bytes(zipped(files, datetime.fromtimestamp(epoch, UTC).date()))
    return archive


def sums_of(files: dict[str, Path]) -> str:
    """The SHA-256 of files by the names that they are given, in the notation of `sha256sum`."""
    return "".join(f"{digest(path)}  {name}\n" for name, path in sorted(files.items()))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _fill(folder: Path, wheel: Path, version: str) -> None:
    (folder / WHEELS).mkdir(parents=True)
    for python in PYTHONS:
        _download(python, folder / WHEELS)
    shutil.copy(wheel, folder / WHEELS)
    engine = f"nianbao=={version} --hash=sha256:{digest(wheel)}\n"
    for name, text in ((LOCK, engine + dependencies()), (NAME, manual(version, wheel.name))):
        (folder / name).write_bytes(text.encode())
    sums = sums_of({path.relative_to(folder).as_posix(): path for path in _files(folder)})
    (folder / SUMS).write_bytes(sums.encode())


def _download(python: str, target: Path) -> None:
    """Take the wheels that the lock names for a version of Python, whichever Python does it."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / LOCK
        lock.write_bytes(lock_for(dependencies(), python).encode())
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        strict = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        chosen = ["--implementation", "cp", "--python-version", python, "--platform", PLATFORM]
        command = [*pip, *strict, *chosen, "--dest", str(target), "--requirement", str(lock)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise Problem(f"Python {python} 用的软件包没有下载全", f"请看 pip 说了什么：{done.stderr.strip()}")
