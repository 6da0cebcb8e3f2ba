"""A table of contents on a page: lines that only lead to places of the same page."""

from collections.abc import Sequence
from itertools import groupby

from nianbao.intake.block import Block, Item, Paragraph, Removed

_LEAST = 3
"""So many lines of links one after the other are contents."""
_HEAD = "目录"


def without_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[Removed]]:
    """The blocks without a table of contents and its head; and these."""
    gone: list[Block] = []
    for leads, run in groupby(blocks, key=_only_leads):
        listed = list(run)
        if leads and len(listed) >= _LEAST:
            gone += listed
    if gone:
        gone = [block for block in blocks if _is_head(block)] + gone
    places = {id(block) for block in gone}
    removed = [Removed(block.text, block.place, _HEAD) for block in gone if isinstance(block, Paragraph | Item)]
    return [block for block in blocks if id(block) not in places], removed


def _only_leads(block: Block) -> bool:
    if not isinstance(block, Paragraph | Item) or (isinstance(block, Paragraph) and block.level is not None):
        return False
    return all((span.link or "").startswith("#") for span in block.spans if span.text.strip())


def _is_head(block: Block) -> bool:
    return isinstance(block, Paragraph | Item) and "".join(block.text.split()) == _HEAD
