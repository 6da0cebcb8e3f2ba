"""The stylesheet as it is published: the sources joined and made small, so that a page asks only once."""

from pathlib import Path

import rcssmin

PARTS = (
    "tokens",
    "reading",
    "figures",
    "tables",
    "tools",
    "front",
    "downloads",
    "search",
    "print",
)
"""The sources in their order: colours first, paper last, because later rules win."""


def publish_style(folder: Path) -> str:
    """All sources of a folder as one stylesheet. Raises ValueError where a file is not named in `PARTS`."""
    if unknown := sorted({path.stem for path in folder.glob("*.css")} - set(PARTS)):
        raise ValueError(f"no place in PARTS: {', '.join(unknown)}")
    joined = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in PARTS)
    small: str = rcssmin.cssmin(joined)
    return small + "\n"
