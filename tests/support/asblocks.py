"""A report's tables as blocks, in the layouts that files have, and disturbed as people disturb them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from nianbao.form.model import Section
from nianbao.form.table import Column, Row, Table
from nianbao.form.table import Table as FormTable
from nianbao.intake.block import Block, Cell, Paragraph, Place, Span
from nianbao.intake.block import Table as TableBlock
from nianbao.report.model import Report
from nianbao.report.value import Absent, print_value

Rows = list[list[str]]
"""A table as texts; None of it knows of merged cells: equal neighbours in `side` columns are merged by `grid`."""


def value(report: Report, table: Table, row: Row, column: Column) -> str:
    figure = report.statistics[table.figure_id(row, column)]
    kind = column.kind or row.kind
    money = kind == "money" and not isinstance(figure.value, Absent)
    text = "" if figure.value is Absent.BLANK else print_value(figure.value) + (figure.unit if money else "")
    return text + (f"（{figure.remark}）" if figure.remark else "")


def label(row: Row) -> str:
    return (row.printed_number or "") + row.label + (f"（{row.note}）" if row.note else "")


def block_of(rows: Sequence[Sequence[str]], number: int, merged: int = 0) -> TableBlock:
    """A table of texts; with `merged`, equal neighbours of the first rows and of the first columns are one cell."""
    made: list[list[Cell]] = []
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for column, text in enumerate(row):
            left = cells[-1] if cells else None
            above = made[-1][column] if made else None
            if left is not None and text and left.text == text and _merges(row, at, merged):
                cells.append(left)
            elif above is not None and text and above.text == text and "\0" in text:
                cells.append(above)
            else:
                cells.append(Cell(text, Place(table=number, row=at + 1, column=column + 1)))
        made.append(cells)
    clean = {id(cell): replace(cell, text=cell.text.split("\0")[0]) for row in made for cell in row}
    return TableBlock(tuple(tuple(clean[id(cell)] for cell in row) for row in made), Place(table=number))


def _merges(row: Sequence[str], at: int, merged: int) -> bool:
    return at < merged or not any(text[:1].isdecimal() for text in row)


def paragraph(text: str, number: int = 0) -> Paragraph:
    return Paragraph((Span(text),), Place(paragraph=number or None))


def head_rows(table: FormTable, side: int) -> Rows:
    """The heads above the values, a row for each level, with `side` columns before them."""
    depth = max(len(column.groups) for column in table.columns) + 1
    rows: Rows = []
    for level in range(depth):
        row = [f"{table.row_head or '项目'}\0"] * side
        row += [f"{table.unit_head}\0"] if table.unit_head else []
        for column in table.columns:
            path = [*column.groups, *[column.label] * (depth - len(column.groups))]
            row.append(path[level] + ("\0" + column.id if level >= len(column.groups) else ""))
        rows.append(row)
    return rows


def body_rows(report: Report, table: FormTable, side: int) -> Rows:
    rows: Rows = []
    for row in table.rows:
        if row.heading and side > 1:
            continue
        above = [f"{label(other)}\0{other.id}" for other in table.ancestors(row) if other.heading]
        names = [*above, *[label(row)] * max(side - len(above), 1)][-side:] if side > 1 else [label(row)]
        names = [] if row.unprinted else names
        units = [row.unit or "——"] if table.unit_head else []
        values = ["——" if side == 1 else ""] * len(table.columns)
        if not row.heading:
            values = [value(report, table, row, column) for column in table.columns]
        rows.append([*names, *units, *values])
    return rows


def nine(report: Report) -> list[Block]:
    """Each part with a title above it and a table of its own."""
    blocks: list[Block] = []
    for number, section in enumerate(report.form.sections, 1):
        blocks.append(paragraph(section.caption))
        for table in section.tables:
            blocks += [paragraph(table.title)] if table.title else []
            blocks.append(one_table(report, table, number))
    return blocks


def one_table(report: Report, table: FormTable, number: int, side: int = 1) -> TableBlock:
    heads = head_rows(table, 0 if all(row.unprinted for row in table.rows) else side)
    return block_of([*heads, *body_rows(report, table, side)], number, merged=len(heads))


def sides(report: Report) -> list[Block]:
    """As in print: labels at the side of the rows below them, two levels of heads."""
    return [
        one_table(report, table, number, side=3 if table.matrix and len(table.rows) > 5 else 1)
        for number, (_, table) in enumerate(tables(report), 1)
    ]


def big(report: Report) -> list[Block]:
    """All in one table: titles as rows, heads where they change."""
    every = [(table, head_rows(table, 1)) for _, table in tables(report)]
    width = max(len(rows[0]) for _, rows in every)
    rows: Rows = []
    before: Rows = []
    for (section, table), (_, heads) in zip(tables(report), every, strict=True):
        if table.title:
            rows.append([table.title] * width)
        elif table is section.tables[0] and not section.own_row:
            rows.append([section.caption] * width)
        if heads != before:
            rows += heads
        before = heads
        unprinted = [""] if all(row.unprinted for row in table.rows) else []
        rows += [[*unprinted, *row] for row in body_rows(report, table, 1)]
    wide = [[*row, *[row[-1] if len(set(row)) == 1 else ""] * (width - len(row))] for row in rows]
    return [block_of(wide, 1)]


def tables(report: Report) -> Iterator[tuple[Section, FormTable]]:
    return ((section, table) for section in report.form.sections for table in section.tables)


def lines(report: Report) -> list[Block]:
    """One cell a line."""
    texts = [cell.text for block in nine(report) for cell in _texts(block)]
    return [paragraph(text, number) for number, text in enumerate(texts, 1)]


def _texts(block: Block) -> Iterator[Cell]:
    if isinstance(block, TableBlock):
        for row in block.grid:
            seen: list[Cell] = []
            for cell in row:
                if cell and not any(cell is other for other in seen):
                    seen.append(cell)
                    yield cell
    elif isinstance(block, Paragraph):
        yield Cell(block.text, block.place)


def changed(blocks: Sequence[Block], change: Callable[[Cell], str]) -> list[Block]:
    """The same tables with other texts in their cells."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            cells = {id(cell): replace(cell, text=change(cell)) for row in block.grid for cell in row if cell}
            grid = tuple(tuple(cells[id(cell)] if cell else None for cell in row) for row in block.grid)
            made.append(replace(block, grid=grid))
        else:
            made.append(block)
    return made


