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
    """What came of one file: its bytes, or a line for editors that says why there are none."""

    id: str
    """Of its format."""
    content: bytes = b""
    missing: str = ""
    """This machine lacks something."""
    failed: str = ""
    """It went wrong."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one year, as far as they are there."""

    year: Year
    formats: tuple[Format, ...]
    keys: Mapping[str, str]
    """What each file is known by, by the id of its format."""
    kept: Mapping[str, Entry]
    """Files from the store, and those that were made, by the same."""
    made: dict[str, Made]
    """What came of those that were not kept."""

    def lacking(self, *, series: bool) -> list[Format]:
        """The formats that are not kept: those that hold all years, or those that hold only this one."""
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
    """Make what was ordered."""
    offered = formats(order.project, order.year, order.site_url)
    return list(make(order.year, (format for format in offered if format.id in order.wanted)))


def make(year: Year, formats: Iterable[Format]) -> Iterator[Made]:
    """Make files of these formats."""
    for format in formats:
        try:
            yield Made(format.id, format.make())
        except Unavailable as lack:
            yield Made(format.id, missing=f"{year.year} 年 {format.title} 没有做：{reason(lack)}")
        except Exception as error:  # noqa: BLE001 - whatever it is, an editor is told which file it concerns
            yield Made(format.id, failed=failure(f"{year.year} 年 {format.title}", error))
