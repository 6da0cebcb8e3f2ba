"""The words of a file beside those of the pages made of it: nothing but white space may be another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import html

from nianbao.intake.block import Block, Item, Note, Paragraph, Table, text_of
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.owntable import own_table, titled_rows
from nianbao.text.markdown import Parsed

_STOPS = re.compile(r"(?<=[。；！？\n])")
_SHOWN = 60
_MEND = "请对照原件改正这一处"


def compare(source: Sequence[Block], pages: Mapping[str, str]) -> Iterator[Doubt]:
    """A doubt for each piece of text that the pages lack, and for each that the source lacks."""
    ours, theirs = list(map(page_words, pages.values())), [words for block in source for words in _words(block)]
    if Counter(_squeezed("".join(ours))) == Counter(_squeezed("".join(theirs))) and _same_order(theirs, ours):
        return
    left, right = Counter(_sentences(theirs)), Counter(_sentences(ours))
    for text in left - right:
        yield Doubt(Kind.TEXT, f"原件里有、各章里没有，或写得不同：{text[:_SHOWN]}", _MEND, near=text[:_SHOWN])
    for text in right - left:
        yield Doubt(Kind.TEXT, f"各章里有、原件里没有，或写得不同：{text[:_SHOWN]}", _MEND, near=text[:_SHOWN])


def _same_order(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether every paragraph of the source stands in one of the pages, whole."""
    whole = [_squeezed(text) for text in ours]
    return all(any(_squeezed(text) in page for page in whole) for text in theirs)


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Item | Note):
        yield text_of(block.spans)
    elif isinstance(block, Table) and own_table(block) is None:
        title, rows = titled_rows(block)
        yield title
        yield from (text for row in rows for text in row)


def page_words(markdown: str) -> str:
    """What a reader sees of a page, without pictures and places of tables."""
    tree = html.fromstring(f"<div>{Parsed(markdown).html}</div>")
    for element in tree.xpath("//sup[starts-with(@id, 'fnref')] | //a[contains(@class, 'footnote-backref')]"):
        element.drop_tree()
    return "".join(tree.itertext())  # blocks end with a line end


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for piece in _STOPS.split(text):
            if squeezed := _squeezed(piece):
                yield squeezed


def _squeezed(text: str) -> str:
    return "".join(text.split())
