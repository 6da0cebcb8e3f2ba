"""The lock of an office that has packages of its own: our lines are brought up to date, the others are kept."""

import re
from collections.abc import Iterator

from nianbao.authoring.engine import ENGINE
from nianbao.authoring.wheel import Wheel

_ENTRY = re.compile(r"(?:.*\\\n)*.*\n?")
"""A line with its continuation lines: a package with its hashes."""
_ENGINE = re.compile(rf"(?:\./)?{ENGINE}/(?P<name>nianbao)-")
_PACKAGE = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)")


def merge_lock(mine: str, before: str, new: str) -> str:
    """The new lock, followed by the entries of the office's own packages.

    Never a conflict: the version of a package that the engine locks is the engine's choice, whatever the office made of
    the line.
    """
    ours = {_key(entry) for text in (before, new) for entry in _entries(text)}
    foreign = [entry for entry in _entries(mine) if _key(entry) not in ours]
    if sorted([*_entries(new), *foreign]) == sorted(_entries(mine)):
        return mine
    return new + "".join(foreign)


def locks(lock: str, wheel: Wheel) -> bool:
    """Whether the lock names this file of the engine, with its hash."""
    return any(
        _ENGINE.match(entry) and f"/{wheel.name} " in entry and wheel.sha256 in entry for entry in _entries(lock)
    )


def _entries(text: str) -> Iterator[str]:
    """The entries of a lock file, each with one line end; a package is one entry with its hashes."""
    found = (match.rstrip("\n") + "\n" for match in _ENTRY.findall(text))
    return (entry for entry in found if entry.strip())


def _key(entry: str) -> str:
    """The normalised name of an entry's package; of a comment or an option, the whole entry."""
    named = _ENGINE.match(entry) or _PACKAGE.match(entry)
    return re.sub(r"[-_.]+", "-", named["name"]).lower() if named else entry
