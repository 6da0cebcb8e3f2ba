"""Tables of a page: lines and cells with their heads, notes and links back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from nianbao.export.document.htmltree import classes
from nianbao.export.document.inline import Around, read_runs
from nianbao.export.document.model import Cell, Line, Part, Run, Runs, Table, text_of
from nianbao.render.classes import (
    BARE,
    DERIVED,
    EDITOR_NOTE,
    EXTRA,
    FORMULA,
    HIDDEN,
    MATRIX,
    PART,
    PRINTED_NOTE,
    STATISTICS,
    TITLE,
    TOTAL,
    UNIT,
    USES,
    VALUE,
    read_level,
    table_class,
)
from nianbao.text.alignment import side_of

_TABLES = {table_class(STATISTICS): "statistics", table_class(MATRIX): "matrix"}
_TABLES |= {table_class(EXTRA): "extra", table_class(DERIVED): "derived"}
_CELLS = {VALUE: "value", UNIT: "unit", FORMULA: "formula", PRINTED_NOTE: "printed-note"}


def read_table(element: Element, around: Around, anchors: tuple[str, ...] = ()) -> Table:
    """One table. `anchors` are names of places that stand before it."""
    reader = _TableReader(around)
    head = tuple(reader.line(row) for row in element.findall("./thead/tr"))
    body = [row for row in element.iter("tr") if row not in element.findall("./thead/tr")]
    section, title, places = reader.caption(element.find("caption"))
    part = Part(title, places, tuple(reader.line(row) for row in body))
    names = classes(element)
    kind = next((_TABLES[name] for name in names if name in _TABLES), "")
    table = Table(
        kind=kind,
        section=section,
        anchors=anchors,
        head=head,
        parts=(part,),
        columns=max(map(_width, (*head, *part.lines)), default=1),
    )
    return _without_unprinted(table)


class _TableReader:
    def __init__(self, around: Around) -> None:
        self.around = around

    def caption(self, caption: Element | None) -> tuple[str, str, tuple[str, ...]]:
        """Title of the form's part, title of the table, and anchors of both. A visually hidden title is left out."""
        if caption is None:
            return "", "", ()
        places = tuple(f"{self.around.page}/{id}" for node in caption.iter() if (id := node.get("id")))
        parts = {kind: node for node in caption for kind in (PART, TITLE) if kind in classes(node)}
        if not parts:
            return "", text_of(self._runs(caption)), places
        part, title = parts.get(PART), parts.get(TITLE)
        hidden = part is None or HIDDEN in classes(part)
        section = "" if hidden or part is None else text_of(self._runs(part))
        return section, "" if title is None else text_of(self._runs(title)), places

    def line(self, row: Element) -> Line:
        cells = [self._cell(cell) for cell in row if cell.tag in ("th", "td")]
        if cells and (id := row.get("id")):
            cells[0] = replace(cells[0], anchors=(f"{self.around.page}/{id}", *cells[0].anchors))
        level = next((level for name in classes(row) if (level := read_level(name))), 1)
        if cells and cells[0].head == "row":
            cells[0] = replace(cells[0], level=level)
        return Line(tuple(cells), total=TOTAL in classes(row))

    def _cell(self, cell: Element) -> Cell:
        names = classes(cell)
        inside = [(child, classes(child)) for child in cell]
        notes = tuple("".join(child.itertext()).strip() for child, kinds in inside if EDITOR_NOTE in kinds)
        boxes = [child for child, kinds in inside if USES in kinds]
        scope = cell.get("scope", "col" if cell.tag == "th" else "")
        return Cell(
            runs=self._without(cell, (EDITOR_NOTE, USES)) if notes or boxes else self._runs(cell),
            head="row" if scope.startswith("row") else "col" if cell.tag == "th" else "",
            kind=next((_CELLS[name] for name in names if name in _CELLS), ""),
            align=side_of(names),
            columns=_number(cell, "colspan"),
            lines=_number(cell, "rowspan"),
            notes=notes,
            uses=tuple(run for box in boxes for run in self._uses(box)),
            anchors=(f"{self.around.page}/{cell.get('id')}",) if cell.tag == "td" and cell.get("id") else (),
            unprinted=BARE in names,
        )

    def _runs(self, element: Element) -> Runs:
        return read_runs(element, self.around)

    def _without(self, cell: Element, names: tuple[str, ...]) -> Runs:
        copy = Element(cell.tag)
        copy.text = cell.text
        copy.extend(child for child in cell if not set(names) & set(classes(child)))
        return self._runs(copy)

    def _uses(self, box: Element) -> Iterator[Run]:
        """Links back. Of a place named before only the number is seen, as on the page."""
        for link in box.iter("a"):
            seen = [link.text or "", *((child.tail or "") for child in link)]
            yield Run("".join(seen).strip(), link=self.around.resolve(link.get("href", "")))


def joined(tables: list[Table]) -> Table:
    """One table of several that have the same head: the title of each stands above its lines, as in print."""
    parts = [replace(part, title=table.section) for table in tables for part in table.parts]
    return replace(tables[0], section="", parts=tuple(map(_titled_once, parts)))


def _titled_once(part: Part) -> Part:
    """A part whose first line is its title, with a value, needs no line for the title alone."""
    first = text_of(part.lines[0].cells[0].runs) if part.lines else ""
    return replace(part, title="") if first == part.title else part


def alike(first: Table, second: Table) -> bool:
    """Whether two parts of the form are printed as one table: they have no titles but their own, and the same head."""
    return (
        first.kind == second.kind == "statistics"
        and bool(second.section)
        and not any(part.title for part in second.parts)
        and _texts(first) == _texts(second)
    )


def _texts(table: Table) -> list[list[tuple[str, int]]]:
    return [[(text_of(cell.runs), cell.columns) for cell in line.cells] for line in table.head]


def _without_unprinted(table: Table) -> Table:
    """Without the first column where the form prints nothing in it."""
    firsts = [line.cells[0] for line in (*table.head[:1], *table.lines) if line.cells]
    if not firsts or not all(cell.unprinted for cell in firsts):
        return table
    columns = table.columns - 1
    head = (replace(table.head[0], cells=table.head[0].cells[1:]), *table.head[1:]) if table.head else ()
    parts = (replace(part, lines=tuple(_without_first(part.lines, columns))) for part in table.parts)
    return replace(table, head=head, parts=tuple(parts), columns=columns)


def _without_first(lines: Iterable[Line], columns: int) -> Iterator[Line]:
    """What stands below a row's head, notes and links back, is a line of its own where the head is not printed."""
    for line in lines:
        first, second, *others = line.cells
        yield replace(line, cells=(replace(second, anchors=(*first.anchors, *second.anchors)), *others))
        if first.notes or first.uses:
            yield Line((Cell((), columns=columns, notes=first.notes, uses=first.uses),))


def _width(line: Line) -> int:
    return sum(cell.columns for cell in line.cells)


def _number(cell: Element, name: str) -> int:
    text = cell.get(name, "1")
    return max(int(text), 1) if text.isdecimal() else 1
