"""Ids of the places on a page that a build makes, as published addresses name them: `#row-1.2.4`, `#figure-1.2.4`."""

import re

_AT_HOME = re.compile(r"(?:row|cell|derived)-")
_GENERATED = re.compile(r"(?:row|cell|derived|figure|chart|head\d*)-|fn(?:ref\d*)?:")
_ROW = "row-"


def row_anchor(row: str) -> str:
    """Of a row by its id, `row-1.2.4`; also of a heading line, of a part or of a table of the form."""
    return f"{_ROW}{row}"


def row_of(anchor: str) -> str:
    """The id of the row that an anchor of `row_anchor` names."""
    return anchor.removeprefix(_ROW)


def cell_anchor(row: str, column: str) -> str:
    """Of a cell of a matrix, by the ids of its row and column: `cell-r1-c1`."""
    return f"cell-{row}-{column}"


def derived_anchor(number: int) -> str:
    """Of the `number`-th derived figure of a year, from 1: `derived-1`."""
    return f"derived-{number}"


def mention_anchor(figure: str, nth: int) -> str:
    """Of a number in the text, by the id of its figure: the page's first one has `figure-1.2.4`, the next an ending."""
    return _numbered(f"figure-{figure}", nth)


def chart_anchor(chart: str, nth: int) -> str:
    """Of a picture by its id: where it stands first on a page `chart-staff`, the next time with an ending."""
    return _numbered(f"chart-{chart}", nth)


def head_prefix(nth: int) -> str:
    """What the ids of a table's heads begin with, where tables stand on the page for the `nth` time."""
    return f"head{nth if nth > 1 else ''}-"


def is_at_home(anchor: str) -> bool:
    """Whether a year has the place only once, where its table is at home: a row, a cell or a derived figure."""
    return _AT_HOME.match(anchor) is not None


def is_generated(anchor: str) -> bool:
    """Whether only a build makes such ids: no heading of a text may have one."""
    return _GENERATED.match(anchor) is not None


def _numbered(anchor: str, nth: int) -> str:
    return anchor if nth == 1 else f"{anchor}--{nth}"
