"""The folder of the project that somebody stands in."""

from pathlib import Path


def project_folder(start: Path) -> Path | None:
    """The folder itself, or the nearest one above, that holds `data/publisher.yml`."""
    for folder in (start, *start.parents):
        if (folder / "data/publisher.yml").is_file():
            return folder
    return None
