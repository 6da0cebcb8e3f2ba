"""Texts on a terminal: cut into lines by how wide their characters are there."""

from collections.abc import Iterable, Iterator
from shutil import get_terminal_size

from tqdm.utils import disp_len

_MOST = 100
"""Columns: longer lines are hard to read."""
_LEAST = 20
_NEVER_FIRST = "，。；：、！？）】》”’%"


def width() -> int:
    """How many columns a line may have: two are left for a mark that may not begin the next line."""
    return max(min(get_terminal_size().columns - 3, _MOST), _LEAST)


def wrapped(text: str, indent: str, columns: int) -> Iterator[str]:
    """The lines of a text, each behind the indent; no line begins with a mark that closes something."""
    line, room = "", columns - disp_len(indent)
    for character in text:
        if line and disp_len(line + character) > room and character not in _NEVER_FIRST:
            yield indent + line
            line = ""
        line += character
    if line:
        yield indent + line


def listed(items: Iterable[str], head: str, columns: int) -> Iterator[str]:
    """Lines of short items behind a head, none of which is cut."""
    line = head
    for item in items:
        if disp_len(line) + disp_len(item) > columns and line.strip():
            yield line.rstrip("\u3000")
            line = " " * disp_len(head)
        line += item + "\u3000"
    yield line.rstrip("\u3000")
