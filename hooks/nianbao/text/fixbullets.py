"""Lists with the bullets of Word (•, ●, ■ and its like), which are no list in Markdown."""

from collections.abc import Iterable
from itertools import groupby

from nianbao.text.fixlines import BLANK, Kind, Line
from nianbao.text.linebreaks import BULLET


def with_bullets(lines: Iterable[Line]) -> list[Line]:
    """The lines with a list of Markdown in the place of two or more such lines that stand together."""
    made: list[Line] = []
    for is_listed, group in groupby(lines, _is_bullet):
        together = list(group)
        if is_listed and len(together) > 1:
            items = [Line(BULLET.sub("- ", line.text, count=1), Kind.LEFT, line.at) for line in together]
            made += [BLANK, *items, BLANK]
        else:
            made += together
    return made


def _is_bullet(line: Line) -> bool:
    return line.kind is Kind.TEXT and BULLET.match(line.text) is not None
