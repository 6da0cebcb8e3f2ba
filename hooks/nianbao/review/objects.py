"""Objects of git: the files of a commit as they were committed, whatever attributes, filters and links say of them.

`git archive` obeys a `.gitattributes` of the commit: `export-ignore` would take a lock out of the version before, and
nobody would see that it is gone. So trees and blobs are read themselves.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from nianbao.finding import Problem

_FILES = ("100644", "100755", "100664")
"""Modes of plain files; the last one is of old repositories."""
_LINK = "120000"
"""Mode of a symbolic link, whose blob holds the path that it leads to."""


class UnreadableObject(Problem):
    """An object that is not in the repository, or a name that no file may have; with the reason for the editor."""


def write_objects(git: Sequence[str], commit: str, parts: Sequence[str], target: Path) -> None:
    """Write the files of a commit at or below `parts` into the folder `target`, their paths as git gives them.

    `git` is the program with its options; `commit` a full id. A link is not followed: as on systems without links, it
    is written as a file that holds the path. Submodules are another repository's, and left out.

    Raises:
        UnreadableObject: where something is missing, or has a name that leads elsewhere.
        OSError: where something cannot be written.

    """
    entries = list(_entries(git, commit, parts))
    places = [_place(path, target) for path, _ in entries]
    contents = _contents(git, [id for _, id in entries])
    for place, content in zip(places, contents, strict=True):
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:  # two names may be one file on this system
            file.write(content)


def _entries(git: Sequence[str], commit: str, parts: Sequence[str]) -> Iterator[tuple[bytes, bytes]]:
    """Path and id of each file and link."""
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "-z", commit, "--", *parts],
        stdin=subprocess.DEVNULL, check=False, capture_output=True,
    )  # fmt: skip
    if listed.returncode:
        raise _missing()
    for entry in listed.stdout.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, _, id = about.decode("ascii").split(" ")
        if mode in (*_FILES, _LINK):
            yield path, id.encode("ascii")


def _place(path: bytes, target: Path) -> Path:
    """Where a file goes. Raises UnreadableObject for a name that git itself would not check out."""
    parts = tuple(os.fsdecode(path).split("/"))
    place = target.joinpath(*parts)
    forbidden = any(part in ("", ".", "..") or part.lower() == ".git" for part in parts)
    if forbidden or place.parts[len(target.parts) :] != parts:  # on Windows also a backslash or a drive leads elsewhere
        raise UnreadableObject(f"里有不能用的文件名“{'/'.join(parts)}”，没有取出来", "请改写文件夹")
    return place


def _contents(git: Sequence[str], ids: Sequence[bytes]) -> Iterator[bytes]:
    """The content of each object, one after the other: none is asked for before the one before was read."""
    command = [*git, "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        if reader.stdin is None or reader.stdout is None:
            raise _missing()
        for id in ids:
            reader.stdin.write(id + b"\n")
            reader.stdin.flush()
            answer = reader.stdout.readline().split()
            if len(answer) != 3 or answer[1] != b"blob":  # noqa: PLR2004 - id, kind, size
                raise _missing()
            yield reader.stdout.read(int(answer[2]))
            reader.stdout.read(1)


def _missing() -> UnreadableObject:
    return UnreadableObject("取不出来，有的内容这里没有", "请先运行 git fetch，取来完整的版本")
