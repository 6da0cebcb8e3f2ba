"""An update in words for the editor: what happens to each file, with the lines that differ."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.authoring.engine import LOCK, engine_version
from nianbao.authoring.schema import FOLDER
from nianbao.authoring.update import NEWER, Change, Kind

_WITHOUT_LINES = (Kind.ADDED, Kind.REMOVED, Kind.DELETED, Kind.LEFT)
"""Here every line comes or goes, or stays; the name says it. Nor are the lines of a schema for reading."""
_UNTOUCHED = (Kind.DELETED, Kind.LEFT)
"""Changes that are reported and not made."""


def plan(changes: Sequence[Change]) -> str:
    """The files by what happens to them, each kind with the lines that differ."""
    lines: list[str] = []
    for kind in Kind:
        group = [change for change in changes if change.kind is kind]
        if group:
            lines += [f"{kind.value}：", *(f"  {change.path}" for change in group), ""]
            lines += [line for change in group for line in _differing(change)]
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an update: what was changed, and what is left to the office."""

    changes: Sequence[Change]
    left: Sequence[Change]
    """Of these, what the office did not allow."""
    beside: Sequence[str]
    """Newer texts that lie beside the office's."""
    merging: bool
    """Whether the office allowed to merge."""
    waiting: bool
    """Whether the lock does not name yet what it should."""
    lock: bool
    """Whether there is a lock, or the office deleted it."""
    wheel: str
    """Where the new file of the engine lies; empty where none was at hand."""

    @property
    def unfinished(self) -> bool:
        """Whether something is left to the office."""
        return bool(self.left or self.beside or self.waiting)


def result(outcome: Outcome) -> str:
    """The result in words: what was updated, and what is left to the office."""
    lines = []
    if left := [change.path for change in outcome.left if change.path != LOCK]:
        lines.append(f"没有动本单位改过的：{'、'.join(left)}（{_mend(outcome)}）")
    lines += [f"{path}: 新文字放在这里，还没有处理（请对照着改好原来的文件，再删去它）" for path in outcome.beside]
    if outcome.waiting:
        lines.append(f"更新没有完成：{LOCK} 还没有换成 {engine_version()} 版（{_mend(outcome)}）")
    elif any(change.kind not in _UNTOUCHED and change not in outcome.left for change in outcome.changes):
        install = f"，再运行 pip install --require-hashes -r {LOCK}" if outcome.lock else ""
        lines.append(f"已更新到 {engine_version()} 版。请看过改动再提交{install}")
    elif not outcome.left:
        lines.append(f"已经是 {engine_version()} 版，没有要更新的。")
    return "\n".join(lines)


def _mend(outcome: Outcome) -> str:
    """Remedy for what was left: allow merging, or where that was allowed, deal with the edited `.new` file first."""
    if outcome.merging:
        return f"旁边名字以 {NEWER} 结尾的文件改过，没有盖掉：请先处理，再删去它"
    wheel = f" --wheel {outcome.wheel}" if outcome.wheel else ""
    return f"要合并，请运行 nianbao init --update --merge{wheel}"


def _differing(change: Change) -> Iterator[str]:
    """A unified diff from the office's text to the one that is to stand there, or would."""
    if change.kind in _WITHOUT_LINES or (change.kind is Kind.REPLACED and change.path.startswith(f"{FOLDER}/")):
        return
    after = change.merged if change.kind is Kind.MERGED else change.new
    before, now = (_lines(change.path, text) for text in (change.mine, after))
    yield from difflib.unified_diff(before, now, f"{change.path}（现在的）", f"{change.path}（新的）", lineterm="")
    yield ""


def _lines(path: str, text: str) -> list[str]:
    """The lines of a text; of the lock without its hashes, which nobody reads."""
    lines = text.splitlines()
    return [line for line in lines if not line.startswith("    --hash=")] if path == LOCK else lines
