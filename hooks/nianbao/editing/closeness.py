"""How close the words around a number are to a figure's names: an order for choices that the words do not name.

It decides nothing: it only says what somebody who chooses sees first.
"""

import re
from dataclasses import dataclass

from nianbao.labels import compact
from nianbao.report.figure import Figure

_CLAUSE = re.compile(r"[，。；：、,;:（）()\s]")
_ENDING = re.compile(r"(?:总件数|件数|总数|数量|次数|数)$")
_NEAR, _FAR = 3, 1
"""What a pair of characters counts in the number's own clause, and elsewhere in the sentence before it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a number."""

    own: str
    """Of its clause, before and behind it."""
    before: str
    """Of the sentence, up to it."""


def words_around(sentence: str, offset: int, written: str) -> Words:
    """The words around a number that stands at an offset of its sentence."""
    before, behind = sentence[: max(offset, 0)], sentence[max(offset, 0) + len(written) :]
    own = _CLAUSE.split(before)[-1] + " " + _CLAUSE.split(behind)[0]
    return Words(compact(own), compact(before))


def closeness(figure: Figure, words: Words) -> tuple[int, int]:
    """The higher, the closer; the second counts among figures that are as close: the name that was spoken of last."""
    names = [_ENDING.sub("", compact(name)) for name in figure.target.split("/")]
    score = sum(_shared(name, words.own) * _NEAR + _shared(name, words.before) * _FAR for name in names)
    return score, max((words.before.rfind(name) for name in names if name), default=-1)


def _shared(name: str, words: str) -> int:
    return sum(name[at : at + 2] in words for at in range(len(name) - 1))


def own_name(figure: Figure, words: Words) -> bool:
    """Whether the clause holds the figure's own name, without 数 and the like."""
    name = _ENDING.sub("", compact(figure.target.rsplit("/", 1)[-1]))
    return len(name) > 1 and name in words.own
