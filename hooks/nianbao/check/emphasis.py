"""Emphasis that loses text on the page: a number could lose its first digit there, a link become rubbish."""

import re
from collections import Counter
from collections.abc import Iterator

from markdown.util import ETX, STX

from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.text.emphasis import Lost
from nianbao.text.pieces import without_code

_PLACEHOLDER = re.compile(rf"{STX}\w+:\d+{ETX}?|\b\w+:\d+{ETX}|{STX}|{ETX}")
"""What stands for a link, code or HTML while a page is made."""
_SWALLOWED = (
    "两个 * 之间会显示成斜体，网页上没有 *，数字连在一起",
    "乘号写成 ×；要写出星号本身，写成 \\*",
)
_PROBLEM = "这里的 * 或 _ 会使网页少字，或出现乱码"
_MEND = "* 和 ** 要成对，不要连着写：只强调一处，或用文字、标点隔开；要写出星号本身，写成 \\*"


def check_emphasis(page: PageText) -> Iterator[Finding]:
    """A finding for each place where the page loses text to emphasis, or holds what only stood for a part of it."""
    source = without_code(page.source.expandtabs(4))
    left = _left(page.parsed.html)
    met: Counter[str] = Counter()
    for lost in page.parsed.lost or left:
        words = lost.before + lost.after
        met[words] += 1
        label = f"{lost.before[-6:]}{lost.after[:10]}".strip()
        yield Finding(Place(page.file, _line(source, words, met[words])), label, _PROBLEM, _MEND, rule="emphasis")
    yield from _swallowed(page, source)


def _swallowed(page: PageText, source: str) -> Iterator[Finding]:
    """A finding for each line with signs between digits or letters that were taken for emphasis."""
    said, met = set(), Counter[str]()
    for lost in page.parsed.swallowed:
        words = lost.before + lost.after
        met[words] += 1
        place = Place(page.file, _line(source, words, met[words]))
        if place not in said:
            yield Finding(place, f"{lost.before[-6:]}{lost.after[:10]}".strip(), *_SWALLOWED, rule="swallowed")
        said.add(place)


def _left(html: str) -> Iterator[Lost]:
    """What stands before each placeholder that is left in a page, in its line and behind the last tag."""
    if STX not in html and ETX not in html:
        return
    at = 0
    for found in _PLACEHOLDER.finditer(html):
        begin = max(at, *(html.rfind(sign, at, found.start()) + 1 for sign in "<>\n"))
        yield Lost(html[begin : found.start()], "")
        at = found.end()


def _line(source: str, words: str, nth: int) -> int:
    """The line of the `nth` place where the words stand; the first where they are written otherwise."""
    starts = [found.start() for found in re.finditer(re.escape(words), source)]
    return source.count("\n", 0, starts[min(nth, len(starts)) - 1]) + 1 if starts else 1
