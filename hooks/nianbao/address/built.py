"""Whether the built site is that of the present files: only then its addresses are the ones to be published.

After a build that failed, the site of before is still there, and so are pages that will be gone.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.address.published import LIST, built_addresses
from nianbao.cache.store import digest
from nianbao.source.filenames import FROZEN_FILE
from nianbao.source.snapshot import Snapshot, take_snapshot

RECORD = ".site-built.txt"
"""Lies beside the site, and says of which files it was made."""


def site_record(snapshot: Snapshot) -> str:
    """The text of the record: digests of the files that the site was built from, and of the site's addresses."""
    return "".join(f"{line}\n" for line in (_sources(snapshot), _addresses(snapshot.root)))


def is_current(root: Path) -> bool:
    """Whether `site/` was built from the files as they are now.

    A site without a record, as earlier versions made it, is taken to be so where no file is newer.
    """
    record, site = root / RECORD, root / "site"
    if not site.is_dir():
        return False
    snapshot = take_snapshot(root)
    if record.exists():
        return record.read_text(encoding="utf-8") == site_record(snapshot)
    made = max((path.stat().st_mtime for path in site.rglob("*") if path.is_file()), default=0.0)
    return all((root / file).stat().st_mtime <= made for file, _ in _files(snapshot))


def _sources(snapshot: Snapshot) -> str:
    return digest(f"{file} {content}" for file, content in _files(snapshot))


def _files(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The files of which a site is made; locks and the list of addresses come after it."""
    for file, content in snapshot.files:
        if not file.endswith("/") and file != LIST and Path(file).name != FROZEN_FILE:
            yield file, content


def _addresses(root: Path) -> str:
    return digest(sorted(built_addresses(root / "site")))
