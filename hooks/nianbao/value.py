"""Values of figures: how a clerk's entry becomes a value, and how a value is printed.

Counts are whole numbers without separators; money has decimals. Zero, blank and 不适用 are three different values.
"""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from nianbao.finding import Problem
from nianbao.yamltree import Scalar


class Absent(Enum):
    """There is no number: left blank, not applicable, still to be filled in, or wrong (which is a finding already)."""

    BLANK = "空"
    NOT_APPLICABLE = "不适用"
    PENDING = "待填"
    UNREADABLE = "读不出"


Value = int | Decimal | Absent


class ValueProblem(Problem):
    """An entry that is not a value of its row."""


_MAX_DIGITS = 15
_SIGNED = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_COUNT = re.compile(r"0|[1-9][0-9]*")
DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
MONEY_UNITS = ("元", "万元", "亿元")
_MONEY = re.compile(rf"(.*?)\s*({'|'.join(MONEY_UNITS)})?")


def read_value(entry: Scalar, kind: str) -> Value:
    """Read an entry of type `count` (whole, not negative), `signed` (whole) or `decimal` (not negative).

    Raises ValueProblem.
    """
    if entry.empty:
        return Absent.BLANK
    if entry.text in (Absent.NOT_APPLICABLE.value, Absent.PENDING.value):
        return Absent(entry.text)
    if entry.quoted:
        raise ValueProblem(f"“{entry.text}”加了引号，成了文字", "请去掉引号，只写数字")
    if len(entry.text) > _MAX_DIGITS and entry.text.isdecimal():
        raise ValueProblem("数字太长", "请核对位数")
    if kind == "count" and _COUNT.fullmatch(entry.text):
        return int(entry.text)
    if kind == "signed" and _SIGNED.fullmatch(entry.text):
        return int(entry.text)
    if kind == "decimal" and DECIMAL.fullmatch(entry.text):
        return Decimal(entry.text)
    raise _explain(entry.text, kind)


def read_money(entry: Scalar) -> tuple[Value, str]:
    """Read an entry of type `money`, such as `152790元`: the form prints no unit, so that each entry needs its own.

    Raises ValueProblem.
    """
    number, unit = _MONEY.fullmatch(entry.text).groups()  # type: ignore[union-attr] # both parts may be empty
    value = read_value(replace(entry, text=number), "decimal")
    if not unit and not isinstance(value, Absent) and value:
        raise ValueProblem(f"“{entry.text}”没有写单位", f"请写明单位，例如 {number}元 或 {number}万元")
    return value, unit or "元"


def _explain(text: str, kind: str) -> ValueProblem:
    half = unicodedata.normalize("NFKC", text)
    wanted = "数字" if kind == "decimal" else "整数"
    if half != text and re.fullmatch(r"[-+0-9.,]+", half):
        return ValueProblem(f"“{text}”用了全角数字", f"请改为半角 {half.replace(',', '')}")
    if kind != "signed" and re.fullmatch(r"-[0-9.]+", text):
        return ValueProblem(f"“{text}”是负数", "这一项不会小于 0，请核对")
    if kind != "decimal" and re.fullmatch(r"-?[0-9]+\.[0-9]*", text):
        return ValueProblem(f"“{text}”是小数", "这一项按个数统计，请填整数")
    if re.fullmatch(r"0[0-9]+(?:\.[0-9]+)?", text):
        return ValueProblem(f"“{text}”以 0 开头", f"请改为 {text.lstrip('0') or '0'}")
    if re.fullmatch(r"[0-9]{1,3}(?:[,_'][0-9]{3})+", text):
        return ValueProblem(f"“{text}”带了千分位", f"请改为 {re.sub('[^0-9]', '', text)}")
    if match := re.fullmatch(r"([0-9.]+)\s*[一-鿿]+", text):
        return ValueProblem(f"“{text}”不是数字", f"请只写 {match[1]}，单位由统计表决定")
    return ValueProblem(f"“{text}”不是{wanted}", "请填半角数字；没有发生填 0，不适用填“不适用”")


def print_value(value: Value) -> str:
    """The value as it is printed: digits without separators, or the word for what is absent."""
    return value.value if isinstance(value, Absent) else str(value)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """`value` with this many decimals, halves rounded away from zero as in hand calculation (四舍五入)."""
    scaled = abs(value) * Fraction(10) ** decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)
