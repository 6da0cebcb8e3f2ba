"""How much a file may hold that is read as a report: far more than one does, and less than what stops a machine."""

from collections.abc import Iterable

from nianbao.finding import Problem
from nianbao.intake.block import Block, Note, Original, Picture, Table

MOST_BYTES = 50 * 1024 * 1024
"""Of the file as it lies on the disk."""
MOST_PAGES = 300
"""Of a PDF."""
MOST_CHARACTERS = 1_000_000
"""Of all blocks together; a long report has 30,000."""
MOST_CELLS = 100_000
"""Of all tables together, squares that no cell covers included; a form has some 300."""
MOST_SPAN = 1000
"""Rows or columns that one cell covers (HTML, 4.9.11, has the same for columns)."""
MEND = "请只留下一年的年度报告，去掉附件和其他内容，另存一次"
"""The remedy where a file is too large."""


def check_bytes(content: bytes) -> None:
    """Raises Problem where a file is empty or too large to be read at all."""
    if not content.strip(b"\x00\t\n\r "):
        raise Problem("文件是空的", "请重新复制这个文件，确认能打开，再试一次")
    if len(content) > MOST_BYTES:
        raise Problem(f"文件太大，超过 {MOST_BYTES // 1024 // 1024} MB", MEND)


def check_cells(count: int) -> None:
    """Raises Problem where tables have more squares than a report could."""
    if count > MOST_CELLS:
        raise Problem(f"表格太大，超过 {MOST_CELLS} 格", MEND)


def check_characters(count: int) -> None:
    """Raises Problem where there is more text than a report could have."""
    if count > MOST_CHARACTERS:
        raise Problem(f"文字太多，超过 {MOST_CHARACTERS} 字", MEND)


def check_original(original: Original) -> Original:
    """The same original. Raises Problem where it holds too much, or nothing at all."""
    check_cells(sum(len(row) for table in original.tables() for row in table.grid))
    check_characters(sum(_lengths(original.blocks)))
    if not any(_lengths(original.blocks)):
        raise Problem("文件里没有文字", "请确认这是年度报告；如果是扫描件或图片，请找原来的 Word 文件，或先识别成文字")
    return original


def _lengths(blocks: Iterable[Block]) -> Iterable[int]:
    """How many characters each block has. A cell that covers several squares counts once."""
    for block in blocks:
        if isinstance(block, Table):
            cells = {id(cell): cell for row in block.grid for cell in row if cell is not None}
            yield sum(len(cell.text) for cell in cells.values())
        elif isinstance(block, Picture):
            yield len(block.alternative)
        elif isinstance(block, Note):
            yield sum(len(span.text) for span in block.spans)
        else:
            yield len(block.text)
