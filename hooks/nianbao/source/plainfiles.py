"""What lies at a path, without following links: a site is made of plain files and folders of the project alone.

A link leads to whatever its target is when it is read, outside of the project too; a pipe or a device has no content
that could be checked. A hard link is a plain file, and nobody can tell it from the other; git keeps none.
"""

import stat
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

_JUNCTION = 0xA0000003
"""`IO_REPARSE_TAG_MOUNT_POINT`: a link to a folder, as Windows has it beside symbolic links."""


class Entry(Enum):
    """Kind of what lies at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    """A symbolic link or a junction, whatever it leads to."""
    OTHER = "other"
    """A pipe, a socket, a device."""
    MISSING = "missing"


def entry_at(path: Path) -> Entry:
    """The kind of what lies at a path itself; MISSING where there is nothing, or it cannot be looked at."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return Entry.MISSING
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return Entry.LINK
    if stat.S_ISREG(found.st_mode):
        return Entry.FILE
    return Entry.FOLDER if stat.S_ISDIR(found.st_mode) else Entry.OTHER


def irregular_below(path: Path) -> Iterator[tuple[Path, Entry]]:
    """Every link, and whatever else is neither plain file nor folder, at a path or below it; links are not followed."""
    kind = entry_at(path)
    if kind is Entry.FOLDER:
        for child in entries_of(path):
            yield from irregular_below(child)
    elif kind in (Entry.LINK, Entry.OTHER):
        yield path, kind


def entries_of(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it cannot be looked into."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def target_of(link: Path) -> str:
    """Where a link leads, as it is written; empty where that cannot be read."""
    try:
        return str(link.readlink())
    except (OSError, ValueError):
        return ""
