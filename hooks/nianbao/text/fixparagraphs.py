"""Paragraphs that were pasted a line each are parted by empty lines; their first-line indents are taken away.

A line ends a paragraph where a sentence ends with it, and no other line of the block is broken at a width.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from nianbao.text.fixlines import (
    BLANK,
    BLANKS,
    Kind,
    Line,
    is_below_pasted,
    is_code,
    is_item,
    is_pasted_item,
    is_wide,
    width_of_indent,
)
from nianbao.text.fixtables import is_row
from nianbao.text.linebreaks import HEADING_NUMBER, SENTENCE_ENDED, begins_paragraph, ends_hard, touch
from nianbao.text.openmarks import leaves_open

_WRAPPED = 16
"""Characters of a line that may have been broken at a width; official pages have 28 (GB/T 9704—2012, 5.2.3)."""
_HEADING = 24
"""Characters of a heading at most, its number among them."""
_GOES_ON = re.compile(r"[，、,]$")
_MARKS = re.compile(r"[，。；：！？,;:!?]")
_OURS = re.compile(r"[ \t]*!\[[^\[\]]*\]\((?:table|chart):[^()\n]*\)[ \t]*")
_BEGINS_OTHERWISE = re.compile(r"#{1,6}|>|`{3}|~{3}|\||\[[^\]]+\]:|<|=+$|[-*_]{3}|\{:")
"""Begins something else than a paragraph, where it stands first in a line."""


def with_paragraphs(lines: Iterable[Line], left: Collection[int]) -> list[Line]:
    """The lines with an empty one wherever a paragraph begins for certain; `left` stay where they are."""
    made: list[Line] = []
    code = opened = False
    for kind, group in groupby(lines, lambda line: line.kind):
        together = list(group)
        if kind is Kind.TEXT:
            begins = (
                not made
                or made[-1].kind in (Kind.BLANK, Kind.HEADING)
                or together[0].begins
                or is_wide(together[0].text)
            )
            _part(made, begin=begins)
            made += _paragraphs(together, left, fresh=begins)
            opened = any(leaves_open(line.text) for line in together)
            code = begins and all(is_code(line.text) for line in together)
        else:
            for line in together:
                above = made[-1].kind if made else None
                heading = Kind.HEADING in (line.kind, above)
                listed = above is Kind.TEXT and is_item(line.text) and not opened
                _part(made, begin=heading or listed or code)  # whatever follows code begins anew
                item = line.kind is Kind.LEFT and is_pasted_item(line.text)
                made.append(replace(line, text=_without_tab(line.text)) if item else line)
                code = False
    return list(_without_doubles(made))


def _part(made: list[Line], *, begin: bool) -> None:
    if begin and made and made[-1].kind is not Kind.BLANK:
        made.append(BLANK)


def _without_doubles(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without new empty ones beside others, or at either end."""
    above = BLANK
    waiting = False
    for line in lines:
        if line is BLANK:
            waiting = above.kind is not Kind.BLANK
            continue
        if waiting and line.kind is not Kind.BLANK:
            yield BLANK
        waiting = False
        above = line
        yield line


def _paragraphs(lines: Sequence[Line], left: Collection[int], *, fresh: bool) -> Iterator[Line]:
    """The lines of a block of text; `fresh` where its first line begins a paragraph."""
    code = fresh and is_code(lines[0].text)
    for part in _cut(lines, left, _begins_for_certain, code=code):
        broken = any(_is_broken(above.text, below.text) for above, below in pairwise(part))
        for paragraph in [part] if broken else _cut(part, left, _begins_behind_a_sentence):
            first = paragraph[0]
            if first is not lines[0]:
                yield BLANK
            begins = (fresh or first is not lines[0]) and first.at not in left
            yield replace(first, text=_unindented(first.text)) if begins else first
            yield from paragraph[1:]


def _cut(
    lines: Sequence[Line], left: Collection[int], begins: Callable[[Line, Line], bool], *, code: bool = False
) -> Iterator[list[Line]]:
    """The lines in parts, each beginning where it may; with `code` also behind the first lines that are code."""
    part, opened = [lines[0]], False
    for above, line in pairwise(lines):
        over = code and not is_code(line.text)
        code = code and not over
        opened = opened or leaves_open(above.text)
        if over or (not opened and begins(above, line) and _may_begin(line, left)):
            yield part
            part, opened = [], False
        part.append(line)
    yield part


def _begins_for_certain(above: Line, line: Line) -> bool:
    """Whether a paragraph begins with a line, whatever the lines around it."""
    a, b = above.text, line.text
    if ends_hard(a) or (is_row(above) and is_row(line)):
        return False
    if begins_paragraph(a, b) or _OURS.fullmatch(a) or _OURS.fullmatch(b) or _is_heading(a):
        return True
    if is_pasted_item(a) and is_below_pasted(b):
        return True
    return width_of_indent(b) > 1 and SENTENCE_ENDED.search(a.rstrip()) is not None


def _begins_behind_a_sentence(above: Line, line: Line) -> bool:
    rows = is_row(above) and is_row(line)
    return not (rows or ends_hard(above.text)) and SENTENCE_ENDED.search(above.text.rstrip()) is not None


def _is_broken(above: str, below: str) -> bool:
    """Whether a line seems to be broken within a sentence."""
    text = above.strip(BLANKS)
    if ends_hard(above) or begins_paragraph(above, below) or SENTENCE_ENDED.search(text) or _is_heading(above):
        return False
    return touch(above, below) and (_GOES_ON.search(text) is not None or len(text) >= _WRAPPED)


def _is_heading(line: str) -> bool:
    """Whether a line looks like a heading: a number, a few words, and no mark."""
    text = line.strip(BLANKS + "*_")
    return bool(HEADING_NUMBER.match(text)) and len(text) <= _HEADING and not _MARKS.search(text)


def _may_begin(line: Line, left: Collection[int]) -> bool:
    """Whether a line is a paragraph, or an item, where it stands behind an empty line."""
    if line.at in left:
        return is_wide(line.text)
    text = _unindented(line.text)
    return not is_code(text) and not _BEGINS_OTHERWISE.match(text.lstrip(" "))


def _without_tab(item: str) -> str:
    """An item without the tab that Word puts behind its number."""
    return re.sub(r"(?<=\S)[ \t]*\t[ \t]*", " ", item, count=1)


def _unindented(line: str) -> str:
    """The line without its indent, where it is the same then."""
    text = line.lstrip(BLANKS)
    if _BEGINS_OTHERWISE.match(text) and not is_item(text):
        return line
    return _without_tab(text) if is_pasted_item(text) else text
