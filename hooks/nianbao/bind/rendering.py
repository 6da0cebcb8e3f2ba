"""A page of the editors' text as the site has it: made once, for the page, for the article, for PDF and Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from nianbao.address.link import Link, read_link
from nianbao.bind.binder import Binder
from nianbao.text.markdown import Heading, Parsed

_ADDRESSES = {"a": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page of the editors' text as HTML, with its headings, anchors and links."""

    html: str
    headings: tuple[Heading, ...]
    """To the third level."""
    anchors: frozenset[str]
    """Every place in it that a link may lead to."""
    links: tuple[Link, ...]
    """What it leads to in the site, in reading order."""

    @property
    def title(self) -> str:
        """The first heading, HTML without tags; empty where the page has none."""
        return self.headings[0].title if self.headings else ""


def render(parsed: Parsed, file: str, binder: Binder | None = None) -> Rendering:
    """The page of a file of `docs` (`2023/work.md`), its numbers bound by `binder` where it belongs to a year."""
    tree = parsed.tree()
    if binder:
        binder.bind(tree)
    headings = parsed.contents(tree)
    anchors = frozenset(id for element in tree.iter() if (id := element.get("id")))
    links = tuple(_resolved(tree, file))
    return Rendering(parsed.written(tree), headings, anchors, links)


def _resolved(tree: Element, file: str) -> Iterator[Link]:
    """The links of a tree; in it their addresses of files become addresses of pages."""
    for element in tree.iter():
        name = _ADDRESSES.get(element.tag, "")
        written = element.get(name, "")
        if not written or AMP_SUBSTITUTE in written:  # the library hides addresses of mail
            continue
        if link := read_link(written, file):
            element.set(name, link.address)
            yield link
