"""Personal numbers in a text: identity numbers and mobile numbers, as people write them.

GB 11643-1999 says how an identity number is made (18 digits: division, day of birth, order, check character by
ISO 7064 MOD 11-2). Telephone numbers of offices, amounts, and codes of organisations (GB 32100-2015) are none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from unicodedata import decimal

IDENTITY = "身份证号码"
MOBILE = "手机号码"

_ASCII = str.maketrans("０１２３４５６７８９Ｘｘ＋－（）", "0123456789Xx+-()")
_DIGIT = re.compile(r"(?![0-9])\d")
"""A digit of another script or shape."""
_LEFT_OUT = re.compile(
    r"</?[A-Za-z][^<>0-9]{0,200}>|<!--[^<>0-9]{0,200}-->|\\(?=[-_.()+])|[*`~\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)
"""Marks that a reader does not see between the digits."""
_GAP = r"[ \t\u00a0\u2000-\u200a\u3000]{0,2}[-‐‑‒–—−·]?[ \t\u00a0\u2000-\u200a\u3000]{0,2}"
_IDENTITY = re.compile(
    rf"(?<![0-9A-Za-z])([1-9][0-9]{{5}}){_GAP}((?:18|19|20)[0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}})"
    rf"{_GAP}([0-9]{{3}}){_GAP}([0-9Xx])(?![0-9A-Za-z])"
)
_IDENTITY_BY_FOUR = re.compile(
    r"(?<![0-9A-Za-z])([1-9][0-9]{3})[ -]([0-9]{4})[ -]([0-9]{4})[ -]([0-9]{4})[ -]([0-9][0-9Xx])(?![0-9A-Za-z])"
)
_OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-9][0-9]{5})([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}(?![0-9A-Za-z])")
_MOBILE = re.compile(
    r"(?:(?<![0-9A-Za-z.])|(?<=[A-Za-z][A-Za-z]tel)|(?<=\btel)|(?<=\bTel)|(?<=\bTEL))"
    rf"(?:\(?(?:\+|00)?86\)?{_GAP})?(1[3-9][0-9])(?P<gap>{_GAP})([0-9]{{4}}){_GAP}([0-9]{{4}})(?![0-9A-Za-z]|\.[0-9])"
)
_APART = re.compile(r"[0-9][-‐‑‒–—−· \t\u00a0\u3000]{1,3}$")
_GOES_ON = re.compile(r"[-‐‑‒–—−· \t\u00a0\u3000]{1,3}[0-9]")
_AMOUNT = re.compile(
    r"\s*(?:[余多]?[万亿千百]{0,2}(?:[元圆人次个条件份篇项户家吨亩股度字笔起辆册斤瓦克米]|[美港欧日]元|公[里斤顷]|平方|立方|字节)"
    r"|[%％‰号]|\]\((?:stat|table|chart):)"
)
"""What stands behind a figure. 万 and 余 alone may be the name of whose number it is."""
_FIGURE = re.compile(r"(?:[¥￥$€第]|人民币|单位[:：] ?元[）)]?|[击问读览]量[为达约:：]{0,2}) *$")
"""What stands before one."""
_TELEPHONE = re.compile(r"(?:电话|手机|联系|热线|号码|微信|[Tt]el|TEL|[Pp]hone|[Mm]obile)[^0-9]{0,8}$")
"""What stands before a telephone number, whatever is behind it."""
_WEB = re.compile(r"(?:https?|ftp)://[^\s)）>\"'，。；]*", re.IGNORECASE)
_ORGANISATION = re.compile(r"信用代码|机构代码|统一代码|登记号|注册号")
_SAYS_IDENTITY = re.compile(r"身份证|身份号|证件号")
_NEAR = 24
"""Characters before a number that say what it is."""
_DIVISIONS = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
_PROVINCES = frozenset(_DIVISIONS.split())
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a unified social credit code."""


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number that belongs to a person."""

    kind: str
    """`IDENTITY` or `MOBILE`: what it is called (Chinese)."""
    number: str
    """Its digits without gaps, and without the country's code."""
    line: int
    """From 1."""

    @property
    def masked(self) -> str:
        """The number as it may be printed: three digits at the beginning, two at the end."""
        return masked_number(self.number)


def masked_number(number: str) -> str:
    """A number with stars in its middle."""
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """The personal numbers of a text, line by line. Full-width digits, gaps and emphasis make no difference."""
    for number, line in enumerate(text.split("\n"), 1):
        if any(character.isdigit() for character in line):
            yield from _of_line(_as_seen(line), number)


def _as_seen(line: str) -> str:
    """A line without marks, addresses of the web and entities, with plain digits."""
    line = unescape(line) if "&" in line else line
    line = line if line.isascii() else _DIGIT.sub(lambda found: str(decimal(found[0])), line)
    return _WEB.sub(" ", _LEFT_OUT.sub("", line.translate(_ASCII)))


def _of_line(line: str, number: int) -> Iterator[PersonalNumber]:
    for found in (*_IDENTITY.finditer(line), *_IDENTITY_BY_FOUR.finditer(line)):
        digits = "".join(found.groups()).upper()
        if is_identity_number(digits) and not _is_organisation(digits, line[: found.start()]):
            yield PersonalNumber(IDENTITY, digits, number)
    for found in _OLD_IDENTITY.finditer(line):
        division, year, month, day = found.groups()
        before = line[max(found.start() - _NEAR, 0) : found.start()]
        if _SAYS_IDENTITY.search(before) and _is_division(division) and _is_day(f"19{year}", month, day):
            yield PersonalNumber(IDENTITY, found[0], number)
    for found in _MOBILE.finditer(line):
        if not _is_other(line, found):
            yield PersonalNumber(MOBILE, found[1] + found[3] + found[4], number)


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are an identity number: division, day of birth and check character are right."""
    if not (_is_division(digits[:6]) and _is_day(digits[6:10], digits[10:12], digits[12:14])):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == digits[17]


def _is_division(digits: str) -> bool:
    """Whether a code of six digits may be a division's (GB/T 2260)."""
    return digits[:2] in _PROVINCES and (digits[0] in "78" or "01" <= digits[2:4] <= "90")


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _is_organisation(digits: str, before: str) -> bool:
    """Whether it is the unified social credit code of an organisation: the words say so, and its check character."""
    if not _ORGANISATION.search(before[-_NEAR:]) or any(character not in _CODE for character in digits):
        return False
    total = sum(_CODE.index(digit) * pow(3, place, 31) for place, digit in enumerate(digits[:17]))
    return _CODE[(31 - total % 31) % 31] == digits[17]


def _is_other(line: str, found: re.Match[str]) -> bool:
    """Whether what looks like a mobile number is an amount, or a part of something longer."""
    before, behind = line[max(found.start() - 16, 0) : found.start()], line[found.end() : found.end() + 12]
    if found["gap"] and (_APART.search(before) or _GOES_ON.match(behind)):
        return True
    return not _TELEPHONE.search(before) and bool(_FIGURE.search(before) or _AMOUNT.match(behind))
