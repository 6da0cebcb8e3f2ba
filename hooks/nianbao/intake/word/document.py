"""A Word document as a whole: its body, its notes, and what is left out (comments, heads and feet of pages)."""

from collections.abc import Iterator
from typing import Any

from nianbao.attached.xmlpart import attribute
from nianbao.finding import Problem
from nianbao.intake.block import Note, Original, Paragraph, Place, Removed, Span
from nianbao.intake.officeparts import Parts, read_parts, title_of
from nianbao.intake.officexml import child, children
from nianbao.intake.spans import is_blank, trimmed
from nianbao.intake.word.body import CONTENTS, Body, words
from nianbao.intake.word.inline import Inline
from nianbao.intake.word.line import Calls
from nianbao.intake.word.numbering import read_numbering
from nianbao.intake.word.styles import Styles, read_styles
from nianbao.intake.word.table import read_table

_LEFT_OUT = {"header": "页眉", "footer": "页脚", "comments": "批注"}


def read_word(content: bytes) -> Original:
    """The blocks of a `.docx`. Raises Problem where it is damaged, locked, too large, or has macros."""
    parts = read_parts(content)
    root = parts.tree(parts.main)
    body = child(root, "body") if root is not None else None
    if body is None:
        raise Problem("文件里没有正文", "请用 Word 或 WPS 打开，另存为 .docx，再试一次")
    styles, calls = read_styles(parts.one("styles")), Calls()
    numbering = read_numbering(parts.one("numbering"))
    reading = Body(Inline(parts, parts.main, styles, calls), numbering, read_table)
    blocks = [*reading.blocks(body)]
    blocks += _notes(parts, styles, calls, reading)
    if any(removed.why == CONTENTS for removed in reading.removed):
        heads = [block for block in blocks if isinstance(block, Paragraph) and "".join(block.text.split()) == CONTENTS]
        reading.removed += [Removed(head.text, head.place, CONTENTS) for head in heads]
        blocks = [block for block in blocks if block not in heads]
    return Original(tuple(blocks), (*reading.removed, *_left_out(parts)), title_of(parts))


def _notes(parts: Parts, styles: Styles, calls: Calls, body: Body) -> Iterator[Note]:
    """The notes that were called, by their labels. Word has them by ids, in parts of their own."""
    for number, (kind, id) in enumerate(list(calls.order), 1):
        name = next(parts.related(kind), "")
        root = parts.tree(name)
        found = [] if root is None else [note for note in children(root, kind[:-1]) if attribute(note, "id") == id]
        for note in found[:1]:
            spans = _lines(Inline(parts, name, styles, calls), note, body)
            yield Note(str(number), trimmed(list(spans)), Place())


def _lines(inline: Inline, note: Any, body: Body) -> Iterator[Span]:
    first = True
    for paragraph in children(note, "p"):
        line = inline.read(paragraph)
        for text, why in line.removed:
            body.remove(text, Place(), why)
        spans = trimmed(line.spans)
        if not is_blank(spans):
            yield Span("" if first else "\n")
            yield from spans
            first = False


def _left_out(parts: Parts) -> Iterator[Removed]:
    """What is not part of the text, each once."""
    seen: set[tuple[str, str]] = set()
    for purpose, why in _LEFT_OUT.items():
        for name in parts.related(purpose):
            root = parts.tree(name)
            for paragraph in [] if root is None else root.iter():
                text = words(paragraph) if _is_entry(paragraph, purpose) else ""
                if text and (text, why) not in seen:
                    seen.add((text, why))
                    yield Removed(text, Place(), why)


def _is_entry(element: Any, purpose: str) -> bool:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    return name == ("comment" if purpose == "comments" else "p")
