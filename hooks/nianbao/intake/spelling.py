"""How near two printed labels are to each other: the same, the same but for signs, or misprinted."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from nianbao.labels import compact

_HAN = "一二三四五六七八九十"
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\*\*")
_NUMBER = re.compile(
    rf"(?:其中[:,]?|[{_HAN}]{{1,3}}[、.,]|\((?:[{_HAN}]{{1,3}}|\d{{1,2}})\)|\d{{1,2}}(?:[、)]|\.(?!\d)|,))"
)
_NOTE = re.compile(r"\([^()]*\)$")
_SIGNS = re.compile(r"[\"'“”‘’「」《》〈〉、,，。.;:：；·/]")
_MOST = 8192

NEAR = 0.6
"""From here on a label may be the misprint of another."""
SURE = 0.75
"""From here on it is one even where the order of the rows does not say so."""


class Printed(NamedTuple):
    """A label as printed, in its pieces."""

    number: str
    """`一、`, `（三）`, `其中：1.` in compatibility form, or empty."""
    words: str
    """The label by which it is compared."""
    bare: str
    """The same without a note in brackets at its end."""


@lru_cache(_MOST)
def printed(label: str) -> Printed:
    """The pieces of a label as printed."""
    text = _TAG.sub("", compact(label))
    number = ""
    while found := _NUMBER.match(text):
        if found.end() == len(text):
            break
        number, text = number + found[0], text[found.end() :]
    words = _SIGNS.sub("", text)
    return Printed(number, words, _SIGNS.sub("", _NOTE.sub("", text)) or words)


def key(label: str) -> str:
    """What two labels have in common that differ in numbering, width, white space and signs only."""
    return printed(label).words


def same_number(one: str, other: str) -> bool:
    """Whether two numbers of rows count the same: `（一）` and `一、` do not, `1.` and `1、` do."""
    return bool(one and other) and re.sub("[.、,其中:]", "", one) == re.sub("[.、,其中:]", "", other)


@lru_cache(_MOST)
def likeness(one: str, other: str) -> float:
    """How much of two labels is the same: 1 less the share of characters to be changed (Levenshtein).

    Below NEAR it may be given as 0.
    """
    longest = max(len(one), len(other))
    if one == other or not longest:
        return 1.0
    common = sum((Counter(one) & Counter(other)).values())  # no fewer can be changed than those that are not common
    return 1 - _distance(one, other) / longest if common >= longest * NEAR else 0.0


def _distance(one: str, other: str) -> int:
    """The least number of characters to put in, take out or replace."""
    before = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        now = [row]
        for column, right in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (left != right)))
        before = now
    return before[-1]
