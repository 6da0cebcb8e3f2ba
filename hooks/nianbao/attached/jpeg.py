"""The segments of a JPEG picture (ITU-T T.81, B.1.1), and the picture without what cameras and programs say in it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MARKER = 0xFF
_LENGTH = 2
"""Bytes of a length, which counts them."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APP0, _APP1, _APP2, _APP14, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_EXIF, _PROFILE, _JFIF, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker with what belongs to it; of a scan the picture's data too."""

    marker: int
    start: int
    end: int
    name: bytes
    """How its content begins."""

    @property
    def is_exif(self) -> bool:
        """Whether a camera wrote it: day, place, names, a small picture."""
        return self.marker == _APP1 and self.name.startswith(_EXIF)

    @property
    def is_frame(self) -> bool:
        """Whether it says how large the picture is."""
        return self.marker in _FRAMES

    @property
    def draws(self) -> bool:
        """Whether the picture would look otherwise without it."""
        kept = {_APP0: _JFIF, _APP2: _PROFILE, _APP14: _ADOBE}
        if self.marker in kept:
            return self.name.startswith(kept[self.marker])
        return self.marker != _COMMENT and not _APP0 <= self.marker <= _APP0 + 15


def segments(content: bytes) -> Iterator[Segment]:
    """The segments up to the end of the picture, or to where it is damaged."""
    at = 0
    while at + 2 <= len(content) and content[at] == _MARKER:
        marker = content[at + 1]
        if marker == _MARKER:  # a byte that fills
            at += 1
            continue
        size = 0 if marker in _ALONE or marker == _END else int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        end = _behind_data(content, end) if marker == _SCAN else end
        yield Segment(marker, at, end, content[at + 4 : at + 16])
        if marker == _END or (size < _LENGTH and marker not in _ALONE):
            return
        at = end


def without_metadata(content: bytes, orientation: int = 1) -> bytes:
    """The picture without Exif, comments, previews and all else that draws nothing; with an orientation if not 1."""
    kept = [content[each.start : each.end] for each in segments(content) if each.draws]
    return b"".join([*kept[:1], *([_exif(orientation)] if orientation != 1 else []), *kept[1:]])


def _behind_data(content: bytes, at: int) -> int:
    """Where the data of a scan end: at a marker that is neither a restart nor a byte of the data."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] != 0 and content[at + 1] not in range(0xD0, 0xD8):
            return at
        at += 2
    return len(content)


def _exif(orientation: int) -> bytes:
    """A segment with nothing but the orientation."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    body = _EXIF + b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body
