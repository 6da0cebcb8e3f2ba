"""The parts of a site: files that are made together, and again when something that goes into them has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nianbao.address.pages import is_year
from nianbao.export.download import FOLDER
from nianbao.site.switcher import VERSIONS


class Kind(Enum):
    """Kind of a part, that is, which files of the site it holds."""

    PORTAL = "portal"
    """Pages that belong to no year and set the years beside each other, with the files for search engines and feeds."""
    ASSETS = "assets"
    """What every page asks for and no text goes into: scripts, styles, pictures, the list of the years."""
    DATA = "data"
    """The data of all years, for programs."""
    TEXT = "text"
    """The chapters of a year, and what is made of their text."""
    FRONT = "front"
    """The front page of a year, which names the sizes of its main files and what changed since the year before."""
    FILES = "files"
    """The files of a year and the page that lists them, with those of all years."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a site: its kind, and its year."""

    kind: Kind
    year: int = 0
    """0 for what belongs to no year."""


OF_ALL_YEARS = (Part(Kind.PORTAL), Part(Kind.ASSETS), Part(Kind.DATA))
_OF_YEAR = (Kind.TEXT, Kind.FRONT, Kind.FILES)


def part_of(address: str) -> Part:
    """The part that a file of the site belongs to, by its path from the root: `2023/work/index.html`."""
    folder, _, name = address.partition("/")
    if not name or not is_year(folder):
        return Part(_of_no_year(folder, name))
    if name == "index.html":
        return Part(Kind.FRONT, int(folder))
    return Part(Kind.FILES if name.startswith((f"{FOLDER}/", "downloads/")) else Kind.TEXT, int(folder))


def _of_no_year(folder: str, name: str) -> Kind:
    if name and folder == FOLDER:
        return Kind.DATA
    asked_for = not name.endswith(".html") if name else folder == VERSIONS
    return Kind.ASSETS if asked_for else Kind.PORTAL


def parts_of_year(year: int) -> frozenset[Part]:
    """All parts that belong to one year."""
    return frozenset(Part(kind, year) for kind in _OF_YEAR)


def parts_of(years: Iterable[int]) -> frozenset[Part]:
    """All parts of a site with these years, those that belong to no year included."""
    return frozenset(OF_ALL_YEARS).union(*map(parts_of_year, years))
