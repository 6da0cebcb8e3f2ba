"""The links of a page to files, as they are written."""

import posixpath
from dataclasses import dataclass

from nianbao.finding import Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture of a page."""

    page: str
    """The page's file, from `docs`."""
    address: str
    """As it is written."""
    path: str
    heading: str
    is_picture: bool
    place: Place

    @property
    def target(self) -> str:
        """The file that it names, from `docs`."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.page), self.path))


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page to files and other pages, and the anchors of its headings."""

    links: tuple[Link, ...]
    headings: tuple[str, ...]
    """Ids of its headings."""
