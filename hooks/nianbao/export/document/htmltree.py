"""HTML as a tree of elements: what Python-Markdown wrote, with whatever HTML an editor put in between."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class _Parser(HTMLParser):
    """Forgiving as browsers are: an end tag closes what is open inside, one without a beginning is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open = ["html"]
        self.builder.start("html", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open[1:]:
            inner = self.open.pop()
            self.builder.end(inner)
            if inner == tag:
                break

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def tree(self) -> Element:
        self.close()
        for tag in reversed(self.open):
            self.builder.end(tag)
        return self.builder.close()


def read_html(html: str) -> Element:
    """The tree below an `html` element. Every text is a tree; nothing is raised."""
    parser = _Parser()
    parser.feed(html)
    return parser.tree()


def classes(element: Element) -> list[str]:
    """The CSS classes of an element, as a list."""
    return element.get("class", "").split()
