"""What the search reads: `<year>/search.json`, and the manifest `search.json` at the root of the site."""

import json
from collections.abc import Iterable

from nianbao.search.units import Unit

_VERSION = 1
"""Of the format. Scripts refuse another one: an old file may still lie in a visitor's cache."""


def units_file(year: int, units: Iterable[Unit]) -> str:
    """A year's units. Lists and not objects: the names of fields would be a tenth of the file.

    What neighbours share stands first, which packs best.
    """
    rows = [[list(u.above), u.kind, u.address, u.title, u.text, u.value, u.unit] for u in units]
    return _json({"v": _VERSION, "year": year, "units": rows})


def manifest(counts: Iterable[tuple[int, int]], related: Iterable[Iterable[str]]) -> str:
    """The years with the number of their units, newest first, and the related words."""
    years = [
        {"year": year, "units": count, "file": f"{year}/search.json"} for year, count in sorted(counts, reverse=True)
    ]
    return _json({"v": _VERSION, "years": years, "related": [list(group) for group in related]})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
