"""What `near` says of a free number: words of its sentence that no other number like it has."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from nianbao.check.spotted import Spotted
from nianbao.labels import compact

_WORDS = 12
"""Characters that tell which number is meant, where no other is written alike."""
_STEP, _WINDOW = 6, 72
"""By how many characters the words grow that end with the number, and how far."""
_MOST = 50
"""Numbers written alike that are looked at: a text may have thousands."""
_BREAK = re.compile(r"[，。；：、,;:（）()\s\d]")


def near(item: Spotted, others: Sequence[Spotted] = ()) -> str:
    """The shortest of some pieces of the sentence that tell the number from `others`, which are written alike.

    One that ends with the number is about this place of the sentence. Of two sentences that are the same in all, each
    means the other too.
    """
    alike = list(islice((other for other in others if other is not item), _MOST))
    if words := next((words for words in _words(item) if not _said(words, alike)), ""):
        return words
    for words in _up_to(item):
        if not any(_context(other).endswith(compact(words)) for other in alike):
            return words
    return next((words for words in _behind(item) if not _said(words, alike)), item.sentence.text.strip())


def _said(words: str, others: Sequence[Spotted]) -> bool:
    """Whether the sentence of another number has these words too."""
    return any(words in other.sentence.text for other in others)


def _words(item: Spotted) -> Iterator[str]:
    """The last words before the number."""
    pieces = _BREAK.split(_before(item))
    yield from (piece[-_WORDS:] for piece in reversed(pieces) if len(piece) > 1)


def _up_to(item: Spotted) -> Iterator[str]:
    """More and more of the sentence, up to the number and with it."""
    before = _before(item)
    for size in range(_STEP, len(before) + _STEP, _STEP):
        yield before[-size:].lstrip() + item.numeral.text


def _behind(item: Spotted) -> list[str]:
    """Words behind the number, the longest first."""
    start = max(item.offset, 0) + len(item.numeral.text)
    pieces = _BREAK.split(item.sentence.text[start : start + _WINDOW])
    return sorted((piece for piece in pieces if len(piece) > 1), key=len, reverse=True)


def _before(item: Spotted) -> str:
    at = max(item.offset, 0)
    return item.sentence.text[max(at - _WINDOW, 0) : at]


def _context(item: Spotted) -> str:
    return compact(_before(item)) + compact(item.numeral.text)
