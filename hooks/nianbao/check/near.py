"""What `near` says of a free number: words of its sentence that no other number like it has."""

import re
from collections.abc import Sequence

from nianbao.check.spotted import Spotted
from nianbao.report.model import Free

_WORDS = 12
"""Characters that tell which number is meant, where no other is written alike."""
_STEP = 6
_BREAK = re.compile(r"[，。；：、,;:（）()\s\d]")


def near(item: Spotted, others: Sequence[Spotted] = ()) -> str:
    """The shortest of some pieces of the sentence that tell the number from `others`, which are written alike.

    One that ends with the number is about this place of the sentence. Of two sentences that are the same in all, each
    means the other too.
    """
    return next((words for words in _pieces(item) if not _covers_any(words, item, others)), item.sentence.text.strip())


def _pieces(item: Spotted) -> list[str]:
    """Words before the number; more and more of the sentence up to it; and the words behind it."""
    text, at = item.sentence.text, max(item.offset, 0)
    before, behind = text[:at], text[at + len(item.numeral.text) :]
    found = next((piece for piece in reversed(_BREAK.split(before)) if len(piece) > 1), "")
    number = item.numeral.text
    longer = [before[-size:].lstrip() + number for size in range(_STEP, len(before) + _STEP, _STEP)]
    rest = sorted((piece for piece in _BREAK.split(behind) if len(piece) > 1), key=len, reverse=True)
    return [*([found[-_WORDS:]] if found else []), *longer, *rest] or [text.strip()]


def _covers_any(words: str, item: Spotted, others: Sequence[Spotted]) -> bool:
    free = Free(item.page, words, item.numeral.text, "", item.place)
    return any(
        free.covers((other.numeral.text, other.written), other.sentence.text, max(other.offset, 0)) for other in others
    )
