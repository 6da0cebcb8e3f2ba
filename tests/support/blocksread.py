"""What a reader of files gave, in a form to compare: words of paragraphs, cells of tables, what was left out."""

from collections.abc import Iterator

from nianbao.intake.block import Item, Original, Paragraph, Table
from nianbao.intake.read import read_original


def read(name: str, content: bytes | str) -> Original:
    return read_original(name, content.encode() if isinstance(content, str) else content)


def paragraphs(original: Original) -> list[str]:
    """The words of paragraphs and items, these with their markers."""
    return [
        block.text if isinstance(block, Paragraph) else block.marker + block.text
        for block in original.blocks
        if isinstance(block, Paragraph | Item)
    ]


def spans(original: Original, at: int = 0) -> list[tuple[str, bool, str | None, str | None]]:
    block = [block for block in original.blocks if isinstance(block, Paragraph | Item)][at]
    return [(span.text, span.bold, span.link, span.note) for span in block.spans]


def tables(original: Original) -> list[tuple[tuple[str, ...], ...]]:
    return [table.texts() for table in original.tables()]


def removed(original: Original) -> list[tuple[str, str]]:
    return [(each.text, each.why) for each in original.removed]


def beginning(table: Table) -> Iterator[list[str]]:
    """For each row the words of the cells that begin in it."""
    seen: set[int] = set()
    for row in table.grid:
        cells = [cell for cell in dict.fromkeys(row, None) if cell is not None and id(cell) not in seen]
        seen |= {id(cell) for cell in cells}
        yield [cell.text for cell in cells]


def is_within(lines: list[list[str]], all_lines: list[list[str]]) -> bool:
    """Whether all these lines come in this order; others may stand between them."""
    rest = iter(all_lines)
    return all(line in rest for line in lines)
