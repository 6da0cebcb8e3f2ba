"""White space as a browser shows it: runs of it are one blank, or none where a line of the source breaks Chinese."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nianbao.intake.block import Span, Spans
from nianbao.intake.spans import is_wide, joined

BREAK = "\x0b"
"""Stands for a line break that is shown (`<br>`) until white space is collapsed; no decoded text has it."""
_RUN = re.compile(rf"[ \t\n\r\f{BREAK}]+")


def collapsed(spans: Sequence[Span]) -> Spans:
    """The spans with white space as shown, and LF for each break."""
    text = "".join(span.text for span in spans)
    shown = list(text)
    for found in _RUN.finditer(text):
        shown[found.start() : found.end()] = [""] * len(found[0])
        shown[found.start()] = _shown(found, text)
    pieces, at = [], 0
    for span in spans:
        pieces.append(replace(span, text="".join(shown[at : at + len(span.text)])))
        at += len(span.text)
    return joined(pieces)


def _shown(found: re.Match[str], text: str) -> str:
    if BREAK in found[0]:
        return "\n" * found[0].count(BREAK)
    before, behind = text[: found.start()][-1:], text[found.end() : found.end() + 1]
    if not before or not behind:
        return " "
    return "" if "\n" in found[0] and is_wide(before) and is_wide(behind) else " "
