"""The figures that a file's tables hold, each with its place; what is not certain of them are doubts.

A figure that was not found stays open. Where one cell has two values, or a value cannot be read, it stays open too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nianbao.form.cell import Cell as FormCell
from nianbao.form.cell import cells_of
from nianbao.form.model import Form
from nianbao.form.table import Column, cell_kind
from nianbao.intake.block import Block, Cell, Place
from nianbao.intake.celltext import Entry, read_cell
from nianbao.intake.columns import Found, find_columns
from nianbao.intake.doubt import Doubt, Kind, where
from nianbao.intake.formtables import form_tables
from nianbao.intake.line import Line, is_nothing
from nianbao.intake.rowmatch import Matched, match_rows
from nianbao.intake.tablelines import distinct
from nianbao.intake.variants import Variants, find_variants
from nianbao.intake.vocabulary import vocabulary
from nianbao.labels import quoted

_CHECK = "请对照原件核对这一行的数"


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure as it was read."""

    entry: Entry
    printed: str
    """What stands in the cell."""
    place: Place


@dataclass(frozen=True, slots=True)
class Figures:
    """What the tables of a file hold."""

    form: Form
    """As the file has it printed, as far as that is certain."""
    printed_as: tuple[str, ...]
    """What `printed_as:` has to say of it: entries as YAML."""
    read: dict[str, ReadFigure]
    """By figure id, in printed order."""
    open: tuple[str, ...]
    """Ids of the figures that were not found, or that may be one of several."""
    doubts: tuple[Doubt, ...]
    blocks: frozenset[int]
    """Numbers of the blocks that are tables of the form."""
    rows: int
    """How many rows of the form were found."""


def read_figures(blocks: Sequence[Block], form: Form) -> Figures:
    """The figures of this form in a file."""
    words = vocabulary(form)
    tables = form_tables(blocks, words)
    matched, others = match_rows(tables.lines, words)
    variants = find_variants(matched, others, words)
    doubts = [*_misprinted(variants.matched), *variants.doubts]
    read, values = _values(variants, doubts)
    doubts += values
    cells = {cell.id: cell for cell in cells_of(variants.form)}
    named = {doubt.figure for doubt in doubts}
    doubts += [_open(cell) for id, cell in cells.items() if id not in read and id not in named]
    return Figures(
        variants.form,
        variants.printed_as,
        {id: read[id] for id in cells if id in read},
        tuple(id for id in cells if id not in read),
        tuple(doubts),
        tables.blocks,
        len({item.row.row.id for item in matched}),
    )


def _misprinted(matched: Iterable[Matched]) -> Iterator[Doubt]:
    for item in matched:
        if item.likeness < 1:
            what = f"原件的行名是“{item.line.own}”，表式是“{item.row.row.label}”，当作这一行"
            mend = f"{_CHECK}；确是这一行、要照原件印的，在 report.yml 的 printed_as 里写 label"
            first = item.row.table.figure_id(item.row.row, item.row.table.columns[0])
            yield Doubt(Kind.ROW, what, mend, item.line.place, first)


def _values(variants: Variants, doubts: list[Doubt]) -> tuple[dict[str, ReadFigure], list[Doubt]]:
    """The values of the lines, by figure; a figure with several different values is left open."""
    given: dict[str, list[ReadFigure]] = {}
    found: list[Doubt] = []
    unlike: dict[str, Doubt] = {}
    shared = _shared(variants.matched)
    for item in variants.matched:
        if item.row.row.heading:
            continue
        columns = find_columns(item.line, item.row.table)
        unlike |= {doubt.what: doubt for doubt in _columns(item, columns)}
        wide = shared | _shared_by_columns(columns)
        for column in item.row.table.columns:
            figure = item.row.table.figure_id(item.row.row, column)
            cells = columns.cells.get(column.id, ())
            if value := _value(item, column, cells, wide, found):
                given.setdefault(figure, []).append(value)
    doubts += unlike.values()
    read: dict[str, ReadFigure] = {}
    for figure, values in given.items():
        if len({value.entry.text for value in values}) == 1:
            read[figure] = values[0]
        else:
            found.append(_several(figure, values))
    refused = {doubt.figure for doubt in found if doubt.kind is Kind.VALUE}
    return {figure: value for figure, value in read.items() if figure not in refused}, found


