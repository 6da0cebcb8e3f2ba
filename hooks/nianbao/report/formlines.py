"""The printed lines of a form as an editor names them: rows, headings too, parts and titles of tables."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from nianbao.address.anchor import row_anchor
from nianbao.form.model import Form
from nianbao.form.table import Table
from nianbao.form.variantpart import Line
from nianbao.labels import compact, plain
from nianbao.report.figure import Named, Path, TargetProblem, find_figure, path_of


@dataclass(frozen=True, slots=True)
class LinePlace(Named):
    """A printed line of the form; its fields are those by which a target finds it."""

    id: str
    anchor: str
    paths: tuple[Path, ...]
    target: str
    label: str
    row: str
    line: Line


def find_line(target: str, form: Form) -> Line:
    """The row that is meant, or else the part or table. Raises TargetProblem where there is none, or several."""
    try:
        return find_figure(target, row_places(form)).line
    except TargetProblem:
        with suppress(TargetProblem):
            return find_figure(target, part_places(form)).line
        raise


def row_places(form: Form) -> Iterator[LinePlace]:
    """Every row of a form, also a heading, in printed order."""
    for section in form.sections:
        for table in section.tables:
            for row in table.rows:
                above = table.ancestors(row)
                path = path_of([section.names, *_title(table), *(other.names for other in above), row.names])
                target = "/".join((section.short, *(other.label for other in above), row.label))
                yield LinePlace(row.id, row_anchor(row.id), (path,), target, row.label, row.id, row)


def part_places(form: Form) -> Iterator[LinePlace]:
    """The parts of a form that are no row themselves, and their tables with a title."""
    for part in form.sections:
        if not part.own_row:
            yield LinePlace(part.id, row_anchor(part.id), (path_of([part.names]),), part.title, part.title, "", part)
        for table in part.tables:
            if table.title:
                path = path_of([part.names, *_title(table)])
                yield LinePlace(table.id, row_anchor(table.id), (path,), table.title, table.title, "", table)


def _title(table: Table) -> list[frozenset[str]]:
    return [frozenset({plain(table.title), compact(table.title)})] if table.title else []
