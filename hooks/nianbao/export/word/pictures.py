"""Pictures in a Word document (DrawingML), with the words that stand for them."""

from io import BytesIO

import typst
from docx.oxml.shape import CT_Inline
from docx.parts.story import StoryPart
from docx.shared import Mm

from nianbao.attached.drawing import as_png
from nianbao.characters import for_xml
from nianbao.export.document.model import Picture
from nianbao.export.word.xml import Element, w

_INCH = 25.4
_SHARP = 192.0
"""Pixels of an inch, of a picture that is drawn for Word: twice those of a screen."""
_KNOWN = (".png", ".jpg")
"""What every version of Word and WPS shows."""


class Pictures:
    """The pictures of one Word document; each file is in it once."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        self._count = 0
        self._made: dict[str, str] = {}
        """The relation of each, by its name."""

    def run(self, picture: Picture, widest: float = 0) -> Element:
        """A run with the picture, not wider than `widest` millimetres."""
        self._count += 1
        if picture.name not in self._made:
            self._made[picture.name], _ = self._part.get_or_add_image(BytesIO(_content(picture)))
        scale = min(1.0, widest / picture.width) if widest else 1.0
        size = Mm(picture.width * scale), Mm(picture.height * scale)
        inline = CT_Inline.new_pic_inline(self._count, self._made[picture.name], picture.name, *size)
        inline.docPr.set("name", f"图片 {self._count}")
        inline.docPr.set("descr", for_xml(picture.alternative))
        return w("r", w("drawing", inline))


def _content(picture: Picture) -> bytes:
    """The picture as Word knows it, which also turns none."""
    if picture.suffix in _KNOWN and picture.orientation == 1:
        return picture.content
    fonts = typst.Fonts(include_embedded_fonts=False) if picture.suffix == ".svg" else None
    drawn = as_png(picture.turned, picture.suffix, picture.width / _INCH, _SHARP, fonts)
    if drawn is None:
        raise ValueError(picture.name)  # it was drawn when it was read
    return drawn
