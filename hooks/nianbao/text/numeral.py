"""Numerals: every Arabic number of a text, classified by what it is.

Quantities are what may be a figure of the data. Dates, document numbers, telephones, ordinals, list numbers and numbers
inside names are recognised and left out.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from nianbao.report.notesign import NOTE
from nianbao.text.digits import ascii_digits
from nianbao.text.written import Written, read_written


class Kind(StrEnum):
    """Kind of a number in the text; only a QUANTITY may be a figure of the data."""

    QUANTITY = "quantity"
    DATE = "date"
    YEAR = "year"
    TIME = "time"
    DOCUMENT = "document"
    CONTACT = "contact"
    """Telephone, postcode, street number, address of a page or mailbox."""
    ORDINAL = "ordinal"
    LIST = "list"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in Arabic digits found in the text: position, kind, value, unit and precision."""

    text: str
    """As written, with 万 or 亿 and %."""
    start: int
    end: int
    value: Decimal
    """What it says, 万 and 亿 multiplied out; 0 for what is no quantity."""
    places: int
    """Decimals it shows, counted after multiplying out."""
    percent: bool
    hedge: str
    """`over` (余, 多, 超过), `about` (约, 近), `under` (不足), or empty for an exact number."""
    unit: str
    """The measure word behind it, or empty."""
    kind: Kind


