"""A table of a statutory form: its rows and columns, as printed, and what names them."""

from dataclasses import dataclass

from nianbao.labels import compact, plain


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form's table, as printed: a line with values, or a heading without."""

    id: str
    """Stable id, such as `1.2.4` or `r3.1`."""
    number: str
    """Printed number (`4.`, `（一）`), or empty."""
    label: str
    unit: str
    level: int
    """Depth as printed: 1 for 一、, 2 for （一）, 3 for 1. …"""
    kind: str
    """`count`, `signed`, `decimal`, `money` or `mixed` (its columns say); `heading` for a line without a value."""
    parent: str
    """Id of the row it belongs to, or empty."""
    prefix: str = ""
    """`其中：` where it is printed, or empty."""
    note: str = ""
    """Printed in brackets after the label, or empty."""
    total: bool = False
    """Whether it is the sum of other lines: left blank, it is not stated, and not 0."""
    unprinted: bool = False
    """Whether the form prints no label there: only screen readers get it."""
    aliases: tuple[str, ...] = ()
    """Other names in use for the same line."""
    words: tuple[str, ...] = ()
    """Phrases by which sentences call it: words separated by spaces, which occur in this order before the number."""
    optional: bool = False
    """Whether a report may do without it: it is printed where the data have it."""

    @property
    def printed_number(self) -> str:
        """What is printed before the label: `（一）`, `其中：`, `其中：1.`, or nothing."""
        return self.prefix + self.number

    @property
    def heading(self) -> bool:
        """Whether the line carries no value."""
        return self.kind == "heading"

    @property
    def names(self) -> frozenset[str]:
        """The names by which an editor may call the row: with or without printed number and bracketed note."""
        full = f"{self.label}（{self.note}）"
        numbered = {compact(self.number + self.label), compact(self.number + full)} if self.number else set()
        return frozenset({plain(self.label), plain(full), *map(plain, self.aliases), *numbered})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form's table that holds values."""

    id: str
    label: str
    groups: tuple[str, ...] = ()
    """Printed heads above it, from the top: `申请人情况`, `法人或其他组织`."""
    kind: str = ""
    """As in a row; empty where the row decides."""
    total: bool = False
    """Whether it is the sum of other columns; also the one that is meant where only the row is named."""
    words: tuple[str, ...] = ()
    """What sentences call it, as in a row."""
    meant: bool = False
    """Whether it is meant where only the row is named, though it is no sum of others: 本年度 beside 历年累计."""

    @property
    def names(self) -> frozenset[str]:
        """The plain names: the label, also without its bracket (`本年收费金额（单位：万元）`)."""
        return frozenset({plain(self.label), plain(self.label.split("（")[0])})


def cell_kind(row: Row, column: Column) -> str:
    """Kind of value in a cell, `count`, `signed`, `decimal` or `money`: the column's if it has one, else the row's."""
    return column.kind or ("count" if row.kind == "mixed" else row.kind)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a part: rows by columns."""

    id: str
    title: str
    """Printed above it, or empty where the part is one table."""
    row_head: str
    """Printed head of the row labels, or empty."""
    unit_head: str
    """Printed head of the units, or empty where no units are printed."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def value_rows(self) -> tuple[Row, ...]:
        """The rows that carry values, that is, all but headings, in printed order."""
        return tuple(row for row in self.rows if not row.heading)

    @property
    def matrix(self) -> bool:
        """Whether a row holds more than one value, so that a cell needs a name of its own."""
        return len(self.columns) > 1

    @property
    def default(self) -> Column | None:
        """The column meant where a target names only the row: the one that says so, the only one, the only total."""
        if meant := next((column for column in self.columns if column.meant), None):
            return meant
        totals = [column for column in self.columns if column.total] if self.matrix else list(self.columns)
        return totals[0] if len(totals) == 1 else None

    def figure_id(self, row: Row, column: Column) -> str:
        """Id of the figure in this cell: the row's own where it holds one value."""
        return f"{row.id}-{column.id}" if self.matrix else row.id

    def ancestors(self, row: Row) -> tuple[Row, ...]:
        """The rows that a row belongs to, from the outside in."""
        parent = next((other for other in self.rows if row.parent and other.id == row.parent), None)
        return (*self.ancestors(parent), parent) if parent else ()
