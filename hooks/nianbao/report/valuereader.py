"""Reading values: how a clerk's entry becomes a value, and what is wrong with one that is none."""

import re
from collections.abc import Sequence
from decimal import Decimal

from nianbao.report.value import MONEY_UNITS, Absent, Value
from nianbao.report.valueslip import ValueProblem, explain
from nianbao.source.yamltree import Scalar

__all__ = ["DECIMAL", "ValueProblem", "read_money", "read_value"]
_WORDS = (Absent.NOT_APPLICABLE.value, Absent.PENDING.value)
"""What may be typed for a number that is not there."""
_MAX_DIGITS = 15
_SIGNED = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_COUNT = re.compile(r"0|[1-9][0-9]*")
DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_MONEY = re.compile(rf"(.*?)\s*({'|'.join(MONEY_UNITS)})?")


def read_value(entry: Scalar, kind: str, unit: str = "") -> Value:
    """Read an entry of type `count` (whole, not negative), `signed` (whole) or `decimal` (not negative).

    `unit` is that of its column. Raises ValueProblem.
    """
    if entry.empty:
        return Absent.BLANK
    if entry.text in _WORDS:
        return Absent(entry.text)
    if entry.quoted:
        raise ValueProblem(f"“{entry.text}”加了引号，成了文字", "请去掉引号，只写数字")
    return _number(entry.text, kind, unit)


def read_money(entry: Scalar) -> tuple[Value, str]:
    """Read an entry of type `money`, such as `152790元`: the form prints no unit, so that each entry needs its own.

    Raises ValueProblem.
    """
    if entry.empty or entry.text in _WORDS:
        return read_value(entry, "decimal"), MONEY_UNITS[0]
    if entry.quoted:
        raise ValueProblem(f"“{entry.text}”加了引号，成了文字", "请去掉引号")
    number, unit = _MONEY.fullmatch(entry.text).groups()  # type: ignore[union-attr] # both parts may be empty
    if not number:
        raise ValueProblem(f"“{entry.text}”只有单位", f"请在前面填数字，例如 152790{unit}；没有发生填 0")
    if number in _WORDS:
        raise ValueProblem(f"“{entry.text}”多写了单位", f"请只写 {number}")
    if not unit and (match := re.fullmatch(r"([0-9.]+)\s*([一-鿿]+)", number)):
        units = [found for found in MONEY_UNITS if found == f"{match[2]}元"] or MONEY_UNITS[:2]
        raise _without_unit(entry.text, match[1], units)
    value = _number(number, "decimal", behind=unit or "")
    if not unit and value:
        raise _without_unit(entry.text, number, MONEY_UNITS[:2])
    return value, unit or MONEY_UNITS[0]


def _without_unit(text: str, number: str, units: Sequence[str]) -> ValueProblem:
    examples = " 或 ".join(number + unit for unit in units)
    return ValueProblem(f"“{text}”没有写单位", f"请写明单位，例如 {examples}")


def _number(text: str, kind: str, unit: str = "", behind: str = "") -> int | Decimal:
    """The number that was typed, of this kind; `behind` is the unit behind it. Raises ValueProblem."""
    digits = re.sub("[-+.]", "", text)
    if len(digits) > _MAX_DIGITS and digits.isdecimal():
        raise ValueProblem("数字太长", f"最多 {_MAX_DIGITS} 位，请对照原表核对位数，改正这个数")
    if kind == "count" and _COUNT.fullmatch(text):
        return int(text)
    if kind == "signed" and _SIGNED.fullmatch(text):
        return int(text)
    if kind == "decimal" and DECIMAL.fullmatch(text):
        return Decimal(text)
    raise explain(text, kind, unit, behind)
