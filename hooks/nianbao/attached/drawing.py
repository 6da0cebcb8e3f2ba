"""Pictures as they are drawn: as PNG pictures, which every program takes, and whether they can be drawn at all.

Typst reads PNG, JPEG, GIF, WebP and SVG, and sets the PDF with them; Word knows neither WebP nor, by itself, SVG.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import typst

_TEMPLATE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(sys.inputs.file, width: float(sys.inputs.width) * 1pt)
"""
_MAIN = "main.typ"
_POINTS = 72
DRAWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""Endings of the pictures that can be drawn."""


def as_png(content: bytes, suffix: str, width: float, ppi: float, fonts: typst.Fonts | None = None) -> bytes | None:
    """The picture as PNG, `width` inches wide; None where it cannot be drawn. `fonts` are for the words of an SVG."""
    with TemporaryDirectory() as made:
        folder, name = Path(made), f"picture{suffix}"
        (folder / name).write_bytes(content)
        (folder / _MAIN).write_bytes(_TEMPLATE)
        try:
            return typst.compile(
                folder / _MAIN,
                root=folder,
                font_paths=fonts or typst.Fonts(include_system_fonts=False, include_embedded_fonts=False),
                ignore_system_fonts=True,
                format="png",
                ppi=ppi,
                sys_inputs={"file": name, "width": f"{width * _POINTS:.3f}"},
            )
        except typst.TypstError:
            return None


def can_be_drawn(content: bytes, suffix: str) -> bool:
    """Whether a picture is whole enough to be drawn."""
    return as_png(content, suffix, 1.0, 16.0) is not None
