"""`nianbao init --update`: what differs is shown, the office is asked about what it edited, the rest is done."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from nianbao.authoring.carryout import (
    carry_out,
    check_wheel,
    drop_wheel,
    lock_now,
    newer_beside,
)
from nianbao.authoring.engine import ENGINE, LOCK, RECORD, engine_version
from nianbao.authoring.lockfile import lock_text
from nianbao.authoring.lockmerge import locks
from nianbao.authoring.office import kept_texts, put_pictures, put_wheel, schema_texts, write_text
from nianbao.authoring.record import Record, read_record, record_of, record_text
from nianbao.authoring.update import ASKED, NEWER, Change
from nianbao.authoring.versions import Versions, versions_of
from nianbao.authoring.wheel import Wheel
from nianbao.authoring.written import read_written, unreported
from nianbao.command import updateprint
from nianbao.command.ask import agreed, terminal
from nianbao.command.findings import as_text
from nianbao.command.folder import project_folder
from nianbao.command.updateprint import Outcome
from nianbao.finding import Finding, Problem, errors
from nianbao.form.reader import read_forms

_ILLUSTRATED = "guide/writing.md"
"""The guide with pictures."""


def update(folder: Path, wheel: Wheel | None, *, merging: bool) -> int:
    """Bring the repository in this folder up to the running engine. 1 where something is left to the office."""
    root, findings = _root(folder), list[Finding]()
    record, forms = read_record(root, findings), read_forms(root, findings)
    if wrong := errors(findings):
        print(as_text(wrong))
        return 1
    _check_engine(root, record, wheel)
    written = read_written(root)
    texts = kept_texts(record.answers, _lock_text(record, wheel, written))
    versions = versions_of(root, texts, schema_texts(forms), written)
    changes = versions.changes()
    print(updateprint.plan(unreported(root, changes)), end="")
    outcome = _carry_out(root, versions, changes, wheel, merging=merging or _allowed(changes))
    outcome = replace(outcome, waiting=_lock(root, record, wheel) or outcome.waiting)
    print(updateprint.result(outcome))
    return 1 if outcome.unfinished else 0


def _carry_out(
    root: Path, versions: Versions, changes: tuple[Change, ...], wheel: Wheel | None, *, merging: bool
) -> Outcome:
    """Write the planned changes; those of files that the office edited only if `merging` is allowed."""
    lock = LOCK in versions.mine or LOCK not in versions.written  # else the office deleted it
    if wheel and lock:
        put_wheel(root, wheel)  # before the lock: what it names is always there
    left = carry_out(root, changes, versions.before, merging=merging)
    if (root / _ILLUSTRATED).is_file():
        put_pictures(root)
    versions.keep(root, changes, left)
    beside = newer_beside(root, [*versions.texts, *versions.schemas])
    waiting = any(change.path == LOCK for change in left)
    return Outcome(
        changes,
        left,
        beside=beside,
        merging=merging,
        waiting=waiting,
        lock=lock,
        wheel=f"{ENGINE}/{wheel.name}" if wheel else "",
    )


def _root(folder: Path) -> Path:
    root = project_folder(folder)
    if root is None:
        raise Problem(f"{folder} 不是项目文件夹：找不到 data/publisher.yml", "请进入项目文件夹再运行")
    if not (root / RECORD).is_file():
        raise Problem(
            f"这个项目不是用 nianbao init 建的，或删去了 {RECORD}，不知道哪些文件可以更新",
            "请从版本记录里找回 .nianbao 文件夹，再运行",
        )
    return root


def _check_engine(root: Path, record: Record, wheel: Wheel | None) -> None:
    """Texts and the locked engine are of one version; an older engine knows less than the one that wrote them."""
    if wheel:
        check_wheel(root, wheel, record)
    running = engine_version()
    if _order(running) < _order(record.engine):
        raise Problem(
            f"这个仓库是 {record.engine} 版写的，现在运行的是 {running} 版",
            f"请先装好锁定的版本：pip install --require-hashes -r {LOCK}",
        )
    if record.wheel and not wheel and running != record.engine:
        raise Problem(
            f"现在运行的是 {running} 版，仓库里锁定的是 {record.engine} 版",
            f"请加上 {running} 版的安装文件：nianbao init --update --wheel 文件",
        )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _lock_text(record: Record, wheel: Wheel | None, written: Mapping[str, str]) -> str:
    """The new lock; the one before stays where the engine's file is locked already and not at hand."""
    return written[LOCK] if record.wheel and not wheel and LOCK in written else lock_text(wheel)


def _lock(root: Path, record: Record, wheel: Wheel | None) -> bool:
    """Record what is locked now, and take away the engine's file that is not any more. True where a lock is waiting."""
    lock = lock_now(root)
    locked = wheel is not None and lock is not None and locks(lock, wheel)
    waiting = wheel is not None and lock is not None and not locked
    now = record_of(record.answers, wheel) if locked else replace(record, engine=engine_version())
    if not (waiting and record.wheel):  # never a later engine than the locked one, which would refuse to work
        write_text(root / RECORD, record_text(now))
    if locked:
        drop_wheel(root, record)
    return waiting


def _allowed(changes: tuple[Change, ...]) -> bool:
    """Whether the office agrees that what it edited is merged; without anybody to ask it does not."""
    asked = [change for change in changes if change.kind in ASKED]
    if not asked or not terminal():
        return False
    return agreed(f"合并以上 {len(asked)} 个本单位改过的文件吗？有冲突的不动，新文字放在旁边的 {NEWER} 文件里")
