"""Reading the Word edition of a report back: the lines of its tables, and its links."""

from collections.abc import Iterator
from itertools import takewhile

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.table import Table

import printed


def text(element: object) -> str:
    pieces = element.iter(qn("w:t"))  # type: ignore[attr-defined]
    return printed.squeezed("".join(piece.text or "" for piece in pieces))


def lines_of(table: Table) -> list[CT_Row]:
    """As they are in the file: the library repeats merged cells."""
    return table._tbl.tr_lst  # noqa: SLF001


def rows(word: WordDocument, *, head: bool) -> Iterator[list[str]]:
    """The lines of all tables; a cell that goes on from the line above is not one more."""
    for table in word.tables:
        for row in lines_of(table):
            if (row.find(f".//{qn('w:tblHeader')}") is not None) is head:
                going_on = f".//{qn('w:vMerge')}[@{qn('w:val')}='continue']"
                yield [text(cell) for cell in row.tc_lst if cell.find(going_on) is None]


def merged(table: Table, row: CT_Row) -> dict[int, str]:
    """The merged cells of a line, by the column of the grid where they begin: `restart` or `continue`."""
    found, column = {}, 0
    for cell in row.tc_lst:
        if (merge := cell.find(f".//{qn('w:vMerge')}")) is not None:
            found[column] = str(merge.get(qn("w:val")))
        column += cell.grid_span
    assert column == len(table.columns)
    return found


def heights(table: Table) -> Iterator[int]:
    """How many lines each merged cell below the head reaches over, in reading order."""
    lines = [merged(table, row) for row in lines_of(table) if row.find(f".//{qn('w:tblHeader')}") is None]
    for number, line in enumerate(lines):
        for column in (column for column, merge in line.items() if merge == "restart"):
            below = [other.get(column) == "continue" for other in lines[number + 1 :]]
            yield 1 + len(list(takewhile(bool, below)))


def links(word: WordDocument) -> Iterator[tuple[str, str]]:
    """The text of each inner link, and the text from its bookmark to the end of the paragraph or line of the table."""
    body = word.element.body
    marks = {mark.get(qn("w:name")): mark for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(marks) == len({mark.get(qn("w:id")) for mark in marks.values()})
    for link in body.iter(qn("w:hyperlink")):
        if name := link.get(qn("w:anchor")):
            behind = [marks[name], *marks[name].itersiblings()]
            yield text(link), "".join(text(sibling) for sibling in behind if sibling.tag != qn("w:pPr"))
