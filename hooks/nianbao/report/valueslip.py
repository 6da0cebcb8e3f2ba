"""Why an entry is no value of its kind, with the remedy: the commonest things that are typed in a number's place."""

import re
import unicodedata
from decimal import Decimal

from nianbao.finding import Problem
from nianbao.report.notesign import without_note
from nianbao.report.value import MONEY_UNITS


class ValueProblem(Problem):
    """An entry that is no valid value of its row's kind; with the reason and the remedy (Chinese)."""


WHERE_NOTHING = "没有发生填 0，不适用填“不适用”，原表空着的写 空"
"""What is written where the form has no number (Chinese)."""
_OTHER_MINUS = re.compile(r"[−–—‐‑﹣－]\s*([0-9.]+)")
"""A minus sign or dash that is not the keyboard's."""
_CHANGE = re.compile(r"(增|减)[加少长]?\s*([0-9]+)")
"""A change in words, as offices print it in the column 本年增/减."""
_NOTHING = re.compile(r"[-－﹣—–―‐‑−_＿/／\\＼|｜、。.…·×?？〇○]+|无|没有|[Nn]/?[Aa]|[Nn]il")
"""What forms print in a cell without a number."""
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(元|万元?|亿元?)")
_REMARK = re.compile(r"(-?[0-9]+)\s*[(（](.+)[)）]")
_POWERS = {"元": 0, "万元": 4, "亿元": 8}


def explain(text: str, kind: str, unit: str, behind: str) -> ValueProblem:
    """Why an entry is no number of its kind.

    `unit` is that of its column, or empty; `behind` is the unit that stood behind a sum of money.
    """
    half = unicodedata.normalize("NFKC", text)
    typed, wanted = f"“{text}{behind}”", "数字" if kind == "decimal" else "整数"
    if _NOTHING.fullmatch(text):
        return ValueProblem(f"{typed}不是数", f"请写明是哪一种：{WHERE_NOTHING}")
    if match := _OTHER_MINUS.fullmatch(half):
        text = half = f"-{match[1]}"
        if kind == "signed":
            return ValueProblem(f"{typed}的负号不是半角“-”", f"请改为 {text}")
    if kind == "signed" and (change := _CHANGE.fullmatch(half)):
        sign = "-" if change[1] == "减" else ""
        return ValueProblem(f"{typed}是用文字写的增减", f"请改为 {sign}{change[2]}")
    if found := _beside(text, kind, unit, behind) or _spelt(text, half, behind):
        return found
    if kind != "signed" and re.fullmatch(r"-[0-9.]+", text):
        return ValueProblem(f"{typed}是负数", "这一项不会小于 0，请核对")
    if kind != "decimal" and re.fullmatch(r"-?[0-9]+\.[0-9]*", text):
        return ValueProblem(f"{typed}是小数", "这一项按个数统计，请填整数")
    then = "，后面写单位" if behind else ""
    return ValueProblem(f"{typed}不是{wanted}", f"请填半角数字{then}；没有发生填 0，不适用填“不适用”")


def _spelt(text: str, half: str, behind: str) -> ValueProblem | None:
    """Why a number that is spelt otherwise is none; `half` is it with half-width digits."""
    typed = f"“{text}{behind}”"
    if half != text and re.fullmatch(r"[-+0-9.,]+", half):
        return ValueProblem(f"{typed}用了全角数字", f"请改为半角 {half.replace(',', '')}{behind}")
    if re.fullmatch(r"0[0-9]+(?:\.[0-9]+)?", text):
        return ValueProblem(f"{typed}以 0 开头", f"请改为 {re.sub('^0+(?=[0-9])', '', text)}{behind}")
    if re.fullmatch(r"[0-9]{1,3}(?:[,_'][0-9]{3})+(?:\.[0-9]+)?", text):
        return ValueProblem(f"{typed}带了千分位", f"请改为 {re.sub('[^0-9.]', '', text)}{behind}")
    return None


def _beside(text: str, kind: str, unit: str, behind: str) -> ValueProblem | None:
    """Why a number with something behind it - the sign of a note, a remark, a unit - is none."""
    typed = f"“{text}{behind}”"
    if number := without_note(text):
        plain = unicodedata.normalize("NFKC", number)
        return ValueProblem(f"{typed}带了注号", f"请改为 {plain}{behind}；要注明的写在 remark 里，或写进正文")
    amount = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace(",", ""))
    if amount and (found := _of_money(typed, Decimal(amount[1]), amount[2], kind, unit)):
        return found
    if match := _REMARK.fullmatch(text):
        mend = f"统计表里的数请写成 {{value: {match[1]}, remark: {match[2]}}}；小表里只写 {match[1]}"
        return ValueProblem(f"{typed}带了括号里的说明", mend)
    if match := re.fullmatch(r"([0-9.]+)\s*[一-鿿]+", text):
        return ValueProblem(f"{typed}不是数字", f"请只写 {match[1]}，单位由统计表决定")
    return None


def _of_money(typed: str, amount: Decimal, typed_unit: str, kind: str, unit: str) -> ValueProblem | None:
    """A sum of money with a unit where the column has one: the number that belongs into the column."""
    of_typed = typed_unit if typed_unit.endswith("元") else f"{typed_unit}元"
    if unit not in MONEY_UNITS:
        if kind != "decimal":
            return None
        choices = (f"是{each}的填 {_scaled(amount, of_typed, each)}" for each in ("万元", "元"))
        return ValueProblem(f"{typed}多写了单位", f"这一项的单位{'，'.join(choices)}")
    number = _scaled(amount, of_typed, unit)
    fraction = "，并在这张表的开头写一行 type: decimal" if kind != "decimal" and "." in number else ""
    if of_typed == unit:
        return ValueProblem(f"{typed}多写了单位", f"请只写 {number}{fraction}")
    return ValueProblem(f"{typed}写的是{of_typed}，这一项的单位是{unit}", f"请改为 {number}{fraction}")


def _scaled(amount: Decimal, unit: str, wanted: str) -> str:
    """A sum of money in another unit, in plain digits."""
    scaled = amount.scaleb(_POWERS[unit] - _POWERS[wanted])
    return f"{scaled.normalize():f}"
