"""The site generator, as the library knows it: whoever makes the pages registers under `GROUP` and is found by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

from nianbao.export.downloads import Downloads
from nianbao.finding import Finding, Problem
from nianbao.project.project import Project
from nianbao.publish.part import Part
from nianbao.work.progress import SILENT, Progress

GROUP = "nianbao.generators"
"""The group of entry points. An entry is called without arguments. It gives a `Generator`, or None where what that one
stands on is not installed; it raises Problem where that is installed in a version that it does not know."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written."""

    project: Project
    downloads: Downloads
    """The files to download, of those years at least whose parts name them."""
    parts: frozenset[Part]
    """Whose files are wanted; what else is written, nobody looks at."""
    progress: Progress = SILENT
    """Is told of each page."""


class Refused(Exception):
    """What keeps a generator from beginning, as a finding."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


class Opened(Protocol):
    """The settings of a project, read, for one build."""

    @property
    def address(self) -> str:
        """Where the site will be: `https://host/path/`; empty where that is not known."""
        ...

    def build(self, task: Task, target: Path) -> Iterable[Finding]:
        """Write the pages and files of the task into a new folder; what was found meanwhile. Errors: it is not whole.

        Raises OSError where something could not be written.
        """
        ...


class Generator(Protocol):
    """Makes the pages of projects."""

    def open(self, root: Path) -> Opened:
        """Read the settings of the project there. Raises Refused where they are wrong."""
        ...

    def serve(self, preview: "Preview", host: str, port: int) -> None:
        """Serve the folder of a preview until interrupted; pages that are open load themselves anew."""
        ...


class Preview(Protocol):
    """A site that is made page by page, as it is asked for, out of files that go on changing."""

    @property
    def folder(self) -> Path:
        """Where the files of the site lie that were asked for."""
        ...

    @property
    def watched(self) -> Iterable[Path]:
        """Files and folders whose change changes the site."""
        ...

    def refresh(self) -> bool:
        """Read what has changed; whether there is something new to show."""
        ...

    def prepare(self, address: str) -> None:
        """Have a file of the site in the folder, as it is now, by its path from the root of the site."""
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
