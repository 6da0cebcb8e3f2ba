"""A change of some files: written as a whole, one file after the other, and taken back."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.editing.filetext import Edit, difference, read_file_text
from nianbao.finding import Problem
from nianbao.source.textfile import decoded
from nianbao.work.wholefile import write_whole

_MEANWHILE = "已经在别处改过"


@dataclass(frozen=True, slots=True)
class FileChange:
    """The content of a file before and after."""

    file: str
    """Path from the project's root."""
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """What one answer does: files in the order in which they are written, data before the text that relies on them."""

    files: tuple[FileChange, ...]


class Meanwhile(Exception):
    """A file was changed by somebody else since it was read; nothing was written."""


def write_change(root: Path, change: Change) -> None:
    """Write the files, each as a whole. Raises Meanwhile where one is not what it was any more."""
    for each in change.files:
        if (root / each.file).read_bytes() != each.before:
            raise Meanwhile(each.file)
    for each in change.files:
        write_whole(root / each.file, each.after)


def take_back(root: Path, change: Change) -> None:
    """Undo a change, last file first; what was changed elsewhere in these files meanwhile stays.

    Raises Problem where the place itself was changed: then nothing is written.
    """
    undone = [(root / each.file, _undone(root / each.file, each)) for each in reversed(change.files)]
    for path, content in undone:
        write_whole(path, content)


def _undone(path: Path, change: FileChange) -> bytes:
    now = read_file_text(path)
    if now.raw == change.after:
        return change.before
    before, after = decoded(change.before), decoded(change.after)
    edit = difference(before, after)
    start, end = _whole_lines(before, edit.start, edit.end)
    grown = after[start : end + len(after) - len(before)]
    text = now.text
    if not grown.strip() or text.count(grown) != 1:
        raise Problem(f"{path.name} 的这一处{_MEANWHILE}，没有改动", "请打开文件看一看，自己改回")
    at = text.index(grown)
    return now.edited([Edit(at, at + len(grown), before[start:end])])


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The range grown to whole lines, with their line ends."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return begin, len(text) if stop < 0 else stop + 1
