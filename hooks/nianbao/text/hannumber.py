"""Whole numbers below a thousand in Chinese characters: 三, 十二, 两百零五. Larger ones are round, or in digits."""

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
HAN_NUMBER = r"[一二两三四五六七八九十百][零〇一二两三四五六七八九十百]*"
"""A pattern of what may be one."""
_WELL_FORMED = re.compile(r"(?:[一二两三四五六七八九]百零?)?(?:[一二三四五六七八九]?十)?[一二两三四五六七八九]?")


def read_han(text: str) -> int | None:
    """Read a whole text as one number; None when it is not one."""
    if not text or not _WELL_FORMED.fullmatch(text):
        return None
    total, digit = 0, 0
    for character in text:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
