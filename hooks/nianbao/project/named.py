"""Whether a file of `docs` is named anywhere but in the text: by data, settings, an office's own templates."""

import re
from collections.abc import Collection
from pathlib import Path

from nianbao.check.overrides import OVERRIDES
from nianbao.source.snapshot import SETTINGS, Snapshot

_TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".json", ".txt")


def is_named(snapshot: Snapshot, pictures: Collection[str], file: str) -> bool:
    """Whether a file, by its path from `docs`, is one of the `pictures`, or stands in the settings or in `overrides`.

    Those are read only where a file is not among the pictures, which is seldom.
    """
    if file in pictures:
        return True
    own = [f"{OVERRIDES}/{name}" for name in snapshot.names(OVERRIDES) if name.endswith(_TEXTS)]
    pattern = re.compile(rf"(?<![\w.-]){re.escape(file)}(?![\w-])")
    return any(pattern.search(_text(snapshot.root / name)) for name in (SETTINGS, *own))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
