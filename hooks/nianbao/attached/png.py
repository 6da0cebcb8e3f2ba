"""The chunks of a PNG picture (ISO/IEC 15948), whether they are whole, and the picture without what draws nothing."""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD acTL fcTL fdAT".split())
"""Chunks without which a picture would look otherwise; texts, days and Exif are others."""
_MOST = 200 * 1024 * 1024
"""Bytes of a picture, unpacked."""


class Chunk(NamedTuple):
    """A chunk, with length, name and sum."""

    name: bytes
    data: bytes
    whole: bytes
    sound: bool
    """Whether its sum is right."""


def chunks(content: bytes) -> Iterator[Chunk]:
    """The chunks up to the last one, or to one that is cut off."""
    at = len(SIGNATURE)
    while at + 12 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(content):
            return
        data, total = content[at + 8 : end - 4], content[end - 4 : end]
        yield Chunk(name, data, content[at:end], zlib.crc32(name + data) == int.from_bytes(total, "big"))
        if name == b"IEND":
            return
        at = end


def is_sound(content: bytes) -> bool:
    """Whether every chunk is as it was written, the last one ends the file, and the data can be unpacked."""
    found = list(chunks(content))
    length = len(SIGNATURE) + sum(len(chunk.whole) for chunk in found)
    if not found or found[-1].name != b"IEND" or length != len(content) or not all(chunk.sound for chunk in found):
        return False
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(b"".join(chunk.data for chunk in found if chunk.name == b"IDAT"), _MOST)
    except zlib.error:
        return False
    return unpacker.eof


def without_metadata(content: bytes) -> bytes:
    """The picture without texts, days, Exif and all else that draws nothing."""
    return SIGNATURE + b"".join(chunk.whole for chunk in chunks(content) if chunk.name in _DRAWS)
