"""The folders of a build: the new site beside the old one, in whose place it comes only when it is whole."""

import shutil
from pathlib import Path

from nianbao.publish.move import move


def clean(root: Path) -> tuple[Path, Path]:
    """The folders of a build, empty: of the new site, and of the one that it takes the place of."""
    site, fresh, old = root / "site", root / ".site-new", root / ".site-old"
    if old.exists() and not site.exists():
        move(old, site)  # an earlier build was cut off between its two renames
    remove(fresh, old)
    return fresh, old


def swap(site: Path, fresh: Path, old: Path) -> None:
    """Put the new site in place of the old one, which lies in `old` then. Raises OSError; then the old one is back."""
    if site.exists():
        move(site, old)
    try:
        move(fresh, site)
    except OSError:
        if old.exists():
            move(old, site)
        raise


def remove(*folders: Path) -> None:
    """Remove what is there of these."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
