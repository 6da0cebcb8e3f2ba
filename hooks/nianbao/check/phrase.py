"""Phrases of a form: words that stand in this order before a number or around it, each perhaps in several ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nianbao.check.wording import THIS, canonical, leftover, negated

_INSIDE = 8
"""Characters between the words of a phrase: `收到公民提出的申请`, but not another sentence part."""
SIGNS = "=?!"
"""What a form writes before a phrase."""
_YEAR = 1
"""Phrases speak of no year by its number; any stands for the report's."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as a form writes it: `收到|受理 申请` is two words, the first of them in two ways."""

    words: tuple[tuple[str, ...], ...]
    alone: bool
    """Whether it names something only where nothing else stands beside it (`=申请`)."""
    second: bool
    """Whether these words usually mean another row, and this one may be meant (`?受理 申请`)."""
    against: bool
    """Whether what it names is something else where these words stand beside the name (`!审理`)."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words of a phrase stand."""

    spans: tuple[tuple[int, int], ...]
    """In the words before the number, in order."""
    size: int
    """Characters that match, those behind the number too."""
    phrase: Phrase
    behind: bool = False
    """Whether some of them stand behind the number: `收到82件申请`."""
    end: int = 0
    """Where the last of them ends in the words behind the number."""

    @property
    def start(self) -> int:
        """Where the first word begins, in the words before the number; past any where all stand behind it."""
        return self.spans[0][0] if self.spans else 1_000_000


def ways_to_say(text: str) -> Iterator[str]:
    """The phrase with and without the words that may be left out: `~继续` in `下年 ~继续 办理`."""
    words = text.split()
    first = next((index for index, word in enumerate(words) if "~" in word), None)
    if first is None:
        yield text
        return
    for word in ([words[first].replace("~", "")], []):
        yield from ways_to_say(" ".join([*words[:first], *word, *words[first + 1 :]]))


@lru_cache(maxsize=2048)
def read_phrase(text: str) -> Phrase:
    """The phrase; its words are compared in the spelling of `wording.canonical`."""
    bare = text.lstrip(SIGNS)
    signs = text[: len(text) - len(bare)]
    words = (tuple(canonical(way, _YEAR).replace(THIS, "") for way in word.split("|")) for word in bare.split())
    return Phrase(
        tuple(ways for word in words if (ways := tuple(filter(None, word)))), *(sign in signs for sign in SIGNS)
    )


def find(phrase: Phrase, before: str, behind: str) -> Match | None:
    """The match nearest to the number, the more of it before the number the better; None where there is none."""
    for split in range(len(phrase.words), -1, -1):
        spans = _before(phrase.words[:split], before)
        if spans is None or (split < len(phrase.words) and split and len(before) - spans[-1][1] > _INSIDE):
            continue
        end = _behind(phrase.words[split:], behind)
        if end is None or not phrase.words:
            continue
        if spans and any(negated(before[:start]) for start, _ in spans):
            continue
        size = sum(stop - start for start, stop in spans) + sum(_longest(ways, behind) for ways in phrase.words[split:])
        return Match(spans, size, phrase, split < len(phrase.words), end)
    return None


def _before(words: tuple[tuple[str, ...], ...], text: str) -> tuple[tuple[int, int], ...] | None:
    spans: list[tuple[int, int]] = []
    limit = len(text)
    for ways in reversed(words):
        span = _last(ways, text, limit)
        if span is None or (spans and limit - span[1] > _INSIDE):
            return None
        spans.append(span)
        limit = span[0]
    return tuple(reversed(spans))


def _last(ways: tuple[str, ...], text: str, limit: int) -> tuple[int, int] | None:
    """The occurrence of one of the ways that ends last before the limit; of several, the longest."""
    found = [(start + len(way), -start) for way in ways if (start := text.rfind(way, 0, limit)) >= 0]
    if not found:
        return None
    stop, start = max(found)
    return -start, stop


def _behind(words: tuple[tuple[str, ...], ...], text: str) -> int | None:
    """Where the words end in the text, in this order from its beginning."""
    position = 0
    for index, ways in enumerate(words):
        found = [(start, -len(way)) for way in ways if (start := text.find(way, position)) >= 0]
        if not found:
            return None
        start, length = min(found)
        if (index == 0 and leftover(text[:start])) or start - position > _INSIDE:
            return None
        position = start - length
    return position


def _longest(ways: tuple[str, ...], text: str) -> int:
    return max((len(way) for way in ways if way in text), default=0)
