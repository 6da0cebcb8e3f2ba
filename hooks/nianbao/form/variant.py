"""Variants of print: the form as one report printed it, made from the form by joining, splitting, leaving out rows.

Each function gives a form again, which knows in `printed` what the rows that it no longer has are held by. Ids of rows
that stay are those of the form, so that what is known of them holds; new rows get ids of their own behind them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from nianbao.form.model import Form, Sum
from nianbao.form.printing import Added, Away, Instead, Printed
from nianbao.form.rowrules import with_rows_instead, with_rows_like
from nianbao.form.table import Row, Table
from nianbao.form.wording import VariantProblem, Wording
from nianbao.labels import quoted


def reworded(form: Form, row: Row, words: Wording) -> Form:
    """The form with other words for a row; the heading line of a part that carries a value is its part's, too."""
    made = _with_rows(form, row, lambda table: (words.of(each) if each.id == row.id else each for each in table.rows))
    parts = (words.of_part(part) if part.id == row.id else part for part in made.sections)
    return replace(made, sections=tuple(parts))


def joined(form: Form, row: Row) -> Form:
    """The form with one line where it has a heading with rows below it. Raises VariantProblem."""
    table = _table_of(form, row)
    below = [other for other in table.value_rows if row in table.ancestors(other)]
    if not row.heading or not below:
        mend = "只有标题行和它下面的各行才能合印；没有印的行请写 left_out: true"
        raise VariantProblem(f"“{row.label}”不是标题行", mend)
    if len({other.kind for other in below}) > 1 or len({other.unit for other in below}) > 1:
        raise VariantProblem(f"“{row.label}”下面各行的单位或种类不同，合不到一起", "请改写 left_out 或 split")
    held = [set(ids) for ids in zip(*(_cells(other, table) for other in below), strict=True)]
    words = next((item.words for item in form.sums if set(item.figures) in held), ())
    total = any(other.total for other in below)
    line = replace(row, kind=below[0].kind, unit=below[0].unit, words=words, total=total)
    gone = {other.id: other for other in table.rows if row in table.ancestors(other)}
    away = [Away(other.id, other.printed_number + other.label, f"合印为“{row.label}”") for other in gone.values()]
    lines = (line if each.id == row.id else each for each in table.rows if each.id not in gone)
    rules = with_rows_like(form.rules, _cells(below[0], table), [_cells(line, table)], between_years=True)
    made = replace(_with_rows(form, row, lambda _: lines), rules=rules)
    return _noted(made, Printed(tuple(_held_by(line, below, table)), away=tuple(away)))


def _held_by(line: Row, below: list[Row], table: Table) -> Iterator[Instead]:
    """What one line holds of the rows below it: their total, what adds up to it; a part of one only with all others."""
    totals = tuple(row for row in below if row.total)
    adding = tuple(row for row in below if not row.total and not row.prefix and not _inside_another(row, table))
    for rows in dict.fromkeys((totals, adding, tuple(below))):
        for cell, *held in zip(_cells(line, table), *(_cells(row, table) for row in rows), strict=True):
            if held:
                yield Instead(tuple(held), (cell,))


def _inside_another(row: Row, table: Table) -> bool:
    """Whether it is a part of a row that has a value itself."""
    return any(not other.heading for other in table.ancestors(row))


def left_out(form: Form, rows: Iterable[Row], *, noted: bool = True) -> Form:
    """The form without some rows, and without those below them; `noted` where readers are told so."""
    for row in rows:
        if any(row.id == other.id for table in form.tables for other in table.rows):  # not gone with one above it
            form = _without(form, row, noted=noted)
    return form


def _without(form: Form, row: Row, *, noted: bool) -> Form:
    table = _table_of(form, row)
    gone = [other for other in table.rows if row.id in (other.id, *(each.id for each in table.ancestors(other)))]
    figures = {id for other in gone if not other.heading for id in _cells(other, table)}
    totals = {id for other in gone if other.total for id in _cells(other, table)}
    ids = {other.id: other.printed_number + other.label for other in gone}
    made = _with_rows(form, row, lambda table: (each for each in table.rows if each.id not in ids))
    names = _emptied(form, made) | ids
    away = tuple(Away(id, name, "没有印") for id, name in names.items() if noted)
    return _noted(made, Printed(left_out=frozenset(figures), unstated=frozenset(totals), away=away))


def _emptied(before: Form, after: Form) -> dict[str, str]:
    """Ids and names of the parts and titled tables that have no row any more."""
    left = {*(part.id for part in after.sections), *(table.id for table in after.tables)}
    names = {part.id: part.caption for part in before.sections}
    names |= {table.id: table.title for table in before.tables if table.title}
    return {id: name for id, name in names.items() if id not in left}


