"""The project as a draft shows it: a copy of the sources without what is left out, read in the project's place.

Everything that is made of a draft, its pages, search, downloads and offline files, is made of the copy. So nothing that
was left out can be in any of them. What is left is checked as the project was, until nothing more has to go.
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nianbao.draft.leaveout import chapter_as_whole, chapter_without, data_without
from nianbao.draft.withheld import Withheld, withheld
from nianbao.finding import Finding, Problem
from nianbao.project.project import Project
from nianbao.source.plainfiles import Entry, entry_at
from nianbao.source.snapshot import FOLDERS, SETTINGS, Snapshot, take_snapshot
from nianbao.source.textfile import EncodingProblem, decoded

Read = Callable[[Path, Snapshot], Project]
"""Reads the project in a folder, whose snapshot was taken before."""

_ROUNDS, _LINES = 5, 2
"""Readings of the copy, what is found in one is left out of the next; and those after which whole files are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A project as a draft shows it."""

    project: Project
    snapshot: Snapshot
    """Of the files that it was read from."""
    findings: tuple[Finding, ...]
    """What is wrong with the project itself, before anything was left out."""


def shown_project(project: Project, snapshot: Snapshot, folder: Path, read: Read) -> Shown:
    """The project without what may not be shown; itself, where there is nothing of the kind.

    `folder` is where the copy lies, and may hold that of another reading. Raises Problem where something is found in
    whatever is left, or the settings are a link.
    """
    if any(file == SETTINGS for file, _ in snapshot.irregular):
        raise Problem(f"{SETTINGS} 是指向别处的链接，不会读", "请把文件本身放在这里")
    gone, found = withheld(project.findings), project.findings
    if project.read and not gone:
        return Shown(project, snapshot, found)
    for nth in range(_ROUNDS):
        _copy(snapshot, gone, folder)
        copied = take_snapshot(folder)
        shown = read(folder, copied)
        if not project.read and not nth:
            found += shown.findings  # beside a link nothing of the project itself was read
        if not (more := withheld(shown.findings)):
            return Shown(shown, copied, found)
        gone = gone.and_more(more, whole=nth >= _LINES)
    raise Problem("有不能显示的内容，草稿没有做成", "请先照检查结果改好含个人信息、网页代码和附件的各处")


def _copy(snapshot: Snapshot, gone: Withheld, folder: Path) -> None:
    """Write what is shown into the folder, and remove from it what is not shown any more."""
    names = {name for name in _plain(snapshot) if name not in gone.files or name.endswith(".md")}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in names:
            path.unlink()
    for name in sorted(names):
        target, source = folder / name, snapshot.root / name
        if entry_at(source) is Entry.FILE:
            _write(target, _content(name, source.read_bytes(), gone))
    for name in FOLDERS:
        if (snapshot.root / name).is_dir():
            (folder / name).mkdir(exist_ok=True)


def _plain(snapshot: Snapshot) -> list[str]:
    """The plain files of the project, and none below a link."""
    folders = tuple(f"{name}/" for name in FOLDERS)
    files = (name for name, _ in snapshot.files if not name.endswith("/") and name.startswith(folders))
    return [name for name in files if not any(part.startswith(".git") for part in name.split("/"))]


def _write(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _content(name: str, content: bytes, gone: Withheld) -> bytes:
    """A file's content without what is left out of it."""
    lines, suffix = gone.lines.get(name, {}), PurePosixPath(name).suffix
    if suffix not in (".md", ".yml", ".yaml") or not (lines or gone.files):
        return content
    try:
        text = decoded(content)
    except EncodingProblem:
        return content  # it is not read either
    if name in gone.files:
        return chapter_as_whole(text, posixpath.basename(name).removesuffix(".md")).encode()
    if suffix == ".md":
        return chapter_without(text, lines, name.removeprefix("docs/"), gone.files).encode()
    return data_without(text, lines).encode()
