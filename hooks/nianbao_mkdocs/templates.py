"""The theme's templates as every build uses them: compiled once, and found without a walk through the icons."""

import os
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from nianbao.cache.code import tools_digest
from nianbao.cache.store import Store, digest


def keep_templates(theme: Theme, store: Store) -> None:
    """Keep a theme's compiled templates in the store.

    The environment is made within a build, after the settings are complete, and asked for its files before any event
    gets it: so the method that makes it is the only place.
    """
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        environment = make()
        environment.loader = _Folders(theme.dirs)
        environment.bytecode_cache = _Compiled(store)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class _Folders(jinja2.FileSystemLoader):
    """The folders of a theme, but for those whose names begin with a dot: of these nothing is ever published."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names(Path(folder))})


def _names(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(path).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates as entries: each known by its text, where it lies, and by what compiles it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tools = tools_digest(["jinja2"])

    def load_bytecode(self, bucket: Bucket) -> None:
        if entry := self._store.find(self._key(bucket)):
            bucket.bytecode_from_string(entry.content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.keep(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return digest(["template", self._tools, bucket.key, bucket.checksum])
