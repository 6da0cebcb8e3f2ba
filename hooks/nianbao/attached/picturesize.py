"""How large a picture is, and how it is turned, by its bytes."""

import re
import struct
from dataclasses import dataclass

from nianbao.attached.jpeg import segments

_TURNED = range(5, 9)
"""Values of the tag Orientation (Exif 2.3, 4.6.4) with which width and height change places."""
_ORIENTATION = 0x0112
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""In pixels of CSS."""
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*([a-z]{0,2})\s*")
_UNKNOWN = (300.0, 150.0)
"""What browsers take for a picture that does not say it (CSS 2.2, 10.3.2)."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, as the picture is seen."""

    width: float
    height: float
    orientation: int = 1
    """1 to 8, as Exif has it; 1 where it is seen as it is stored."""


def size_of(content: bytes) -> Size | None:
    """The size of a PNG, JPEG, GIF, WebP or SVG picture; None where it says none, or is none of these."""
    try:
        size = _read(content)
    except (struct.error, IndexError):
        return None
    return size if size and size.width > 0 and size.height > 0 else None


def _read(content: bytes) -> Size | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Size(*struct.unpack(">II", content[16:24]))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Size(*struct.unpack("<HH", content[6:10]))
    if content.startswith(b"\xff\xd8\xff"):
        return _of_jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _of_webp(content)
    return _of_svg(content) if b"<svg" in content[:4096] else None


def _of_jpeg(content: bytes) -> Size | None:
    orientation = 1
    for segment in segments(content):
        if segment.is_exif:
            orientation = _orientation(content[segment.start + 10 : segment.end])
        if segment.is_frame:
            height, width = struct.unpack(">HH", content[segment.start + 5 : segment.start + 9])
            return Size(*((height, width) if orientation in _TURNED else (width, height)), orientation)
    return None


def _orientation(tiff: bytes) -> int:
    """The value of the tag in the first directory; 1 where it is not there, or not one of the values."""
    order = "<" if tiff.startswith(b"II") else ">"
    at = struct.unpack(f"{order}I", tiff[4:8])[0]
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
    for entry in range(at + 2, min(at + 2 + 12 * count, len(tiff)), 12):
        tag, _, _, value = struct.unpack(f"{order}HHIH", tiff[entry : entry + 10])
        if tag == _ORIENTATION:
            return value if value in range(1, 9) else 1
    return 1


def _of_webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X":
        return Size(int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return Size(width & 0x3FFF, height & 0x3FFF)
    return None


def _of_svg(content: bytes) -> Size | None:
    from nianbao.attached.xmlpart import parse_part  # noqa: PLC0415 - the XML library, which most projects do not need
    from nianbao.finding import Problem  # noqa: PLC0415

    try:
        root = parse_part(content)
    except Problem:
        return None
    box = re.findall(r"-?[0-9.]+", root.get("viewBox", ""))
    wide, high = _length(root.get("width", "")), _length(root.get("height", ""))
    shape = _number(box[2]) / max(_number(box[3]), 1e-6) if len(box) == len("xywh") else 0.0
    if wide and high:
        return Size(wide, high)
    if shape > 0:
        wide = wide or (high * shape if high else _number(box[2]))
        return Size(wide, wide / shape)
    return Size(wide or _UNKNOWN[0], high or _UNKNOWN[1])


def _length(text: str) -> float:
    """A length in pixels; 0 where it is none, or a share of something."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS.get(found[2], 0.0) if found else 0.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
