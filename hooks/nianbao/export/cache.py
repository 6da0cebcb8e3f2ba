"""A cache of made files, under keys that stand for everything that they were made of.

An entry is a file named by its key: the digest of the content, a line feed, the content. It is written beside its
place and moved there, so that builds at the same time never see half of one. A cache that cannot be used is no error.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_DIGEST = 64
"""Characters of a SHA-256 in hexadecimal."""
_MOST = 256 * 1024 * 1024
"""Bytes that are kept: a portal of thirty years several times over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A made file."""

    content: bytes
    sha256: str
    cached: bool
    """Whether it was taken from the cache."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of made files."""

    folder: Path

    def remember(self, key: str, make: Callable[[], bytes]) -> Entry:
        """What is kept under the key, or what `make` gives, which is kept. What `make` raises goes on."""
        return self.find(key) or self.keep(key, make())

    def find(self, key: str) -> Entry | None:
        """What is kept under the key; None where there is nothing, or where it was damaged."""
        path = self.folder / key
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
            os.utime(path)
        except OSError:
            return None
        found = sha256(content)
        return Entry(content, found, cached=True) if digest == found.encode() else None

    def keep(self, key: str, content: bytes) -> Entry:
        """Keep a made file under its key."""
        made = Entry(content, sha256(content), cached=False)
        self._write(key, made)
        return made

    def trim(self, most: int = _MOST) -> None:
        """Remove what was not used for longest until no more than `most` bytes are left."""
        with contextlib.suppress(OSError):
            entries = [(path, path.stat()) for path in self.folder.iterdir()]
            total = sum(status.st_size for _, status in entries)
            for path, status in sorted(entries, key=lambda entry: (entry[1].st_mtime_ns, entry[0].name)):
                if total <= most:
                    return
                path.unlink(missing_ok=True)
                total -= status.st_size

    def _write(self, key: str, made: Entry) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(made.sha256.encode() + b"\n" + made.content)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


def cache_of(root: Path) -> Cache:
    """Where the files of a project are kept, in the project's folder."""
    return Cache(root / ".cache/downloads")


def digest(parts: Iterable[str]) -> str:
    """A key for a list of texts: with their lengths, so that no two lists have the same."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def sha256(content: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(content).hexdigest()
