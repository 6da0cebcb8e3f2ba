"""What a newer engine changes in an office's repository: a plan, computed from three versions of each text.

As it was written last time, as the office has it now, and as the running engine writes it: what nobody touched is
replaced, what the office edited is merged or left to it, what it deleted stays deleted.

Copier (PyPI) does the same more generally, and was not taken: its template is a git repository with tags, while ours
is the wheel itself, which an office without a way to GitHub carries in on a stick; it updates in a clean git checkout
only; it speaks English to the clerk; and it would bring eleven further packages into every office's lock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from nianbao.authoring.engine import LOCK
from nianbao.authoring.lockmerge import merge_lock

Merge = Callable[[str, str, str], str | None]
"""From the office's text, the one before and the new one, the text that has the changes of both; None on conflict."""
NEWER = ".new"
"""What the name of a newer text ends with that is put beside the office's."""


class Kind(Enum):
    """What an update does with a file; the values are printed for the editor."""

    ADDED = "新增"
    REPLACED = "更新（本单位没有改过）"
    REMOVED = "删去（新版不再使用，本单位没有改过）"
    MERGED = "合并（本单位改过，两边的改动不冲突）"
    CONFLICT = "有冲突（本单位改过，新版也改了同一处，或没有安装 git 不能合并）"
    DELETED = "不写（本单位删去了）"
    LEFT = "保留（新版不再使用，本单位改过）"


ASKED = (Kind.MERGED, Kind.CONFLICT)
"""Changes that need the office's consent: it has edited these files itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs from what the running engine writes, and what an update does with it."""

    path: str
    kind: Kind
    mine: str
    """The office's text; empty where there is none."""
    new: str
    """The running engine's text; empty where it has none any more."""
    merged: str = ""
    """The text with the changes of both, for MERGED."""


def plan_update(
    written: Mapping[str, str], mine: Mapping[str, str], new: Mapping[str, str], merge: Merge
) -> tuple[Change, ...]:
    """The changes of an update, by path. The mappings hold the texts as last written, as they are, and as of now."""
    lock = _lock_change(written.get(LOCK), mine.get(LOCK), new.get(LOCK))
    texts = sorted({*written, *new} - {LOCK})
    found = (_change(path, written.get(path), mine.get(path), new.get(path), merge) for path in texts)
    return tuple(sorted((change for change in (*found, lock) if change), key=lambda change: change.path))


def _lock_change(before: str | None, mine: str | None, new: str | None) -> Change | None:
    """The lock has to name what we lock, also where an edit took that back; lines of the office's never conflict."""
    if new is None or mine in (None, before):
        return _change(LOCK, before, mine, new, merge_lock)
    merged = merge_lock(mine or "", before or "", new)
    return None if merged == mine else Change(LOCK, Kind.MERGED, mine or "", new, merged)


def _change(path: str, before: str | None, mine: str | None, new: str | None, merge: Merge) -> Change | None:
    if new in (before, mine):
        return None
    if mine is None:
        return Change(path, Kind.ADDED if before is None else Kind.DELETED, "", new or "")
    if new is None:
        return Change(path, Kind.REMOVED if mine == before else Kind.LEFT, mine, "")
    if mine == before:
        return Change(path, Kind.REPLACED, mine, new)
    merged = None if before is None else merge(mine, before, new)
    if merged == mine:  # the office has the change already
        return None
    return Change(path, Kind.CONFLICT if merged is None else Kind.MERGED, mine, new, merged or "")
