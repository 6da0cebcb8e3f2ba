"""The lines of paragraphs: a page shows them as one, where Word and its like had a paragraph in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nianbao.text.pieces import paragraphs

_WIDE = r"[⺀-〿㐀-䶿一-鿿豈-﫿︰-﹏！-～“”‘’—…]"
_TOUCHING = re.compile(rf"(?:{_WIDE}[*_\]]*|[0-9%％])\n[*_\[]*{_WIDE}|{_WIDE}[*_\]]*\n[*_\[]*[0-9]")
"""Characters between which Chinese text has no blank."""
_NUMBERING = re.compile(
    r"[（(][一二三四五六七八九十百0-9０-９]{1,4}[）)]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章节条，、]"
    r"|[0-9０-９]{1,3}(?:[、．)）]|\.(?![0-9]))|[①-⑳]|[一二三四五六七八九十]{1,2}是"
)
HEADING_NUMBER = re.compile(
    r"[ \t]*[*_]*(?:(?P<chapter>[一二三四五六七八九十]{1,3})、|[（(](?P<part>[一二三四五六七八九十]{1,3})[）)])"
)
"""The number of a heading as official texts have it (GB/T 9704—2012, 7.3.3): 一、 and below it （一）."""
_FONT_SIGNS = "\uf06c\uf06e\uf075\uf0b7\uf0d8\uf0fc"
BULLET = re.compile(f"[ \t\u3000]*(?:[•●■◆▪➢✓·§Øü¨Ÿ{_FONT_SIGNS}][ \t\u3000]+|[lnu]\t[ \t\u3000]*)(?=\\S)")
"""The bullets as Unicode has them, and as Word copies them out of its fonts of signs: also as a letter with a tab."""
_SIGN = re.compile(f"[•●■◆▪➢✓○□◇★☆▲►※{_FONT_SIGNS}]")
"""Begins a paragraph, also with no blank behind it."""
_ENDED = re.compile(r"[。！？；：!?;:][”’」』）)]*$")
SENTENCE_ENDED = re.compile(r"[。！？；：][”’」』）)]*[*_]*$")
"""The end of a line that is that of a paragraph, where lines are not broken at a width."""
WIDE_BLANKS = ("\u3000", "\u2003", "\u2002", "\u00a0")
"""What stands at the beginning of a pasted paragraph for its first-line indent, beside blanks and tabs."""
_TABS = re.compile(r"\S[ \u3000]*\t")
_ITEM = re.compile(r"\s*(?:[-+*]|[0-9]+[.)])\s")
_BARS = re.compile(r"\s*\|[^|]*\|")
_BELOW_HEAD = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_LINK_ENDS = re.compile(r"\]\([^()\s]*\)$")
_HARD = re.compile(r"(?: {2}|<br ?/?>)$")
"""An end of a line that the page keeps."""
PAGE_NUMBER = re.compile(
    r"[ \t\u3000]*(?:[-—–－―─·•]{1,2}[ \u3000]*[0-9０-９]{1,4}[ \u3000]*[-—–－―─·•]{1,2}"
    r"|第 ?[0-9０-９]{1,4} ?页(?:[ ，,/]*共 ?[0-9０-９]{1,4} ?页)?)[ \t\u3000]*"
)
"""A line with the number of a page, from a PDF or a printed text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand together, by their numbers from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Broken:
    """What is shown otherwise of a paragraph of several lines."""

    first: int
    """The line where it begins, from 1."""
    table: Run | None = None
    """Lines with tabs between words, as tables are pasted."""
    bars: Run | None = None
    """Lines of cells between bars that are no table: the line below their head is missing, or has not as many cells."""
    joined: Run | None = None
    """Lines that were paragraphs of their own."""
    blank: int = 0
    """The first line behind which the page has a blank that Chinese text does not have; 0 where there is none."""


def broken_lines(source: str) -> Iterator[Broken]:
    """Of each paragraph with such lines what is wrong with it. `source` holds no code."""
    line, counted = 1, 0
    for start, end in paragraphs(source):
        line += source.count("\n", counted, start)
        counted = start
        found = _broken(source[start:end].split("\n"), line)
        if found != Broken(line):
            yield found


def _broken(lines: list[str], first: int) -> Broken:
    rows = [(number, line) for number, line in enumerate(lines, first) if _TABS.search(line) and not BULLET.match(line)]
    tabs = [number for number, _ in rows]
    many = len(tabs) > 1 or any(len(_TABS.findall(line)) > 1 for _, line in rows)
    table = Run(tabs[0], tabs[-1]) if tabs and many else None
    indented = not _ITEM.match(lines[0])  # what goes on in an item is indented
    bars = [number for number, line in enumerate(lines, first) if _BARS.match(line)]
    barred = Run(bars[0], bars[-1]) if len(bars) > 1 or _BELOW_HEAD.fullmatch(lines[0]) else None
    texts = [(number, line) for number, line in enumerate(lines, first) if not _stands_alone(line)]
    pairs = [(at, line, to, below) for (at, line), (to, below) in pairwise(texts) if not ends_hard(line)]
    if any(begins_paragraph(line, below) or (indented and _ended(line, below)) for _, line, _, below in pairs):
        return Broken(first, table, barred, Run(texts[0][0], texts[-1][0]))
    blanks = (at for at, line, to, below in pairs if to == at + 1 and touch(line, below))
    return Broken(first, table, barred, blank=next(blanks, 0))


def _stands_alone(line: str) -> bool:
    return (
        (_TABS.search(line) is not None and not BULLET.match(line))
        or _BARS.match(line) is not None
        or PAGE_NUMBER.fullmatch(line) is not None
        or not line.strip()
    )


def ends_hard(line: str) -> bool:
    """Whether the page breaks the text where this line ends."""
    return _HARD.search(line) is not None


def touch(line: str, below: str) -> bool:
    """Whether a page has a blank between two lines that Chinese text does not have."""
    return _TOUCHING.search(f"{_LINK_ENDS.sub('', line.rstrip())[-9:]}\n{below.lstrip()[:9]}") is not None


def begins_paragraph(line: str, below: str) -> bool:
    """Whether the line below was a paragraph of its own: it begins with wide blanks, a number or a bullet."""
    text = below.lstrip(" \t")
    if text.startswith(WIDE_BLANKS):
        return True
    return _is_counted(text.lstrip("*_")) and (
        _ENDED.search(line.rstrip(" *_")) is not None or _is_counted(line.lstrip(" *_\u3000"))
    )


def _is_counted(text: str) -> bool:
    return any(begin.match(text) for begin in (_NUMBERING, BULLET, _SIGN))


def _ended(line: str, below: str) -> bool:
    """Whether a sentence ends with a line, and the line below is indented."""
    return below.startswith(("  ", "\t")) and _ENDED.search(line.rstrip(" *_")) is not None
