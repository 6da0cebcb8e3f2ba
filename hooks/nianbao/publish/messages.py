"""Messages of a preview for the editor: what was read, what is wrong, what took long. Nothing is repeated."""

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Place, Problem, Severity, errors, in_order
from nianbao.publish.generator import Refused
from nianbao.publish.part import Kind, Part
from nianbao.source.snapshot import SETTINGS, Snapshot

_NAMES = {
    Kind.PORTAL: "各年度共用的网页",
    Kind.ASSETS: "样式和脚本",
    Kind.DATA: "开放数据接口",
    Kind.TEXT: "各章",
    Kind.FRONT: "首页",
    Kind.FILES: "下载页和下载文件",
}
_MOST = 3
"""Files that are named one by one."""
_LONG = 1.0
"""Seconds of work that are worth a line."""


class Messages:
    """Prints the messages of one preview, and remembers them so that none is repeated."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._failed: set[str] = set()
        """Since files were saved last."""

    def first(self, findings: Iterable[Finding], years: int, seconds: float) -> None:
        """Report the first reading of the project: its errors, or the number of years, and warnings."""
        wrong = errors(findings)
        head = f"有 {len(wrong)} 处错误，网页是草稿，错误标在页上。" if wrong else ""
        _print(
            f"读好了 {years} 个年度（{seconds:.1f} 秒）。{head}", *map(str, in_order(wrong)), *self._warnings(findings)
        )

    def again(self, files: list[str], findings: Iterable[Finding], seconds: float) -> None:
        """Report a reading after files were saved: errors, or that all is well, and new warnings."""
        self._failed.clear()
        if wrong := errors(findings):
            head = f"{_named(files)}：有 {len(wrong)} 处错误，标在页上（{seconds:.1f} 秒）。"
        else:
            head = f"{_named(files)}：读好了（{seconds:.1f} 秒）。"
        _print(f"{_now()} {head}", *map(str, in_order(wrong)), *self._warnings(findings))

    def made(self, part: Part, seconds: float) -> None:
        """Report that a part was made, if that took long."""
        if seconds >= _LONG:
            _print(f"{_now()} {_title(part)}：做好了（{seconds:.1f} 秒）。")

    def failed(self, part: Part, why: Iterable[object]) -> None:
        """Report that a part could not be made; a reason already printed since the last save is left out."""
        lines = [str(each) for each in why if str(each) not in self._failed]
        self._failed.update(lines)
        if lines:
            _print(f"{_now()} {_title(part)}：没有做成，还是上一次的。", *lines)

    def once(self, lines: Iterable[str]) -> None:
        """Report lines that stay true as long as the preview runs, each once."""
        _print(*self._new(lines))

    def _warnings(self, findings: Iterable[Finding]) -> list[str]:
        """The warnings that were not among those of the last reading."""
        return self._new(str(each) for each in findings if each.severity is Severity.WARNING)

    def _new(self, lines: Iterable[str]) -> list[str]:
        new = [line for line in lines if line not in self._known]
        self._known.update(new)
        return new


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """The files that differ, by their paths; folders where only these do."""
    differ = {file for file, _ in set(before.files) ^ set(after.files)}
    return sorted(file for file in differ if not file.endswith("/")) or sorted(differ)


def finding_of(error: Exception, root: Path) -> Finding:
    """An error that stopped the preview's work as a finding, with what the editor can do."""
    place = Place(SETTINGS)
    if isinstance(error, Refused):
        return error.finding
    if isinstance(error, Problem):
        return error.at(place, "预览")
    if isinstance(error, ExportFailed):
        return Finding(place, "下载文件", str(error), "请照上面说的改正，再保存一次")
    if isinstance(error, OSError):
        name = Path(os.path.relpath(error.filename, root)).as_posix() if error.filename else SETTINGS
        return Finding(
            Place(name), name, "读不了或写不了", "请看看是不是有别的程序正用着它、磁盘是不是满了，再保存一次"
        )
    mend = "请撤回刚才的改动，并把这一行告诉维护发布程序的人"
    return Finding(place, "预览", f"程序自己出了错：{type(error).__name__} {error}", mend)


def _named(files: list[str]) -> str:
    return files[0] if len(files) == 1 else f"{'、'.join(files[:_MOST])}{_more(files)}"


def _more(files: list[str]) -> str:
    return f" 等 {len(files)} 个文件" if len(files) > _MOST else ""


def _title(part: Part) -> str:
    return f"{part.year} 年{_NAMES[part.kind]}" if part.year else _NAMES[part.kind]


def _now() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"


def _print(*lines: str) -> None:
    if lines:
        print(*lines, sep="\n", file=sys.stderr, flush=True)
