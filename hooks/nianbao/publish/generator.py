"""The site generator, as the library knows it: whoever makes the pages registers under `GROUP` and is found by it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

from nianbao.bind.rendering import Rendering
from nianbao.cache.store import NOTHING, Store
from nianbao.export.downloads import Downloads
from nianbao.finding import Finding, Problem
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.part import Kind, Part, part_of
from nianbao.work.progress import SILENT, Progress

GROUP = "nianbao.generators"
"""The group of entry points. An entry is called without arguments. It gives a `Generator`, or None where what that one
stands on is not installed; it raises Problem where that is installed in a version that it does not know."""


@dataclass(frozen=True, slots=True)
class Task:
    """The order to a generator: a project, its downloads, and the parts of the site to be written."""

    project: Project
    downloads: Downloads
    """The files to download, of those years at least whose parts name them."""
    parts: frozenset[Part]
    """Whose files are wanted; what else is written, nobody looks at."""
    store: Store = NOTHING
    """Where a generator may keep what it makes once and needs again."""
    progress: Progress = SILENT
    """Gets one step for each page."""
    marked: Mapping[str, Rendering] = field(default_factory=dict)
    """Pages of a draft with marks, by their sources (`2018/work.md`), in the place of the project's."""
    draft: bool = False
    """Whether it is only to be looked at: then what a generator doubts does not stop it."""

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of which anything is wanted, newest first."""
        return self._of({part.year for part in self.parts})

    @property
    def listed(self) -> tuple[Year, ...]:
        """The years whose pages stand in the menu: these, and the newest where pages of no year come before it."""
        return self._of({part.year for part in self.parts} | {year.year for year in self.project.years[: self.of_all]})

    @property
    def of_all(self) -> bool:
        """Whether a page of no year is wanted."""
        return not self.parts.isdisjoint((Part(Kind.PORTAL), Part(Kind.DATA)))

    def wants(self, file: str) -> bool:
        """Whether a file is wanted, by its path from the root of the site."""
        return part_of(file) in self.parts

    def _of(self, years: set[int]) -> tuple[Year, ...]:
        return tuple(year for year in self.project.years if year.year in years)


class Refused(Exception):
    """Raised where a generator cannot begin, for example because of wrong settings; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


class Opened(Protocol):
    """The settings of a project, read, for one build."""

    @property
    def address(self) -> str:
        """Where the site will be: `https://host/path/`; empty where that is not known."""
        ...

    @property
    def closed(self) -> bool:
        """Whether pages depend on nothing but the task, the settings and the engine: no plugin of others is at work."""
        ...

    def build(self, task: Task, target: Path) -> Iterable[Finding]:
        """Write the pages and files of the task into a new folder; what was found meanwhile. Errors: it is not whole.

        Raises OSError where something could not be written.
        """
        ...


class Generator(Protocol):
    """Protocol of a site generator: it reads a project's settings, builds, and serves a preview."""

    def settings(self, root: Path) -> Opened:
        """Read the settings of the project there. Raises Refused where they are wrong."""
        ...

    def serve(self, preview: "Preview", host: str, port: int, ready: Callable[[], None]) -> None:
        """Serve a preview until Ctrl-C; open pages reload when the site has changed.

        `ready` is called as soon as browsers can connect. Raises OSError where host or port cannot be used.
        """
        ...


class Preview(Protocol):
    """A site that is made part by part, as it is asked for, out of files that go on changing."""

    @property
    def root(self) -> Path:
        """Path of the project's folder."""
        ...

    @property
    def watched(self) -> Collection[str]:
        """Files and folders in it whose change changes the site; not all of them need be there."""
        ...

    def refresh(self) -> bool:
        """Read what has changed; whether there is something new to show."""
        ...

    def read(self, name: str) -> bytes | None:
        """A file of the site as it is now, by its path from the root of the site; None where there is none.

        A page that cannot be made is answered with one that says so.
        """
        ...


def find_generator(registered: Iterable[EntryPoint] | None = None) -> Generator:
    """The generator that can be used; of several the first by name. Raises Problem where there is none."""
    why = Problem("没有安装生成网页的程序", "请照 requirements.txt 重新安装：pip install -r requirements.txt")
    entries = entry_points(group=GROUP) if registered is None else registered
    for entry in sorted(entries, key=lambda entry: entry.name):
        try:
            generator: Generator | None = entry.load()()
        except Problem as refused:
            why = refused
        else:
            if generator is not None:
                return generator
    raise why
