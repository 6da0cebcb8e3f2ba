"""Parts: numbers that a sentence calls the parts of a total, and whether they add up to it.

`2602条，其中甲82条、乙80条……`; a list ends at ；, and with its bracket. Parts need not be all: nothing is stopped.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from nianbao.finding import Finding, Severity, page_subject
from nianbao.text.numeral import Numeral
from nianbao.text.prose import Prose

PARTS_SUM = "parts-sum"
"""The rule that the parts of a total add up to it."""
_PARTS = re.compile(r"其中|包括|分别")
_BEGINS = re.compile(r"\s*其中")
_SENTENCE = re.compile(r"[^。！？\n]+")
_FEW = 3
"""Fewer parts than this are examples rather than a sum."""
_MOST = 60
"""Parts of the longest list."""
_NEARLY = Decimal("1.02")
"""A sum of two that is so little above the total was meant to be it."""
_BRACKETS = {"（": 1, "(": 1, "）": -1, ")": -1}
_INSIDE = re.compile(r"[（(][^（）()]*[）)]")
_ENDS = re.compile(r"[，；,;。]")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A number with how many brackets it stands in."""

    numeral: Numeral
    depth: int


def check_parts(prose: Prose, quantities: Sequence[Numeral]) -> Iterator[Finding]:
    """A finding for each total whose parts are more, or other, than it; `quantities` are the numbers of the text."""
    starts = [numeral.start for numeral in quantities]
    before: list[_Placed] = []
    for match in _SENTENCE.finditer(prose.text):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        inside = _placed(prose.text, match.start(), quantities[first:last])
        if _BEGINS.match(match[0]) and inside and (total := _only_total(before, inside[0])):
            yield from _judge(prose, total, inside[:_MOST])
        yield from _of_sentence(prose, inside)
        before = inside


def _placed(text: str, start: int, found: Sequence[Numeral]) -> list[_Placed]:
    depth, placed = 0, []
    for numeral in found:
        depth += sum(_BRACKETS.get(character, 0) for character in text[start : numeral.start])
        placed.append(_Placed(numeral, max(depth, 0)))
        start = numeral.end
    return placed


def _only_total(before: list[_Placed], part: _Placed) -> Numeral | None:
    """What a sentence that begins with 其中 gives the parts of: the only such number of the sentence before."""
    same = [one.numeral for one in before if one.numeral.unit == part.numeral.unit and not one.numeral.percent]
    return same[0] if len(same) == 1 else None


def _of_sentence(prose: Prose, inside: list[_Placed]) -> Iterator[Finding]:
    for index, (total, following) in enumerate(pairwise(inside)):
        between = prose.text[total.numeral.end : following.numeral.start]
        if following.depth >= total.depth and _PARTS.search(between):
            yield from _judge(prose, total.numeral, _group(prose.text, inside[index + 1 : index + 1 + _MOST]))


def _group(text: str, rest: list[_Placed]) -> list[_Placed]:
    """The numbers of the same list as the first: up to the end of its bracket, or to what begins another list."""
    group = [rest[0]]
    for one, other in pairwise(rest):
        between = text[one.numeral.end : other.numeral.start]
        level = min(_levels(between, one.depth))
        again = other.depth == rest[0].depth and _PARTS.search(_INSIDE.sub("", between))
        if level < rest[0].depth or again:
            break
        group.append(other)
    return group


def _levels(text: str, depth: int) -> Iterator[int]:
    """How many brackets stand open along a text."""
    yield from accumulate((_BRACKETS.get(character, 0) for character in text), initial=depth)


def _judge(prose: Prose, total: Numeral, rest: list[_Placed]) -> Iterator[Finding]:
    """The finding where no end of the list adds up to the total."""
    level = [one.numeral for one in rest if one.depth == rest[0].depth]
    listed = _of_one_list(prose.text, total.end, level)
    parts = [part for part in listed if part.unit in (total.unit, "") and not part.percent]
    if not parts or total.percent or total.hedge or any(part.hedge for part in parts):
        return
    ends = [index for index in range(len(parts)) if _may_end(prose.text, parts[index : index + 2])]
    sums = list(accumulate(part.value for part in parts))
    if any(sums[end] == total.value for end in ends):
        return
    joined = next(iter(ends))
    if len(parts) >= _FEW:
        yield _finding(prose, total, sums[-1], sure=True)
    elif sums[joined] > total.value:
        yield _finding(prose, total, sums[joined], sure=joined == 0)
    elif total.value < sums[-1] <= total.value * _NEARLY:
        yield _finding(prose, total, sums[-1], sure=False)


def _may_end(text: str, pair: list[Numeral]) -> bool:
    """Whether the list may end with the first of two parts: not where 、 joins the next."""
    return len(pair) == 1 or bool(_ENDS.search(_INSIDE.sub("", text[pair[0].end : pair[1].start])))


def _of_one_list(text: str, start: int, inside: list[Numeral]) -> list[Numeral]:
    """The numbers behind a total up to a ；, which begins something else unless each piece between them is one part."""
    ends = [match.start() for match in re.finditer("[；;]", text[start : inside[-1].end])]
    pieces: list[list[Numeral]] = [[] for _ in range(len(ends) + 1)]
    for numeral in inside:
        pieces[bisect_left(ends, numeral.start - start)].append(numeral)
    counted = [[part for part in piece if not part.percent] for piece in pieces]
    return inside if all(len(piece) <= 1 for piece in counted) else pieces[0]


def _finding(prose: Prose, total: Numeral, added: Decimal, *, sure: bool) -> Finding:
    found, expected = f"{total.text}{total.unit}", f"{added.normalize():f}{total.unit}"
    return Finding(
        prose.place(total.start),
        found,
        f"写的总数是 {found}，后面各项相加是 {expected}",
        "请核对总数和各项；不是全部列出的不用改",
        severity=Severity.WARNING if sure and added > total.value else Severity.INFO,
        rule=PARTS_SUM,
        expected=expected,
        found=found,
        subject=page_subject(prose.chapter.slug),
    )
