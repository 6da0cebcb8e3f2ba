"""Files and folders of the project that cannot be opened, and names that nobody can see or type."""

import os
from collections.abc import Iterator
from pathlib import Path

from nianbao.characters import printable_line, unseen
from nianbao.finding import Finding, Place
from nianbao.source.snapshot import FOLDERS
from nianbao.source.textfile import not_opened

_READ_ALREADY = (".md", ".yml", ".yaml")
"""Files whose readers say so themselves."""


def check_reachable(root: Path) -> Iterator[Finding]:
    """A finding for each file or folder that cannot be opened, or has a name with unseen characters."""
    refused: list[OSError] = []
    for name in FOLDERS:
        for folder, folders, files in os.walk(root / name, onerror=refused.append):
            for each in sorted((*folders, *files)):
                path = Path(folder) / each
                yield from _name(path, root)
                if each in files and path.suffix.lower() not in _READ_ALREADY and path.is_file():
                    yield from _opened(path, root)
    for error in refused:
        if Path(error.filename).exists():
            yield _refused(Path(error.filename), root, error)


def _name(path: Path, root: Path) -> Iterator[Finding]:
    if next(unseen(path.name), None) or "\n" in path.name or "\t" in path.name:
        mend = "请改名：只用看得见的文字、数字和短横线"
        yield Finding(_place(path, root), path.name, "名字里有看不见的字符", mend)


def _opened(path: Path, root: Path) -> Iterator[Finding]:
    try:
        path.open("rb").close()
    except OSError as error:
        yield _refused(path, root, error)


def _refused(path: Path, root: Path, error: OSError) -> Finding:
    return not_opened(error, _place(path, root), path.name)


def _place(path: Path, root: Path) -> Place:
    return Place(printable_line(path.relative_to(root).as_posix()))
