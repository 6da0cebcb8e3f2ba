"""The folder of the project in which a command is run."""

from pathlib import Path


def project_folder(start: Path) -> Path | None:
    """The given folder or the nearest one above it that holds `data/publisher.yml`."""
    for folder in (start, *start.parents):
        if (folder / "data/publisher.yml").is_file():
            return folder
    return None
