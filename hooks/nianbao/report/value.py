"""Values of figures, and how they are printed and rounded.

Counts are whole numbers without separators; money has decimals. Zero, blank and 不适用 are three different values.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction

MONEY_UNITS = ("元", "万元", "亿元")
DASH = "——"
"""Printed where there is nothing to print."""


class Absent(Enum):
    """Why a figure has no number: left blank, not applicable, 待填, unreadable (which is a finding already)."""

    BLANK = "空"
    NOT_APPLICABLE = "不适用"
    PENDING = "待填"
    UNREADABLE = "读不出"
    NOT_PRINTED = "没有印"
    """Only beside other years: the year printed no row for it."""


Value = int | Decimal | Absent


def print_value(value: Value) -> str:
    """The value as it is printed: digits without separators, or the word for what is absent."""
    return value.value if isinstance(value, Absent) else str(value)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """`value` with this many decimals, halves rounded away from zero as in hand calculation (四舍五入)."""
    scaled = abs(value) * Fraction(10) ** decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def decimal_text(value: Fraction) -> str:
    """The number in plain decimal notation, without an exponent; exact for sums of decimal numbers."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
