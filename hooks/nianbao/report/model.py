"""The report of one year: its figures, extra tables, derived figures and the editors' declarations about the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from nianbao.finding import Place, Severity
from nianbao.form.cell import Cell, cells_of
from nianbao.form.chartplan import ChartPlan
from nianbao.form.model import Form
from nianbao.form.table import Column, Row, Table
from nianbao.labels import compact
from nianbao.report.figure import Figure
from nianbao.report.original import OriginalFigure, ReadOtherwise


@dataclass(frozen=True, slots=True)
class TableRule:
    """A relation between sums of columns that holds in every row of an extra table."""

    words: str
    left: tuple[int, ...]
    """Column numbers, from 0."""
    op: str
    right: tuple[int, ...]
    place: Place
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """A table of the narrative that is not part of the statutory form."""

    slug: str
    """ASCII id used in anchors."""
    name: str
    """File name without ending; what `table:` and targets use."""
    title: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]
    """Row label and one figure for each column."""
    rules: tuple[TableRule, ...]
    place: Place
    chart: ChartPlan | None = None
    """How it is drawn, or None where no picture is wanted."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all its cells, row by row, from the left."""
        return tuple(figure for _, cells in self.rows for figure in cells)


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived figure, with its formula in words."""

    figure: Figure
    formula: str
    """In words: names of the figures with their values and × ÷ + −."""
    tables: frozenset[str] = frozenset()
    """Slugs of the extra tables whose figures go into it."""


@dataclass(frozen=True, slots=True)
class Free:
    """A number of the text that looks like a figure's and is not: declared, so that nobody binds it."""

    page: str
    near: str
    """Words of the same sentence; where they end with the number, the one that they end with."""
    number: str
    why: str
    place: Place

    def covers(self, ways: Iterable[str], sentence: str, at: int) -> bool:
        """Whether it declares the number at this position of a sentence, written in one of these ways.

        They are the number with and without its unit.
        """
        written = [compact(way) for way in ways]
        if compact(self.number) not in written:
            return False
        near, words = compact(self.near), compact(sentence)
        if near not in words:
            return False
        ends = next((way for way in reversed(written) if way and near.endswith(way)), "")
        if not ends:
            return True
        before = compact(sentence[max(at - 2 * len(self.near), 0) : at])
        return (before + ends).endswith(near) or not _ends_so(words, near, ends)


def _ends_so(words: str, near: str, number: str) -> bool:
    """Whether the words end somewhere with this number, and not within a longer one."""
    longer = re.escape(near.removesuffix(number)) + r"(?<![\d.])" + re.escape(number) + r"(?![\d.])"
    return bool(re.search(longer, words))


BOUND_NUMBER = "bound-number"
"""The rule that a bound number equals its figure."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A contradiction in the published report that stays as it is, with a reason."""

    rule: str
    """`bound-number` for a number of the text, or the id of the rule that does not hold."""
    page: str
    """Slug of the chapter; empty for a contradiction inside the tables."""
    target: str
    written: str
    """The number as the text has it; empty inside the tables."""
    found: str
    """What the data say now; empty where any value is meant."""
    expected: str
    """What the rule demands now; empty where any value is meant."""
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the office that answers questions about the report; empty where not given."""

    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One year's report: publishing body, period, figures of the form, extra tables, derived figures, declarations."""

    year: int
    form: Form
    scope: str
    """`summary` of an area, or `organ`: one body's own report."""
    level: str
    """Level of government (`province`, `city`, `county`, `township`), or empty where not given."""
    body: str
    """The body whose report it is, where it had another name or was another one then; empty: that of the portal."""
    publisher: str
    """The office that compiled it."""
    period: tuple[date, date]
    """First and last day that the figures cover."""
    published: date | None
    """Day of publication; None when the source has none."""
    contact: Contact
    statistics: dict[str, Figure]
    """Figures of the form by figure id, in printed order."""
    tables: tuple[ExtraTable, ...]
    derived: tuple[Derived, ...]
    free: tuple[Free, ...]
    acknowledged: tuple[Acknowledged, ...]
    complete: bool
    """Whether every file could be read; if not, the text cannot be bound."""
    published_at: time | None = None
    """Time of day of the publication, in China; None where only the day is known."""
    original: tuple[OriginalFigure, ...] = ()
    """The figures of the file that the year was imported from; empty where it was typed."""
    read_otherwise: tuple[ReadOtherwise, ...] = ()
    """Figures that are to differ from those of the file."""

    @property
    def day(self) -> date:
        """Date for files and feeds: the day of publication, or where it is not known the period's last day."""
        return self.published or self.period[1]

    @property
    def published_text(self) -> str:
        """Time of publication as pages print it: `2019-03-15 09:30`, `2019-03-15` without a known time, or empty."""
        if self.published is None:
            return ""
        return self.published.isoformat() + (f" {self.published_at:%H:%M}" if self.published_at else "")

    @property
    def published_iso(self) -> str:
        """Time of publication in ISO 8601: `2019-03-15T09:30+08:00`, `2019-03-15` without a known time, or empty."""
        return self.published_text.replace(" ", "T") + ("+08:00" if self.published_at else "")

    def figure_in(self, table: Table, row: Row, column: Column) -> Figure:
        """The figure of one cell of the form."""
        return self.statistics[table.figure_id(row, column)]

    def row_figures(self, table: Table, row: Row) -> tuple[tuple[Column, Figure], ...]:
        """The figures of a row of the form, each with its column. The row is no heading line."""
        return tuple((column, self.figure_in(table, row, column)) for column in table.columns)

    def cells(self) -> Iterator[tuple[Cell, Figure]]:
        """Every cell of the form with its figure, in printed order."""
        return ((cell, self.statistics[cell.id]) for cell in cells_of(self.form))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures that a sentence can be bound to: of the form, of the extra tables, derived."""
        return (
            *self.statistics.values(),
            *(figure for table in self.tables for figure in table.figures),
            *(item.figure for item in self.derived),
        )


def find_table(name: str, tables: Iterable[ExtraTable]) -> ExtraTable | None:
    """The extra table with this name, title or slug."""
    return next((table for table in tables if name in (table.name, table.title, table.slug)), None)
