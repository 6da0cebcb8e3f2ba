"""Projects read as a preview reads them: what is as it was in the project they were made from is not read once more."""

import functools
import tempfile
from pathlib import Path

from nianbao.cache.memory import Memory
from nianbao.project.project import Project, read_project
from samples import lay_out
from workspace import CONTENT, copy, two_year_project

TWO_YEARS = "two years"


def read(root: Path, like: str = "", *, deploy: bool = False, production: bool = False) -> Project:
    """The project, as a reading without memory would give it: that nobody can tell is shown in `project/test_years`.

    `like` is what it was made from: a sample, or `TWO_YEARS`; else the fixed copy.
    """
    memory = _known(like)
    try:
        return read_project(root, deploy=deploy, production=production, memory=memory)
    finally:
        memory.forget()


def remembered(like: str) -> Memory:
    """A memory of its own, with what a reading of the same project would find in it."""
    memory = Memory()
    _known(like).pass_to(memory)
    return memory


@functools.cache
def _known(like: str) -> Memory:
    """What one reading gave of that which is mostly the same: the forms, what is followed, the years."""
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder), like)
        read_project(Path(folder), memory=memory)
    memory.begin()
    return memory


def _lay_out(root: Path, like: str) -> None:
    if like == TWO_YEARS:
        two_year_project(root)
    elif like:
        lay_out(root, like)
    else:
        copy(CONTENT, root)
