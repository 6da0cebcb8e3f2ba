"""The text of a report as chapters: by the chapters of its form, by numbers, by the headings of the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.form.model import FixedChapter, Form
from nianbao.intake.block import Block, Paragraph, Place, Spans
from nianbao.intake.formtables import FormPlace
from nianbao.intake.headings import marked_headings, with_levels
from nianbao.intake.numbering import numbering, without_number
from nianbao.intake.runin import Ways, run_in_headings, ways_of
from nianbao.intake.spelling import key
from nianbao.intake.tidying import is_bold, joined
from nianbao.labels import chapter_number

_LONGEST = 50
_BEGINS = re.compile(r"(?:关于)?(?:19|20)\d{2}|政府信息公开")
_STOP = re.compile("[，。；：、]")


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the report: its title and what stands below it."""

    title: Spans
    pieces: tuple[object, ...]
    """Blocks, headings, and places of the form's tables."""
    place: Place
    fixed: FixedChapter | None = None
    """The chapter of the form that it is."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's text in its parts."""

    front: Part
    """The title and what stands before the first chapter."""
    chapters: tuple[Part, ...]
    statistics: Part | None
    """What stands at a heading that is the title of the form."""


@dataclass(slots=True)
class _Open:
    """A part that is being filled."""

    title: Spans
    place: Place
    fixed: FixedChapter | None = None
    pieces: list[Block | FormPlace] = field(default_factory=list)


def outline(blocks: Sequence[Block | FormPlace], form: Form) -> Outline:
    """The parts of a report."""
    at, count, title = _title(blocks)
    front = _Open(title, blocks[at].place if blocks else Place())
    parts: list[_Open] = []
    statistics: _Open | None = None
    now = front
    head = range(at, at + count)
    marks = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and index not in head]
    chapters = dict(_chapters(blocks, marks, form))
    for index, block in enumerate(blocks):
        if index in head:
            continue
        if isinstance(block, Paragraph) and index in chapters:
            now = _Open(block.spans, block.place, chapters[index])
            parts.append(now)
        elif isinstance(block, Paragraph) and statistics is None and _is_form_title(block, form):
            now = statistics = _Open(block.spans, block.place)
        else:
            now.pieces.append(block)
    ways = ways_of([block for block in blocks if isinstance(block, Paragraph)])
    chapters_made = tuple(_part(part, ways) for part in parts)
    return Outline(_part(front, ways), chapters_made, _part(statistics, ways) if statistics else None)


def _is_form_title(block: Paragraph, form: Form) -> bool:
    """Whether a line is the form's title, also with a year or body before it."""
    return len(block.text) <= _LONGEST and bool(form.sections) and key(block.text).endswith(key(form.title))


def _part(part: _Open, ways: Ways) -> Part:
    pieces = with_levels(run_in_headings(list(marked_headings(part.pieces)), ways))
    return Part(part.title, tuple(pieces), part.place, part.fixed)


def _title(blocks: Sequence[Block | FormPlace]) -> tuple[int, int, Spans]:
    """Where the report's title begins, how many lines it has, its words: lines that end as titles do, or a heading."""
    first = [(at, block) for at, block in enumerate(blocks[:20]) if isinstance(block, Paragraph)]
    for at, block in first:
        if is_title(block.text):
            before = blocks[0] if at == 1 else None
            if isinstance(before, Paragraph) and _is_first_line(before, block):
                return 0, 2, joined(before.spans, block.spans)
            return at, 1, block.spans
    for at, block in first:
        if block.level == 1 and not numbering(block.text):
            return at, 1, block.spans
    return 0, 0, ()


def _is_first_line(before: Paragraph, title: Paragraph) -> bool:
    """Whether a line above a title that names no body is the body's name."""
    alike = (before.align, before.level) == (title.align, title.level)
    return (
        alike
        and len(before.text) <= _LONGEST // 2
        and bool(_BEGINS.match(title.text))
        and not _STOP.search(before.text)
    )


def is_title(text: str) -> bool:
    """Whether a line may be the title of a report."""
    return len(text) <= _LONGEST and text.rstrip("》").endswith(("报告", "年报")) and "年" in text and "。" not in text


def _chapters(
    blocks: Sequence[Block | FormPlace], marks: Sequence[int], form: Form
) -> Iterator[tuple[int, FixedChapter | None]]:
    """The lines that begin a chapter, with the form's chapter that each is."""
    known = {name: chapter for chapter in (*form.suggested, *form.chapters) for name in _names(chapter)}
    last = 0
    top = _top_level(blocks, marks)
    for at in marks:
        block = blocks[at]
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        fixed = known.get(key(without_number(block.text)))
        number = chapter_number(block.text.replace("．", "、"))
        styled = bool(block.level) or is_bold(block.spans)
        plain = not block.text.endswith(("。", "；", "，", "：")) and "。" not in block.text
        if number is not None and (number == last + 1 or (styled and number > last)) and (plain or fixed or styled):
            last = number
            yield at, fixed
        elif (
            number is None
            and not numbering(block.text)
            and ((fixed in form.chapters and fixed and plain) or (top and block.level == top))
        ):
            yield at, fixed


def _top_level(blocks: Sequence[Block | FormPlace], marks: Sequence[int]) -> int:
    """The level of headings that are chapters where none is numbered; 0 where some are."""
    found = [block for at in marks if isinstance(block := blocks[at], Paragraph)]
    numbers = [chapter_number(block.text) for block in found if len(block.text) <= _LONGEST]
    levels = [block.level for block in found if block.level]
    return 0 if 1 in numbers else min(levels, default=0)


def _names(chapter: FixedChapter) -> list[str]:
    return [key(name) for name in (chapter.title, *chapter.aliases)]
