"""By what a page is known that was imported: the digest of its words, whether its numbers are bound or not."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

_BOUND = re.compile(r"\[([^\]\n]+)\]\(stat:[^)\n]*\)")


def chapter_digests(texts: Mapping[str, str]) -> dict[str, str]:
    """Of each page among these files its name and the digest of its words; numbers may be bound later."""
    pages = {name: text for name, text in texts.items() if name.startswith("docs/")}
    return {PurePosixPath(name).stem: digest(text) for name, text in pages.items()}


def digest(text: str) -> str:
    """The digest of the words of a page: white space and what its numbers are bound to make no difference."""
    return hashlib.sha256("".join(_BOUND.sub(r"\1", text).split()).encode()).hexdigest()
