"""A page of the editors' text as the site has it: made once, for the page, for the article, for PDF and Word."""

from dataclasses import dataclass

from nianbao.address.link import Link
from nianbao.text.heading import Heading


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page of the editors' text as HTML, with its headings, anchors and links."""

    html: str
    headings: tuple[Heading, ...]
    """Headings of the levels 1 to 3, in reading order."""
    anchors: frozenset[str]
    """Every place in it that a link may lead to."""
    links: tuple[Link, ...]
    """What it leads to in the site, in reading order."""

    @property
    def title(self) -> str:
        """The first heading, HTML without tags; empty where the page has none."""
        return self.headings[0].title if self.headings else ""
