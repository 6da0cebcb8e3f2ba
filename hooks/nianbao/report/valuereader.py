"""Reading values: how a clerk's entry becomes a value, and what is wrong with one that is none."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from nianbao.finding import Problem
from nianbao.report.value import Absent, Value
from nianbao.source.yamltree import Scalar


class ValueProblem(Problem):
    """An entry that is no valid value of its row's kind; with the reason and the remedy (Chinese)."""


_WORDS = (Absent.NOT_APPLICABLE.value, Absent.PENDING.value)
"""What may be typed for a number that is not there."""
_MAX_DIGITS = 15
_OTHER_MINUS = re.compile(r"[−–—‐‑﹣－]\s*([0-9.]+)")
"""A minus sign or dash that is not the keyboard's."""
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
    if entry.text in _WORDS:
        return Absent(entry.text)
    if entry.quoted:
        raise ValueProblem(f"“{entry.text}”加了引号，成了文字", "请去掉引号，只写数字")
    return _number(entry.text, kind)


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
    value = _number(number, "decimal", unit or "")
    if not unit and value:
        raise _without_unit(entry.text, number, MONEY_UNITS[:2])
    return value, unit or MONEY_UNITS[0]


def _without_unit(text: str, number: str, units: Sequence[str]) -> ValueProblem:
    examples = " 或 ".join(number + unit for unit in units)
    return ValueProblem(f"“{text}”没有写单位", f"请写明单位，例如 {examples}")


_NOTE_SIGN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*[①-⑳⑴-⒇¹²³⁰⁴-⁹*＊※△▲]+")
"""A number with the sign of a note behind it, which is no digit of it."""


def _number(text: str, kind: str, unit: str = "") -> int | Decimal:
    """The number that was typed, of this kind; `unit` is the text behind it. Raises ValueProblem."""
    digits = re.sub("[-+.]", "", text)
    if len(digits) > _MAX_DIGITS and digits.isdecimal():
        raise ValueProblem("数字太长", "请核对位数")
    if kind == "count" and _COUNT.fullmatch(text):
        return int(text)
    if kind == "signed" and _SIGNED.fullmatch(text):
        return int(text)
    if kind == "decimal" and DECIMAL.fullmatch(text):
        return Decimal(text)
    raise _explain(text, kind, unit)


def _explain(text: str, kind: str, unit: str) -> ValueProblem:
    """Why an entry is no number of its kind, with the remedy; `unit` is what stood behind a sum of money."""
    half = unicodedata.normalize("NFKC", text)
    typed, wanted = f"“{text}{unit}”", "数字" if kind == "decimal" else "整数"
    if match := _OTHER_MINUS.fullmatch(half):
        text = half = f"-{match[1]}"
        if kind == "signed":
            return ValueProblem(f"{typed}的负号不是半角“-”", f"请改为 {text}")
    if marked := _explain_mark(text, kind, unit):
        return marked
    if half != text and re.fullmatch(r"[-+0-9.,]+", half):
        return ValueProblem(f"{typed}用了全角数字", f"请改为半角 {half.replace(',', '')}{unit}")
    if kind != "signed" and re.fullmatch(r"-[0-9.]+", text):
        return ValueProblem(f"{typed}是负数", "这一项不会小于 0，请核对")
    if kind != "decimal" and re.fullmatch(r"-?[0-9]+\.[0-9]*", text):
        return ValueProblem(f"{typed}是小数", "这一项按个数统计，请填整数")
    if re.fullmatch(r"0[0-9]+(?:\.[0-9]+)?", text):
        return ValueProblem(f"{typed}以 0 开头", f"请改为 {_without_zeros(text)}{unit}")
    if re.fullmatch(r"[0-9]{1,3}(?:[,_'][0-9]{3})+(?:\.[0-9]+)?", text):
        return ValueProblem(f"{typed}带了千分位", f"请改为 {re.sub('[^0-9.]', '', text)}{unit}")
    behind = "，后面写单位" if unit else ""
    return ValueProblem(f"{typed}不是{wanted}", f"请填半角数字{behind}；没有发生填 0，不适用填“不适用”")


def _explain_mark(text: str, kind: str, unit: str) -> ValueProblem | None:
    """Why a number with something behind it - the sign of a note, a unit - is none; None where it has nothing."""
    typed = f"“{text}{unit}”"
    if match := _NOTE_SIGN.fullmatch(text):
        return ValueProblem(f"{typed}带了注号", f"请改为 {match[1]}{unit}；要注明的写在 remark 里，或写进正文")
    if kind == "decimal" and (match := re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*元", text)):
        tens = f"{(Decimal(match[1]) / 10_000).normalize():f}"
        return ValueProblem(f"{typed}多写了单位", f"这一项的单位是万元的填 {tens}，是元的填 {match[1]}")
    if match := re.fullmatch(r"([0-9.]+)\s*[一-鿿]+", text):
        return ValueProblem(f"{typed}不是数字", f"请只写 {match[1]}，单位由统计表决定")
    return None


def _without_zeros(text: str) -> str:
    """The number without zeros before it: `0.5` for `00.5`."""
    return re.sub(r"^0+(?=[0-9])", "", text)
