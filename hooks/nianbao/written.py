"""Numbers as people write them in a sentence (`15,131`, `1.5万`, `８８．９％`), and whether they equal a figure."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nianbao.figure import Figure
from nianbao.value import rounded

_WRITTEN = re.compile(r"(0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,6}))?(万|亿)?(%)?")
_ZEROS = {None: 0, "万": 4, "亿": 8}


@dataclass(frozen=True, slots=True)
class Written:
    """A written number."""

    value: Decimal
    """What it says, 万 and 亿 multiplied out; percentages as written (88.9 for 88.9%)."""
    places: int
    """Decimals it shows, counted after multiplying out: 1.5万 shows −3, that is thousands."""
    scaled: bool
    """Written with 万 or 亿, and therefore possibly rounded."""
    percent: bool


def read_written(text: str) -> Written | None:
    """Read a whole text as one number; None when it is not one."""
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not match:
        return None
    whole, fraction, scale, percent = match.groups()
    zeros = _ZEROS[scale]
    value = Decimal(whole.replace(",", "") + "." + (fraction or "0")).scaleb(zeros)
    return Written(value, len(fraction or "") - zeros, scale is not None, percent is not None)


def agrees(written: Written, figure: Figure) -> bool:
    """Whether the written number is the figure's value.

    Counts and money must be equal. A number with 万 or 亿, and a derived figure, agrees when the value rounded to the
    decimals written is that number; a derived figure is not written with more decimals than its table shows.
    """
    number = figure.number
    if number is None or (written.percent and figure.unit != "%"):
        return False
    if written.scaled and figure.unit.startswith("万"):
        number *= 10_000
    if not written.scaled and figure.exact is None:
        return Fraction(written.value) == number and (written.places == 0 or isinstance(figure.value, Decimal))
    if figure.exact is not None and isinstance(figure.value, Decimal) and written.places > _decimals(figure.value):
        return False
    return rounded(number, written.places) == written.value and (written.value != 0 or number == 0)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
