"""A statutory form: its parts, rows, units and rules.

The forms are set by the national office: 2014 by 国办发〔2014〕32号, 2019 by 国办公开办函〔2019〕60号, 2021 by
国办公开办函〔2021〕30号. A later form is a new file.
"""

from dataclasses import dataclass

from nianbao.finding import Severity
from nianbao.labels import plain


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line of the form."""

    id: str
    """Stable id, such as `1.2.4`."""
    number: str
    """Printed number (`4.`, `（一）`), or empty."""
    label: str
    unit: str
    level: int
    """Depth as printed: 1 for 一、, 2 for （一）, 3 for 1. …"""
    kind: str
    """`count`, `decimal`, or `heading` for a line without a value."""
    parent: str
    """Id of the row it belongs to, or empty."""
    prefix: str
    """`其中：` where it is printed, or empty."""
    note: str
    """Printed in brackets after the label, or empty."""

    @property
    def heading(self) -> bool:
        """Whether the line carries no value."""
        return self.kind == "heading"

    @property
    def names(self) -> frozenset[str]:
        """The plain names by which an editor may call the row: with or without the bracketed note."""
        return frozenset({plain(self.label), plain(f"{self.label}（{self.note}）")})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form (一、 二、 …) with its rows in printed order; the first row is the part's own line."""

    id: str
    number: str
    title: str
    rows: tuple[Row, ...]

    @property
    def names(self) -> frozenset[str]:
        """The plain names of the part: its title or its number."""
        return frozenset({plain(self.title), self.number})


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation between sums of rows: `left op right`."""

    id: str
    words: str
    """The rule in the editor's words."""
    left: tuple[str, ...]
    """Row ids; their values are added."""
    op: str
    """`=`, `<=` or `>=`."""
    right: tuple[str, ...]
    for_each: bool
    """Compare with each right-hand row in turn instead of with their sum."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form."""

    id: str
    title: str
    subtitle: str
    """Printed below the title; `{year}` stands for the year."""
    years: tuple[int, ...]
    """Report years for which the form is in force."""
    open_ended: bool
    """In force for later years too."""
    columns: tuple[str, ...]
    """Printed column heads: indicator, unit, value."""
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All lines, in printed order."""
        return tuple(row for section in self.sections for row in section.rows)

    def covers(self, year: int) -> bool:
        """Whether reports of `year` are made on this form."""
        return year in self.years or (self.open_ended and year > max(self.years, default=year))
