"""An update as it is told to the editor: what will happen to each file, with the lines that differ."""

import difflib
from collections.abc import Iterator, Sequence

from nianbao.authoring.lockfile import LOCK
from nianbao.authoring.update import ASKED, Change, Kind
from nianbao.authoring.wheel import engine_version

_WITHOUT_LINES = (Kind.ADDED, Kind.REMOVED, Kind.DELETED, Kind.LEFT)
"""Here every line comes or goes, or stays; the name says it."""
_UNTOUCHED = (Kind.DELETED, Kind.LEFT)
"""Told, and nothing done."""


def plan(changes: Sequence[Change]) -> str:
    """The files by what happens to them, each kind with the lines that differ."""
    lines: list[str] = []
    for kind in Kind:
        group = [change for change in changes if change.kind is kind]
        if group:
            lines += [f"{kind.value}：", *(f"  {change.path}" for change in group), ""]
            lines += [line for change in group for line in _differing(change)]
    return "".join(f"{line}\n" for line in lines)


def result(changes: Sequence[Change], left: Sequence[Change], beside: Sequence[str], schemas: Sequence[str]) -> str:
    """What was done and what is left to the office."""
    lines = []
    if schemas:
        lines.append(f"已照表式重新写好编辑提示文件：{'、'.join(schemas)}")
    if left:
        lines.append(f"没有动本单位改过的：{'、'.join(change.path for change in left)}（{_mend(left)}）")
    lines += [f"{path}: 新文字放在这里，还没有处理（请对照着改好原来的文件，再删去它）" for path in beside]
    if schemas or any(change.kind not in _UNTOUCHED and change not in left for change in changes):
        lines.append(f"已更新到 {engine_version()} 版。请看过改动再提交，再运行 pip install --require-hashes -r {LOCK}")
    elif not left:
        lines.append(f"已经是 {engine_version()} 版，没有要更新的。")
    return "\n".join(lines)


def _mend(left: Sequence[Change]) -> str:
    asked = all(change.kind in ASKED for change in left)
    return "要合并，请运行 nianbao init --update --merge；不合并，就自己照新文字改" if asked else "请先处理"


def _differing(change: Change) -> Iterator[str]:
    """A unified diff from the office's text to the one that is to stand there, or would."""
    if change.kind in _WITHOUT_LINES:
        return
    after = change.merged if change.kind is Kind.MERGED else change.new
    before, now = (_lines(change.path, text) for text in (change.mine, after))
    yield from difflib.unified_diff(before, now, f"{change.path}（现在的）", f"{change.path}（新的）", lineterm="")
    yield ""


def _lines(path: str, text: str) -> list[str]:
    """The lines of a text; of the lock without its hashes, which nobody reads."""
    lines = text.splitlines()
    return [line for line in lines if not line.startswith("    --hash=")] if path == LOCK else lines
