"""The words of an XML part of an Office file, for whoever looks for numbers in them."""

import re
from collections.abc import Iterator
from typing import Any

from nianbao.attached.xmlpart import attribute, elements, local

_TEXTS = ("t", "delText", "instrText", "v")
_SPOKEN = ("descr", "title", "alt", "tooltip", "display", "prompt", "promptTitle")
"""Attributes that are read aloud, or shown on a click."""
_TELEPHONE = re.compile(r"电话|手机|联系|传真|号码|tel|phone|mobile", re.IGNORECASE)


def words_of(root: Any) -> str:
    """A line for each paragraph, cell and property; numbers of cells are left out."""
    return "\n".join(_lines(root))


def _lines(root: Any) -> Iterator[str]:
    inside = set()
    for block in elements(root, "p", "si", "is", "text"):
        texts = [item for item in block.iter() if local(item) in _TEXTS]
        inside.update(texts)
        yield "".join(item.text or "" for item in texts)
    for element in root.iter():
        if element not in inside and element.text and local(element) not in ("v", "f") and isinstance(element.tag, str):
            yield element.text
        yield from (spoken for name in _SPOKEN if (spoken := attribute(element, name)))


def speaks_of_telephones(words: str) -> bool:
    """Whether words say that numbers near them may be telephone numbers."""
    return bool(_TELEPHONE.search(words))


def cell_numbers(root: Any, words: str) -> str:
    """The whole numbers of a sheet that may be telephone numbers, a line each; none where no word speaks of them."""
    if local(root) != "worksheet" or not speaks_of_telephones(words):
        return ""
    cells = (cell for cell in elements(root, "c") if attribute(cell, "t") in ("", "n", "str"))
    return "\n".join(item.text or "" for cell in cells for item in elements(cell, "v"))
