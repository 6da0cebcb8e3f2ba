"""Letters that stand beside each other as lines, with blanks where words are apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.intake.block import Span, Spans
from nianbao.intake.pdf.letters import Letter
from nianbao.intake.spans import is_wide

_OVERLAP = 0.5
_WORDS_APART = 0.18
"""A gap between Latin letters that is a blank, in sizes of letters."""
_CLOSING = re.compile(r"[，。、；：？！）》”’」』】,.;:?!)%％]")
_LATIN = re.compile(r"[!-~]")
_EVEN = 1.2
COLUMNS_APART = 2.0
"""A gap that parts columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """Letters of one line, from the left, blanks at both ends left out."""

    letters: tuple[Letter, ...]
    spans: Spans
    """Its words, with tabs between columns."""
    text: str
    """Its words without their looks."""
    size: float
    """The size of most of its letters, in points."""
    right: float
    """Where it ends."""
    top: float
    bottom: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.letters[0].left

    @property
    def first_word(self) -> float:
        """How wide the piece at its beginning is that stays together: a word, a character with signs behind it."""
        end, latin = 1, _LATIN.match(self.letters[0].text)
        while end < len(self.letters) and (
            _CLOSING.match(self.letters[end].text) or (latin and _LATIN.match(self.letters[end].text))
        ):
            end += 1
        return self.letters[end - 1].right - self.left


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that letters make, from the top. Letters are upright."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: ((each.top + each.bottom) / 2, each.left)):
        row = next((row for row in reversed(rows[-3:]) if _overlaps(row, letter)), None)
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    found = (_line(sorted(row, key=lambda each: each.left)) for row in rows)
    return sorted((line for line in found if line is not None), key=lambda line: (line.top + line.bottom, line.left))


def turned(letters: Sequence[Letter]) -> list[Letter]:
    """Letters that are written up or down, as if they were written to the right; upright ones as they are."""
    quarter = Counter(letter.quarter for letter in letters).most_common(1)[0][0] if letters else 0
    return [_turned(letter, quarter) for letter in letters]


def _turned(letter: Letter, quarter: int) -> Letter:
    text, left, top, right, bottom, *rest = letter
    boxes = {1: (-bottom, left, -top, right), 2: (-right, -bottom, -left, -top), 3: (top, -right, bottom, -left)}
    return Letter(text, *boxes.get(quarter, (left, top, right, bottom)), *rest)  # type: ignore[arg-type]


def _overlaps(row: Sequence[Letter], letter: Letter) -> bool:
    """Whether a letter stands at the height of a row: as most of it does, so that a small raised one belongs to it."""
    main = max(row, key=lambda each: each.bottom - each.top)
    common = min(main.bottom, letter.bottom) - max(main.top, letter.top)
    return common >= _OVERLAP * min(main.bottom - main.top, letter.bottom - letter.top)


def _without_ends(letters: list[Letter]) -> list[Letter]:
    while letters and not letters[-1].text.strip():
        letters.pop()
    while letters and not letters[0].text.strip():
        del letters[0]
    return letters


def _line(letters: list[Letter]) -> Line | None:
    printed = tuple(_without_ends(letters))
    if not printed:
        return None
    spans = tuple(_spans(printed, columns=not _is_stretched(printed)))
    size = Counter(round(letter.size, 1) for letter in printed).most_common(1)[0][0]
    edges = max(each.right for each in printed), min(each.top for each in printed), max(each.bottom for each in printed)
    return Line(printed, spans, "".join(span.text for span in spans), size, *edges)


def _is_stretched(letters: Sequence[Letter]) -> bool:
    """Whether wide gaps are there to fill the line: they part single characters of Chinese writing, evenly."""
    gaps, pieces = [], [letters[0].text]
    for before, letter in pairwise(letters):
        if letter.left - before.right >= COLUMNS_APART * min(before.size, letter.size):
            gaps.append(letter.left - before.right)
            pieces.append(letter.text)
        else:
            pieces[-1] += letter.text
    single = sum(len(piece) == 1 and is_wide(piece) for piece in pieces)
    return len(gaps) > 1 and max(gaps) <= _EVEN * min(gaps) and single > len(pieces) / 2


def _spans(letters: Sequence[Letter], *, columns: bool) -> Iterator[Span]:
    """The runs of letters of one look; a gap looks like what is before it."""
    run, before = "", letters[0]
    for letter in letters:
        gap = _gap(before, letter, columns=columns) if run else ""
        if (letter.bold, letter.link) != (before.bold, before.link):
            yield Span(run + gap, before.bold, before.link)
            run, gap = "", ""
        run, before = run + gap + letter.text, letter
    yield Span(run, before.bold, before.link)


def _gap(before: Letter, letter: Letter, *, columns: bool) -> str:
    """What stands between two letters: a tab between columns, a blank between words that have none."""
    gap, size = letter.left - before.right, min(before.size, letter.size) or 1
    if columns and gap >= COLUMNS_APART * size:
        return "\t"
    if gap < _WORDS_APART * size or before.text.isspace() or letter.text.isspace():
        return ""
    return "" if is_wide(before.text) or is_wide(letter.text) else " "
