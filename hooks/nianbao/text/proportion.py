"""Proportions in words: 八成, 近半数, 过半, 三分之二以上, with the range of shares that each of them may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nianbao.text.hannumber import read_han

_DIGIT = "[一二三四五六七八九]"
_WORDS = re.compile(
    r"(?P<before>超过|超|逾|接近|近|大约|约|不足|不到)?"
    rf"(?P<word>(?P<tens>{_DIGIT})成(?P<ones>{_DIGIT}|半)?|(?P<more>过半|大半)数?|半数|一半"
    rf"|(?P<of>[二三四五六七八九十])分之(?P<parts>{_DIGIT}))"
    r"(?P<behind>以上|左右|以下|多)?"
)
_HALF = Fraction(1, 2)
_OVER, _ABOUT, _NEARLY, _UNDER = (
    ("超过", "超", "逾", "以上", "多"),
    ("大约", "约", "左右"),
    ("接近", "近"),
    ("不足", "不到", "以下"),
)
_REACH, _STEP = Fraction(1, 20), Fraction(1, 10)
"""How far a share may be from the words that say it; the next round share."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share said in words, where it stands, and between which shares it may be (1 is the whole)."""

    text: str
    start: int
    end: int
    low: Fraction
    high: Fraction

    def allows(self, share: Fraction) -> bool:
        """Whether a share is what the words say."""
        return self.low <= share <= self.high


def proportions(text: str) -> Iterator[Proportion]:
    """Every proportion in the words of a text, in order."""
    for match in _WORDS.finditer(text):
        low, high = _range(match, _value(match))
        yield Proportion(match[0], *match.span(), low, high)


def _value(match: re.Match[str]) -> Fraction:
    if match["tens"]:
        ones = _HALF if match["ones"] == "半" else Fraction(read_han(match["ones"] or "") or 0, 10)
        return Fraction(read_han(match["tens"]) or 0, 10) + ones / 10
    if match["of"]:
        return Fraction(read_han(match["parts"]) or 0, read_han(match["of"]) or 1)
    return _HALF


def _range(match: re.Match[str], value: Fraction) -> tuple[Fraction, Fraction]:
    words = (match["before"] or "", match["behind"] or "")
    if match["more"] or any(word in _OVER for word in words):
        half = match["more"] or value == _HALF
        return value, Fraction(1) if half else value + _STEP
    if any(word in _UNDER for word in words):
        return value - _STEP, value
    if any(word in _NEARLY for word in words):
        return value - _REACH, value
    exact = bool(match["ones"]) and not any(word in _ABOUT for word in words)
    reach = _REACH / 2 if exact else _REACH
    return value - reach, value + reach
