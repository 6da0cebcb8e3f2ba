"""Digits of other kinds - ６, ٦, 𝟔, and ⑥ before a counting word - as the digits that they stand for."""

import re
import unicodedata

_OTHER = re.compile(r"(?![0-9])\d")
_CIRCLED = re.compile(r"(?<![0-9①-⑨])(?<![0-9]\s)[①-⑨](?=\s?[件条份宗起次个项部篇人名期场家])")
"""Elsewhere they count the items of a list, and behind a digit they are the sign of a note."""


def ascii_digits(text: str) -> str:
    """The text with 0 to 9 in the place of other digits, of the same length."""
    if text.isascii():
        return text
    text = _OTHER.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    return _CIRCLED.sub(lambda match: str(unicodedata.digit(match[0])), text)
