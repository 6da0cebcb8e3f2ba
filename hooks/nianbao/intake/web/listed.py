"""Lists of a page: what is shown before an item, of HTML's own lists and of those that Word writes as paragraphs."""

import re
from dataclasses import dataclass
from typing import Any

from nianbao.intake.counting import counted
from nianbao.intake.web.style import Style

_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter", "lower-latin": "lowerLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting", "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
_HAN = frozenset(("chineseCounting", "ideographDigital", "ideographTraditional", "ideographZodiac"))
_LISTS = ("ul", "ol", "menu")
_WORD = re.compile(r"\bl\d+ level(\d)\b")
_COUNTS = re.compile(r"[0-9０-９一二三四五六七八九十a-zA-Z①-⑳⑴-⒛㈠-㈩]")
_BULLETS = frozenset("lnuØü·§¨Ÿ")
"""What stands for bullets in the fonts that Word takes for them."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What is shown before an item."""

    text: str
    ordered: bool
    depth: int


def marker_of(element: Any, style: Style) -> Marker | None:
    """The marker of an item, or of a paragraph that Word has as one (its text comes with `word_marker`)."""
    if element.tag == "li":
        return _of_item(element, style)
    found = _WORD.search(style.get("mso-list", ""))
    return Marker("", ordered=False, depth=int(found[1]) - 1) if found else None


def word_marker(shown: str, marker: Marker | None) -> Marker:
    """The marker that Word wrote into a paragraph."""
    text = shown.strip(" \xa0\u3000")
    ordered = bool(_COUNTS.search(text)) and text not in _BULLETS
    return Marker(text if ordered else "•", ordered, marker.depth if marker else 0)


def _of_item(element: Any, style: Style) -> Marker | None:
    outer = [each for each in element.iterancestors() if each.tag in _LISTS]
    if not outer:
        return None
    depth = len(outer) - 1
    kind = style.get("list-style-type") or _said(outer[0])
    if outer[0].tag != "ol":
        return Marker("•", ordered=False, depth=depth)
    form = _FORMS.get(kind or "1", "decimal")
    number = counted(_number(element, outer[0]), form)
    return Marker(number + ("、" if form in _HAN else "."), ordered=True, depth=depth)


def _said(outer: Any) -> str:
    found = re.search(r"list-style(?:-type)?\s*:\s*([a-z-]+)", (outer.get("style") or "").lower())
    return found[1] if found else outer.get("type") or ""


def _number(element: Any, outer: Any) -> int:
    number = _whole(outer.get("start"), 1) - 1
    for item in outer:
        if item.tag == "li":
            number = _whole(item.get("value"), number + 1)
        if item is element:
            break
    return number


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
