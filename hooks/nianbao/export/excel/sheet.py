"""A sheet of a workbook: one table with one head line, nothing above, beside or below it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nianbao.report.figure import Figure
from nianbao.report.value import DASH, Absent, print_value

Cell = str | int | Decimal | None

_LONGEST = 31
"""UTF-16 units that Excel allows in a sheet's name."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: one table with one head line."""

    name: str
    """On the tab; unique in the workbook."""
    about: str
    """What it holds, for the list of sheets."""
    heads: tuple[str, ...]
    """Head of each column; unique in the sheet."""
    rows: tuple[tuple[Cell, ...], ...]
    """At least one; as many cells as heads. None is an empty cell."""
    links: bool = False
    """Whether the first column names sheets, and leads to them."""


def new_sheet(name: str, about: str, heads: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """A sheet whose heads are made unique, as tables of Excel need them."""
    return Sheet(sheet_name(name), about, unique_heads(heads), tuple(rows))


def sheet_name(text: str) -> str:
    """A text as the name of a sheet."""
    units = _FORBIDDEN.sub("", text).strip("' ").encode("utf-16-le")[: 2 * _LONGEST]
    return units.decode("utf-16-le", "ignore").rstrip("' ")


def unique_heads(heads: Iterable[str]) -> tuple[str, ...]:
    """The heads in order; a repeated one gets a number, case and width of letters being ignored as Excel does."""
    unique: dict[str, str] = {}
    for head in heads:
        name, number = head, 1
        while _folded(name) in unique:
            number += 1
            name = f"{head}（{number}）"
        unique[_folded(name)] = name
    return tuple(unique.values())


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def value_cell(figure: Figure) -> Cell:
    """A number as a number; what is absent in the word that the page prints, so that no cell is empty."""
    return print_value(figure.value) if isinstance(figure.value, Absent) else figure.value


def text_cell(text: str) -> str:
    """A text; a dash where the form prints nothing."""
    return text or DASH
