"""Lines that belong together as paragraphs, over the ends of pages too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from nianbao.intake.block import Align, Paragraph, Place, Span
from nianbao.intake.pdf.lines import Line
from nianbao.intake.pdf.page import Drawing, Page
from nianbao.intake.spans import between, joined

_ENDED = re.compile(r"[。！？；：!?;:][”’」』）)]*$")
_NUMBERED = re.compile(
    r"[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:、|是)|第[一二三四五六七八九十]{1,3}[章节条]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳•●■◆➢]"
)
_WIDE_LINE = 0.55
_FULL_LINE = 0.75
_SAME_SIZE = 0.8
_ENOUGH = 12
"""With fewer long lines, what all pages have is more certain."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a page begins and ends at both sides, and how far its lines are apart; in points."""

    left: float
    right: float
    leading: float | None

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, with room at both sides."""
        before, behind = line.left - self.left, self.right - line.right
        return (
            min(before, behind) > 1.2 * line.size
            and abs(before - behind) < 1.2 * line.size
            and not self._is_first(line)
        )

    def align(self, line: Line) -> Align:
        """How a line stands that is a paragraph by itself."""
        if self.is_centred(line):
            return Align.CENTER
        at_right = (
            abs(self.right - line.right) < 4.5 * line.size and line.left - self.left > (self.right - self.left) / 3
        )
        return Align.END if at_right else Align.START

    def _is_first(self, line: Line) -> bool:
        """Whether it is rather the first line of a paragraph: two letters from the left, and words that begin one."""
        return abs(line.left - self.left - 2 * line.size) < 0.3 * line.size and bool(
            _NUMBERED.match(line.text) or _ENDED.search(line.text)
        )


def margins_of(pages: Sequence[Page]) -> dict[int, Margins]:
    """The margins of each page by its number: those of all pages of its side of a sheet, where they are many enough."""
    every = _with_tables(_margins([line for page in pages for line in page.lines()], None), pages)
    sides: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        sides.setdefault(_side(page), []).extend(page.lines())
    found = {side: _margins(lines, every) for side, lines in sides.items()}
    return {page.number: found[_side(page)] for page in pages}


def goes_on(before: Line, line: Line, margins: Margins, *, page: Margins | None) -> bool:
    """Whether a line goes on with the paragraph of the line before. `page`: the margins of the next page it is on."""
    here = page or margins
    if (
        abs(before.letters[-1].size - line.letters[0].size) > _SAME_SIZE
        or here.is_centred(line)
        or "\t" in before.text + line.text
    ):
        return False
    if before.right + line.first_word <= margins.right - 0.3 * before.size:
        return False
    if page is None and not _is_next(before, line, margins):
        return False
    if line.left <= here.left + 0.7 * line.size:
        return not (_ENDED.search(before.text) and _NUMBERED.match(line.text))
    hanging = line.left > before.left - 0.3 * line.size or before.left - margins.left > 0.7 * before.size
    return hanging and not _ENDED.search(before.text) and not _NUMBERED.match(line.text)


def paragraph(lines: Sequence[Line], margins: Margins, place: Place) -> Paragraph:
    """The paragraph of these lines."""
    spans: list[Span] = []
    text = ""
    for line in lines:
        spans += [Span(between(text, line.text)), *line.spans]
        text += line.text
    first = lines[0]
    indent = round((first.left - margins.left) / (first.size or 1), 1)
    align = margins.align(first) if len(lines) == 1 else Align.START
    starts = align is Align.START and indent >= 0.5  # noqa: PLR2004 - half a letter
    return Paragraph(joined(spans), place, None, align, first.size, indent if starts else None)


def _with_tables(margins: Margins, pages: Sequence[Page]) -> Margins:
    """The margins of a file with little text: its tables are as wide as its lines could be."""
    lines = [line for page in pages for line in page.lines()]
    boxes = [thing.ruled.box for page in pages for thing in page.things if isinstance(thing, Drawing)]
    reach = max((box[2] - box[0] for box in boxes), default=0)
    long = [line for line in lines if line.right - line.left >= _FULL_LINE * reach]
    if not boxes or len(long) >= _ENOUGH:
        return margins
    near = 4.0 * max(line.size for line in lines) if lines else 0
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return Margins(
        left if 0 < margins.left - left < near else margins.left,
        max(margins.right, right),
        margins.leading,
    )


def _side(page: Page) -> tuple[int, int]:
    """Front or back of a sheet, upright or lying: margins may be mirrored."""
    return page.number % 2, round(page.width / 10)


def _is_next(before: Line, line: Line, margins: Margins) -> bool:
    apart = line.bottom - before.bottom
    usual = margins.leading or 1.8 * line.size
    return 0 < apart <= 1.4 * usual


def _margins(lines: Sequence[Line], every: Margins | None) -> Margins:
    """The sides that most long lines have: first lines begin further in, last ones end sooner."""
    if not lines:
        return every or Margins(0, 0, None)
    reach = max(line.right for line in lines) - min(line.left for line in lines)
    if every is not None and every.right - every.left > reach:
        reach = every.right - every.left
    long = [line for line in lines if line.right - line.left >= _WIDE_LINE * reach]
    if every is not None and len(long) < _ENOUGH:
        return every
    long = long or list(lines)
    left, right = _edge([line.left for line in long], -1), _edge([line.right for line in long], 1)
    gaps = [gap for gap in _gaps(lines) if gap > 0]
    return Margins(left, right, median(gaps) if gaps else every.leading if every else None)


def _edge(values: Sequence[float], side: int) -> float:
    """The outermost place that several lines have; where no two agree, the outermost."""
    counts = Counter(round(value / 3) for value in values)
    several = [place for place, count in counts.items() if count >= max(2, len(values) / 10)] or list(counts)
    place = max(several) if side > 0 else min(several)
    near = [value for value in values if abs(value / 3 - place) <= 1]
    return max(near) if side > 0 else min(near)


def _gaps(lines: Sequence[Line]) -> Iterator[float]:
    for before, line in pairwise(lines):
        if abs(before.size - line.size) <= _SAME_SIZE and line.bottom - before.bottom < 4 * line.size:
            yield line.bottom - before.bottom