_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*[-—–~至到]+\s*"
_COUNTED = "[条件次个篇人家项份期名]"
_PATTERNS = {
    Kind.LIST: (r"^[ \t]*(?:[(]\d{1,2}[)]|\d{1,3}(?:[、)]|[.](?!\d{1,2}(?!\d))))|(?<=[；;。：:，])\s*[(]\d{1,2}[)]"),
    Kind.CONTACT: (
        r"(?:https?://|www\.)[A-Za-z0-9./?=&%#:~_-]+|[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]+"
        r"|(?:邮编|邮政编码)[:]?\s*\d{6}(?!\d)|(?:电话|传真|手机)[:]?\s*\d{3}[\d\s—–-]{3,}"
        r"|(?<!\d)0\d{2,3}\s*[-—–]+\s*\d{7,8}(?:转\d+)?|(?<!\d)1\d{10}(?!\d)|(?<!\d)\d{7,8}转\d+"
        r"|(?<=[街路道巷弄村])\d+号(?:楼|院)?|\d+号楼|\d+层\d*室?|\d+[室楼]"
        r"|(?<!\d)\d{9,}(?![\d.]|\s*[万亿个件条元人次])"
    ),
    Kind.DOCUMENT: rf"[〔\[(]{_YEAR}[〕\])]\s*(?:第)?\d+\s*号|{_YEAR}年第\d+号|第\d+号|\d+号(?:令|文|公告)",
    Kind.DATE: (
        rf"{_YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}月?{_DASH}\d{{1,2}}月"
        rf"|\d{{1,2}}月(?!内)|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}日(?!内)"
    ),
    Kind.NAME: (
        rf"《[^《》\n]*》|“(?=[^“”\n]{{0,8}}”)(?![^”\n]*\d\s*{_COUNTED})[^“”\n]{{0,8}}”|[A-Za-z]{{1,40}}-?\d[A-Za-z0-9.]*(?![A-Za-z0-9.]|\s*{_COUNTED})"
        rf"|\d+(?:\.\d+)*[A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+){{2,}}"
        r"|(?<=\d)(?:\[注?\d{1,2}\]|[(]注\d{1,2}[)]|\^\d{1,2}\^)"  # the sign of a note
        rf"|(?<!\d)(?:1\d\d|1\d{{4}}|9\d{{4}})(?!\s*{_COUNTED})(?=[一-鿿]{{0,6}}热线|平台)"
    ),
    Kind.YEAR: rf"{_YEAR}年?{_DASH}{_YEAR}年?度?|{_YEAR}年度?",
    Kind.TIME: r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}[时点]\d{1,2}分",
    Kind.ORDINAL: rf"第\s*\d+(?:{_DASH}\d+)?|\d(?=季度)",
    Kind.QUANTITY: (
        r"(?:(?<![0-9A-Za-z%)月日-])-(?=\d))?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[余多]?[万亿])?%?"
    ),
}
_NUMBER = re.compile("|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _PATTERNS.items()), re.MULTILINE)
_HALF = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９．％（）：－＋／［］"}
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")
_UNITS = (
    "个工作日|工作日|平方米|平方公里|百分点|个百分点|个月|小时|分钟|人次|公里|年|月|天|周|元|条|件|篇|次|个|家|人|名|位|期|份|"
    "场|项|起|宗|类|批次|项次|件次|篇次|家次|户次|单|笔|本|封|部|处|所|册|轮|批|例|户|台|套|页|字|级|支|场次|分"
)
UNITS = "|".join(sorted(_UNITS.split("|"), key=len, reverse=True))
"""A pattern of the counting words and units that may stand behind a number."""
_UNIT = re.compile(UNITS)
_NOTE = re.compile(rf"{NOTE}(?=\s?(?:{UNITS}))")
"""The sign of a note between a number and its unit."""
_BEFORE = (
    ("over", r"不低于|不少于"),
    ("under", r"不足|不到|少于|低于|不超过|不高于|不多于"),
    ("over", r"超过|超|逾|突破|高于"),
    ("about", r"大约|(?<![节签制条公合])约|(?<![最附邻])近|接近"),
)
_BEHIND = (("over", r"余|多(?!多)"), ("about", r"左右|上下"), ("over", r"以上"), ("under", r"以下|以内"))


@lru_cache(maxsize=32)
def numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of the text in order, classified; each digit is part of exactly one."""
    half = ascii_digits(_WIDE_COMMA.sub(",", text).translate(_HALF))
    found = (_numeral(half, match) for match in _NUMBER.finditer(half) if re.search(r"[0-9]", match[0]))
    return tuple(replace(numeral, text=text[numeral.start : numeral.end]) for numeral in found)


def _numeral(text: str, match: re.Match[str]) -> Numeral:
    kind = Kind(match.lastgroup or Kind.NAME)
    written = read_written(match[0].removeprefix("-")) if kind is Kind.QUANTITY else None
    if written is None:
        kind = Kind.NAME if kind is Kind.QUANTITY else kind
        return Numeral(
            match[0],
            match.start(),
            match.end(),
            value=Decimal(0),
            places=0,
            percent=False,
            hedge="",
            unit="",
            kind=kind,
        )
    return _quantity(text, match, written)


def _quantity(text: str, match: re.Match[str], written: Written) -> Numeral:
    note = _NOTE.match(text, match.end())
    behind = note.end() if note else match.end()
    rest = text[behind : behind + 12]
    more = re.match(r"\s*(?:余|多(?!多))", rest)
    unit = _UNIT.match(rest, _blank(rest, more.end() if more else 0))
    tail = rest[unit.end() if unit else more.end() if more else 0 :]
    value = -written.value if match[0].startswith("-") else written.value
    return Numeral(
        text=match[0],
        start=match.start(),
        end=match.end(),
        value=value,
        places=written.places,
        percent=written.percent,
        hedge="over" if more or written.more else _hedge(text[max(match.start() - 4, 0) : match.start()], tail),
        unit=unit[0] if unit else "",
        kind=Kind.QUANTITY,
    )


def _blank(text: str, start: int) -> int:
    """Position after one blank at `start`: some typists put one before a unit. More of them end a cell."""
    return start + (text[start : start + 1] in (" ", "\u00a0", "\u3000"))


def _hedge(before: str, behind: str) -> str:
    for hedge, pattern in _BEFORE:
        if re.search(rf"(?:{pattern})$", before.rstrip()):
            return hedge
    return next((hedge for hedge, pattern in _BEHIND if re.match(pattern, behind)), "")
