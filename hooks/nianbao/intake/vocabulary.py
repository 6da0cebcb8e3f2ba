"""The words of a form by which its tables are known in any file: labels of rows, heads of columns, titles, units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.form.model import Form, Section
from nianbao.form.table import Column, Row, Table
from nianbao.intake.spelling import SURE, key, likeness, printed

_TABLE_NUMBER = re.compile(r"^\s*表\s*\d+\s*[:：.、]?\s*")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form with what it stands in, and its position in printed order."""

    section: Section
    table: Table
    row: Row
    at: int

    @property
    def keys(self) -> frozenset[str]:
        """The labels by which it is known."""
        full = f"{self.row.label}（{self.row.note}）"
        return frozenset(key(name) for name in (self.row.label, full, *self.row.aliases))

    @property
    def above(self) -> tuple[Row, ...]:
        """The rows that it belongs to, from the outside in."""
        return self.table.ancestors(self.row)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one form."""

    form: Form
    rows: tuple[FormRow, ...]
    by_key: dict[str, tuple[FormRow, ...]]
    """The rows of each label."""
    heads: frozenset[str]
    """Heads above values: labels of columns, and what stands above several of them."""
    side_heads: frozenset[str]
    """Heads above labels, and notes in their place."""
    unit_heads: frozenset[str]
    titles: dict[str, tuple[Section, Table | None]]
    """Parts and titled tables by their titles."""
    units: frozenset[str]

    def is_head(self, text: str) -> bool:
        """Whether a text is a head above values, exactly or nearly."""
        return bool(text) and known(key(text), self.heads)

    def is_any_head(self, text: str) -> bool:
        """Whether a text stands in a head row."""
        return any(map(self.is_head, self.steps(text))) or known(key(text), self.side_heads | self.unit_heads)

    def steps(self, text: str) -> tuple[str, ...]:
        """The heads in one cell, from the top: several where slashes part them and the whole is none (本年增/减)."""
        parts = tuple(part for part in re.split("[/／]", text) if part.strip())
        return parts if len(parts) > 1 and not self.is_head(text) else (text,)

    def exact(self, label: str) -> tuple[FormRow, ...]:
        """The rows that have this label, with or without the note behind it."""
        pieces = printed(label)
        return self.by_key.get(pieces.words) or self.by_key.get(pieces.bare, ())

    def title(self, text: str) -> tuple[Section, Table | None] | None:
        """The part or table of this title."""
        return self.titles.get(key(text)) or self.titles.get(key(_TABLE_NUMBER.sub("", text))) if text else None


def known(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of these, or the misprint of one."""
    return word in words or (len(word) > 2 and any(likeness(word, other) >= SURE for other in words))  # noqa: PLR2004


def vocabulary(form: Form) -> Vocabulary:
    """The words of a form."""
    rows = tuple(_rows(form))
    by_key: dict[str, list[FormRow]] = {}
    for each in rows:
        for name in each.keys:
            by_key.setdefault(name, []).append(each)
    columns = [column for table in form.tables for column in table.columns]
    side = {table.row_head for table in form.tables} | {part.note for part in form.sections}
    return Vocabulary(
        form,
        rows,
        {name: tuple(found) for name, found in by_key.items()},
        heads=frozenset(head for column in columns for head in heads_of(column)),
        side_heads=frozenset(_keys(side)),
        unit_heads=frozenset(_keys(table.unit_head for table in form.tables)),
        titles=dict(_titles(form)),
        units=frozenset(row.unit for table in form.tables for row in table.rows if row.unit),
    )


def heads_of(column: Column) -> frozenset[str]:
    """What may stand above a column: its label, with and without a bracket, and the heads above it."""
    return frozenset({key(column.label), printed(column.label).bare, *map(key, column.groups)})


def _rows(form: Form) -> Iterator[FormRow]:
    places = ((section, table, row) for section in form.sections for table in section.tables for row in table.rows)
    for at, (section, table, row) in enumerate(places):
        yield FormRow(section, table, row, at)


def _titles(form: Form) -> Iterator[tuple[str, tuple[Section, Table | None]]]:
    for section in form.sections:
        for name in (section.title, *section.aliases):
            yield key(name), (section, None)
        for table in section.tables:
            if table.title:
                yield key(table.title), (section, table)


def _keys(texts: Iterable[str]) -> Iterator[str]:
    return (key(text) for text in texts if text)
