"""Footnotes of a page: a link to a note that leads back to it, as Word and Markdown write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_BLOCKS = ("li", "div", "p", "dd", "aside", "section")

_MARK = re.compile(r"[\[［(（〔]?(?:注?[0-9]{1,3}|[①-⑳*※†a-z]|[ivx]{1,5})[\]］)）〕]?")
"""How a note is called."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The links that call a note, with its label; the elements that hold notes; and the links back."""

    calls: Mapping[Any, str] = field(default_factory=dict)
    holders: Mapping[Any, str] = field(default_factory=dict)
    back: frozenset[Any] = frozenset()


def notes_of(body: Any) -> Notes:
    """The notes of a page, by the order in which they are called."""
    places = {name: element for element in body.iter() for name in _names(element)}
    calls: dict[Any, str] = {}
    holders: dict[Any, str] = {}
    back: set[Any] = set()
    for link in body.iter("a"):
        target = places.get((link.get("href") or "")[1:]) if (link.get("href") or "").startswith("#") else None
        holder = None if target is None or link in back else _holder(target)
        own = {*_names(link), *_names(link.getparent())}
        if holder is None or not own or link in holder.iter() or not _MARK.fullmatch("".join(link.itertext()).strip()):
            continue
        returning = [other for other in holder.iter("a") if (other.get("href") or "")[1:] in own]
        if returning:
            label = holders.setdefault(holder, str(len(holders) + 1))
            calls[link] = label
            back.update(returning)
    return Notes(calls, holders, frozenset(back))


def _holder(target: Any) -> Any | None:
    """The block in which a place is; None within tables, whose rows lead back to where a text names them."""
    element = target
    while element is not None and element.tag not in _BLOCKS:
        element = element.getparent()
    if element is None or next(target.iterancestors("table"), None) is not None or target.tag == "table":
        return None
    return None if next(element.iter("table"), None) is not None else element


def _names(element: Any) -> list[str]:
    if element is None or not isinstance(element.tag, str):
        return []
    return [name for name in (element.get("id"), element.get("name") if element.tag == "a" else None) if name]
