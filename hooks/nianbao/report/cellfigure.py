"""The figures of the form's cells: how each is named, labelled and found."""

from collections.abc import Iterator

from nianbao.form.model import Column, Row, Section, Table
from nianbao.labels import compact, plain
from nianbao.report.cellreader import Cell
from nianbao.report.figure import Figure, path_of


def cell_figure(section: Section, table: Table, row: Row, column: Column, cell: Cell) -> Figure:
    """The figure of one cell."""
    outer = [section.names, *_title(table), *(ancestor.names for ancestor in table.ancestors(row)), row.names]
    heads = [frozenset({plain(group), compact(group)}) for group in column.groups]
    stands_for_row = column is table.default
    whole = path_of([*outer, *heads, column.names])
    paths = (path_of(outer), whole) if stands_for_row else (whole,)
    return Figure(
        id=table.figure_id(row, column),
        anchor=f"row-{row.id}",
        table="",
        paths=paths,
        target=_target(section, table, row, column),
        label=cell_label(table, row, column),
        unit=cell.unit,
        value=cell.value,
        place=cell.place,
        row=row.id if stands_for_row else "",
        column="/".join((*_heads(table, column), column.label)) if table.matrix else "",
        total=row.total or column.total,
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
    """The heads above a column whose own label stands in the table more than once."""
    ambiguous = sum(other.label == column.label for other in table.columns) > 1
    return column.groups[-1:] if ambiguous else ()


def _title(table: Table) -> Iterator[frozenset[str]]:
    if table.title:
        yield frozenset({plain(table.title), compact(table.title)})


def _target(section: Section, table: Table, row: Row, column: Column) -> str:
    """The part's title where editors know it from the form of 2014; else its number, which is shorter."""
    if not table.matrix and not table.title:
        return row.label if row.id == section.id else f"{section.title}/{row.label}"
    return "/".join((section.number, *_names(table, row, column)))
