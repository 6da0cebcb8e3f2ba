"""Files of a folder as entries: each by its content, so that what many versions share lies there once."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from nianbao.cache.store import Store, sha256

Listed = Mapping[str, str]
"""SHA-256 of files, by their paths in a folder."""


def list_files(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in a folder and below it, by its path from the folder, with forward slashes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in files}


def keep_files(store: Store, key: str, folder: Path, names: Iterable[str]) -> None:
    """Keep these files of a folder under one key."""
    listed = {}
    for name in names:
        content = (folder / name).read_bytes()
        listed[name] = sha256(content)
        if not store.has(listed[name]):
            store.keep(listed[name], content)
    store.keep(key, json.dumps(listed, ensure_ascii=False).encode())


def kept_files(store: Store, key: str) -> Listed | None:
    """The files under a key; None where there are none, or not all of them any more."""
    entry = store.find(key)
    listed: dict[str, str] | None = json.loads(entry.content) if entry else None
    return listed if listed is not None and all(map(store.has, listed.values())) else None


def put_back(store: Store, listed: Listed, folder: Path) -> bool:
    """Write kept files into a folder. True if all were intact; False if one was damaged or gone: then none is there."""
    for name, digest in listed.items():
        entry = store.find(digest)
        if entry is None or entry.sha256 != digest:
            store.drop(digest)
            _remove(folder, listed)
            return False
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.content)
    return True


def move_files(source: Path, target: Path) -> None:
    """Move all that is in a folder into another one, where some of its folders may be already."""
    for path in list(source.iterdir()):
        there = target / path.name
        if path.is_dir() and there.is_dir():
            move_files(path, there)
        else:
            target.mkdir(parents=True, exist_ok=True)
            path.replace(there)


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)
