"""The stylesheet as it is published: the theme's and ours joined and made small, so that a page asks only once."""

import re
from collections.abc import Iterable
from pathlib import Path

import rcssmin

PARTS = (
    "tokens",
    "reading",
    "frame",
    "figures",
    "tables",
    "tools",
    "front",
    "government",
    "charts",
    "series",
    "compare",
    "downloads",
    "search",
    "corrections",
    "drafts",
    "edition",
    "modes",
    "access",
    "print",
)
"""The sources in their order: colours first, paper last, because later rules win."""


THEME = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
"""The theme's own stylesheets, small already. They ask for no other file."""

_DARK = re.compile(r"(?<=[{}])\[data-md-color-scheme=\"?slate\"?\]\{([^{}]*)\}")
"""The colours of the dark scheme, the theme's and ours."""

_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


def publish_style(folder: Path, own: Path | None = None, theme: Iterable[str] = ()) -> str:
    """Material's stylesheets, ours and the office's as one. Raises ValueError where a file of ours is not in `PARTS`.

    `own` is the office's folder: a file with the name of one of ours replaces it, any other comes after all of ours, so
    that a few lines can change a colour.
    """
    if unknown := sorted({path.stem for path in folder.glob("*.css")} - set(PARTS)):
        raise ValueError(f"no place in PARTS: {', '.join(unknown)}")
    named = {path.stem: path for path in sorted(own.glob("*.css"))} if own else {}
    sources = [named.pop(name, folder / f"{name}.css") for name in PARTS]
    joined = "\n".join(path.read_text(encoding="utf-8") for path in [*sources, *named.values()])
    small: str = rcssmin.cssmin(joined)
    whole = "".join([*(_MAP.sub("", style) for style in theme), small])
    return f"{whole}{_without_scripts(whole)}\n"


def _without_scripts(style: str) -> str:
    """Styles for browsers without scripts: there the system's preference chooses light or dark."""
    dark = "".join(colours.rstrip(";") + ";" for colours in _DARK.findall(style))
    rule = f"@media screen and (prefers-color-scheme:dark){{.no-js [data-md-color-scheme]{{{dark}}}}}"
    return rule if dark else ""
