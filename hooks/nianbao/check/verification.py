"""Files by which an office proves to a search engine or a host that a website is its own: a word of plain text.

They lie at the root of a site, under a name that was given, which may end as that of a page does.
"""

from pathlib import Path

_MOST = 1000
"""Bytes. Such a file holds a word or a line."""
_ENDINGS = ("", ".html", ".htm")


def is_verification(path: Path, docs: Path) -> bool:
    """Whether a file is one of these: at the root of `docs`, short, and of text in which nothing is markup."""
    if path.parent != docs or path.suffix.lower() not in _ENDINGS or path.stat().st_size > _MOST:
        return False
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.strip() != "" and not any(mark in text for mark in "<>&\0")
