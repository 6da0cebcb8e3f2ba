"""Text inside a block: elements of a page become runs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from nianbao.export.document.htmltree import classes
from nianbao.export.document.model import Run, Runs
from nianbao.render.classes import EDITOR_NOTE, FIGURE

Resolve = Callable[[str], str]
"""From an address as a page has it to one as a run has it; empty where it leads nowhere from here."""

_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "sup": "sup", "sub": "sub"}
_MARKS_OF = {EDITOR_NOTE: "note", FIGURE: "figure"}
_UNSEEN = frozenset({"svg", "script", "style", "template"})
_TOOLS = frozenset({"footnote-backref", "headerlink"})
"""Links of a page for its reader's hand, which say nothing."""
_WIDE = "[⺀-鿿豈-﫿︰-﹏＀-￯“”‘’…—]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
"""A line of the source ends there; Chinese has no space between words."""


def read_runs(element: Element, page: str, resolve: Resolve) -> Runs:
    """The runs of an element, without white space at both ends."""
    return _trimmed(list(_runs(element, Run(""), page, resolve)))


def _runs(element: Element, like: Run, page: str, resolve: Resolve) -> Iterator[Run]:
    """`like` is what the text of the element is marked with."""
    if element.text:
        yield replace(like, text=_spaced(element.text))
    for child in element:
        if child.tag == "br":
            yield replace(like, text="\n")
        elif child.tag == "img":
            yield from _picture(child, like)
        elif child.tag not in _UNSEEN and not _TOOLS & set(classes(child)):
            yield from _marked(child, like, page, resolve)
        if child.tail:
            yield replace(like, text=_spaced(child.tail))


def _marked(child: Element, like: Run, page: str, resolve: Resolve) -> Iterator[Run]:
    """An element inside a text: what it adds to the text around it."""
    names = [
        _MARKS.get(child.tag, ""),
        *(_MARKS_OF.get(c, "") for c in classes(child)),
    ]
    inner = replace(like, marks=like.marks | {name for name in names if name})
    if child.tag == "a":
        inner = replace(inner, link=resolve(child.get("href", "")))
    runs = list(_runs(child, inner, page, resolve))
    if id := child.get("id"):
        first = runs[0] if runs else inner
        runs[:1] = (
            [replace(first, anchor=f"{page}/{id}")] if not first.anchor else [Run("", anchor=f"{page}/{id}"), first]
        )
    yield from runs


def _picture(image: Element, like: Run) -> Iterator[Run]:
    """A picture is named: the text stands without it."""
    if alternative := image.get("alt", "").strip():
        yield replace(like, text=f"〔图：{alternative}〕")


def _spaced(text: str) -> str:
    """White space as a browser shows it."""
    return re.sub(r"\s+", " ", _BREAK.sub("", text))


def _trimmed(runs: list[Run]) -> Runs:
    while runs and not runs[0].text.strip() and not runs[0].anchor:
        del runs[0]
    while runs and not runs[-1].text.strip() and not runs[-1].anchor:
        del runs[-1]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
