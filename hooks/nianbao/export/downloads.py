"""The downloads of a site: the files of each year, and those of all years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nianbao.address.withdrawn import Withdrawn
from nianbao.export.download import FOLDER, Download
from nianbao.export.format import Group

MAIN = ("pdf", "docx", "xlsx")
"""The formats that a year's front page names."""


@dataclass(frozen=True, slots=True)
class YearDownloads:
    """The downloads of one year, with what could not be made."""

    year: int
    files: tuple[Download, ...]
    missing: tuple[str, ...]
    """What this machine could not make, a line each with the reason."""
    offline: str
    """Name of the offline edition, which is made of the built pages, after them; empty where it was withdrawn."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """Files of the year that were published and taken back."""

    @property
    def main(self) -> tuple[Download, ...]:
        """The downloads that the year's front page offers (PDF, Word, …: `MAIN`)."""
        return tuple(file for file in self.files if file.id in MAIN)

    @property
    def groups(self) -> tuple[tuple[Group, tuple[Download, ...]], ...]:
        """The groups that have files, in their order."""
        return tuple((group, files) for group in Group if (files := self.of(group)))

    def of(self, group: str) -> tuple[Download, ...]:
        """The files of a group, in the order of the formats."""
        return tuple(file for file in self.files if file.group == group)


@dataclass(frozen=True, slots=True)
class Downloads:
    """The downloads of all years, the archive of all data, and the files of the interface for programs."""

    years: Mapping[int, YearDownloads]
    all_data: Download | None
    """The data of all years in one archive, in `data/` of the site.

    None where only some years were asked for, and where it was withdrawn.
    """
    interface: Mapping[str, bytes]
    """The files of the interface for programs, by their addresses from the site's root; none of some years only."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Where each file lies from the root of the site, and its content."""
        for year in self.years.values():
            yield from ((f"{year.year}/{FOLDER}/{file.name}", file.content) for file in year.files)
        if self.all_data:
            yield f"{FOLDER}/{self.all_data.name}", self.all_data.content
        yield from self.interface.items()

    def notices(self) -> Iterator[str]:
        """What a log should say: what is missing and why, and how much was made."""
        for year in self.years.values():
            yield from year.missing
            cached = sum(file.cached for file in year.files)
            yield f"{year.year} 年下载文件：新做 {len(year.files) - cached} 个，取自缓存 {cached} 个"
