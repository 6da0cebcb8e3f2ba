"""HTML as a tree of elements: what Python-Markdown wrote, with whatever HTML an editor put in between."""

from xml.etree.ElementTree import Element, TreeBuilder

from lxml import html as lxml_html
from lxml.etree import iterwalk


def read_html(html: str) -> Element:
    """The tree below a `body` element, read as forgivingly as browsers do. Every text is a tree; nothing is raised."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = f"<html><body>{html}</body></html>".encode(errors="replace")
    return _copied(lxml_html.document_fromstring(page, parser=parser).find("body"))


def classes(element: Element) -> list[str]:
    """The CSS classes of an element, as a list."""
    return element.get("class", "").split()


def _copied(root: Element) -> Element:
    """As elements of the standard library: those of lxml leave their place when they are put into another tree."""
    builder = TreeBuilder()
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            builder.start(element.tag, dict(element.attrib))
            builder.data(element.text or "")
        else:
            builder.end(element.tag)
            builder.data(element.tail or "" if element is not root else "")
    return builder.close()
