"""Signs of notes behind a number - 4①, 4², 4[1], 4*, 4（注1） - which are no digits of it."""

import re

_SIGN = "①-⑳⑴-⒇⒈-⒛❶-❿⓵-⓾㈠-㈩¹²³⁰⁴-⁹₀-₉ᵃ-ᶻ"
_MARK = "*＊※△▲☆★†‡#＃"
_NUMBER = r"-?[0-9０-９]+(?:[.．][0-9０-９]+)?"
_BRACKETED = r"[\[［(（【〔]\s*[\^＾]?\s*(?:注\s*)?[0-9０-９一二三四五六七八九十]{0,2}\s*[\]］)）】〕]"
NOTE = rf"(?:[{_SIGN}{_MARK}]+|{_BRACKETED}|\^[^\s^]{{1,3}}\^|<sup>[^<>]*</sup>)"
"""A pattern of the sign of a note."""
_NOTED = re.compile(rf"({_NUMBER})\s*(?:{NOTE}|注\s*[0-9０-９]{{0,2}})")
_MERGING = re.compile(rf"[0-9０-９]\s*[{_SIGN}]")


def without_note(text: str) -> str | None:
    """The number before the sign of a note, where the text is that and no more; else None."""
    found = _NOTED.fullmatch(text)
    return found[1] if found else None


def has_note(text: str) -> bool:
    """Whether a digit has a sign behind it that Unicode's compatibility form would make another digit of."""
    return bool(_MERGING.search(text))
