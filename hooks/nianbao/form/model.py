"""A statutory form: its parts, tables, rows and columns. The rules that go with them are in `rule`.

The forms are set by the national office: 2014 by 国办发〔2014〕32号, 2019 by 国办公开办函〔2019〕60号, 2021 by
国办公开办函〔2021〕30号. A later form is a new file.
"""

from dataclasses import dataclass

from nianbao.form.chartplan import ChartPlan
from nianbao.form.printing import AS_THE_FORM_SAYS, Printed
from nianbao.form.rule import Rule, TextRule
from nianbao.form.sentencepattern import SentencePattern
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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form (一、 二、 …) with its tables, in printed order."""

    id: str
    number: str
    """`一`, without the mark behind it; empty where none is printed."""
    title: str
    note: str
    """Printed in the table's corner, or empty."""
    tables: tuple[Table, ...]
    aliases: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """The heading line as printed: number and title (`三、…`, `（三）…`), or the title alone."""
        mark = "、" if self.number and not self.number.endswith(("）", ")")) else ""
        return f"{self.number}{mark}{self.title}"

    @property
    def short(self) -> str:
        """The shortest name of the part in a target: its number, where that is a name by itself, or its title."""
        return self.number if self.number and plain(self.number) == self.number else self.title

    @property
    def names(self) -> frozenset[str]:
        """The plain names of the part: its title or its number."""
        number = {self.number} if self.number else set()
        return frozenset({plain(self.title), compact(self.caption), *number, *map(plain, self.aliases)})

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all its tables."""
        return tuple(row for table in self.tables for row in table.rows)

    @property
    def own_row(self) -> Row | None:
        """The row that is the part's heading line and carries a value (四、行政复议数量 in the form of 2014)."""
        return next((row for row in self.rows if row.id == self.id), None)


@dataclass(frozen=True, slots=True)
class FixedChapter:
    """A chapter that the form prescribes for the report."""

    number: str
    """`一`, without the mark behind it."""
    title: str
    slug: str
    """Its file name, the same in every year."""
    section: str
    """Id of the part whose tables it holds, or empty."""
    topics: tuple[str, ...]
    """What it has to treat, each under a heading of its own; may be empty."""
    aliases: tuple[str, ...]
    """Other titles in use."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that sentences name and no row of the form holds: 不予公开, 行政诉讼."""

    label: str
    words: tuple[str, ...]
    """What sentences call it, as in a row."""
    figures: tuple[str, ...]
    """Ids of the figures that are added."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A key figure: one that the front page of a year shows first."""

    name: str
    """A short name for readers: 收到公开申请."""
    figure: str
    """Id of the figure."""


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form: years for which it is in force, chapters, parts, rules, key figures and charts."""

    id: str
    title: str
    subtitle: str
    """Printed below the title; `{year}` is replaced by the year."""
    years: tuple[int, ...]
    """Report years for which the form is in force."""
    open_ended: bool
    """In force for later years too."""
    chapters: tuple[FixedChapter, ...]
    """Empty where the form leaves the chapters to the editors."""
    sections: tuple[Section, ...]
    suggested: tuple[FixedChapter, ...] = ()
    """The chapters that a new year begins with where the form leaves them to the editors."""
    rules: tuple[Rule, ...] = ()
    text_rules: tuple[TextRule, ...] = ()
    sums: tuple[Sum, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    charts: tuple[ChartPlan, ...] = ()
    sentences: tuple[SentencePattern, ...] = ()
    """What is proposed for the chapters."""
    edition: int = 1
    """Counts what it prints: another label, unit, order or note is another edition of the same form; from 1."""
    others: tuple["Form", ...] = ()
    """Its other editions, for the years that were published with them: what they print, with the words and rules of
    this one."""
    printed: Printed = AS_THE_FORM_SAYS
    """How one year printed it, where this is the form of that year's report."""
    as_set: "Form | None" = None
    """The form itself, where this is what one report printed of it."""
    own: bool = False
    """Whether an office made it beside the statutory ones: only a report that names it is made on it."""
    why_none: str = ""
    """Why a report has no table, where this is the form of a report without one (Chinese)."""

    @property
    def name(self) -> str:
        """Form and edition, as a lock names them: `2014@1`."""
        return f"{self.id}@{self.edition}"

    def edition_named(self, name: str) -> "Form | None":
        """The edition of this name (`2014@1`), this one or another; None where there is none."""
        return next((form for form in (self, *self.others) if form.name == name), None)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all parts, in printed order."""
        return tuple(table for section in self.sections for table in section.tables)

    def covers(self, year: int) -> bool:
        """Whether reports of `year` are made on this form."""
        return year in self.years or (self.open_ended and year > max(self.years, default=year))
