"""How text at a place of a page is shown: by the elements around it and their styles."""

import re
from dataclasses import dataclass
from typing import Any

from nianbao.intake.block import Align
from nianbao.intake.web.style import Style, indent, size, weight

_ALIGNED = {"center": Align.CENTER, "right": Align.END, "end": Align.END}


@dataclass(frozen=True, slots=True)
class Look:
    """How text at a place of the page is shown."""

    bold: bool = False
    link: str | None = None
    kept: bool = False
    """Whether white space is kept (`<pre>`)."""
    size: float | None = None
    level: int | None = None
    align: Align = Align.START
    indent: float | None = None


def look_of(element: Any, style: Style, look: Look) -> Look:
    """How text within the element is shown."""
    name = element.tag
    bold = weight(style)
    if bold is None:
        bold = look.bold or name in ("b", "strong", "th")
    letters = size(style, look.size)
    said = style.get("text-align") or (element.get("align") or "").lower() or ("center" if name == "center" else "")
    return Look(
        bold,
        (element.get("href") or look.link) if name == "a" else look.link,
        look.kept or name == "pre" or style.get("white-space", "").startswith("pre"),
        letters,
        int(name[1]) if re.fullmatch("h[1-6]", name) else look.level,
        _ALIGNED.get(said, Align.START) if said else look.align,
        found if (found := indent(style, letters)) is not None else look.indent,
    )
