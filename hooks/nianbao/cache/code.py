"""The engine's code as part of a key: what a room computes depends on this room and on those below it.

So a help text changed above leaves the entries of a room valid, and a rounding changed below makes them invalid.
"""

import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nianbao.cache.store import digest, sha256

ROOMS: tuple[tuple[str, ...], ...] = (
    ("characters",),
    ("finding", "labels", "cache", "work"),
    ("source",),
    ("address",),
    ("form",),
    ("report",),
    ("text",),
    ("attached",),
    ("render",),
    ("bind",),
    ("correction",),
    ("check",),
    ("project",),
    ("trends",),
    ("search", "authoring"),
    ("export",),
    ("intake",),
    ("page", "site", "draft"),
    ("offline", "review", "editing"),
    ("publish",),
    ("command",),
    ("cli",),
)
"""The rooms of the library on their layers, from the lowest: the order that import-linter holds."""
_LIBRARY = Path(__file__).parent.parent


def code_digest(room: str, library: Path = _LIBRARY) -> str:
    """SHA-256, 64 hex digits, of all modules of a room and of the rooms below it."""
    return _of_this_process(room) if library == _LIBRARY else _code_digest(room, library)


@lru_cache(maxsize=len(ROOMS) * 2)
def _of_this_process(room: str) -> str:
    """The same of the library that runs: a process has read its modules once."""
    return _code_digest(room, _LIBRARY)


def _code_digest(room: str, library: Path) -> str:
    return digest(part for path in _modules(room, library) for part in _named(path, library))


def engine_digest() -> str:
    """SHA-256 of everything that makes a site: the library, the adapter and theme, and every installed package."""
    own = [path for folder in sorted(_LIBRARY.parent.glob(f"{_LIBRARY.name}*")) for path in folder.rglob("*")]
    files = [path for path in own if path.is_file() and path.suffix != ".pyc"]
    installed = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    return digest([sys.version, files_digest(files, _LIBRARY.parent), *sorted(installed)])


def files_digest(files: Iterable[Path], library: Path = _LIBRARY) -> str:
    """SHA-256 of files of the library that are not code, such as forms and layouts."""
    return digest(part for path in sorted(files) for part in _named(path, library))


def tools_digest(packages: Iterable[str]) -> str:
    """SHA-256 of the versions that the code runs on: Python's, and those of the named packages."""
    return digest([sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(_version, packages)])


def _modules(room: str, library: Path) -> Iterator[Path]:
    for name in (*_below(room), room):
        path = library / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def _below(room: str) -> Iterator[str]:
    for layer in ROOMS:
        if room in layer:
            return
        yield from layer


def _named(path: Path, library: Path) -> tuple[str, str]:
    return path.relative_to(library).as_posix(), sha256(path.read_bytes())


@lru_cache(maxsize=64)
def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
