"""Characters of symbol fonts, which have numbers of their own, as those that they look like."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xB2: "☆", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xAE: "→", 0xD7: "·"}
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0x54: "☒", 0x97: "●", 0xA2: "■"}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xE000, 0xF900)
_OFFSET = 0xF000


def symbol(font: str, code: str) -> str:
    """What `w:sym` shows; empty where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or font.lower() in _FONTS:
        return _FONTS.get(font.lower(), {}).get(number - _OFFSET if number >= _OFFSET else number, "")
    return chr(number) if number >= ord(" ") and not 0xD800 <= number < 0xE000 else ""  # noqa: PLR2004 - halves of pairs
