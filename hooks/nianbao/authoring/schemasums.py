"""SHA-256 of the schemas as last written. The schemas themselves are large, and are never merged by lines."""

import hashlib
import re
from collections.abc import Iterable, Mapping

SUMS = ".nianbao/schemas.sha256"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S+)")


def sums_of(texts: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of each text, 64 hex digits, by path."""
    return {path: _sum(text) for path, text in texts.items()}


def sums_text(sums: Mapping[str, str]) -> str:
    """Text of the file of sums, in the notation of `sha256sum`."""
    return "".join(f"{digits}  {path}\n" for path, digits in sorted(sums.items()))


def read_sums(text: str) -> dict[str, str]:
    """SHA-256 by path from such a text; lines of another form are ignored."""
    return {path: digits for digits, path in _LINE.findall(text)}


def schemas_before(sums: Mapping[str, str], texts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The schemas as they were written, as far as one of `texts` has them still; else empty, which equals none."""
    known = {(path, _sum(text)): text for some in texts for path, text in some.items()}
    return {path: known.get((path, digits), "") for path, digits in sums.items()}


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
