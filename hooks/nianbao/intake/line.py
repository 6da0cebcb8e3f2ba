"""A line of a form's table as a file has it: what stands beside its values, the values, the heads above them."""

import re
from dataclasses import dataclass

from nianbao.form.model import Section
from nianbao.form.table import Table
from nianbao.intake.block import Cell, Place
from nianbao.intake.spelling import key
from nianbao.labels import compact

_VALUE = re.compile(r"-?[\d,]*\d(?:\.\d+)?%?|不适用")
_NONE = re.compile(r"[-—–―/／\\]*")
_BEGINS_WITH_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:[(]|[^\d.]{1,3}$)")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads above each column of a grid, from the top; a head that reaches over several stands in each."""

    paths: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line with a label, values, or both."""

    own: str
    """The label next to the values, as printed; empty where the line has none."""
    side: tuple[str, ...]
    """Labels before it, from the outside in."""
    cells: tuple[tuple[int, Cell], ...]
    """The cells that may hold values, each with its column from 0."""
    heads: Heads | None
    place: Place
    in_order: bool = False
    """Whether the cells are only known in their order, without columns."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A title of a part or table: what follows belongs to it, as far as nothing else is said."""

    section: Section
    table: Table | None
    place: Place
    outside: bool = False
    """Whether it stands above a table, and is no line of it."""


def is_value(text: str) -> bool:
    """Whether a cell's text is a value or begins with one, and is no label."""
    words = compact(text)
    return bool(_VALUE.fullmatch(words) or _BEGINS_WITH_NUMBER.match(words))


def is_nothing(text: str) -> bool:
    """Whether a cell is blank or holds only dashes."""
    return bool(_NONE.fullmatch(compact(text)))


def is_label(text: str) -> bool:
    """Whether a text may be a label."""
    return not is_value(text) and not is_nothing(text) and bool(key(text))
