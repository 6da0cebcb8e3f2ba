"""The project: every year's report with its chapters, read and checked once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nianbao.address.redirect import Redirect
from nianbao.address.withdrawn import Withdrawn, files_of, of_year
from nianbao.bind.rendering import Rendering
from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING, Store
from nianbao.finding import Finding
from nianbao.form.model import Form
from nianbao.project.checks import SNAPSHOT_CHECKS, run
from nianbao.project.indicators import Indicator
from nianbao.project.publisher import Publisher, no_publisher
from nianbao.project.reading import read_all
from nianbao.project.related import Related
from nianbao.project.year import Year
from nianbao.source.snapshot import Snapshot, take_snapshot
from nianbao.work.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Project:
    """All years with what they share: publishing body, indicators, related words, redirects; and all findings."""

    root: Path
    publisher: Publisher
    forms: dict[str, Form]
    years: tuple[Year, ...]
    """Newest first; years that could not be read are left out."""
    findings: tuple[Finding, ...]
    related: Related = ()
    """Groups of words; the search offers the other words of a group beside the one typed."""
    redirects: tuple[Redirect, ...] = ()
    """What got another address."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """What was published and taken back, of all years and of none."""
    indicators: tuple[Indicator, ...] = ()
    """What can be followed across years and forms."""
    front: Mapping[str, Rendering] = field(default_factory=dict)
    """The pages that belong to no year, by their slugs."""
    read: bool = True
    """Whether its files were read; False where there is a link among them."""

    @property
    def withdrawn_files(self) -> tuple[Withdrawn, ...]:
        """The withdrawn files that belong to no year."""
        return files_of(of_year(self.withdrawn, None))


def read_project(  # noqa: PLR0913 - the last four are seldom said
    root: Path,
    *,
    deploy: bool = False,
    production: bool = False,
    snapshot: Snapshot | None = None,
    store: Store = NOTHING,
    memory: Memory | None = None,
    progress: Progress = SILENT,
) -> Project:
    """Read and check everything under `root`.

    To `deploy` it, nothing in it may wait to be filled in. In `production` a missing identity is an error, else listed.
    What is in the `store` by the `snapshot`, which was taken before, is not read again, nor what is in the `memory` of
    who reads the same project again and again.

    Where there is a link among its files, nothing is read: what it leads to may be anything.
    """
    snapshot = snapshot or take_snapshot(root)
    if irregular := tuple(run(SNAPSHOT_CHECKS, snapshot)):
        return Project(root, no_publisher(), forms={}, years=(), findings=irregular, read=False)
    read = read_all(snapshot, store, memory, production=production)
    findings, newest_first = tuple(read.findings(progress, deploy=deploy)), tuple(read.newest_first())
    read.settle()
    return Project(
        root,
        read.publisher,
        forms=read.forms,
        years=newest_first,
        findings=findings,
        related=read.related,
        redirects=read.redirects,
        withdrawn=read.years.given.withdrawn,
        indicators=read.indicators,
        front={page.slug: made for page, made in read.front},
    )


def check_project(
    root: Path,
    *,
    production: bool = False,
    snapshot: Snapshot | None = None,
    store: Store = NOTHING,
    progress: Progress = SILENT,
) -> tuple[Finding, ...]:
    """The findings of the project in `root`, as `read_project` finds them; unchanged years come from the store."""
    snapshot = snapshot or take_snapshot(root)
    if irregular := tuple(run(SNAPSHOT_CHECKS, snapshot)):
        return irregular
    read = read_all(snapshot, store, production=production)
    findings = tuple(read.findings(progress))
    read.settle()
    return findings


def newest_day(project: Project) -> date:
    """Date of the whole site, from the data so that the same input gives the same bytes: the latest of its reports."""
    return max((year.report.day for year in project.years), default=date(2019, 1, 1))
