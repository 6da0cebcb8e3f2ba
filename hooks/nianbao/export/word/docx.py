"""The report of a year for Word and WPS: real headings, repeated table heads, links both ways, Chinese fonts."""

from collections.abc import Iterator

from nianbao.export.document.cover import cover_lines, day_text, period_text
from nianbao.export.document.model import Document, Heading, Run, Runs
from nianbao.export.word.blocks import write_blocks
from nianbao.export.word.package import new_word, packed
from nianbao.export.word.pictures import Pictures
from nianbao.export.word.places import Places
from nianbao.export.word.runs import Writer
from nianbao.export.word.xml import Element, field, paragraph, text_run, w
from nianbao.labels import without_stop

_DEPTH = 2
"""Levels of headings in the contents."""


def make_docx(document: Document) -> bytes:
    """The report as a Word document. The same document gives the same bytes."""
    word, styles = new_word(document)
    writer = Writer(Places(document.anchors(), word.part), styles, Pictures(word.part))
    body = word.element.body
    end_of_front, end = body[0], body[-1]
    for element in (*_cover(document, writer), *_contents(document, writer)):
        end_of_front.addprevious(element)
    for element in _text(document, writer):
        end.addprevious(element)
    return packed(word, document.day)


def _cover(document: Document, writer: Writer) -> Iterator[Element]:
    yield from (writer.line("封面文字", ()) for _ in range(5))
    for line in cover_lines(document.title):
        yield writer.line("封面标题", (Run(line),))
    yield writer.line("封面文字", (Run(period_text(document)),))
    yield from (writer.line("封面文字", ()) for _ in range(9))
    yield writer.line("封面文字", (Run(document.body),))
    if document.published:
        yield writer.line("封面文字", (Run(day_text(document.published)),))


def _contents(document: Document, writer: Writer) -> Iterator[Element]:
    """Links to the headings; Word adds the page numbers when the reader asks it to update the field."""
    yield writer.line("TOC Heading", (Run("目  录"),), (), w("pageBreakBefore"))
    entries: list[Element] = []
    for page in document.pages[1:]:
        for block in page.blocks:
            if isinstance(block, Heading) and block.level <= _DEPTH and block.anchors:
                link = writer.places.link(f"#{block.anchors[0]}", text_run(_named(block.runs)))
                entries.append(paragraph(writer.styles[f"toc {block.level}"], [link]))
    if not entries:
        return
    begin, instruction, separate, end = field(f'TOC \\o "1-{_DEPTH}" \\h \\z \\u')
    for position, element in enumerate((begin, instruction, separate)):
        entries[0].insert(1 + position, element)
    entries[-1].append(end)
    yield from entries


def _named(runs: Runs) -> str:
    return without_stop("".join(run.text for run in runs))


def _text(document: Document, writer: Writer) -> Iterator[Element]:
    """The chapters; the first heading is the title."""
    for number, page in enumerate(document.pages):
        first, *others = page.blocks
        if number == 0 and isinstance(first, Heading):
            yield writer.line("Title", (Run("\n".join(cover_lines(document.title))),), (page.slug, *first.anchors))
        elif page.appendix and isinstance(first, Heading):
            centred = (w("pageBreakBefore"), w("ind", firstLine=0, firstLineChars=0), w("jc", val="center"))
            yield writer.line("Heading 1", first.runs, (page.slug, *first.anchors), *centred)
        else:
            yield from write_blocks([first], writer, [page.slug])
        yield from write_blocks(others, writer)