def split(form: Form, row: Row, parts: Iterable[Wording]) -> Form:
    """The form with several rows where it has one. Raises VariantProblem."""
    table = _table_of(form, row)
    if row.heading or any(row in table.ancestors(other) for other in table.rows):
        mend = "只有没有下级的数值行才能分开；多印的行请写 added"
        raise VariantProblem(f"“{row.label}”有下级各行", mend)
    new = tuple(words.of(_new(row, f"s{number}")) for number, words in enumerate(parts, 1))
    parts_of = zip(_cells(row, table), zip(*(_cells(part, table) for part in new), strict=True), strict=True)
    instead = tuple(Instead((cell,), parts) for cell, parts in parts_of)
    how = f"分成{quoted(part.label for part in new)}"
    away = (Away(row.id, row.printed_number + row.label, how),)
    lines = (each for other in table.rows for each in (new if other.id == row.id else (other,)))
    rules = with_rows_instead(form.rules, _cells(row, table), [_cells(part, table) for part in new])
    made = replace(_with_rows(form, row, lambda _: lines), rules=rules)
    return _noted(made, Printed(instead, away=away))


def added(form: Form, row: Row, more: Iterable[Wording]) -> Form:
    """The form with rows of the office's own behind a row and those below it, on the same level."""
    table = _table_of(form, row)
    new = tuple(words.of(_new(row, f"a{number}")) for number, words in enumerate(more, 1))
    last = [other for other in table.rows if row.id in (other.id, *(each.id for each in table.ancestors(other)))][-1]
    lines = (each for other in table.rows for each in ((other, *new) if other.id == last.id else (other,)))
    own = [other for other in table.value_rows if row.id in (other.id, *(each.id for each in table.ancestors(other)))]
    rules = with_rows_like(form.rules, _cells(own[0], table), [_cells(other, table) for other in new]) if own else ()
    made = replace(_with_rows(form, row, lambda _: lines), rules=rules or form.rules)
    return _noted(made, Printed(added=tuple(_counted(row, own, new, table))))


def _counted(row: Row, own: list[Row], new: tuple[Row, ...], table: Table) -> Iterator[Added]:
    """Where new rows are counted: with `row`, or all that is below it; a total has what is counted already."""
    beside = own if row.heading else [row]
    within = frozenset(id for other in own for id in _cells(other, table))
    for other in new:
        if other.prefix or row.total:  # 其中： is a part of the row
            continue
        for cell, *figures in zip(_cells(other, table), *(_cells(each, table) for each in beside), strict=True):
            if figures:
                yield Added(frozenset(figures), within, cell)


def _cells(row: Row, table: Table) -> tuple[str, ...]:
    return tuple(table.figure_id(row, column) for column in table.columns)


def _new(row: Row, ending: str) -> Row:
    """A row beside another that the form does not have: of its unit, kind and level, without its names."""
    kind = "count" if row.heading else row.kind
    id = f"{row.id}.{ending}"
    made = replace(row, id=id, number="", label="", note="", prefix="", kind=kind, aliases=(), words=())
    return replace(made, total=False, unprinted=False, optional=False)


def _table_of(form: Form, row: Row) -> Table:
    """The table of a row that the form still has."""
    return next(table for table in form.tables if any(other.id == row.id for other in table.rows))


def _with_rows(form: Form, row: Row, rows: Callable[[Table], Iterable[Row]]) -> Form:
    """The form with other rows in the table of `row`; a table or part without any row is not printed."""
    own = _table_of(form, row)
    sections = []
    for section in form.sections:
        tables = (replace(table, rows=tuple(rows(table))) if table is own else table for table in section.tables)
        if left := tuple(table for table in tables if table.rows):
            sections.append(replace(section, tables=left))
    return replace(form, sections=tuple(sections))


def _noted(form: Form, more: Printed) -> Form:
    """The form that also knows this of its print; pictures, sums and key figures are those that can still be made."""
    printed = form.printed.with_(more)
    held = partial(_held, printed=more)
    return replace(
        form,
        printed=printed,
        charts=tuple(more.pictures(form.charts)),
        sums=tuple(found for item in form.sums if (found := held(item)) and len(found.figures) > 1),
        highlights=tuple(
            replace(item, figure=one.figures[0])
            for item in form.highlights
            if (one := more.held([item.figure])).whole and len(one.figures) == 1
        ),
    )


def _held(item: Sum, printed: Printed) -> Sum | None:
    """A sum over what was printed; None where a part of it cannot be told from other figures."""
    held = printed.held(item.figures)
    return None if held.inside else replace(item, figures=held.figures)
