"""Numbers as lists count with them (ECMA-376-1, 17.18.59, ST_NumberFormat)."""

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999


def counted(number: int, form: str) -> str:
    """The number as this format writes it; with digits where the format is not known."""
    if form in ("none", "bullet") or not 0 <= number <= _MOST:
        return "" if form in ("none", "bullet") else str(number)
    return _FORMS.get(form, str)(number)


def _han(number: int, digits: str = "零" + _HAN[1:], units: str = "十百千", *, short: bool = True) -> str:
    """10 is 十, 11 is 十一, 105 is 一百零五."""
    if number == 0:
        return digits[0]
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit
    return written[1:] if short and written.startswith(digits[1] + units[0]) else written


def _legal(number: int) -> str:
    return _han(number, _LEGAL, "拾佰仟", short=False)


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    written = ""
    for amount, sign in _ROMAN:
        written += sign * (number // amount)
        number %= amount
    return written


def _letters(number: int) -> str:
    """The letters a … z, aa, bb …: the letter is repeated."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _in_circle(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)  # noqa: PLR2004 - as many are there


def _in_brackets(number: int) -> str:
    return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"  # noqa: PLR2004


def _with_stop(number: int) -> str:
    return chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}."  # noqa: PLR2004


def _han_in_circle(number: int) -> str:
    return chr(0x3220 + number - 1) if 1 <= number <= 10 else f"（{_han(number)}）"  # noqa: PLR2004


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"), _han
    ),
    **dict.fromkeys(("japaneseCounting", "koreanCounting"), _han),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "decimalEnclosedCircle": _in_circle,
    "decimalEnclosedCircleChinese": _in_circle,
    "decimalEnclosedParen": _in_brackets,
    "decimalEnclosedFullstop": _with_stop,
    "ideographEnclosedCircle": _han_in_circle,
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    "numberInDash": lambda number: f"- {number} -",
}
