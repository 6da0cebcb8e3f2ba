"""Comparison: whether a number of the text can be a figure, by its unit and by its value."""

from fractions import Fraction

from nianbao.report.figure import Figure
from nianbao.text.numeral import Numeral
from nianbao.text.written import Written, agrees, read_written, step

_FAMILIES = (
    {"条", "篇", "则"},
    {"件", "宗", "起"},
    {"次", "期", "场", "场次"},
    {"人", "名", "位", "人次"},
    {"个", "家", "处"},
)
"""Units that sentences use for one another."""


def comparable(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number's unit fits the figure's, so that the number may mean this figure."""
    if numeral.percent or figure.unit == "%":
        return numeral.percent and figure.unit == "%"
    one, other = numeral.unit, figure.unit.removeprefix("万").removeprefix("亿")
    if not figure.unit:
        return one not in ("元", "人", "年", "月", "天", "小时", "个工作日", "平方米", "公里")
    return one == other or any({one, other} <= family for family in _FAMILIES)


_EVENTS = frozenset({"人次", "名", "位", "期", "场", "场次", "户", "家"})
"""What does not count documents, decisions or projects, which forms print without a unit."""


def counts_otherwise(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number counts something else than the figure, by the word behind it."""
    if not numeral.unit:
        return False
    return not comparable(numeral, figure) if figure.unit else numeral.unit in _EVENTS


_PEOPLE = ("人", "名", "位")
_TIMES = frozenset({"年", "月", "天", "周", "日", "小时", "分钟", "工作日", "个工作日", "个月"})
_SIZES = frozenset({"元", "平方米", "平方公里", "公里", "级", "分", "页", "字", "百分点", "个百分点"})
_NO_COUNT = _TIMES | _SIZES
"""Units of what is no count."""


def countable(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number may be this figure where the words name it: any counting word counts what is counted."""
    if numeral.percent or figure.unit == "%":
        return numeral.percent and figure.unit == "%"
    if figure.unit.endswith("元"):
        return numeral.unit == "元" or (not numeral.unit and figure.unit == "元")
    if numeral.unit in _PEOPLE:
        return figure.unit in ("人", "人次", "")
    if numeral.unit == "人次":
        return figure.unit in ("人", "人次", "件", "")
    return numeral.unit not in _NO_COUNT


def in_unit(numeral: Numeral, figure: Figure, *, extended: bool) -> bool:
    """Whether the unit behind a bound number is the figure's: `[5]万元`, not `[5]元` or `[15131]万条`.

    `extended` says that the number goes on behind the bound part, which must then be the 万 of the unit.
    """
    money = figure.unit.endswith("元")
    if extended:
        return money and figure.unit.startswith(("万", "亿")) and numeral.unit == "元"
    if money and numeral.unit == "元":
        return not figure.unit.startswith(("万", "亿")) or numeral.text.endswith(("万", "亿"))
    return True


def fits(numeral: Numeral, figure: Figure) -> bool:
    """Whether the number is the figure's value, or, with 余, 约 or 不足, near it as these words say."""
    if figure.number is None or numeral.percent != (figure.unit == "%"):
        return False
    written = _written(numeral, figure)
    if written is None:
        return numeral.value == figure.number  # said in words
    if not numeral.hedge:
        return agrees(written, figure)
    scaled = (written.scaled or written.yuan) and figure.unit.startswith("万")
    number = figure.number * (10_000 if scaled else 1)
    value, reach = Fraction(abs(numeral.value)), step(written)
    low = value - (0 if numeral.hedge == "over" else reach)
    high = value + (0 if numeral.hedge == "under" else reach)
    return low <= number <= high


def _written(numeral: Numeral, figure: Figure) -> Written | None:
    """The numeral as a written number; its unit 元 is kept for a figure of money, which may be in 万元."""
    text = numeral.text
    if figure.unit.endswith("元") and numeral.unit == "元" and not text.endswith(("万", "亿")):
        text += "元"
    return read_written(text)
