"""Tables of the text that are no part of the form: a data file where they hold numbers, else a table of words."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nianbao.authoring.yamltext import yaml_text
from nianbao.intake.block import Cell, Table
from nianbao.intake.celltext import read_cell
from nianbao.intake.tablelines import distinct
from nianbao.labels import plain

_YEAR = re.compile(r"^(?:19|20)\d{2}年度?")
_NO_NAME = re.compile(r"[^\w]+")
_UNIT = re.compile(r"[（(]单位[:：]\s*([^）)]{1,6})[）)]")
_SCHEMA = "# yaml-language-server: $schema=../../schemas/table.schema.json"
_CORNER = ("", "项目")
"""What the site itself prints above the labels of the rows."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table with numbers, as data."""

    name: str
    title: str
    text: str
    """The data file."""
    numbers: int
    dropped: str = ""
    """Words that the data file has no place for: what stood above the labels."""


def own_table(table: Table) -> OwnTable | None:
    """The table as data; None where it has no title, or holds other things than whole columns of numbers."""
    title, rows = titled_rows(table)
    name = _NO_NAME.sub("", _YEAR.sub("", _UNIT.sub("", title)))
    if not name or len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004 - a head and a row, a label and a value
        return None
    head, *body = rows
    columns = head[1:]
    labels = [row[0] for row in body]
    unique = all(len(set(map(plain, names))) == len(names) and all(names) for names in (columns, labels))
    if not unique or any(re.search("[/，]", column) for column in columns):
        return None
    kind = "decimal" if any("." in text for row in body for text in row[1:]) else "count"
    entries = [[read_cell(text, kind, "") for text in row[1:]] for row in body]
    if any(entry.problem or "{" in entry.text for row in entries for entry in row):
        return None
    unit = found[1].strip() if (found := _UNIT.search(title)) else ""
    lines = [_SCHEMA, f"title: {yaml_text(_UNIT.sub('', title))}", f"slug: table-{_digest(name)}"]
    lines += [f"unit: {yaml_text(unit)}"] if unit else []
    lines += [f"type: {kind}"] if kind != "count" else []
    lines += [f"columns: [{', '.join(map(_flow, columns))}]", "rows:"]
    lines += [
        f"  {_flow(label)}: [{', '.join(entry.text for entry in row)}]"
        for label, row in zip(labels, entries, strict=True)
    ]
    dropped = head[0] if head[0] not in _CORNER else ""
    numbers = sum(bool(entry.number) for row in entries for entry in row)
    return OwnTable(name, _UNIT.sub("", title), "\n".join(lines) + "\n", numbers, dropped) if numbers else None


def titled_rows(table: Table) -> tuple[str, list[list[str]]]:
    """The title (its own, or a first row of one cell) and the rows; words of a merged cell stand where it begins."""
    grid = list(table.grid)
    title = table.caption.strip()
    if not title and grid and _is_title(grid[0]):
        title = _texts(grid[0])[0]
        grid = grid[1:]
    seen: set[int] = set()
    return title, [_row(row, seen) for row in grid]


def _is_title(row: Sequence[Cell | None]) -> bool:
    cells = [cell for cell in distinct(row) if cell.text.strip()]
    return len(cells) == 1 and len(row) > 1 and row[0] is cells[0]


def _row(row: Sequence[Cell | None], seen: set[int]) -> list[str]:
    """The words of a row; `seen` are the cells whose words stood somewhere already, by identity."""
    texts = []
    for cell in row:
        new = cell is not None and id(cell) not in seen
        texts.append(" ".join(cell.text.split()) if cell is not None and new else "")
        seen.add(id(cell))
    return texts


def _texts(row: Sequence[Cell | None]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in distinct(row) if cell.text.strip()]


def _flow(text: str) -> str:
    """A text within brackets, where a comma would end it."""
    return yaml_text(text) if not re.search("[,，:：]", text) else f'"{text}"'


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
