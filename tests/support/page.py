"""Reading built pages: a small tree of elements, enough for what tests ask."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str]
    children: "list[Node | str]" = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    def walk(self) -> "Iterator[Node]":
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str, css_class: str = "") -> "list[Node]":
        return [node for node in self.walk() if node.tag == tag and (not css_class or css_class in node.classes)]

    def one(self, tag: str, css_class: str = "") -> "Node":
        (node,) = self.all(tag, css_class)
        return node

    def by_id(self, id: str) -> "Node":
        (node,) = [node for node in self.walk() if node.get("id") == id]
        return node

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """The text below; elements with one of these tags or classes are left out."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in without and not set(without) & set(child.classes):
                parts.append(child.text(without=without))
        return "".join(parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Node("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in _VOID:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in (node.tag for node in self.stack):
            while self.stack.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parse(html: str) -> Node:
    builder = _Builder()
    builder.feed(html)
    return builder.stack[0]


def pages_of(site: Path) -> list[Path]:
    """Every page of a built site; the HTML files among the downloads are none."""
    return [path for path in sorted(site.rglob("*.html")) if path.parent.name != "data" or path.name == "index.html"]


def read_page(path: Path) -> Node:
    return parse(path.read_text(encoding="utf-8"))
