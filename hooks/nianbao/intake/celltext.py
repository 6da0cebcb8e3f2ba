"""What stands in a cell, as an entry of the data file: a number, a number with a remark, nothing, or no number."""

import re
import unicodedata
from dataclasses import dataclass

from nianbao.authoring.yamltext import yaml_text
from nianbao.finding import Place
from nianbao.report.value import MONEY_UNITS, Absent
from nianbao.report.valuereader import ValueProblem, read_money, read_value
from nianbao.source.yamltree import Scalar

_REMARK = re.compile(r"(-?[\d.,]+(?:元|万元|亿元)?)\((.+)\)", re.DOTALL)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_HEAD_UNIT = re.compile(rf"\((?:单位[:：])?({'|'.join(MONEY_UNITS)})\)")
_TAG = re.compile(r"</?[a-zA-Z]+>|\*\*")
_PLACE = Place("")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written into the data file for a cell; `problem` says why it is no value (Chinese), or is empty."""

    text: str
    number: str = ""
    """The number as digits, without unit and remark; empty where there is none."""
    problem: str = ""


def read_cell(text: str, kind: str, unit: str, head: str = "") -> Entry:
    """The entry for a cell of this kind, in a row with this unit; a unit of money may stand in the `head`.

    Full-width digits, separators of thousands and the row's own unit are ways of printing the same number. Nothing
    else is put right.
    """
    words = _TAG.sub("", "".join(unicodedata.normalize("NFKC", text).split()))
    if not words:
        return Entry(Absent.BLANK.value)
    remark = _REMARK.fullmatch(words)
    if remark:
        entry = read_cell(remark[1], kind, unit, head)
        note = _remark_of(text)
        return entry if entry.problem else Entry(f"{{value: {entry.text}, remark: {yaml_text(note)}}}", entry.number)
    return _plain(words, kind, unit, head)


def _plain(words: str, kind: str, unit: str, head: str) -> Entry:
    if words == Absent.NOT_APPLICABLE.value:
        return Entry(words)
    money = kind == "money"
    bare = words if money else words.removesuffix(unit)
    number, printed_unit = _parted(bare) if money else (bare, "")
    if _THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    if money and not printed_unit and (found := _HEAD_UNIT.search(unicodedata.normalize("NFKC", head))):
        printed_unit = found[1]
    entry = number + printed_unit
    try:
        scalar = Scalar(entry, quoted=False, place=_PLACE)
        _ = read_money(scalar) if money else read_value(scalar, kind)
    except ValueProblem as problem:
        return Entry("", problem=problem.problem)
    if words == Absent.PENDING.value:
        return Entry("", problem=f"“{words}”不是数字")
    return Entry(entry, number)


def _parted(text: str) -> tuple[str, str]:
    unit = next((unit for unit in sorted(MONEY_UNITS, key=len, reverse=True) if text.endswith(unit)), "")
    return text.removesuffix(unit), unit


def _remark_of(text: str) -> str:
    """The remark as printed, without its brackets."""
    begin = min(at for at in (text.find("（"), text.find("(")) if at >= 0)
    return text[begin + 1 :].rstrip().rstrip(")）").strip()
