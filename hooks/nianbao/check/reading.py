"""A reading: one figure, or sum of figures, that the words around a number may mean, and how closely they name it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nianbao.check.around import Around
from nianbao.check.naming import Named, Phrases
from nianbao.check.phrase import Match, Phrase, find
from nianbao.check.wording import leftover

_TAIL = 3
"""Unexplained characters between a name and the number, from which on it is the name of something else."""
_OBJECT = re.compile(r"(?:受理|审核|审批|核发|承办)(?!.{0,3}(?:申请|公开)).{2,}$")
"""Another thing that was dealt with, before a name that is only part of what it is called."""
_HEAD = 12
"""Unexplained characters before them that may be only the manner of doing it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A name that the words give, with what they leave unexplained."""

    named: Named
    score: int
    """The closer the words, the higher."""
    start: int
    """Where the name begins in the clause; past any where it stands behind the number."""
    rest: str
    """What stands beside the name in the clause."""
    clean: bool
    """Whether the words leave nothing unexplained."""
    fair: bool
    """Whether nothing stands between name and number, and little before it."""
    second: bool = False
    """Whether the words usually mean another row."""
    bare: bool = False
    """Whether the row is named, and not which of its columns."""
    lone: bool = False
    """Whether it is a word of every sentence (办结), which names the row where nothing else is spoken of."""
    carry: str = field(default="", compare=False)
    """The words for its row, for numbers behind."""


def readings(names: Iterable[Named], around: Around) -> Iterator[Reading]:
    """What the words of the number's own clause name, with the row that the sentence has named before it."""
    own = _Words("", around.own, around.behind)
    carried = _Words(around.carried, around.own, around.behind) if around.carried else None
    for named in names:
        found = [*_of(named, own), *(_of(named, carried) if carried else ())]
        if found:
            yield max(found, key=lambda reading: (reading.clean, reading.score))


class _Words:
    """The words of a clause, with what was found in them: each phrase is looked for once."""

    def __init__(self, carried: str, own: str, behind: str) -> None:
        self.carried = len(carried)
        self.text = carried + own
        self.behind = behind
        self._found: dict[int, tuple[Match, ...]] = {}

    def matches(self, phrases: Phrases) -> tuple[Match, ...]:
        """Where the phrases stand; the same phrases are the same object."""
        key = id(phrases)
        if key not in self._found:
            said = [phrase for phrase in phrases if not phrase.against and self._has(phrase)]
            found = (find(phrase, self.text, self.behind) for phrase in said)
            self._found[key] = tuple(match for match in found if match)
        return self._found[key]

    def _has(self, phrase: Phrase) -> bool:
        """Whether all words of a phrase occur, wherever: most phrases do not, and need no closer look."""
        for ways in phrase.words:
            for way in ways:
                if way in self.text or way in self.behind:
                    break
            else:
                return False
        return True


def _of(named: Named, words: _Words) -> Iterator[Reading]:
    rows, columns = words.matches(named.row), words.matches(named.column)
    if named.row and not rows:
        yield from _by_column(named, columns, words)
        return
    # Of a row that the words before name already, only a column is said: 上年结转5件，共办理9件.
    named_before = any(not _is_own(row, words.carried) for row in rows if not row.phrase.alone)
    for row in rows or [None]:
        for column in columns or [None]:
            matches = tuple(match for match in (row, column) if match)
            if not matches or (named.column and not column and named.whole) or _overlap(matches):
                continue
            if words.carried and not any(_is_own(match, words.carried) for match in matches):
                continue
            if row and named_before and _is_own(row, words.carried) and not column:
                continue
            bare = bool(named.column) and column is None
            if reading := _reading(named, matches, words, bare=bare):
                yield reading


def _by_column(named: Named, columns: tuple[Match, ...], words: _Words) -> Iterator[Reading]:
    """A column where nothing else is named: any row of a table that has no column of totals may be meant."""
    for column in () if named.whole or words.carried else columns:
        reading = _reading(named, (column,), words, bare=False)
        if reading and reading.clean:
            yield replace(reading, second=True)


def _is_own(match: Match, carried: int) -> bool:
    """Whether a name reaches into the number's own clause."""
    return match.behind or match.spans[-1][1] > carried


def _overlap(matches: tuple[Match, ...]) -> bool:
    """Whether a row and its column would be named by the same words."""
    spans = sorted(span for match in matches for span in match.spans)
    return any(one[1] > other[0] for one, other in pairwise(spans))


def _reading(named: Named, matches: tuple[Match, ...], words: _Words, *, bare: bool) -> Reading | None:
    text, carried = words.text, words.carried
    spans = sorted(span for match in matches for span in match.spans)
    head, inside, tail, start = _residue(spans, carried, text)
    behind = any(match.behind for match in matches)
    lone = any(match.phrase.alone for match in matches)
    several = inside.startswith("等")  # 因本机关不掌握等原因无法提供
    if (lone and (head or inside or tail)) or len(tail) > _TAIL or several:
        return None
    size = sum(match.size for match in matches) - sum(stop - begin for begin, stop in spans if stop <= carried) // 2
    rest = _without(spans, carried, text)
    other = any(way in rest for phrase in (*named.row, *named.column) if phrase.against for way in phrase.words[0])
    other = other or bool(inside) or bool(_OBJECT.search(head))  # 收到专利申请, 受理不动产登记申请
    trailing = behind and leftover(words.behind[max(match.end for match in matches) :])
    clean = not (head or tail or other or trailing)
    return Reading(
        named,
        score=2 * size - 3 * len(tail) - len(inside) - min(len(head), _HEAD) - behind - bool(carried),
        start=start,
        rest=rest,
        clean=clean,
        fair=not (tail or other) and len(head) <= _HEAD,
        second=any(match.phrase.second for match in matches),
        bare=bare,
        lone=lone,
        carry=text[:carried] if carried and spans and spans[0][1] <= carried else _carry(named, matches, text),
    )


def _residue(spans: list[tuple[int, int]], carried: int, text: str) -> tuple[str, str, str, int]:
    """What is unexplained before, between and behind the spans; and where the first begins in the own clause."""
    if not spans:
        return leftover(text[carried:]), "", "", len(text) - carried
    first, last = spans[0][0], spans[-1][1]
    begin = max(text.rfind("、", 0, first) + 1, carried)
    between = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    inside = "".join(leftover(gap) for gap in between).replace("信息", "")
    return leftover(text[begin:first]) if first > begin else "", inside, leftover(text[last:]), max(first - carried, 0)


def _without(spans: list[tuple[int, int]], carried: int, text: str) -> str:
    """The clause without the words of the name."""
    for begin, stop in reversed(spans):
        text = text[:begin] + " " * (stop - begin) + text[stop:]
    return text[carried:]


def _carry(named: Named, matches: tuple[Match, ...], text: str) -> str:
    """The words for the row; of a table with one row, those for the column that is a total, or the first of others."""
    whole = named.row or named.figure.total
    spans = matches[0].spans if whole else matches[0].spans[:-1]
    return "".join(text[begin:stop] for begin, stop in spans)
