"""Texts on a terminal: cut into lines by how wide their characters are there."""

from collections.abc import Iterator
from shutil import get_terminal_size

from tqdm.utils import disp_len

_MOST = 100
"""Columns: longer lines are hard to read."""
_NEVER_FIRST = "，。；：、！？）】》”’%"


def width() -> int:
    """How many columns a line may have."""
    return max(min(get_terminal_size().columns - 1, _MOST), 20)


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
