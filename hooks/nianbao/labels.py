"""Labels as printed, and how two spellings of one label are recognised as the same."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_HAN = "一二三四五六七八九十"
_NUMBERING = re.compile(rf"^(?:其中:|[{_HAN}]+、|\([{_HAN}]+\)|\d+(?:、|\.(?!\d)))+")
_CHAPTER_NUMBER = re.compile(rf"^([{_HAN}]+)、")

_MOST = 4096
"""Labels whose forms are remembered: those of several forms with their figures, which are compared again and again."""


@lru_cache(_MOST)
def compact(label: str) -> str:
    """The label in compatibility form (Unicode NFKC: full-width signs become half-width), without white space."""
    return "".join(unicodedata.normalize("NFKC", label).split())


@lru_cache(_MOST)
def plain(label: str) -> str:
    """The label for comparison: compact, and without printed numbering (一、（一）1.) and 其中：."""
    text = compact(label)
    return _NUMBERING.sub("", text) or text


def nearest(wanted: str, labels: Iterable[str]) -> list[str]:
    """Up to three labels that look most like `wanted`, the best first."""
    return list(_nearest(wanted, tuple(labels)))


@lru_cache(maxsize=4096)
def _nearest(wanted: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """As `nearest`; the same wrong name may stand in a thousand places."""
    by_plain = {plain(label): label for label in labels}
    close = difflib.get_close_matches(plain(wanted), by_plain, n=3, cutoff=0.5)
    return tuple(by_plain[name] for name in close)


def suggestion(wanted: str, labels: Iterable[str], otherwise: str = "请照统计表上印的名称填写") -> str:
    """A remedy that proposes the nearest labels (是不是“…”？), or `otherwise` where none is near."""
    close = nearest(wanted, labels)
    return f"是不是{quoted(close)}？" if close else otherwise


def quoted(labels: Iterable[str]) -> str:
    """The labels in Chinese quotation marks, joined by 、: “甲”、“乙”."""
    return "、".join(f"“{label}”" for label in labels)


def chapter_number(title: str) -> int | None:
    """The number that a chapter's title begins with (`二、工作开展情况` is 2), from 1 to 19, or None."""
    match = _CHAPTER_NUMBER.match(title)
    if not match:
        return None
    digits = [_HAN.index(character) + 1 for character in match[1]]
    return sum(digits) if len(digits) == 1 or digits[0] == 10 else None  # noqa: PLR2004 - 十 leads 11 to 19


def without_stop(title: str) -> str:
    """A heading without its closing 。 or ：, as menus, links and references print it."""
    return re.sub(r"[。：]+$", "", title.strip())
