"""A statutory form: its parts and chapters. Its tables are in `table`, the rules that go with them in `rule`.

The forms are set by the national office: 2014 by 国办发〔2014〕32号, 2019 by 国办公开办函〔2019〕60号, 2021 by
国办公开办函〔2021〕30号. A later form is a new file.
"""

from dataclasses import dataclass

from nianbao.form.chartplan import ChartPlan
from nianbao.form.printing import AS_THE_FORM_SAYS, Printed
from nianbao.form.rule import Rule, TextRule
from nianbao.form.sentencepattern import SentencePattern
from nianbao.form.table import Row, Table
from nianbao.labels import compact, plain


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
