"""The cells of a sheet as titles and tables: rows that nothing stands in part them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nianbao.intake.block import Block, Cell, Paragraph, Place, Span, Table
from nianbao.intake.grid import laid_out
from nianbao.intake.limits import MOST_SPAN
from nianbao.intake.sheet.cells import Range, Shown


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows: cells by row and column, both from 1 and without what is hidden; and what is merged."""

    name: str
    cells: Mapping[tuple[int, int], Shown]
    merged: Mapping[tuple[int, int], Range]
    """By row and column of the first cell of each."""
    hidden: frozenset[int]
    """The rows that are not shown."""
    columns: Sequence[int]
    """Those that are shown."""


def blocks_of(sheet: Sheet, tables: int) -> Iterator[Block]:
    """Titles and tables of a sheet, in order; `tables` are numbered on from there."""
    for number, region in enumerate(_regions(sheet)):
        rows = list(region)
        while rows and len(alone := [cell for cell in _cells(sheet, rows[:1]) if cell.text]) == 1:
            if number and _reach(sheet, alone[0]) > 1 and len(rows) > 1:
                break
            yield _title(sheet, alone[0])
            del rows[0]
        if rows:
            tables += 1
            yield _table(sheet, rows, tables)


def _regions(sheet: Sheet) -> Iterator[Sequence[int]]:
    filled = {row for row, _ in sheet.cells}
    for (row, _), merged in sheet.merged.items():
        if row in filled:
            filled |= set(range(row, min(merged.bottom, row + MOST_SPAN) + 1))
    region: list[int] = []
    for row in sorted(filled - sheet.hidden):
        if region and not _follows(sheet, region[-1], row):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _follows(sheet: Sheet, before: int, row: int) -> bool:
    """Whether no row that is shown lies between."""
    return row - before <= MOST_SPAN and sheet.hidden.issuperset(range(before + 1, row))


def _cells(sheet: Sheet, rows: Sequence[int]) -> list[Shown]:
    chosen = set(rows)
    return [cell for (row, _), cell in sheet.cells.items() if row in chosen]


def _reach(sheet: Sheet, cell: Shown) -> int:
    merged = sheet.merged.get((cell.row, cell.column))
    return merged.right - merged.left + 1 if merged else 1


def _title(sheet: Sheet, cell: Shown) -> Paragraph:
    place = Place(sheet=sheet.name, row=cell.row, column=cell.column)
    return Paragraph((Span(cell.text, cell.bold),), place)


def _table(sheet: Sheet, rows: Sequence[int], number: int) -> Table:
    cells = _cells(sheet, rows)
    left = min(cell.column for cell in cells)
    right = max(max(cell.column, _right(sheet, cell)) for cell in cells)
    columns = [column for column in sheet.columns if left <= column <= right]
    at_row, at_column = {row: at for at, row in enumerate(rows)}, {column: at for at, column in enumerate(columns)}
    place = Place(sheet=sheet.name, table=number)
    listed = []
    for row in rows:
        for column in columns:
            shown = sheet.cells.get((row, column), Shown(row, column, ""))
            high, wide = _spans(sheet, shown, at_row, at_column)
            where = replace(place, row=row, column=column)
            listed.append((at_row[row], at_column[column], Cell(shown.text, where, high, wide, shown.bold)))
    return Table(laid_out(_uncovered(listed)), place)


def _uncovered(listed: list[tuple[int, int, Cell]]) -> Iterator[tuple[int, int, Cell]]:
    """The cells but those within a merged one."""
    covered: set[tuple[int, int]] = set()
    for row, column, cell in listed:
        if (row, column) not in covered:
            covered |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            yield row, column, cell


def _right(sheet: Sheet, cell: Shown) -> int:
    merged = sheet.merged.get((cell.row, cell.column))
    return min(merged.right, cell.column + MOST_SPAN) if merged else cell.column


def _spans(sheet: Sheet, cell: Shown, rows: Mapping[int, int], columns: Mapping[int, int]) -> tuple[int, int]:
    """How many rows and columns of the table a cell covers: hidden ones do not count."""
    merged = sheet.merged.get((cell.row, cell.column))
    if merged is None:
        return 1, 1
    high = sum(merged.top <= row <= merged.bottom for row in rows)
    wide = sum(merged.left <= column <= merged.right for column in columns)
    return max(high, 1), max(wide, 1)
