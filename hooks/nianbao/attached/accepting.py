"""Tracked changes of a Word text, accepted (ECMA-376-1, 17.13.5): what was inserted stays, what was deleted goes."""

from typing import Any

from nianbao.attached.xmlpart import elements, local

_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
_FORMER = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
    "tblGridChange", "numberingChange", "cellIns", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
)  # fmt: skip
"""What only says how it was before, or where a change begins and ends."""
_PROPERTIES = ("rPr", "trPr", "numPr", "ctrlPr")
"""A change in these is about the mark of a paragraph, a row, a formula: it has no content."""


def accept_changes(root: Any) -> None:
    """Accept all changes of a part, in place."""
    for element in elements(root, *_FORMER):
        _remove(element)
    for element in elements(root, "cellDel"):
        _remove(_above(element, "tc"))
    for element in elements(root, *_DELETED):
        _accept_deleted(element)
    for element in elements(root, *_INSERTED):
        if local(element.getparent()) in _PROPERTIES:
            _remove(element)
        else:
            _unwrap(element)


def _accept_deleted(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return  # it went with what it stood in
    if local(parent) == "trPr":
        _remove(_above(element, "tr"))
    elif local(parent) == "rPr" and local(parent.getparent()) == "pPr":
        _remove(element)
        _join_next(_above(parent, "p"))
    else:
        _remove(element)


def _join_next(paragraph: Any) -> None:
    """A paragraph whose mark was deleted becomes the beginning of the next one."""
    following = paragraph.getnext()
    content = [item for item in paragraph if local(item) != "pPr"]
    if following is None or local(following) != "p":
        if not content and paragraph.getprevious() is not None and following is not None:
            _remove(paragraph)
        return
    start = 1 if len(following) and local(following[0]) == "pPr" else 0
    for place, item in enumerate(content, start):
        following.insert(place, item)
    _remove(paragraph)


def _above(element: Any, name: str) -> Any:
    return next((item for item in element.iterancestors() if local(item) == name), None)


def _remove(element: Any) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _unwrap(element: Any) -> None:
    """Put what stands in an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for place, item in enumerate(list(element), at):
        parent.insert(place, item)
    parent.remove(element)
