"""What the files of a project are at one moment, before any of them is read: everything kept is known by it.

A file that is saved while a project is read may be in what was read and not in the snapshot, or the other way round.
So what was made is kept only where the snapshot is still true afterwards.
"""

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.cache.store import digest, sha256
from nianbao.source.plainfiles import Entry, entries_of, entry_at, target_of

FOLDERS = ("data", "docs", "overrides")
"""What an editor writes lies in these."""
_WORD = re.compile(r"(?<![^\s\[\]{},'\"])[^\s\[\]{},'\"/][^\s\[\]{},'\"]{0,200}(?![^\s\[\]{},'\"])")
"""What may be the name of a file, from the folder of the settings."""
SETTINGS = "mkdocs.yml"
"""The site generator's own file."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Each file that an editor may write, with the SHA-256 of its content; folders too, for an empty one says much."""

    root: Path
    files: tuple[tuple[str, str], ...]
    """In order of their paths from the root. What ends with a slash is no file: it is there, and has no digest.

    Links, pipes and the like end so too, and have their kind and target in the place of a digest: they are not read.
    """

    def digest(self, *paths: str) -> str:
        """SHA-256 of all files at these paths or below them: names and contents."""
        return digest(part for path in paths for file in self.below(path) for part in file)

    def below(self, path: str) -> Iterator[tuple[str, str]]:
        """The path and SHA-256 of the file at this path, or of every file in and below the folder at this path."""
        for file in self.files[bisect_left(self.files, (path,)) :]:
            if file[0] == path or file[0].startswith(f"{path}/"):
                yield file
            elif not file[0].startswith(path):
                return

    @property
    def settings(self) -> str:
        """SHA-256 of the site generator's settings file and of every file that it names."""
        folders = tuple(f"{name}/" for name in FOLDERS)
        return digest(part for file in self.files if not file[0].startswith(folders) for part in file)

    def names(self, folder: str) -> list[str]:
        """The files in a folder, however deep, by their paths from there."""
        return [file.removeprefix(f"{folder}/") for file, _ in self.below(folder) if not file.endswith("/")]

    @property
    def irregular(self) -> tuple[tuple[str, Entry], ...]:
        """What is neither plain file nor folder, by its path from the root, with its kind."""
        kinds = ((file.rstrip("/"), said.split(" ")[0]) for file, said in self.files if file.endswith("/") and said)
        return tuple((file, Entry(kind)) for file, kind in kinds)

    def unchanged(self) -> bool:
        """Whether all files are still what they were."""
        return take_snapshot(self.root) == self


def take_snapshot(root: Path) -> Snapshot:
    """Read all files of the project, for their digests."""
    files = dict(_settings(root, SETTINGS, frozenset()))
    for name in (*FOLDERS, SETTINGS):
        files |= dict(_plain(root / name, name))
    return Snapshot(root, tuple(sorted(files.items())))


def _plain(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of every file at a path or below it; of what is neither file nor folder its kind and target."""
    kind = entry_at(path)
    if kind is Entry.FOLDER:
        yield f"{name}/", ""
        for child in entries_of(path):
            yield from _plain(child, f"{name}/{child.name}")
    elif kind is Entry.FILE:
        yield name, _content(path)
    elif kind is not Entry.MISSING:
        yield f"{name}/", f"{kind.value} {target_of(path)}"


def _settings(root: Path, name: str, above: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A file of settings, and whatever it names that is there: hooks, further settings, the folder of a theme."""
    path = root / name
    if name in above or not path.is_file() or (name == SETTINGS and entry_at(path) is not Entry.FILE):
        return
    yield name, _content(path)
    for word in set(_WORD.findall(path.read_text(encoding="utf-8", errors="replace"))):
        if posixpath.normpath(word).split("/")[0] in (*FOLDERS, "site"):
            continue
        named = root / word
        if word.endswith((".yml", ".yaml")):
            yield from _settings(root, word, above | {name})
        elif named.is_file():
            yield word, _content(named)
        elif named.is_dir() and not root.resolve().is_relative_to(named.resolve()):
            yield from _files(named, word, frozenset())


def _files(folder: Path, name: str, above: frozenset[Path]) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of every file below a folder that the settings name: of a theme, of hooks.

    Links are followed, except into a folder that contains them.
    """
    real = folder.resolve()
    if real in above or not folder.is_dir():
        return
    yield f"{name}/", ""
    for path in entries_of(folder):
        if path.is_dir():
            yield from _files(path, f"{name}/{path.name}", above | {real})
        elif path.is_file():
            yield f"{name}/{path.name}", _content(path)
        else:  # such as a link that leads nowhere
            yield f"{name}/{path.name}/", ""


def _content(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError as error:
        return f"unreadable {error.errno}"
