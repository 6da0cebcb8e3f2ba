"""The text of a file as paragraphs that people would type: running heads out, cut sentences joined, lines parted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nianbao.intake.block import Align, Block, Item, Paragraph, Removed
from nianbao.intake.captions import captioned
from nianbao.intake.formtables import FormPlace
from nianbao.intake.numbering import numbering
from nianbao.intake.tidying import is_bold, joined, lines, tidy

_PAGE_NUMBER = re.compile(
    r"[-—–－_·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页|\s*/\s*\d{1,3})?[-—–－_·\s]*"
)
_ENDS = re.compile(r"[。！？；：!?;:）)”’》】…]$")
_GOES_ON = re.compile(r"[，、,]$")
_OFTEN = 3
"""How often the same short line has to stand there to be a running head."""
_SHORTEST = 18
"""A line that a page break cut is not shorter than this: it filled its line."""
_DATE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True, slots=True)
class Join:
    """Two paragraphs that were one."""

    before: Paragraph
    behind: Paragraph


@dataclass(frozen=True, slots=True)
class Flow:
    """The blocks of a file as they go on, and what was done to them."""

    blocks: tuple[Block | FormPlace, ...]
    removed: tuple[Removed, ...]
    joins: tuple[Join, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs among the blocks."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def flow(blocks: Sequence[Block | FormPlace]) -> Flow:
    """The blocks with their text put in order; not a word is changed."""
    parted = [piece for block in blocks for piece in _parted(block)]
    heads = _running_heads(parted)
    removed = [block for block in parted if isinstance(block, Paragraph) and _is_removed(block, heads)]
    gone = {id(block) for block in removed}
    kept = [block for block in parted if id(block) not in gone]
    made, joins = _join(kept)
    return Flow(
        tuple(captioned(made)), tuple(Removed(block.text, block.place, _why(block)) for block in removed), tuple(joins)
    )


def _parted(block: Block | FormPlace) -> Iterator[Block | FormPlace]:
    """A block with tidy words; a paragraph in whose lines others begin becomes several, as does a numbered heading."""
    if isinstance(block, Item):
        spans = tidy(tuple(replace(span, text=span.text.replace("\n", " ")) for span in block.spans))
        number = numbering(block.marker + "甲")
        if (number and not number.plain) or is_bold(spans):
            first = replace(spans[0], text=block.marker + spans[0].text) if spans else None
            yield Paragraph((first, *spans[1:]) if first else (), block.place)
        else:
            yield replace(block, spans=spans)
        return
    if not isinstance(block, Paragraph):
        yield block
        return
    indents = [indent_of(line) for line in block.text.split("\n")]
    for spans, indent in zip(lines(block.spans), indents, strict=False):
        if clean := tidy(spans):
            yield replace(block, spans=clean, indent=indent or block.indent)


def indent_of(line: str) -> float | None:
    """How many letters a line begins further in, where blanks say so; None where there are none."""
    blanks = line[: len(line) - len(line.lstrip(" \u3000\u00a0"))]
    return float(blanks.count("\u3000") + (len(blanks) - blanks.count("\u3000")) // 2) or None


def _running_heads(blocks: Iterable[Block | FormPlace]) -> set[str]:
    """Short lines that stand on several pages, or several times between the pieces of cut sentences."""
    found = [block for block in blocks if isinstance(block, Paragraph) and not block.level]
    short = Counter(block.text for block in found if 4 <= len(block.text) <= 40 and not _ENDS.search(block.text))  # noqa: PLR2004
    pages: dict[str, set[int | None]] = {}
    for block in found:
        pages.setdefault(block.text, set()).add(block.place.page)
    return {
        text
        for text, count in short.items()
        if count >= _OFTEN and (len(pages[text] - {None}) >= _OFTEN or "年度报告" in text)
    }


def _is_removed(block: Paragraph, heads: set[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(block.text)) or block.text in heads


def _why(block: Paragraph) -> str:
    return "页码" if _PAGE_NUMBER.fullmatch(block.text) else "页眉或页脚"


def _join(blocks: Sequence[Block | FormPlace]) -> tuple[list[Block | FormPlace], list[Join]]:
    made: list[Block | FormPlace] = []
    joins: list[Join] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _goes_on(last, block):
            made[-1] = replace(last, spans=joined(last.spans, block.spans))
            joins.append(Join(last, block))
        else:
            made.append(block)
    return made, joins


def _goes_on(one: Paragraph, other: Paragraph) -> bool:
    """Whether the second is what a page break cut off the first."""
    if one.level or other.level or is_bold(one.spans) or is_bold(other.spans):
        return False
    if Align.START not in (one.align, other.align) or one.align is not other.align:
        return False
    if _ENDS.search(one.text) or other.indent or numbering(other.text) or _DATE.fullmatch(other.text):
        return False
    return bool(_GOES_ON.search(one.text)) or (len(one.text) >= _SHORTEST and not numbering_only(one.text))


def numbering_only(text: str) -> bool:
    """Whether a text is a numbered line by itself, as headings are: no sentence that could be cut."""
    found = numbering(text)
    return found is not None and len(text) <= 40 and not re.search("[，。；]", text)  # noqa: PLR2004
