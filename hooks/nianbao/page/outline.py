"""What a chapter is about, in one line: the headings below its title, or its first sentence."""

import re
from collections.abc import Sequence
from itertools import accumulate

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.labels import plain
from nianbao.report.model import Report
from nianbao.text.prose import Prose
from nianbao.text.sections import read_sections

_LINE = 46
"""Characters of a line below a chapter's name, in a wide window."""
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?")
_COUNTED = re.compile(r"^[一二三四五六七八九十]+是")
_PAUSES = re.compile(r"[，；、]")
_FULL = str.maketrans(",;", "，；")
"""Labels are compared in half width; people read Chinese in full."""


def outline(prose: Prose, report: Report, longest: int = _LINE) -> str:
    """Plain text; empty where a chapter has neither headings nor text. Cut where a reader would pause, if at all."""
    title, *others = read_sections(prose, report)
    if prose.chapter.slug == STATISTICS_PAGE:
        parts = [section.title for section in report.form.sections]
        return _listed(parts, longest) if parts else "原件没有统计表"
    if headings := [_name(section.title) for section in others if len(section.above) == 1]:
        return _listed(headings, longest)
    sentence = _SENTENCE.match(title.text.strip())
    return _begun(sentence[0], longest) if sentence else ""


def _name(heading: str) -> str:
    return _COUNTED.sub("", plain(heading)).translate(_FULL)


def _listed(headings: Sequence[str], longest: int) -> str:
    """As many headings as there is room for, and how many there are in all."""
    joint = "；" if any(_PAUSES.search(heading) for heading in headings) else "、"
    lines = list(accumulate(headings, lambda line, heading: f"{line}{joint}{heading}"))
    if len(lines[-1]) <= longest:
        return lines[-1]
    rest = f"等{len(headings)}项"
    return next((line for line in reversed(lines) if len(line + rest) <= longest), headings[0]) + rest


def _begun(sentence: str, longest: int) -> str:
    """The beginning of a sentence, up to its last pause."""
    if len(sentence) <= longest:
        return sentence
    room = sentence[: longest - 1]
    pauses = [pause.start() for pause in _PAUSES.finditer(room)]
    return room[: pauses[-1] if pauses else len(room) - 1] + "……"
