"""The site of a draft: the project as far as it may be shown, what cannot be read as it was last, and all findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING
from nianbao.draft.draft import Draft, draft_of
from nianbao.draft.shadow import Shown, shown_project
from nianbao.finding import errors
from nianbao.project.project import Project, read_project
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year
from nianbao.source.snapshot import Snapshot

_PUBLISHER = "data/publisher.yml"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A project as it is shown: with its draft, or None where it is as a build would publish it."""

    shown: Shown
    draft: Draft | None
    lasting: bool = True
    """Whether all of it was read from the present files; False where a year, or the publisher, is the last good one."""


class Drafts:
    """The drafts of one project, read again and again: what can be read is kept for when it cannot."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where a copy of the project may lie."""
        self._folder = folder
        folder.mkdir(exist_ok=True)
        self._memory = Memory()
        self._years: dict[int, tuple[Year, tuple[tuple[str, str], ...]]] = {}
        """The last good state of each year, with the digests of its files."""
        self._publisher: Publisher | None = None

    def of(self, project: Project, snapshot: Snapshot) -> Drafted:
        """The project as a draft shows it, with its findings. Raises Problem where nothing of it may be shown."""
        shown = shown_project(project, snapshot, self._folder, self._read)
        whole = self._with_last(shown)
        return Drafted(whole, draft_of(whole.project, whole.findings), lasting=whole is shown)

    def _read(self, folder: Path, snapshot: Snapshot) -> Project:
        self._memory.begin()
        return read_project(folder, snapshot=snapshot, store=NOTHING, memory=self._memory)

    def _with_last(self, shown: Shown) -> Shown:
        """The same with the last good state of what cannot be read."""
        project, snapshot = shown.project, shown.snapshot
        years = {year.year: year for year in project.years}
        lost = {
            number: kept for number, kept in self._years.items() if number not in years and _is_there(number, snapshot)
        }
        self._years = lost | {number: (year, _files(number, snapshot)) for number, year in years.items()}
        unread = any(finding.place.file == _PUBLISHER for finding in errors(project.findings))
        publisher = self._publisher if unread and self._publisher else project.publisher
        self._publisher = publisher
        if not lost and publisher is project.publisher:
            return shown
        every = sorted([*years.values(), *(year for year, _ in lost.values())], key=lambda year: -year.year)
        kept = {number: files for number, (_, files) in lost.items()}
        now = replace(project, years=tuple(every), publisher=publisher)
        return Shown(now, _as_it_was(snapshot, kept), shown.findings)


def _is_there(year: int, snapshot: Snapshot) -> bool:
    return bool(_files(year, snapshot))


def _files(year: int, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    return tuple(file for name in ("data", "docs") for file in snapshot.below(f"{name}/{year}"))


def _as_it_was(snapshot: Snapshot, kept: Mapping[int, Iterable[tuple[str, str]]]) -> Snapshot:
    """The snapshot with the files of these years as they were: what is made of them is known by those."""
    now = {file for year in kept for file in _files(year, snapshot)}
    files = {*snapshot.files} - now
    return replace(snapshot, files=tuple(sorted(files.union(*kept.values()))))
