"""What the `style` of an element says, as far as it is read here (CSS 2.2)."""

import re
from collections.abc import Mapping
from typing import Any

_DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*((?:[^;\"']|\"[^\"]*\"|'[^']*')*)(?:;|$)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|px|em|rem|cm|mm|in|%|)$")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_NAMED = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
}
_BOLD = 600
_TYPICAL = 12.0

Style = Mapping[str, str]
"""Properties by their names, both in small letters."""


def style_of(element: Any) -> Style:
    """The properties of an element."""
    written = element.get("style") or ""
    return {found[1].lower(): found[2].strip().lower() for found in _DECLARATION.finditer(written)}


def is_hidden(element: Any, style: Style) -> bool:
    """Whether a browser, or Word, shows nothing of it."""
    return (
        element.get("hidden") is not None
        or style.get("display", "").startswith("none")
        or style.get("visibility", "").startswith("hidden")
        or style.get("mso-hide", "") == "all"
    )


def weight(style: Style) -> bool | None:
    """Whether letters are bold; None where nothing is said."""
    said = style.get("font-weight", "").removesuffix("!important").strip()
    if said.isdigit():
        return int(said) >= _BOLD
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(said)


def size(style: Style, outer: float | None) -> float | None:
    """The size of letters in points, by the size around it."""
    said = style.get("font-size", "")
    found = _LENGTH.match(said)
    if not found:
        return outer
    if found[2] in _POINTS:
        return round(float(found[1]) * _POINTS[found[2]], 1)
    return (
        outer if outer is None or not found[2] else round(outer * float(found[1]) / (100 if found[2] == "%" else 1), 1)
    )


def indent(style: Style, letters: float | None) -> float | None:
    """The indent of the first line in letters."""
    if counted := _LENGTH.match(style.get("mso-char-indent-count", "")):
        return float(counted[1])
    found = _LENGTH.match(style.get("text-indent", ""))
    if not found or found[2] == "%":
        return None
    if found[2] in ("em", "rem"):
        return float(found[1])
    return round(float(found[1]) * _POINTS.get(found[2], 0.75) / (letters or _TYPICAL), 2)
