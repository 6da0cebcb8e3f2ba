"""Numbers in a stream whose layout is not read: runs of digits in UTF-16 and in GBK, with what stands around them."""

import re
from collections.abc import Iterator

_GAP = rb"(?:[ \t\-+()\xa0\xb7]\x00|\x00\x30|[\x10-\x15]\x20)"
_DIGIT = rb"(?:[0-9]\x00|[\x10-\x19]\xff)"
_WIDE = re.compile(rb"(?:%b%b{0,5}){9,}(?:%b|[Xx]\x00)" % (_DIGIT, _GAP, _DIGIT))
_NARROW_DIGIT = rb"(?:[0-9]|\xa3[\xb0-\xb9])"
_NARROW = re.compile(rb"(?:%b(?:[ \t\-+()]|\xa1[\xa1\xaa]){0,5}){9,}(?:%b|[Xx])" % (_NARROW_DIGIT, _NARROW_DIGIT))
_BEFORE, _BEHIND = 64, 24
"""Bytes that are read around a run: words there say what the number is."""


def number_runs(stream: bytes) -> str:
    """A line for each place with a long number, and the words around it."""
    wide = (stream[start:end].decode("utf-16-le", "replace") for start, end in _places(_WIDE, stream))
    narrow = (stream[start:end].decode("gbk", "replace") for start, end in _places(_NARROW, stream))
    return "\n".join((*wide, *narrow))


def _places(pattern: re.Pattern[bytes], stream: bytes) -> Iterator[tuple[int, int]]:
    """Where runs stand, with their surroundings; those that touch are one. Beginnings are even for the run."""
    start = end = -1
    for found in pattern.finditer(stream):
        first = found.start() - min(found.start() // 2 * 2, _BEFORE)
        if end < 0 or first > end or (first - start) % 2:
            if end >= 0:
                yield start, end
            start = first
        end = found.end() + _BEHIND
    if end >= 0:
        yield start, end
