"""The years of a project: each read and checked, or taken as it was where nothing that goes into it has changed."""

from dataclasses import dataclass, field
from functools import partial

from nianbao.address.link import Link
from nianbao.address.withdrawn import of_year
from nianbao.cache.values import Values
from nianbao.check.linkedfiles import read_links
from nianbao.check.pagelinks import PageLinks
from nianbao.check.stages import DataFolder
from nianbao.finding import Finding, Place
from nianbao.project.checks import DATA_FOLDER_CHECKS, run
from nianbao.project.sources import Sources, read_sources
from nianbao.project.year import Year
from nianbao.project.yearcheck import Alone, check_year, look_at
from nianbao.project.yearkeys import Given, YearKeys


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a year, with the links and facts that checks of the whole project need."""

    reading: tuple[Finding, ...]
    """While its files were read."""
    checking: tuple[Finding, ...]
    """When they were set side by side."""
    waiting: tuple[Finding, ...]
    """What waits to be filled in beside its figures."""
    pages: dict[str, PageLinks]
    """Where its pages lead, by their paths from `docs`."""
    outward: tuple[tuple[Link, Place], ...]
    """Links of its pages to anything but its chapters, with where they are written."""
    published: bool
    """Whether the year can be published."""
    locked: bool


@dataclass(frozen=True, slots=True)
class Read:
    """The sources of a year, with the findings from reading them."""

    sources: Sources
    alone: Alone
    """What was seen in it by itself; it goes on where only the year before has changed."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a project, each read, checked and made only when it is asked for."""

    given: Given
    keys: YearKeys
    values: Values
    _read: dict[int, Read] = field(default_factory=dict)
    _made: dict[int, Year | None] = field(default_factory=dict)

    def found(self, year: int) -> Found:
        """The findings of a year, from the store where nothing has changed."""
        return self.values.remember(self.keys.found(year), partial(self._check, year))

    def read(self, year: int) -> Read:
        """The sources of a year with what was seen in it by itself: nothing of its pages is made."""
        return self._sources(year)

    def year(self, year: int) -> Year | None:
        """The finished year; None where it cannot be published."""
        if year not in self._made:
            self._made[year] = self.values.remember(self.keys.year(year), partial(self._checked, year, []))
        return self._made[year]

    def _check(self, year: int) -> Found:
        findings: list[Finding] = []
        made = self._made[year] = self._checked(year, findings)
        self.values.keep(self.keys.year(year), made)
        read, root = self._sources(year), self.given.snapshot.root
        pages = [f"{year}/{name}" for name in self.given.snapshot.names(f"docs/{year}") if name.endswith(".md")]
        return Found(
            reading=read.findings,
            checking=tuple(findings),
            waiting=tuple(run(DATA_FOLDER_CHECKS, DataFolder(root, str(year)))),
            pages=read_links(root / "docs", pages),
            outward=tuple(made.outward()) if made else (),
            published=made is not None,
            locked=read.sources.lock is not None,
        )

    def _checked(self, year: int, findings: list[Finding]) -> Year | None:
        before = self._sources(year - 1).sources if year - 1 in self.given.years else None
        read = self._sources(year)
        return check_year(read.sources, read.alone, before, self.given.today, findings)

    def _sources(self, year: int) -> Read:
        if year not in self._read:
            self._read[year] = self.values.remember(self.keys.sources(year), partial(self._reading, year))
        return self._read[year]

    def _reading(self, year: int) -> Read:
        findings: list[Finding] = []
        gone = of_year(self.given.withdrawn, year)
        sources = read_sources(self.given.snapshot.root, year, self.given.forms, self.given.terms, gone, findings)
        return Read(sources, look_at(sources), tuple(findings))
