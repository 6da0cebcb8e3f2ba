"""Editions of a form: what an earlier one printed, with the words that the newest one knows.

A label that is put right later is a new edition. Years that were published keep theirs; what sentences call a row, how
values are typed, rules, sums and pictures are always those of the newest.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from nianbao.form.cell import cells_of
from nianbao.form.model import FixedChapter, Form, Section
from nianbao.form.table import Column, Row, Table


def same_cells(one: Form, other: Form) -> bool:
    """Whether two editions hold the same figures, in whatever order: else they are two forms."""
    return {cell.id for cell in cells_of(one)} == {cell.id for cell in cells_of(other)}


def printed_as(edition: Form, newest: Form) -> Form:
    """What an edition prints, with words, other names and kinds of values of the newest; still without rules.

    Both hold the same figures, see `same_cells`.
    """
    tables = {table.id: table for table in newest.tables}
    sections = tuple(_section(part, newest, tables) for part in edition.sections)
    chapters = tuple(_chapter(chapter, newest) for chapter in edition.chapters)
    return replace(
        edition, years=newest.years, open_ended=newest.open_ended, chapters=chapters, sections=sections, others=()
    )


def _section(part: Section, newest: Form, tables: Mapping[str, Table]) -> Section:
    other = next((each for each in newest.sections if each.id == part.id), part)
    told = tuple(_table(table, tables.get(table.id, table)) for table in part.tables)
    return replace(part, tables=told, aliases=_joined(part.aliases, other.aliases))


def _table(table: Table, newest: Table) -> Table:
    rows = {row.id: row for row in newest.rows}
    columns = {column.id: column for column in newest.columns}
    return replace(
        table,
        columns=tuple(_column(column, columns.get(column.id, column)) for column in table.columns),
        rows=tuple(_row(row, rows.get(row.id, row)) for row in table.rows),
    )


def _row(row: Row, newest: Row) -> Row:
    return replace(
        row,
        kind=newest.kind,
        total=newest.total,
        words=newest.words,
        aliases=_joined(row.aliases, newest.aliases),
    )


def _column(column: Column, newest: Column) -> Column:
    return replace(column, kind=newest.kind, total=newest.total, words=newest.words)


def _chapter(chapter: FixedChapter, newest: Form) -> FixedChapter:
    other = next((each for each in newest.chapters if each.slug == chapter.slug), chapter)
    return replace(chapter, topics=other.topics, aliases=_joined(chapter.aliases, other.aliases))


def _joined(own: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *others)))


Finish = Callable[[Form], Form]
"""Adds to a form the rules, sums, key figures and pictures that the newest edition has."""


def with_others(newest: Form, editions: Mapping[int, Form], finish: Finish) -> Form:
    """The newest edition, with every other one, by its number, that has the same figures as this one."""
    others = (edition for number, edition in sorted(editions.items()) if number != newest.edition)
    known = tuple(finish(printed_as(edition, newest)) for edition in others if same_cells(edition, newest))
    return replace(newest, others=known)
