"""The engine as a file: the wheel that an office's repository holds and locks."""

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from nianbao.authoring.engine import PACKAGE, engine_version
from nianbao.finding import Problem

_NAME = re.compile(rf"{PACKAGE}-(?P<version>[0-9][^-]*)-py3-none-any\.whl")


@dataclass(frozen=True, slots=True)
class Wheel:
    """The engine as a wheel: path, version, SHA-256."""

    path: Path
    version: str
    sha256: str

    @property
    def name(self) -> str:
        """Its file name: pip reads the version from it, so that it may not be changed."""
        return self.path.name


def read_wheel(path: Path) -> Wheel:
    """The wheel in this file. Raises Problem when it is none of the engine's."""
    named = _NAME.fullmatch(path.name)
    if not named:
        mend = f"请写下载来的文件，名字像 {PACKAGE}-{engine_version()}-py3-none-any.whl，不要改名"
        raise Problem(f"“{path.name}”不是发布程序的安装文件", mend)
    try:
        with zipfile.ZipFile(path) as archive:
            archive.getinfo(f"{PACKAGE}-{named['version']}.dist-info/METADATA")
        return Wheel(path, named["version"], digest(path))
    except (OSError, zipfile.BadZipFile, KeyError):
        raise Problem(f"“{path}”打不开，或不是完整的安装文件", "请核对路径，或重新下载") from None


def digest(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def running_wheel() -> Wheel | None:
    """The file that the running engine was installed from, where that is known (PEP 610) and it is still the same."""
    try:
        said = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
        address, archive = urlsplit(said.get("url", "")), said.get("archive_info")
        if address.scheme != "file" or archive is None:
            return None
        wheel = read_wheel(Path(url2pathname(address.path)))
    except (PackageNotFoundError, ValueError, Problem):
        return None
    return wheel if archive.get("hashes", {}).get("sha256", wheel.sha256) == wheel.sha256 else None
