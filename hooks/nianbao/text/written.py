"""Numbers as people write them in a sentence (`15,131`, `1.5万`, `８８．９％`), and whether they equal a figure."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nianbao.report.figure import Figure, FigureKind
from nianbao.report.notesign import has_note
from nianbao.report.value import rounded
from nianbao.text.digits import ascii_digits
from nianbao.text.hannumber import read_han

_WRITTEN = re.compile(
    r"(0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,6}))?(?:([余多])?(万|亿))?([余多])?(%|元)?"
)
_ZEROS = {None: 0, "万": 4, "亿": 8}


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written in a sentence: value, precision, and whether it is rounded or a lower bound (余, 多)."""

    value: Decimal
    """What it says, 万 and 亿 multiplied out; percentages as written (88.9 for 88.9%)."""
    places: int
    """Decimals it shows, counted after multiplying out: 1.5万 shows −3, that is thousands."""
    scaled: bool
    """Written with 万 or 亿, and therefore possibly rounded."""
    percent: bool
    more: bool = False
    """Written with 余 or 多: the figure is that much or more, below the next step of its last digit."""
    yuan: bool = False
    """Written in 元, whatever unit the figure has."""


def read_written(text: str) -> Written | None:
    """Read a whole text as one number; None when it is not one."""
    if has_note(text):
        return None
    plain = ascii_digits(unicodedata.normalize("NFKC", text).strip())
    match = _WRITTEN.fullmatch(plain)
    if not match:
        return _in_han(plain)
    whole, fraction, more, scale, more_behind, unit = match.groups()
    if more and more_behind:
        return None
    zeros = _ZEROS[scale]
    value = Decimal(whole.replace(",", "") + "." + (fraction or "0")).scaleb(zeros)
    yuan, over = unit == "元", bool(more or more_behind)
    return Written(
        value, places=len(fraction or "") - zeros, scaled=scale is not None, percent=unit == "%", more=over, yuan=yuan
    )


def _in_han(text: str) -> Written | None:
    """A number in Chinese characters: 三, 十二."""
    value = read_han(text)
    return None if value is None else Written(Decimal(value), places=0, scaled=False, percent=False)


def agrees(written: Written, figure: Figure) -> bool:
    """Whether the written number is the figure's value.

    Counts and money must be equal; with 余 or 多, not below the number and below its next step. A number with 万 or 亿,
    and a derived figure, agrees when the value rounded to the decimals written is that number; a derived figure is not
    written with more decimals than its table shows.
    """
    number = figure.number
    if number is None or (written.percent and figure.unit != "%") or (written.yuan and not figure.unit.endswith("元")):
        return False
    if (written.scaled or written.yuan) and figure.unit.startswith("万"):
        number *= 10_000
    if written.more:
        return Fraction(written.value) <= number < Fraction(written.value) + step(written)
    derived = figure.kind is FigureKind.DERIVED
    if not written.scaled and not derived:
        return Fraction(written.value) == number and (written.places == 0 or isinstance(figure.value, Decimal))
    if derived and isinstance(figure.value, Decimal) and written.places > _decimals(figure.value):
        return False
    return rounded(number, written.places) == written.value and (written.value != 0 or number == 0)


def step(written: Written) -> Fraction:
    """Value of one unit of its last digit that is not 0: 100 for 4100, 1000 for 1.5万."""
    digits = str(abs(int(written.value.scaleb(max(written.places, 0)))))
    zeros = len(digits) - len(digits.rstrip("0")) if digits != "0" else 0
    return Fraction(10) ** (zeros - max(written.places, 0))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
