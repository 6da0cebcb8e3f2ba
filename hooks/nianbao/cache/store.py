"""Entries by key, each with the digest of what it holds.

An entry is a file with the SHA-256 of its content in the first line: a damaged entry counts as missing. Entries are
written beside and moved into place, so that programs at the same time never see half of one. A folder that cannot be
used is no error: nothing is found in it then, and nothing kept.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_MOST = 256 * 1024 * 1024
"""Bytes that are kept: a portal of thirty years several times over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of one entry of the store, with its SHA-256."""

    content: bytes
    sha256: str
    cached: bool
    """Whether it was made before."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries by key; keeps nothing where `folder` is None or cannot be used."""

    folder: Path | None
    """None where nothing is kept."""

    def remember(self, key: str, make: Callable[[], bytes]) -> Entry:
        """The entry under the key; where there is none, `make` is called and its result kept. Its errors propagate."""
        return self.find(key) or self.keep(key, make())

    def find(self, key: str) -> Entry | None:
        """What is kept under the key; None where there is nothing, or where it was damaged."""
        if self.folder is None:
            return None
        path = self.folder / key
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
            os.utime(path)
        except OSError:
            return None
        found = sha256(content)
        return Entry(content, found, cached=True) if digest == found.encode() else None

    def has(self, key: str) -> bool:
        """Whether anything is kept under the key; it may turn out to be damaged."""
        return self.folder is not None and (self.folder / key).is_file()

    def keep(self, key: str, content: bytes) -> Entry:
        """Keep content under the key, and return it as an entry."""
        made = Entry(content, sha256(content), cached=False)
        if self.folder is not None:
            _write(self.folder, key, made)
        return made

    def drop(self, key: str) -> None:
        """Forget what is kept under the key."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                (self.folder / key).unlink(missing_ok=True)

    def trim(self, most: int = _MOST) -> None:
        """Delete the least recently used entries until at most `most` bytes are left."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            entries = [(path, path.stat()) for path in self.folder.iterdir()]
            total = sum(status.st_size for _, status in entries)
            for path, status in sorted(entries, key=lambda entry: (entry[1].st_mtime_ns, entry[0].name)):
                if total <= most:
                    return
                path.unlink(missing_ok=True)
                total -= status.st_size


NOTHING = Store(None)
"""A store that keeps nothing and finds nothing."""


def _write(folder: Path, key: str, made: Entry) -> None:
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=".", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made.sha256.encode() + b"\n" + made.content)
            Path(name).replace(folder / key)
        except BaseException:  # Ctrl-C too
            Path(name).unlink(missing_ok=True)
            raise


def digest(parts: Iterable[str]) -> str:
    """SHA-256, 64 hex digits, of texts in order; lengths go in, so that no two lists of texts share a digest."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode(errors="surrogatepass")).hexdigest()


def sha256(content: bytes) -> str:
    """SHA-256 of the content, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
