"""Prose: the visible text of a chapter's Markdown, with the source position of each character."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from nianbao.finding import Place
from nianbao.text.chapter import Chapter
from nianbao.text.links import Link, leads_somewhere, links_of, without_definitions
from nianbao.text.pieces import without_code, without_fences

_UNSEEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"  # an escape: only its backslash
    r"|\{[:#.][^}\n]*\}"  # attribute lists
    r"|\[\^[^\]\n]+\]:?"  # footnotes
    r"|(?<=\d)<su[bp]>[^<>\n]{0,8}</su[bp]>"  # the sign of a note behind a number, which is no digit of it
    r"|</?[a-zA-Z][^<>\n]*>"
    r"|^ {0,3}#{1,6} +|(?<!\n\n)^\s*+[-+*>] +"
    r"|(?<!\n\n)^\s*+\|?(?=[-:| ]*$)[-:| ]*?-{3}[-:| ]*$"  # the line below a table's head
    r"|&#?\w+;"  # entities
    r"|\*+|(?<!\w)_+|_+(?!\w)",
    re.MULTILINE,
)
_BLOCK = re.compile(r"\s*(?:#{1,6} |\|)")
"""A heading, or a row of a table: the next line is something else."""
_BLOCK_START = re.compile(r"\s*(?:#{1,6} |\||[-+*>] |\d+[.、)．]|[（(][一二三四五六七八九十\d]+[)）])")
_NUMBER_IN_CODE = re.compile(r"(?<!`)`(\d[\d.,%]*)`(?!`)")
_TABLE_LINE = re.compile(r"^\s*\|.*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]*[”’」』）)]*")


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound number as a range of the visible text, with its target; one to be filled in is an empty range."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the visible text, up to a closing mark (。；！？) or line end."""

    text: str
    start: int
    """Where it begins in the visible text."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The visible text of a chapter, with the source position of each character and the bound numbers."""

    chapter: Chapter
    text: str
    offsets: tuple[int, ...]
    """Position in the source of each character."""
    bound: tuple[Bound, ...]

    def place(self, position: int) -> Place:
        """The file and line of a character of the text."""
        offset = self.offsets[position] if position < len(self.offsets) else len(self.chapter.source)
        return self.chapter.place(offset)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences in reading order, each with its position."""
        for match in _SENTENCE.finditer(self.text):
            yield Sentence(match[0], match.start())


@lru_cache(maxsize=32)
def read_prose(chapter: Chapter) -> Prose:
    """The visible text of a chapter: without code, comments, addresses, images and Markdown marks."""
    source = without_code(chapter.source)  # blanks in its place
    links = links_of(source)
    source, ticks = _with_numbers(without_definitions(source), chapter.source)
    seen = [True] * len(source)
    for tick in ticks:
        seen[tick] = False
    referred: dict[int, str] = {}
    for begin, stop in (hidden for link in links for hidden in _hidden(link)):
        seen[begin:stop] = [False] * (stop - begin)
    address = _in_address(links, len(source))
    for match in _UNSEEN.finditer(source):
        if not address[match.start()]:
            end = match.start() + 1 if match[0].startswith("\\") else match.end()
            seen[match.start() : end] = [False] * (end - match.start())
            if len(character := html.unescape(match[0])) == 1 < len(match[0]):
                referred[match.start()] = character
                seen[match.start()] = True
    offsets = tuple(index for index, visible in enumerate(seen) if visible)
    blanks = {at for line in _TABLE_LINE.finditer(source) for at in range(*line.span()) if source[at] == "|"}
    blanks |= set(_soft_breaks(source))
    text = "".join(" " if index in blanks else referred.get(index) or source[index] for index in offsets)
    return Prose(chapter, text, offsets, tuple(_bound(links, [0, *accumulate(seen)])))


def _with_numbers(source: str, typed: str) -> tuple[str, list[int]]:
    """The source with the numbers that stand between backticks (`16`), which a page shows, and where the ticks are."""
    if "`" not in typed:
        return source, []
    pieces, ticks, end = [], [], 0
    for match in _NUMBER_IN_CODE.finditer(without_fences(typed)):
        pieces += [source[end : match.start(1)], match[1]]
        ticks += [match.start(), match.end() - 1]
        end = match.end(1)
    return "".join((*pieces, source[end:])), ticks


def _in_address(links: Iterable[Link], length: int) -> Sequence[int]:
    """For each position of a source 1 where it lies behind the words of a link, in its address, else 0."""
    inside = bytearray(length + 1)
    for link in links:
        begin = link.words[1] + 1
        inside[begin : link.end] = b"\1" * max(link.end - begin, 0)
    return inside


def _soft_breaks(source: str) -> Iterator[int]:
    """Positions of the line ends inside paragraphs, which end no sentence."""
    position = 0
    for line, following in pairwise(source.split("\n")):
        position += len(line)
        if line.strip() and following.strip() and not _BLOCK.match(line) and not _BLOCK_START.match(following):
            yield position
        position += 1


def _hidden(link: Link) -> Iterator[tuple[int, int]]:
    """What is not seen of a link: all but its words; of a picture all."""
    words = (link.start, link.start) if link.is_picture else link.words
    yield link.start, words[0]
    yield words[1], link.end


def _bound(links: Iterable[Link], before: Sequence[int]) -> Iterator[Bound]:
    """Numbers in links; one with an address that leads nowhere was meant to be bound, and is a finding of binding.

    `before` gives the number of visible characters before each position of the source.
    """
    for link in links:
        if not link.is_picture and not leads_somewhere(link.address):
            first, last = link.words
            yield Bound(before[first], before[last], link.address.removeprefix("stat:"))
