"""What is to be deployed beside what was deployed last: nothing published may have changed in silence.

The check of the project sees whether a locked year is as its lock and its corrections say. That the lock and the
corrections are still those that were published can only be seen beside the version that was.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.cache.store import NOTHING, Store
from nianbao.finding import Finding, errors
from nianbao.project.project import read_project
from nianbao.review.history import check_history, check_list, read_history
from nianbao.review.summary import read_locks


def check_deployed(before: Path, after: Path, store: Store = NOTHING) -> Iterator[Finding]:
    """An error for each thing that would change in silence; `before` is the folder of what was deployed.

    Also for what changes a locked year without a correction, whoever has built the site.
    """
    yield from changed_in_silence(before, after, store)
    now = read_project(after, store=store)
    yield from (finding for finding in errors(now.findings) if finding.rule in ("frozen", "withdrawn"))


def changed_in_silence(before: Path, after: Path, store: Store = NOTHING) -> Iterator[Finding]:
    """An error for each lock, correction, withdrawal and published address that is not as it was."""
    history, earlier = read_history(before, after), read_project(before, store=store)
    locks = read_locks(before, after, earlier)
    yield from check_history(history, locks.opened, earlier)
    yield from check_list(before, after)
