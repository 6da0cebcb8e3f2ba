"""The engine as an office gets it: packed, and installed where the sources cannot be reached. Nothing is downloaded."""

import shutil
import site
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from workspace import ROOT

VERSION = version("nianbao")
_SOURCES = ("pyproject.toml", "LICENSE", "guide", "hooks")
_LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.egg-info")
ANSWERS = {
    "--name": "某某县人民政府",
    "--short-name": "某某县",
    "--office": "某某县人民政府办公室",
    "--level": "county",
    "--scope": "summary",
}
"""Enough to begin a repository."""
OPTIONS = tuple(word for pair in ANSWERS.items() for word in pair)


def pack(folder: Path, kind: str) -> Path:
    """Make the `wheel` or the `sdist` of the engine from its sources as they are now, committed or not."""
    sources, packed = folder / "sources", folder / "packed"
    packed.mkdir(parents=True)
    for name in _SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=_LEFT_BEHIND)
        else:
            sources.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, sources)
    call = f"from hatchling.build import build_{kind} as build; build({str(packed)!r})"
    subprocess.run([sys.executable, "-c", call], cwd=sources, check=True, capture_output=True)
    (made,) = packed.iterdir()
    return made


def link_dependencies(folder: Path) -> Path:
    """A folder of everything that is installed here, but for the engine itself."""
    folder.mkdir(parents=True)
    for source in site.getsitepackages():
        for entry in Path(source).iterdir():
            if not entry.name.startswith(("nianbao", "__editable__", "__pycache__")):
                (folder / entry.name).symlink_to(entry)
    return folder


def install(wheel: Path, environment: Path) -> Path:
    """Install the engine in an environment of its own, beside what it needs; gives its `nianbao`."""
    subprocess.run([python(), "-m", "venv", "--without-pip", environment], check=True)
    found = link_dependencies(environment / "dependencies")
    (packages_of(environment) / "found.pth").write_text(f"{found}\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin/python", "install")
    subprocess.run((*pip, "--quiet", "--no-index", "--no-deps", wheel), check=True)
    return environment / "bin/nianbao"


def packages_of(environment: Path) -> Path:
    """Where an environment keeps what is installed in it."""
    (packages,) = (environment / "lib").glob("python*/site-packages")
    return packages


def python() -> Path:
    """The interpreter that the environment of the tests was made of."""
    return Path(sys.executable).resolve()
