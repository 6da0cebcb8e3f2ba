"""The folders of a build: the new site beside the old one, in whose place it comes only when it is whole."""

import shutil
import stat
from pathlib import Path

from nianbao.publish.move import move
from nianbao.work.interrupt import uninterrupted

_OLD = ".site-old"


def clean(root: Path) -> tuple[Path, Path]:
    """The folders of a build, empty: of the new site, and of the one that it takes the place of."""
    site, fresh, old = root / "site", root / ".site-new", root / _OLD
    if old.exists() and not site.exists():
        move(old, site)  # an earlier build was cut off between its two renames
    clear(root)
    return fresh, old


def swap(site: Path, fresh: Path, old: Path) -> None:
    """Put the new site in place of the old one, which lies in `old` then. Raises OSError; then the old one is back."""
    let_read(fresh)
    with uninterrupted():
        if site.exists():
            move(site, old)
        try:
            move(fresh, site)
        except BaseException:
            if old.exists() and not site.exists():
                move(old, site)
            raise


def let_read(site: Path) -> None:
    """Let everybody read a site, whatever the umask: a web server is often another user. Files 0644, folders 0755."""
    for path in (site, *site.rglob("*")):
        wanted = 0o755 if path.is_dir() else 0o644
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) != wanted:
            path.chmod(wanted)


def clear(root: Path) -> None:
    """Remove all that a build lays beside the site; the old one only where there is another."""
    with uninterrupted():
        for folder in root.glob(".site-*"):
            if folder.is_dir() and not folder.is_symlink():
                if folder.name != _OLD or (root / "site").exists():
                    shutil.rmtree(folder, ignore_errors=True)
            else:
                folder.unlink(missing_ok=True)
