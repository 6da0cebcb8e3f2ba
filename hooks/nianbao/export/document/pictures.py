"""The pictures of a page as they are printed: their files, their sizes on paper."""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from nianbao.address.link import page_address
from nianbao.attached import jpeg, png
from nianbao.attached.drawing import DRAWN, can_be_drawn
from nianbao.attached.picturesize import Size, size_of
from nianbao.export.document.model import Picture
from nianbao.source.plainfiles import Entry, entry_at

AREA = (156.0, 190.0)
"""Millimetres that a picture takes at most: the width of the type area, and a height that leaves room for a caption."""
_PIXEL = 25.4 / 96
"""Millimetres of a pixel, as browsers have it (CSS Values 3, 5.2)."""


class Pictures:
    """The pictures that the pages of a year show, by the files in `docs`."""

    def __init__(self, docs: Path, year: int) -> None:
        self._docs = docs
        self._year = year
        self._read: dict[str, tuple[bytes, Size] | None] = {}

    def find(self, page: str, image: Element) -> Picture | None:
        """The picture of an image on a page, by the page's slug; None where it cannot be drawn."""
        parts = urlsplit(image.get("src", ""))
        base = page_address(f"{self._year}/{page}.md")
        file = posixpath.normpath(posixpath.join(base, unquote(parts.path)))
        if parts.scheme or parts.netloc or file.startswith(("..", "/")):
            return None
        if file not in self._read:
            self._read[file] = self._picture(file)
        found = self._read[file]
        return _picture(file, *found, image) if found else None

    def _picture(self, file: str) -> tuple[bytes, Size] | None:
        suffix, path = Path(file).suffix.lower(), self._docs / file
        if suffix not in DRAWN or entry_at(path) is not Entry.FILE:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        size = size_of(content)
        return (_clean(content), size) if size and can_be_drawn(content, suffix) else None


def _clean(content: bytes) -> bytes:
    """Without what cameras and programs say in a picture; other kinds are drawn anew, without it."""
    if content.startswith(png.SIGNATURE):
        return png.without_metadata(content)
    return jpeg.without_metadata(content) if content.startswith(b"\xff\xd8") else content


def _picture(file: str, content: bytes, size: Size, image: Element) -> Picture:
    wanted = image.get("width", "")
    width = float(wanted) if wanted.isdecimal() and 0 < int(wanted) <= size.width else size.width
    scale = min(_PIXEL * width, AREA[0]) / size.width
    scale = min(scale, AREA[1] / size.height)
    return Picture(
        content=content,
        suffix=Path(file).suffix.lower().replace(".jpeg", ".jpg"),
        alternative=" ".join(image.get("alt", "").split()),
        width=round(size.width * scale, 2),
        height=round(size.height * scale, 2),
        orientation=size.orientation,
    )
