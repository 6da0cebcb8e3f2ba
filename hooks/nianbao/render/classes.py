"""Names of CSS classes that say what an element is: given where pages are made, asked for where they are read back.

Stylesheets and scripts of the theme know them too. Classes that only say how something looks are not here.
"""

from typing import Final

EDITOR_NOTE: Final = "editor-note"
"""A note of the editors, in a text, below a title or in a row's head."""
FIGURE: Final = "figure"
"""The link of a bound number."""
USES: Final = "uses"
"""Links from a row back to the text."""
HIDDEN: Final = "visually-hidden"
"""For screen readers only."""
BARE: Final = "bare"
"""A head that the form does not print."""
PART: Final = "part"
"""In a caption: the heading line of a part of the form."""
TITLE: Final = "title"
"""In a caption: the title of the table itself."""
TOTAL: Final = "total"
"""A line with a total."""
VALUE: Final = "value"
"""A cell with a figure, or with a dash for none."""
UNIT: Final = "unit"
"""A cell with a unit."""
FORMULA: Final = "formula"
"""A cell that says how a figure is computed."""
PRINTED_NOTE: Final = "printed-note"
"""What the form itself prints as a note."""
CHART_NOTE: Final = "chart__note"
"""Says how a picture is drawn."""

STATISTICS: Final = "statistics"
MATRIX: Final = "matrix"
EXTRA: Final = "extra"
DERIVED: Final = "derived"
"""Kinds of tables, see `table_class`: a part of the form with one column of figures or several, a table of the text,
派生数据."""
_LEVEL = "level-"


def table_class(kind: str) -> str:
    """The class of a table of this kind."""
    return f"report-table--{kind}"


def level_class(level: int) -> str:
    """The class of a row that is so deep in its table, from 1."""
    return f"{_LEVEL}{level}"


def read_level(name: str) -> int | None:
    """The level that a class tells of; None for every other class."""
    level = name.removeprefix(_LEVEL)
    return int(level) if level != name and level.isdecimal() else None
