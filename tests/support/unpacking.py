"""The offline edition as a reader gets it."""

import zipfile
from pathlib import Path


def unpack(site: Path, target: Path) -> Path:
    """The folder in the archive of 2018, as a reader unpacks it."""
    (archive,) = (site / "2018/data").glob("*离线版*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(target)
    (folder,) = target.iterdir()
    return folder
