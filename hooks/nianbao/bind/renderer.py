"""How a page of the editors' text becomes HTML: its numbers bound, its links resolved."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from nianbao.address.link import Link, read_link
from nianbao.bind.binder import Binder
from nianbao.bind.rendering import Rendering
from nianbao.text.markdown import Parsed

_ADDRESSES = {"a": "href", "img": "src"}


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