def _value(
    item: Matched, column: Column, cells: Sequence[Cell], shared: set[int], found: list[Doubt]
) -> ReadFigure | None:
    """The value in the cells of one column; None, with a doubt where there is something to doubt."""
    figure = item.row.table.figure_id(item.row.row, column)
    name = _name(item, column)
    if len(cells) > 1:
        values = quoted(cell.text for cell in cells)
        found.append(Doubt(Kind.VALUE, f"{name}：这一格有几个数：{values}", _CHECK, cells[0].place, figure))
        return None
    if not cells:
        return None
    cell = cells[0]
    if id(cell) in shared:
        what = f"{name}：几行或几列合用一格“{cell.text}”"
        found.append(Doubt(Kind.VALUE, what, _CHECK, cell.place, figure))
        return None
    head = next((path[-1] for at, other in item.line.cells if other is cell and (path := _path(item.line, at))), "")
    entry = read_cell(cell.text, cell_kind(item.row.row, column), item.row.row.unit, head)
    if entry.problem:
        what = f"{name}：格里是“{cell.text.strip()}”，{entry.problem.removeprefix(f'“{cell.text.strip()}”')}"
        found.append(Doubt(Kind.VALUE, what, "请对照原件填写；确实没有数的留空或填 不适用", cell.place, figure))
        return None
    return ReadFigure(entry, cell.text, cell.place)


def _path(line: Line, at: int) -> tuple[str, ...]:
    return line.heads.paths[at] if line.heads else ()


def _shared(matched: Iterable[Matched]) -> set[int]:
    """Cells with a value that reach over several rows of the form, by identity."""
    rows: dict[int, set[str]] = {}
    for item in matched:
        for cell in distinct([cell for _, cell in item.line.cells]):
            if not is_nothing(cell.text):
                rows.setdefault(id(cell), set()).add(item.row.row.id)
    return {cell for cell, ids in rows.items() if len(ids) > 1}


def _shared_by_columns(found: Found) -> set[int]:
    """Cells with a value that reach over several columns of the form, by identity."""
    cells = [id(cell) for each in found.cells.values() for cell in each if not is_nothing(cell.text)]
    return {cell for cell in cells if cells.count(cell) > 1}


def _columns(item: Matched, found: Found) -> Iterator[Doubt]:
    """Doubts about the heads, once for each head, and once for a table without heads."""
    table = item.row.table
    labels = {column.id: "／".join((*column.groups, column.label)) for column in table.columns}
    first = {column.id: table.figure_id(item.row.row, column) for column in table.columns}
    title = table.title or item.row.section.title
    for id, head in found.unlike.items():
        what = f"{title}：原件的列名是“{head}”，表式是“{labels[id]}”，当作这一列"
        yield Doubt(Kind.COLUMN, what, "请对照原件核对这一列的数", item.line.place, first[id])
    if found.by_order and found.cells and len(table.columns) > 1:
        what = f"{title}：没有找到列名，按各列的次序取数"
        yield Doubt(Kind.COLUMN, what, "请对照原件核对这张表的各列", item.line.place, first[table.columns[0].id])


def _several(figure: str, values: Sequence[ReadFigure]) -> Doubt:
    places = "；".join(
        f"“{value.printed.strip()}”{f'（{where(value.place)}）' if where(value.place) else ''}" for value in values
    )
    return Doubt(Kind.VALUE, f"同一项有几个不同的数：{places}", "请对照原件，留下对的一个", values[0].place, figure)


def _name(item: Matched, column: Column) -> str:
    label = item.row.row.label
    return f"{label}／{column.label}" if item.row.table.matrix else label


def _open(cell: FormCell) -> Doubt:
    name = f"{cell.row.label}／{cell.column.label}" if cell.table.matrix else cell.row.label
    mend = "请对照原件填写；原件没有印这一行的，在 report.yml 的 printed_as 里写 left_out: true"
    return Doubt(Kind.OPEN, f"{name}：原件里没有找到，留作待填", mend, figure=cell.id)
