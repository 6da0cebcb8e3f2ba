"""Text inside a block: elements of a page become runs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from nianbao.export.document.htmltree import classes
from nianbao.export.document.model import Picture, Run, Runs
from nianbao.render.classes import EDITOR_NOTE, FIGURE

Resolve = Callable[[str], str]
"""From an address as a page has it to one as a run has it; empty where it leads nowhere from here."""

Find = Callable[[Element], Picture | None]
"""From an image of a page to the picture; None where its file is not known here."""


def nothing_found(_: Element) -> None:
    """Where no files are known."""


_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "sup": "sup", "sub": "sub"}
_MARKS_OF = {EDITOR_NOTE: "note", FIGURE: "figure"}
_UNSEEN = frozenset({"svg", "script", "style", "template"})
_TOOLS = frozenset({"footnote-backref", "headerlink"})
"""Links of a page for its reader's hand, which say nothing."""
_WIDE = "[⺀-鿿豈-﫿︰-﹏＀-￯“”‘’…—]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
"""A line of the source ends there; Chinese has no space between words."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the elements of a page are read with."""

    page: str
    """Its slug."""
    resolve: Resolve
    find: Find = nothing_found


def read_runs(element: Element, around: Around) -> Runs:
    """The runs of an element, without white space at both ends."""
    return trimmed(list(_runs(element, Run(""), around)))


def _runs(element: Element, like: Run, around: Around) -> Iterator[Run]:
    """`like` is what the text of the element is marked with."""
    if element.text:
        yield replace(like, text=_spaced(element.text))
    for child in element:
        if child.tag == "br":
            yield replace(like, text="\n")
        elif child.tag == "img":
            yield from _picture(child, like, around.find)
        elif child.tag not in _UNSEEN and not _TOOLS & set(classes(child)):
            yield from _marked(child, like, around)
        if child.tail:
            yield replace(like, text=_spaced(child.tail))


def _marked(child: Element, like: Run, around: Around) -> Iterator[Run]:
    """An element inside a text: what it adds to the text around it."""
    names = [
        _MARKS.get(child.tag, ""),
        *(_MARKS_OF.get(c, "") for c in classes(child)),
    ]
    inner = replace(like, marks=like.marks | {name for name in names if name})
    if child.tag == "a":
        inner = replace(inner, link=around.resolve(child.get("href", "")))
    runs = list(_runs(child, inner, around))
    if id := child.get("id"):
        first = runs[0] if runs else inner
        runs[:1] = (
            [replace(first, anchor=f"{around.page}/{id}")]
            if not first.anchor
            else [Run("", anchor=f"{around.page}/{id}"), first]
        )
    yield from runs


def _picture(image: Element, like: Run, find: Find) -> Iterator[Run]:
    """A picture; where its file is not known here it is named, and the text stands without it."""
    if picture := find(image):
        yield replace(like, picture=picture)
    elif alternative := image.get("alt", "").strip():
        yield replace(like, text=f"〔图：{alternative}〕")


def _spaced(text: str) -> str:
    """White space as a browser shows it."""
    return re.sub(r"\s+", " ", _BREAK.sub("", text))


def trimmed(runs: list[Run]) -> Runs:
    """The runs without white space at both ends."""
    while runs and _is_blank(runs[0]):
        del runs[0]
    while runs and _is_blank(runs[-1]):
        del runs[-1]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)


def _is_blank(run: Run) -> bool:
    return not (run.text.strip() or run.anchor or run.picture)
