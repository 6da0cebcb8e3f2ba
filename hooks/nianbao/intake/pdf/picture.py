"""A picture of a PDF as a file that a page shows."""

import ctypes
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from nianbao.intake.picturetype import media_type

_MOST_PIXELS = 20_000_000
_CHANNELS = {pdfium.FPDFBitmap_Gray: 1, pdfium.FPDFBitmap_BGR: 3, pdfium.FPDFBitmap_BGRx: 4, pdfium.FPDFBitmap_BGRA: 4}
_GRAY, _COLOR, _CLEAR = 0, 2, 6
"""Kinds of colour of a PNG (ISO/IEC 15948, 11.2.2)."""


def picture_of(image: Any) -> tuple[bytes, str]:
    """Bytes and media type: a JPEG as it lies in the file, all else as PNG; nothing where it cannot be read."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    raw = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFImageObj_GetImageDataRaw(image, raw, size)
    if media_type(raw.raw) == "image/jpeg" and _is_jpeg(image):
        return raw.raw[:size], "image/jpeg"
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
    if not 0 < width.value * height.value <= _MOST_PIXELS:
        return b"", ""
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return b"", ""
    try:
        return _png(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _is_jpeg(image: Any) -> bool:
    """Whether nothing else packs it."""
    return bool(pdfium.FPDFImageObj_GetImageFilterCount(image) == 1)


def _png(bitmap: Any) -> tuple[bytes, str]:
    kind = pdfium.FPDFBitmap_GetFormat(bitmap)
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    if kind not in _CHANNELS:
        return b"", ""
    color = _GRAY if kind == pdfium.FPDFBitmap_Gray else _CLEAR if kind == pdfium.FPDFBitmap_BGRA else _COLOR
    rows = b"".join(b"\0" + row for row in _rows(bitmap, _CHANNELS[kind], width, height))
    head = struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks, "image/png"


def _rows(bitmap: Any, channels: int, width: int, height: int) -> Iterator[bytes]:
    """The rows with red first; a fourth channel that says nothing is left out."""
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    content = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    clear = pdfium.FPDFBitmap_GetFormat(bitmap) == pdfium.FPDFBitmap_BGRA
    for at in range(height):
        row = content[at * stride : at * stride + width * channels]
        if channels == 1:
            yield row
            continue
        planes = [row[2::channels], row[1::channels], row[0::channels], *([row[3::channels]] if clear else [])]
        mixed = bytearray(len(planes) * width)
        for number, plane in enumerate(planes):
            mixed[number :: len(planes)] = plane
        yield bytes(mixed)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
