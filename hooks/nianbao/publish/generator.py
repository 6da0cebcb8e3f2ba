"""The site generator, as the library knows it: whoever makes the pages registers under `GROUP` and is found by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

from nianbao.cache.store import NOTHING, Store
from nianbao.export.inputs import Inputs
from nianbao.finding import Finding, Problem
from nianbao.project.project import Project

GROUP = "nianbao.generators"
"""The group of entry points. An entry is called without arguments. It gives a `Generator`, or None where what that one
stands on is not installed; it raises Problem where that is installed in a version that it does not know."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be built: read and checked once, by whoever asks for it."""

    project: Project
    inputs: Inputs
    """Digests, taken before the project was read."""
    deploy: bool = False
    """Whether it goes to the public: then nothing may be left out that this machine cannot make."""
    store: Store = NOTHING
    """What was made before."""


class Generator(Protocol):
    """Makes the pages of a project."""

    def build(self, task: Task, target: Path) -> Iterable[Finding]:
        """Write the site into a new folder; what was found while it was written. Errors: it is not whole.

        Raises:
            ExportFailed: where a file to download could not be made.
            OSError: where something could not be written.

        """
        ...

    def serve(self, root: Path, host: str, port: int) -> int:
        """Preview the project there, and make anew what changes, until interrupted. Returns the exit code."""
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
