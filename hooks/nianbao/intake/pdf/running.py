"""What stands at the head or foot of every page: numbers of pages, and lines that come again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from nianbao.intake.block import Place, Removed
from nianbao.intake.pdf.lines import Line
from nianbao.intake.pdf.page import Page
from nianbao.text.linebreaks import PAGE_NUMBER

_MARGIN = 0.13
"""The share of a page's height, at the top and at the bottom, where heads and feet stand."""
_NUMBER = re.compile(
    r"[0-9０-９]{1,4}(?:\s*/\s*[0-9０-９]{1,4})?|[-—–－]?\s*[IVX]{1,5}\s*[-—–－]?|Page \d+(?: of \d+)?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".*(?:[.．·…]\s?){6,}\s*[0-9０-９]{1,4}$")
_CONTENTS_HEAD = "目录"
_DIGITS = re.compile(r"[0-9０-９]+")
_AT_EACH_EDGE = 2


def without_running(pages: Sequence[Page]) -> tuple[list[Page], list[Removed]]:
    """The pages without their numbers, heads and feet; and these."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = max(2, (len(pages) + 1) // 2)
    removed: list[Removed] = []
    found = []
    for page in pages:
        gone = [(line, why) for line in _edges(page) if (why := _why(page, line, counts, often))]
        gone += [(line, _CONTENTS_HEAD) for line in _contents(page)]
        removed += [Removed(line.text, Place(page=page.number), why) for line, why in gone]
        lines = {id(line) for line, _ in gone}
        found.append(replace(page, things=tuple(thing for thing in page.things if id(thing) not in lines)))
    return found, removed


def _contents(page: Page) -> list[Line]:
    """The lines of a table of contents, and its head."""
    found = [line for line in page.lines() if _CONTENTS.match(line.text)]
    heads = [line for line in page.lines() if found and "".join(line.text.split()) == _CONTENTS_HEAD]
    return heads + found


def _edges(page: Page) -> list[Line]:
    """The first and last lines of a page that stand in its margins."""
    lines = page.lines()
    upper = [line for line in lines[:_AT_EACH_EDGE] if line.bottom < page.height * _MARGIN]
    lower = [line for line in lines[-_AT_EACH_EDGE:] if line.top > page.height * (1 - _MARGIN) and line not in upper]
    return upper + lower


def _why(page: Page, line: Line, counts: Counter[tuple[str, int]], often: int) -> str:
    text = line.text.strip()
    if PAGE_NUMBER.fullmatch(text) or _NUMBER.fullmatch(text):
        return "页码"
    if counts[_key(line)] >= often:
        return "页眉" if line.bottom < page.height / 2 else "页脚"
    return ""


def _key(line: Line) -> tuple[str, int]:
    """A line by its words, whatever its numbers, and by its height on the page."""
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.top / 6)