def misspelt(blocks: Sequence[Block], seed: int, share: float = 0.15) -> list[Block]:
    """Some labels with one character wrong or missing."""
    chance = random.Random(seed)  # noqa: S311 - the same every time

    def change(cell: Cell) -> str:
        text = cell.text
        if len(text) < 6 or text[0].isdecimal() or chance.random() > share:
            return text
        at = chance.randrange(3, len(text) - 1)
        return text[:at] + chance.choice(("", "某")) + text[at + 1 :]

    return changed(blocks, change)


def reordered(blocks: Sequence[Block], seed: int) -> list[Block]:
    """The rows of each table with some of them moved one place."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock) and len(block.grid) > 8:
            grid = list(block.grid)
            for _ in range(3):
                at = chance.randrange(4, len(grid) - 1)
                grid[at], grid[at + 1] = grid[at + 1], grid[at]
            made.append(replace(block, grid=tuple(grid)))
        else:
            made.append(block)
    return made


def cut(blocks: Sequence[Block], every: int = 12, heads: int = 1) -> list[Block]:
    """Long tables cut by page breaks, with the first rows repeated."""
    made: list[Block] = []
    for block in blocks:
        if not isinstance(block, TableBlock) or len(block.grid) <= every:
            made.append(block)
            continue
        for begin in range(heads, len(block.grid), every):
            rows = (*block.grid[:heads], *block.grid[begin : begin + every])
            made += [replace(block, grid=rows), paragraph(f"— {begin} —")]
    return made


def merged_rows(blocks: Sequence[Block], seed: int) -> list[Block]:
    """Two rows beside each other put into one, each cell with two lines."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock) and len(block.grid) > 10:
            at = chance.randrange(6, len(block.grid) - 1)
            one, other = block.grid[at], block.grid[at + 1]
            pairs = zip(one, other, strict=True)
            both = tuple(replace(a, text=f"{a.text}\n{b.text}") if a and b else a for a, b in pairs)
            made.append(replace(block, grid=(*block.grid[:at], both, *block.grid[at + 2 :])))
        else:
            made.append(block)
    return made


def shuffled(blocks: Sequence[Block], seed: int) -> list[Block]:
    """The rows of each table in any order, below its heads."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            heads = [row for row in block.grid if not any(cell and cell.text[:1].isdecimal() for cell in row)][:3]
            body = [row for row in block.grid if row not in heads]
            chance.shuffle(body)
            made.append(replace(block, grid=(*heads, *body)))
        else:
            made.append(block)
    return made
