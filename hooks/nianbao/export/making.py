"""The files of one year, made: whatever stops one of them does not stop the others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nianbao.cache.store import Entry
from nianbao.export.format import Format
from nianbao.export.maker import Unavailable, failure, reason
from nianbao.project.project import Project
from nianbao.project.year import Year

Formats = Callable[[Project, Year, str], Iterable[Format]]
"""Gives the formats of a year, of a site with this address or none."""


@dataclass(frozen=True, slots=True)
class Made:
    """Result of one maker: the file's bytes, or a line for editors that says why there are none."""

    id: str
    """Id of its format."""
    content: bytes = b""
    missing: str = ""
    """What this machine lacks to make it; else empty."""
    failed: str = ""
    """What went wrong while it was made; else empty."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The downloads of one year while they are made: those found in the store, and those still to be made."""

    year: Year
    formats: tuple[Format, ...]
    keys: Mapping[str, str]
    """What each file is known by, by the id of its format."""
    kept: Mapping[str, Entry]
    """Files from the store and files made since, by the id of their format."""
    made: dict[str, Made]
    """Results of makers, by the id of the format, also where they failed."""

    def lacking(self, *, series: bool) -> list[Format]:
        """The formats still to be made: with `series` those that hold all years, else those of this year only."""
        return [each for each in self.formats if each.id not in self.kept and each.series is series]


@dataclass(frozen=True, slots=True)
class Order:
    """Some files of one year. It knows of no other year, so that no file can hold what its key does not know of."""

    project: Project
    year: Year
    site_url: str
    wanted: Collection[str]
    """The formats by their ids."""


def order(project: Project, year: Year, site_url: str, wanted: Collection[str]) -> Order:
    """The order for these files, small enough to be sent to another process."""
    return Order(replace(project, years=(year,), findings=(), front={}), year, site_url, wanted)


def fill(formats: Formats, order: Order) -> list[Made]:
    """Make the files of an order; runs in a process of its own."""
    offered = formats(order.project, order.year, order.site_url)
    return list(make(order.year, (format for format in offered if format.id in order.wanted)))


def make(year: Year, formats: Iterable[Format]) -> Iterator[Made]:
    """Make the files of these formats. An error of one maker is a line in its result and does not stop the others."""
    for format in formats:
        try:
            yield Made(format.id, format.make())
        except Unavailable as lack:
            yield Made(format.id, missing=f"{year.year} 年 {format.title} 没有做：{reason(lack)}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the editor learns which file it concerns
            yield Made(format.id, failed=failure(f"{year.year} 年 {format.title}", error))
