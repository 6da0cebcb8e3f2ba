"""A workbook as a whole: its sheets in order, and what is left out of them (hidden rows, columns, sheets; comments)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from nianbao.attached.xmlpart import attribute, elements
from nianbao.intake.block import Block, Original, Paragraph, Picture, Place, Removed, Span, Table
from nianbao.intake.limits import check_cells
from nianbao.intake.officeparts import Parts, read_parts, title_of
from nianbao.intake.officexml import child, whole
from nianbao.intake.sheet.cells import Book, Range, Shown, cells_of, merged_of, strings_of
from nianbao.intake.sheet.styles import read_styles
from nianbao.intake.sheet.tables import Sheet, blocks_of

_HIDDEN = ("hidden", "veryHidden")
_ON = ("1", "true", "on")
_MOST_COLUMNS = 16384


def read_workbook(content: bytes) -> Original:
    """The blocks of an `.xlsx`. Raises Problem where it is damaged, locked, too large, or has macros."""
    parts = read_parts(content)
    root = parts.tree(parts.main)
    properties = child(root, "workbookPr") if root is not None else None
    from_1904 = properties is not None and attribute(properties, "date1904") in _ON
    book = Book(strings_of(parts.one("sharedStrings")), read_styles(parts.one("styles")), from_1904)
    reading = _Reading(parts, book)
    for sheet in [] if root is None else elements(root, "sheet"):
        relation = parts.relations.get((parts.main, _reference(sheet)))
        tree = None if relation is None else parts.tree(relation.target)
        if relation is None or tree is None:
            continue
        if attribute(sheet, "state") in _HIDDEN:
            reading.removed.append(_hidden(attribute(sheet, "name"), tree, book))
        else:
            reading.sheet(attribute(sheet, "name"), relation.target, tree)
    return Original(tuple(reading.blocks), tuple(reading.removed), title_of(parts))


@dataclass(slots=True)
class _Reading:
    """The sheets of a workbook, one after the other."""

    parts: Parts
    book: Book
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)

    def sheet(self, name: str, part: str, tree: Any) -> None:
        rows, columns = _hidden_rows(tree), _hidden_columns(tree)
        shown = self._shown(name, list(cells_of(tree, self.book)), rows, columns)
        bottom, right = max((row for row, _ in shown), default=0), max((column for _, column in shown), default=0)
        merged = {(each.top, each.left): each.within(bottom, right) for each in merged_of(tree)}
        self._uncover(name, shown, merged.values())
        visible = [column for column in range(1, right + 1) if column not in columns]
        self.removed += _comments(name, part, self.parts)
        if shown:
            self.blocks.append(Paragraph((Span(name),), Place(sheet=name), level=1))
            tables = sum(isinstance(block, Table) for block in self.blocks)
            self.blocks += blocks_of(Sheet(name, shown, merged, frozenset(rows), visible), tables)
        self.blocks += _pictures(name, part, self.parts)

    def _shown(self, name: str, cells: list[Shown], rows: set[int], columns: set[int]) -> dict[tuple[int, int], Shown]:
        shown = {}
        for cell in cells:
            place = Place(sheet=name, row=cell.row, column=cell.column)
            if cell.row in rows or cell.column in columns:
                self.removed.append(Removed(cell.text or cell.uncalculated, place, "隐藏的行或列"))
            elif cell.uncalculated:
                self.removed.append(Removed(cell.uncalculated, place, "公式没有算出来的值，这一格按空白读"))
            else:
                shown[cell.row, cell.column] = cell
        return shown

    def _uncover(self, name: str, shown: dict[tuple[int, int], Shown], merged: Collection[Range]) -> None:
        """What stands in a merged cell but not in its first is not shown."""
        check_cells(sum((each.bottom - each.top + 1) * (each.right - each.left + 1) for each in merged))
        for each in merged:
            for row in range(each.top, each.bottom + 1):
                for column in range(each.left, each.right + 1):
                    if (row, column) != (each.top, each.left) and (cell := shown.pop((row, column), None)):
                        place = Place(sheet=name, row=row, column=column)
                        self.removed.append(Removed(cell.text, place, "合并单元格里不显示的文字"))


def _reference(sheet: Any) -> str:
    return next((str(text) for name, text in sheet.attrib.items() if name.endswith("}id")), "")


def _hidden(name: str, tree: Any, book: Book) -> Removed:
    words = " ".join(cell.text for cell in cells_of(tree, book) if cell.text)
    return Removed(words, Place(sheet=name), "隐藏的工作表")


def _hidden_rows(tree: Any) -> set[int]:
    return {whole(attribute(row, "r")) for row in elements(tree, "row") if attribute(row, "hidden") in _ON}


def _hidden_columns(tree: Any) -> set[int]:
    ranges = [column for column in elements(tree, "col") if attribute(column, "hidden") in _ON]
    ends = ((whole(attribute(each, "min")), min(whole(attribute(each, "max")), _MOST_COLUMNS)) for each in ranges)
    return {column for first, last in ends for column in range(first, last + 1)}


def _comments(name: str, part: str, parts: Parts) -> Iterator[Removed]:
    for target in _targets(parts, part, "comments", "threadedComment"):
        for comment in elements(parts.tree(target), "comment", "threadedComment"):
            words = "".join(item.text or "" for item in elements(comment, "t", "text"))
            if words.strip():
                yield Removed(words.strip(), Place(sheet=name), f"批注（{attribute(comment, 'ref')}）")


def _pictures(name: str, part: str, parts: Parts) -> Iterator[Picture]:
    for drawing in _targets(parts, part, "drawing"):
        for shape in elements(parts.tree(drawing), "pic"):
            spoken = next(iter(elements(shape, "cNvPr")), None)
            for blip in elements(shape, "blip"):
                content, kind, address = parts.picture(drawing, attribute(blip, "embed"))
                if kind:
                    alternative = "" if spoken is None else attribute(spoken, "descr")
                    yield Picture(content, kind, Place(sheet=name), alternative, address)


def _targets(parts: Parts, part: str, *purposes: str) -> list[str]:
    found = (each for (source, _), each in parts.relations.items() if source == part and each.purpose in purposes)
    return [each.target for each in found if not each.external and each.target in parts.contents]
