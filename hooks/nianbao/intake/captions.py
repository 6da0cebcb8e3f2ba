"""Titles of tables that stand in a line above them, with the unit beside or below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.intake.block import Align, Block, Paragraph, Table
from nianbao.intake.formtables import FormPlace
from nianbao.intake.numbering import numbering
from nianbao.intake.owntable import titled_rows

_LONGEST = 40
_UNIT = re.compile(r"[（(]?单位[:：]\s*([^\s（）()，。]{1,6})[）)]?")
_TITLE = re.compile(r"(?:表|结果|情况|统计|明细|一览|[（(]单位[:：][^）)]*[）)])$")
_SENTENCE = re.compile(r"[。；，：？！]")


def captioned(blocks: Sequence[Block | FormPlace]) -> Iterator[Block | FormPlace]:
    """The blocks, with the lines that are the title of the table below them taken into it."""
    waiting: list[Block | FormPlace] = []
    for block in blocks:
        if isinstance(block, Table) and not titled_rows(block)[0]:
            title = _taken(waiting)
            yield from waiting
            waiting = []
            yield replace(block, caption=title) if title else block
            continue
        waiting.append(block)
        if len(waiting) > 2:  # noqa: PLR2004 - a title, and the unit below it
            yield waiting.pop(0)
    yield from waiting


def _taken(waiting: list[Block | FormPlace]) -> str:
    """The title from the last lines, which are taken away; empty where they are none."""
    last = waiting[-1] if waiting else None
    unit = _UNIT.fullmatch(last.text) if isinstance(last, Paragraph) else None
    line = waiting[-2] if unit and len(waiting) > 1 else last
    if not isinstance(line, Paragraph) or not _is_title(line):
        return ""
    del waiting[-2 if unit else -1 :]
    return line.text + (f"（单位：{unit[1]}）" if unit else "")


def _is_title(line: Paragraph) -> bool:
    plain = not line.level and not numbering(line.text) and len(line.text) <= _LONGEST
    looks = line.align is Align.CENTER or _TITLE.search(line.text)
    return plain and bool(looks) and not _SENTENCE.search(re.sub(r"[（(]单位[:：]", "", line.text))
