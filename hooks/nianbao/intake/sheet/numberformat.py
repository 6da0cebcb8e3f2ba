"""A number as its cell shows it: by the format of the cell (ECMA-376-1, 18.8.31)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<pattern>[#0?](?:[#0?,.]*[#0?.,])?|\.[#0?]+)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_CURRENCY = re.compile(r"\$([^-\]]*)")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_UNREAD = re.compile(r"[eE][+-]|[#0?]\s*/|General|G/通用格式", re.IGNORECASE)
_GENERAL_DIGITS = 15
_NEGATIVE, _ZERO = 1, 2


@dataclass(frozen=True, slots=True)
class _Pattern:
    before: str
    digits: str
    behind: str
    percent: int


def general(number: Decimal) -> str:
    """The number without a format: as many digits as it has, at most 15, no exponent."""
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)), "f") if abs(number) < Decimal(10) ** 20 else str(number)
    places = max(_GENERAL_DIGITS - 1 - number.adjusted(), 0)
    shown = format(number.quantize(Decimal(1).scaleb(-min(places, 30)), ROUND_HALF_UP), "f")
    return shown.rstrip("0").rstrip(".")


def shown_number(number: Decimal, code: str) -> str:
    """The number as this format shows it; as it is where the format is one that is not read (fractions, exponents)."""
    section, number = _chosen(sections(code), number)
    if not section.strip() and code.count(";"):
        return ""
    if not section.strip() or "@" in _unquoted(section) or _UNREAD.search(_unquoted(section)):
        return general(number)
    pattern = _parsed(section)
    if not pattern.digits:
        return pattern.before
    shown = _with_digits(abs(number) * 100**pattern.percent, pattern.digits)
    sign = "-" if number < 0 and any(digit in shown for digit in "123456789") else ""
    return f"{sign}{pattern.before}{shown}{pattern.behind}".strip()


def sections(code: str) -> list[str]:
    """The parts of a format: for positive numbers, for negative ones, for zero, for text."""
    parts, at = [], 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        parts.append(found[0] if found else "")
        at = (found.end() if found else at) + 1
    return parts


def _chosen(parts: list[str], number: Decimal) -> tuple[str, Decimal]:
    if number < 0 and len(parts) > _NEGATIVE:
        return parts[_NEGATIVE], -number
    if number == 0 and len(parts) > _ZERO:
        return parts[_ZERO], number
    return parts[0], number


def _unquoted(section: str) -> str:
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', "", section)


def _parsed(section: str) -> _Pattern:
    before, digits, behind, percent = "", "", "", 0
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or ""
        if kind == "pattern" and not digits:
            digits = found[0]
            continue
        text = _literal(found, kind)
        percent += kind == "percent"
        before, behind = (before, behind + text) if digits else (before + text, behind)
    return _Pattern(before, digits, behind, percent)


def _literal(found: re.Match[str], kind: str) -> str:
    if kind == "space":
        return ""
    if kind == "bracket":
        currency = _CURRENCY.match(found["bracket"])
        return currency[1] if currency else ""
    return found[kind]


def _with_digits(number: Decimal, digits: str) -> str:
    whole, _, fraction = digits.rstrip(",").partition(".")
    number = number / 1000 ** (len(digits) - len(digits.rstrip(",")))
    places = len(re.findall("[0?#]", fraction))
    shown = format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    left, _, right = shown.partition(".")
    left = left.zfill(whole.count("0")) if whole.count("0") else left.lstrip("0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    least = len(fraction.rstrip("#?"))
    while len(right) > least and right.endswith("0"):
        right = right[:-1]
    return f"{left}.{right}" if right else left
