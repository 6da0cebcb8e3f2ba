"""Where the engine's own data lie: they hold for every office, whose own stand beside them or in their place."""

from collections.abc import Iterator
from pathlib import Path

STATUTORY = Path(__file__).parent.parent / "statutory"
"""Forms, series, related words and fixed terms, as files of the same kinds as an office's below `data/`."""


def beside(root: Path, name: str) -> Iterator[tuple[Path, str]]:
    """The engine's file or folder of this name, then the office's where there is one.

    Each with the path that findings show: below the project's root, or below the package for the engine's.
    """
    yield STATUTORY / name, f"{STATUTORY.parent.name}/{STATUTORY.name}/{name}"
    if (root / "data" / name).exists():
        yield root / "data" / name, f"data/{name}"
