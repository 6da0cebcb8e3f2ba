"""Where entries lie: a folder for each project in the user's cache folder, into which nobody else can put anything.

What is kept is published without a second look. So it never lies in the project, where somebody could have committed an
entry of their own making, nor in a folder that is another user's or that others may write to.
"""

import contextlib
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from nianbao.cache.store import Store, digest

if sys.platform != "win32":
    from os import geteuid

FOLDER = "NIANBAO_CACHE"
"""The variable that names another folder than the user's, or says `off`."""
_OFF = ("off", "0", "false", "no")


def store_of(root: Path, environment: Mapping[str, str]) -> Store:
    """The entries of the project in `root`; a store that keeps nothing where there is no folder to be trusted."""
    base = _base(environment)
    own = base / digest([str(root.resolve())])[:32] if base else None
    if base is None or own is None or not base.is_absolute() or base.resolve().is_relative_to(_repository(root)):
        return Store(None)
    with contextlib.suppress(OSError):
        base.parent.mkdir(parents=True, exist_ok=True)
        for folder in (base, own):
            folder.mkdir(mode=0o700, exist_ok=True)
            if not _is_ours(folder):
                return Store(None)
        return Store(own)
    return Store(None)


def _repository(root: Path) -> Path:
    """The folder that others fill too when they commit: of the repository, or else of the project."""
    folders = (root.resolve(), *root.resolve().parents)
    return next((folder for folder in folders if (folder / ".git").exists()), folders[0])


def _base(environment: Mapping[str, str]) -> Path | None:
    """The cache folder that holds the folders of all projects; None where the environment switches the cache off."""
    said = environment.get(FOLDER, "")
    if said.lower() in _OFF:
        return None
    return Path(said) if said else platformdirs.user_cache_path("nianbao", appauthor=False)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder, and no link to one, of this user, in which nobody else may write."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform == "win32":  # there, what lies below a user's own folder is that user's
        return True
    return status.st_uid == geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
