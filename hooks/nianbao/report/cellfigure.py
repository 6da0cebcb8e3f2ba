"""The cells of the form: how each is named, labelled and found, and the figure that comes of what was typed there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nianbao.address.anchor import row_anchor
from nianbao.form.model import Form, Section
from nianbao.form.table import Column, Row, Table
from nianbao.labels import compact, plain
from nianbao.report.cellreader import Cell
from nianbao.report.figure import Figure, FigureKind, Named, Path, path_of


@dataclass(frozen=True, slots=True)
class FormCell(Named):
    """A cell of the form, before anything is filled in; its fields are those of its figure."""

    id: str
    anchor: str
    paths: tuple[Path, ...]
    target: str
    label: str
    unit: str
    """As the form prints it; empty where each entry names its own."""
    row: str
    column: str
    total: bool


def form_cells(form: Form) -> Iterator[FormCell]:
    """Every cell of a form, in printed order."""
    return (cell for section in form.sections for _, _, cell in section_cells(section))


@lru_cache(maxsize=128)
def section_cells(section: Section) -> tuple[tuple[Row, Column, FormCell], ...]:
    """Every cell of a part with its row and column, in printed order; each report on the form has the same."""
    return tuple(_cells(section))


def _cells(section: Section) -> Iterator[tuple[Row, Column, FormCell]]:
    part = section.names
    for table in section.tables:
        heads = {column.id: _head_names(column) for column in table.columns}
        for row in table.value_rows:
            outer = [part, *_title(table), *(ancestor.names for ancestor in table.ancestors(row)), row.names]
            for column in table.columns:
                paths = (path_of(outer), path_of([*outer, *heads[column.id]]))
                yield row, column, _cell(section, table, row, column, paths)


def _cell(section: Section, table: Table, row: Row, column: Column, paths: tuple[Path, Path]) -> FormCell:
    """A cell; `paths` are the ways to name its row, and itself."""
    stands_for_row = column is table.default
    return FormCell(
        id=table.figure_id(row, column),
        anchor=row_anchor(row.id),
        paths=paths if stands_for_row else paths[1:],
        target=_target(section, table, row, column),
        label=cell_label(table, row, column),
        unit="" if (column.kind or row.kind) in ("money", "mixed") else row.unit,
        row=row.id if stands_for_row else "",
        column="/".join((*_heads(table, column), column.label)) if table.matrix else "",
        total=row.total or column.total,
    )


def cell_figure(cell: FormCell, typed: Cell) -> Figure:
    """The figure of a form's cell with the value, unit and place that were typed for it."""
    return Figure(
        id=cell.id,
        kind=FigureKind.FORM,
        anchor=cell.anchor,
        table="",
        paths=cell.paths,
        target=cell.target,
        label=cell.label,
        unit=typed.unit,
        value=typed.value,
        place=typed.place,
        row=cell.row,
        column=cell.column,
        total=cell.total,
        remark=typed.remark,
    )


def cell_label(table: Table, row: Row, column: Column) -> str:
    """Printed name: the row's, with the column's where the row is not named for it."""
    return "/".join(_names(table, row, column))


def _names(table: Table, row: Row, column: Column) -> tuple[str, ...]:
    if column is table.default:
        return (_row_name(table, row),)
    names = (*_heads(table, column), column.label)
    return names if len(table.rows) == 1 and len(names) > 1 else (_row_name(table, row), *names)


def _row_name(table: Table, row: Row) -> str:
    """The row's label, with its number where a column has the same label (`（七）总计`)."""
    columns = {name for column in table.columns for name in column.names}
    return row.number + row.label if plain(row.label) in columns else row.label


def _heads(table: Table, column: Column) -> tuple[str, ...]:
    """The printed head above a column, where the table has several columns of the same label; else empty."""
    ambiguous = sum(other.label == column.label for other in table.columns) > 1
    return column.groups[-1:] if ambiguous else ()


def _head_names(column: Column) -> list[frozenset[str]]:
    return [*(frozenset({plain(group), compact(group)}) for group in column.groups), column.names]


def _title(table: Table) -> Iterator[frozenset[str]]:
    if table.title:
        yield frozenset({plain(table.title), compact(table.title)})


def _target(section: Section, table: Table, row: Row, column: Column) -> str:
    """The part's title where editors know it from the form of 2014; else its number, which is shorter."""
    if not table.matrix and not table.title:
        return row.label if row.id == section.id else f"{section.title}/{row.label}"
    return "/".join((section.short, *_names(table, row, column)))
