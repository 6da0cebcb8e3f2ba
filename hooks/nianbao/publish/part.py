"""The parts of a site: what is made together, and anew when something that goes into it has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nianbao.address.pages import is_year
from nianbao.export.download import FOLDER


class Kind(Enum):
    """What a part holds."""

    PORTAL = "portal"
    """All that belongs to no year: its pages set all years beside each other."""
    TEXT = "text"
    """The chapters of a year, and what is made of their text."""
    FRONT = "front"
    """The front page of a year, which names the sizes of its main files."""
    FILES = "files"
    """The files of a year and the page that lists them; the data of all years are on it too."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a site."""

    kind: Kind
    year: int = 0
    """0 for the portal."""


PORTAL = Part(Kind.PORTAL)


def part_of(address: str) -> Part:
    """The part that a file of the site belongs to, by its path from the root: `2023/work/index.html`."""
    folder, _, name = address.partition("/")
    if not name or not is_year(folder):
        return PORTAL
    if name == "index.html":
        return Part(Kind.FRONT, int(folder))
    return Part(Kind.FILES if name.startswith((f"{FOLDER}/", "downloads/")) else Kind.TEXT, int(folder))


def parts_of(years: Iterable[int]) -> tuple[Part, ...]:
    """The parts of a site of these years."""
    return (PORTAL, *(Part(kind, year) for year in years for kind in (Kind.TEXT, Kind.FRONT, Kind.FILES)))
