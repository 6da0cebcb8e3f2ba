"""How the editors' text is read as Markdown: once, into a tree that can be looked at, bound and published."""

import copy
import re
from collections.abc import Iterable
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.toc import TocExtension, render_inner_html
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from nianbao.text.alignment import Alignment
from nianbao.text.emphasis import Emphasis, Lost
from nianbao.text.heading import Heading
from nianbao.text.lists import ListLayout
from nianbao.text.tags import without_comments

EXTENSIONS = ("attr_list", "tables", "footnotes", "fenced_code", "md_in_html", "sane_lists")
"""Markdown extensions that decide what is a link and what is code; `sane_lists` keeps numbers and kinds of lists."""
_SETTINGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "回到正文中的脚注 {}"},
    "tables": {"use_align_attribute": True},  # see `Alignment`
}
_BELOW_HTML = 15
"""Where lists are laid out: tabs are blanks (30), fences (25) and HTML (20) are gone."""
_AFTER_ATTRIBUTES = 7
"""Where the tree is taken: links are made and ids are set (`attr_list`, 8), the table of contents is not (`toc`, 5)."""
_BEFORE_ATTRIBUTES = 9
"""Where alignment becomes a class: before an editor's own attributes are read (`attr_list`, 8)."""
_TOC = {"permalink": True, "permalink_title": "本节链接", "toc_depth": 3}


class Marked(InlineProcessor):
    """Markdown extension that puts a `mark` element around each match of a pattern."""

    def __init__(self, pattern: str, css_class: str, markdown: Markdown) -> None:
        """`pattern` has one group, which is marked."""
        super().__init__(pattern, markdown)
        self._class = css_class

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002, N802 - the library's names
        """The marked text, and where it begins and ends."""
        mark = Element("mark", {"class": self._class})
        mark.text = m[1]
        return mark, m.start(0), m.end(0)


class _Heading(HashHeaderProcessor):
    """Block processor of headings as GitHub has them (CommonMark 4.2): blanks behind the marks, up to three before.

    Without one it is a topic of a social network, `#政务公开#`, and stays as typed.
    """

    RE = re.compile(r"(?:^|\n) {0,3}(?P<level>#{1,6})(?=[ \t\n]|$)(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


class Parsed:
    """A page of Markdown, converted once; what is made of its tree is made of a copy.

    Comments (`<!-- -->`) end here: whatever is made of a page is made without them.
    """

    def __init__(self, source: str, marks: Iterable[tuple[str, str]] = ()) -> None:
        """`marks` are patterns of text to be marked, each with the class of the mark."""
        self._markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=_SETTINGS)
        self._markdown.preprocessors.register(ListLayout(self._markdown), "lists", _BELOW_HTML)
        self._markdown.parser.blockprocessors.register(_Heading(self._markdown.parser), "hashheader", 70)
        for pattern, css_class in marks:
            self._markdown.inlinePatterns.register(Marked(pattern, css_class, self._markdown), css_class, 50)
        self._emphasis = Emphasis(cast("InlineProcessor", self._markdown.inlinePatterns["em_strong"]), self._markdown)
        self._markdown.inlinePatterns.register(self._emphasis, "em_strong", 60)
        self._markdown.treeprocessors.register(Alignment(self._markdown), "alignment", _BEFORE_ATTRIBUTES)
        taken = _Taken()
        self._markdown.treeprocessors.register(taken, "taken", _AFTER_ATTRIBUTES)
        self.html = without_comments(self._markdown.convert(source))
        """The page before anything of ours is in it."""
        self._tree = Element("div") if taken.tree is None else taken.tree  # of a blank page nothing is converted

    @property
    def lost(self) -> tuple[Lost, ...]:
        """Where the page lacks a part of the text, because of how emphasis is written."""
        return tuple(self._emphasis.lost)

    @property
    def swallowed(self) -> tuple[Lost, ...]:
        """Where the page lacks signs that were taken for emphasis."""
        return tuple(self._emphasis.swallowed)

    @property
    def raw(self) -> tuple[str, ...]:
        """The pieces of raw HTML in the text, which Markdown passes through unread."""
        return tuple(item for item in self._markdown.htmlStash.rawHtmlBlocks if isinstance(item, str))

    def tree(self) -> Element:
        """A new copy of the page's tree, which may be changed."""
        return copy.deepcopy(self._tree)

    def contents(self, tree: Element) -> tuple[Heading, ...]:
        """The headings of a tree, to the third level; each heading of it gets a link to itself."""
        TocExtension(**_TOC).extendMarkdown(self._markdown)
        self._markdown.treeprocessors["toc"].run(tree)
        return _headings(self._markdown.toc_tokens)  # type: ignore[attr-defined] # set by the extension

    def written(self, tree: Element) -> str:
        """The HTML of a tree, which is changed by writing it."""
        self._markdown.treeprocessors["unescape"].run(tree)
        return without_comments(render_inner_html(tree, self._markdown))


class _Taken(Treeprocessor):
    """Tree processor that keeps a copy of the tree as it passes."""

    tree: Element | None = None

    def run(self, root: Element) -> None:
        self.tree = copy.deepcopy(root)
        UnescapeTreeprocessor().run(self.tree)  # what is looked at is what will be seen


def _headings(tokens: Iterable[dict[str, Any]]) -> tuple[Heading, ...]:
    return tuple(Heading(each["name"], each["id"], each["level"], _headings(each["children"])) for each in tokens)
