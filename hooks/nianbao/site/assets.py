"""What pages ask for beside their text: stylesheet and scripts, joined and made small; nothing that no page needs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.site.scripts import ENTRIES, OF_TABLES, publish_script
from nianbao.site.styles import publish_style

_JOINED = ("assets/search/", "assets/tables/", "assets/css/", "assets/stylesheets/")
"""Folders whose files are published joined, not one by one."""
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")
"""What of the theme no page asks for: its own search, its own icon. Its source maps go too."""


def is_published(name: str) -> bool:
    """Whether a file of the theme or of ours is published as it is; `name` is its path from the root of the site."""
    return not name.startswith(_JOINED + _UNUSED) and not name.endswith(".map")


def asset_files(folder: Path, own: Path, theme: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The joined files, by name.

    `folder` holds our sources; `own` is where an office puts others in their place, and need not be there; `theme` are
    the texts of Material's stylesheets.
    """
    yield "assets/portal.css", publish_style(folder / "css", own / "css", theme)
    for name in ENTRIES:
        yield f"assets/search/{name}.js", publish_script(folder / "search", name)
    for name in OF_TABLES:
        if not (own / f"{name}.js").is_file():
            yield f"assets/{name}.js", publish_script(folder / "tables", name)
