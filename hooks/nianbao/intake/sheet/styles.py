"""The formats of numbers and the bold letters of a workbook's cells."""

from dataclasses import dataclass
from typing import Any

from nianbao.attached.xmlpart import attribute
from nianbao.intake.officexml import child, children, switched, whole

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a workbook names by number only (18.8.30), those of Chinese programs included."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What a cell looks like, by the number of its style."""

    codes: tuple[str, ...] = ()
    bold: tuple[bool, ...] = ()

    def code(self, style: int) -> str:
        """The format of its number."""
        return self.codes[style] if 0 <= style < len(self.codes) else "General"

    def is_bold(self, style: int) -> bool:
        """Whether its letters are bold."""
        return self.bold[style] if 0 <= style < len(self.bold) else False


def read_styles(root: Any | None) -> Styles:
    """The styles of the part; none where there is no such part."""
    listed = child(root, "cellXfs") if root is not None else None
    if listed is None:
        return Styles()
    own = child(root, "numFmts")
    codes = _BUILT_IN | {
        whole(attribute(each, "numFmtId")): attribute(each, "formatCode") for each in (own if own is not None else ())
    }
    fonts = child(root, "fonts")
    bold = [switched(font, "b") is True for font in children(fonts, "font")] if fonts is not None else []
    cells = list(children(listed, "xf"))
    numbers = [whole(attribute(cell, "fontId"), -1) for cell in cells]
    return Styles(
        tuple(codes.get(whole(attribute(cell, "numFmtId")), "General") for cell in cells),
        tuple(0 <= number < len(bold) and bold[number] for number in numbers),
    )
