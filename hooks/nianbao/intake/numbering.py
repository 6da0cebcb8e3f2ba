"""How a line is numbered: 一、 （一） 1. （1） 一是. The kinds nest in the order in which they first occur."""

import re
from dataclasses import dataclass
from enum import Enum

_HAN = "一二三四五六七八九十"


class Style(Enum):
    """Kinds of numbers."""

    CHAPTER = "一、"
    HAN_BRACKETS = "（一）"
    DIGIT = "1."
    DIGIT_BRACKETS = "（1）"
    ORDINAL = "一是"


_PATTERNS = (
    (Style.CHAPTER, re.compile(rf"[{_HAN}]{{1,3}}[、．.]\s?")),
    (Style.HAN_BRACKETS, re.compile(rf"[(（][{_HAN}]{{1,3}}[)）]\s?")),
    (Style.DIGIT_BRACKETS, re.compile(r"[(（]\d{1,2}[)）]\s?")),
    (Style.DIGIT, re.compile(r"\d{1,2}(?:[、．]|\.(?!\d{1,2}(?!\d))|[)）])\s?")),
    (Style.ORDINAL, re.compile(rf"[{_HAN}]{{1,3}}是(?=\S)|第[{_HAN}]{{1,3}}[，,]")),
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number that a text begins with."""

    style: Style
    text: str
    """As printed."""
    plain: bool = False
    """Whether lists in Markdown have such numbers."""


def numbering(text: str) -> Numbering | None:
    """The number that a text begins with, if it does."""
    for style, pattern in _PATTERNS:
        if found := pattern.match(text):
            return Numbering(style, found[0], style is Style.DIGIT)
    return None


def without_number(text: str) -> str:
    """The words behind the number, or all where there is none."""
    found = numbering(text)
    return text[len(found.text) :].strip() if found else text.strip()
