"""The shape of every format, and how it says that this machine cannot make it."""

from typing import Protocol

from nianbao.project import Project
from nianbao.year import Year


class Unavailable(Exception):
    """The machine lacks what the format needs, for example a Chinese font; the text is for an editor, one line."""


class Maker(Protocol):
    """Makes one file of one year; the same input gives the same bytes."""

    def __call__(self, project: Project, year: Year, /) -> bytes:
        """Return the whole file.

        Raises:
            Unavailable: where the machine lacks something and the file may be left out of a preview.

        """
        ...
