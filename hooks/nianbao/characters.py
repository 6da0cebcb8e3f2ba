"""Characters that nobody sees: which may stand in what editors write, and what is printed or written in their place.

A terminal obeys some of them, a reader is misled by others, and XML cannot hold a few (XML 1.0, 2.2, Char). Those that
only turn the direction of writing let a text be read otherwise than programs read it
(Unicode UTR 36, 3.4).
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
"""C0 without tab and line feed, DEL, C1."""
_FORMATS = (
    "\\xad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"
    "\\U000e0001-\\U000e007f"
)
"""Nothing is shown for them: directions, ends of lines, widths of nothing, tags."""
_FILLERS = "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0"
"""Letters without a shape."""
_NONE = "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
"""No characters at all: halves of a pair, and what Unicode never assigns."""
_JOINING = "\\u0600-\\u08ff\\u0900-\\u0dff\\u0f00-\\u0fff\\u1800-\\u18af\\u2600-\\u27bf\\ufe0f\\U0001f000-\\U0001faff"
"""Scripts and pictures in which joiners (U+200C, U+200D) have a meaning; elsewhere they only hide."""
_UNSEEN = re.compile(f"[{_CONTROLS}{_FORMATS}{_FILLERS}{_NONE}]|(?<![{_JOINING}])[\\u200c\\u200d]")
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_REFERENCE = re.compile(
    r"&#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?|&(?:shy|zwsp|lrm|rlm|zwj|zwnj|ZeroWidthSpace|NoBreak);"
)
_BROKEN_LINE = re.compile(r"[\r\n\t]+")
_COMMAND = re.compile(r"(?<=##)(?=\[)")
"""Where a line of a log becomes a command of GitHub's runner, wherever it stands in it."""


class Unseen(NamedTuple):
    """A character that may not be there."""

    at: int
    """Position in its text."""
    name: str
    """`U+202E`."""


def unseen(text: str) -> Iterator[Unseen]:
    """Every character that may not stand in what an editor writes, in order."""
    for found in _UNSEEN.finditer(text):
        yield Unseen(found.start(), _name(found[0]))


def referred(text: str) -> Iterator[Unseen]:
    """The same for those that are written as references (`&#8238;`), which a page shows as the characters."""
    for found in _REFERENCE.finditer(text):
        if hidden := _UNSEEN.search(_meant(found[0])):
            yield Unseen(found.start(), _name(hidden[0]))


def without_unseen(text: str) -> str:
    """The text without these characters; its lines stay what they are."""
    return _UNSEEN.sub("", text)


def printable(text: str) -> str:
    """What a terminal or a log gets: such characters as their numbers, and no command of a runner."""
    return _COMMAND.sub(" ", _UNSEEN.sub(lambda found: f"<{_name(found[0])}>", text))


def printable_line(text: str) -> str:
    """The same on one line, whatever the text: a second line could be a command of its own (`::error`)."""
    return printable(_BROKEN_LINE.sub(" ", text))


def escaped(json: str) -> str:
    """A JSON text in which such characters are escapes, so that it means the same; those of line ends stay."""
    return _UNSEEN.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _units(found[0])), json)


def for_xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _meant(reference: str) -> str:
    """What a reference means. Python leaves some out that a browser reads, and reads others as Windows has them."""
    digits = reference[2:].rstrip(";") if reference[1] == "#" else ""
    if not digits:
        return unescape(reference)
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if number <= 0x10FFFF else ""  # noqa: PLR2004 - the last of Unicode


def _units(character: str) -> Iterator[int]:
    """The units of a character in UTF-16, as JSON writes them."""
    content = character.encode("utf-16-be", errors="surrogatepass")
    return (int.from_bytes(content[at : at + 2]) for at in range(0, len(content), 2))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
