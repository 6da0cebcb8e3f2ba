"""Whether the built site is that of the present files: only then its addresses are the ones to be published.

After a build that failed, the site of before is still there, and so are pages that will be gone.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.address.published import LIST, built_addresses
from nianbao.cache.store import NOTHING, Store, digest
from nianbao.source.filenames import FROZEN_FILE
from nianbao.source.snapshot import Snapshot, take_snapshot

_KEY = digest(["site-built"])
"""Of the record of the last site that was built."""


def keep_record(snapshot: Snapshot, store: Store) -> None:
    """Keep of which files `site/` was built, and which addresses it has."""
    store.keep(_KEY, _record(snapshot))


def is_current(root: Path, store: Store = NOTHING) -> bool:
    """Whether `site/` was built from the files as they are now.

    Where nothing is kept of its build, it is taken to be so if no file and no folder of the text is newer.
    """
    site = root / "site"
    if not site.is_dir():
        return False
    snapshot, kept = take_snapshot(root), store.find(_KEY)
    if kept:
        return kept.content == _record(snapshot)
    made = max((path.stat().st_mtime for path in site.rglob("*") if path.is_file()), default=0.0)
    sources = [*(root / file for file, _ in _files(snapshot)), *(root / "docs").rglob("*/")]
    return all(path.stat().st_mtime <= made for path in sources)


def _record(snapshot: Snapshot) -> bytes:
    sources = digest(f"{file} {content}" for file, content in _files(snapshot))
    return f"{sources} {digest(sorted(built_addresses(snapshot.root / 'site')))}".encode()


def _files(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The files of which a site is made; locks and the list of addresses come after it."""
    for file, content in snapshot.files:
        if not file.endswith("/") and file != LIST and Path(file).name != FROZEN_FILE:
            yield file, content
