"""Whether corrections tell of everything by which a text is not what it was.

A correction is a pair of words, before and after. Undone, the words before stand again where the words after stand now:
at any of their places, or at none, since a correction of a chapter may be about one of its sentences.
"""

import re
from collections.abc import Iterator, Sequence

Correction = tuple[str, str]


def parting(original: str, present: str, corrections: Sequence[Correction]) -> tuple[int, int] | None:
    """Where the two texts part, by a position in each; None where undoing corrections of `present` gives `original`.

    The corrections come oldest first.
    """
    undone = _with_later_ones(corrections)
    waiting, farthest = [(0, 0)], (0, 0)
    seen = set(waiting)
    while waiting:
        place = waiting.pop()
        if place == (len(original), len(present)):
            return None
        farthest = max(farthest, place)
        steps = {step for step in _steps(original, present, place, undone) if step not in seen}
        waiting += sorted(steps)
        seen |= steps
    return farthest


def _steps(
    original: str, present: str, place: tuple[int, int], corrections: Sequence[Correction]
) -> Iterator[tuple[int, int]]:
    """How far both texts go on together: by a character that is the same, or by what was corrected."""
    then, now = place
    if original[then : then + 1] and original[then : then + 1] == present[now : now + 1]:
        yield then + 1, now + 1
    for before, after in corrections:
        if _stands(before, original, then) and _stands(after, present, now):
            yield then + len(before), now + len(after)


def _stands(words: str, text: str, position: int) -> bool:
    """Whether the words stand there; never in the middle of a number: 98 does not stand in 1980."""
    end = position + len(words)
    return text.startswith(words, position) and not _in_number(text, position) and not _in_number(text, end)


def _in_number(text: str, position: int) -> bool:
    before, behind = text[max(position - 2, 0) : max(position, 0)], text[max(position, 0) : position + 2]
    return bool(re.search(r"\d[.,]?$", before) and re.match(r"[.,]?\d", behind))


def _with_later_ones(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections, and what several of them did together where a later one is about words of an earlier one."""
    known: list[tuple[frozenset[int], Correction]] = []
    for number, newer in enumerate(corrections):
        group = [(frozenset({number}), newer)]
        for others, older in reversed(known):
            apart = [(own, item) for own, item in group if not own & others]
            group += [(own | others, joined) for own, item in apart for joined in _joined(older, item)]
        known += group
    return list(dict.fromkeys(correction for _, correction in known))


def _joined(older: Correction, newer: Correction) -> Iterator[Correction]:
    """What both did in one, for each way in which the later one's words can lie over those that the older one left."""
    (first, between), (again, last) = older, newer
    for shift in range(1 - len(again), len(between)):
        begin, end = max(shift, 0), min(shift + len(again), len(between))
        over = between[begin:end] == again[begin - shift : end - shift]
        cut = _in_number(between, shift) or _in_number(between, shift + len(again))
        if over and not cut and not _in_number(again, -shift) and not _in_number(again, len(between) - shift):
            before = again[: max(-shift, 0)] + first + again[max(len(between) - shift, 0) :]
            yield before, between[: max(shift, 0)] + last + between[max(shift + len(again), 0) :]
