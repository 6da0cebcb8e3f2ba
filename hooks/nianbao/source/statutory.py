"""Where the engine's own data files are: they hold for every office, whose own files add to or replace them."""

from collections.abc import Iterator
from pathlib import Path

STATUTORY = Path(__file__).parent.parent / "statutory"
"""Forms, series, related words and fixed terms, as files of the same kinds as an office's below `data/`."""

OVERRIDE = "override"
"""The rule of what an office puts in place of the engine's: it is listed, so that it is looked at after an update."""
REPLACED = ("用本站的这一项，不用发布程序自带的", "请确认这是有意的；不是的请删去")
"""Problem and remedy of the finding that an office's entry replaces one of the engine's."""


def beside(root: Path, name: str) -> Iterator[tuple[Path, str]]:
    """The engine's file or folder of this name, then the office's where there is one.

    Each with the path that findings show: below the project's root, or below the package for the engine's.
    """
    yield STATUTORY / name, f"{STATUTORY.parent.name}/{STATUTORY.name}/{name}"
    if (root / "data" / name).exists():
        yield root / "data" / name, f"data/{name}"
