"""The cells of a sheet: what each shows, and which are merged (ECMA-376-1, 18.3.1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from nianbao.attached.xmlpart import attribute, elements, local
from nianbao.characters import without_unseen
from nianbao.intake.limits import check_cells
from nianbao.intake.officexml import child, children, whole
from nianbao.intake.sheet.dateformat import is_date, shown_date
from nianbao.intake.sheet.numberformat import sections, shown_number
from nianbao.intake.sheet.styles import Styles

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_WORDS = {"0": "FALSE", "1": "TRUE"}
_TEXT_SECTION = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is shown; rows and columns from 1."""

    row: int
    column: int
    text: str
    bold: bool = False
    uncalculated: str = ""
    """The formula of a cell that has no value."""


@dataclass(frozen=True, slots=True)
class Range:
    """Rows and columns from 1, the last included."""

    top: int
    left: int
    bottom: int
    right: int

    def within(self, bottom: int, right: int) -> "Range":
        """The part of it above and left of what is written in the sheet."""
        return Range(self.top, self.left, min(self.bottom, bottom), min(self.right, right))


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    styles: Styles
    from_1904: bool


def cells_of(root: Any, book: Book) -> Iterator[Shown]:
    """The cells of a sheet that show something, or have a formula. Raises Problem where there are too many."""
    data, row, count = child(root, "sheetData"), 0, 0
    for line in children(data, "row") if data is not None else ():
        row = whole(attribute(line, "r"), row + 1)
        column = 0
        for cell in children(line, "c"):
            reference = position(attribute(cell, "r"))
            row, column = reference or (row, column + 1)
            count += 1
            check_cells(count)
            found = _shown(cell, row, column, book)
            if found.text or found.uncalculated:
                yield found


def merged_of(root: Any) -> Iterator[Range]:
    """The merged cells of a sheet."""
    for merged in elements(root, "mergeCell"):
        first, _, last = attribute(merged, "ref").partition(":")
        begin, end = position(first), position(last)
        if begin and end and end >= begin:
            yield Range(*begin, *end)


def position(reference: str) -> tuple[int, int] | None:
    """Row and column of `B3`; None where it is no reference."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def strings_of(root: Any | None) -> tuple[str, ...]:
    """The texts that cells share, by number."""
    return () if root is None else tuple(map(_text, children(root, "si")))


def _text(element: Any) -> str:
    """The words of a text, without what says how they are read aloud."""
    aloud = {item for reading in elements(element, "rPh") for item in reading.iter()}
    pieces = (item.text or "" for item in element.iter() if local(item) == "t" and item not in aloud)
    written = "".join(pieces).replace("\r\n", "\n").replace("_x000D_", "")
    return without_unseen(written).strip(" \n\t")


def _shown(cell: Any, row: int, column: int, book: Book) -> Shown:
    style = whole(attribute(cell, "s"))
    value, formula = child(cell, "v"), child(cell, "f")
    written = "" if value is None else value.text or ""
    text = _as_shown(cell, attribute(cell, "t"), written, book.styles.code(style), book)
    has_value = value is not None and (bool(written) or attribute(cell, "t") == "str")
    lacking = "" if text or formula is None or has_value else f"={formula.text or ''}"
    return Shown(row, column, text, book.styles.is_bold(style), lacking)


def _as_shown(cell: Any, kind: str, written: str, code: str, book: Book) -> str:
    if kind == "s":
        number = whole(written, -1)
        return _in_format(book.strings[number], code) if 0 <= number < len(book.strings) else ""
    if kind == "inlineStr":
        return _in_format(_text(cell), code)
    if kind == "b":
        return _WORDS.get(written, written)
    if kind in ("str", "e", "d"):
        return without_unseen(written).strip()
    return _number(written, code, book)


def _in_format(text: str, code: str) -> str:
    """A text in a cell whose format hides texts, or puts words around them."""
    parts = sections(code)
    if len(parts) <= _TEXT_SECTION or not text:
        return text
    return re.sub(r'"([^"]*)"', r"\1", parts[_TEXT_SECTION]).replace("@", text)


def _number(written: str, code: str, book: Book) -> str:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return written.strip()
    if not number.is_finite() or abs(number.adjusted()) > 300:  # noqa: PLR2004 - no number of a cell is larger
        return written.strip()
    if is_date(code) and (shown := shown_date(number, code, from_1904=book.from_1904)) is not None:
        return shown
    return shown_number(number, code)
