"""What a chapter is about, in one line: the headings below its title, or its first sentence."""

import re

from nianbao.chapter import STATISTICS_PAGE, Chapter
from nianbao.labels import plain
from nianbao.prose import read_prose
from nianbao.report import Report
from nianbao.sections import read_sections

_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?")


def outline(chapter: Chapter, report: Report) -> str:
    """Plain text; empty where a chapter has neither headings nor text."""
    title, *others = read_sections(read_prose(chapter), report)
    if chapter.slug == STATISTICS_PAGE:
        return "、".join(section.title for section in report.form.sections)
    headings = [plain(section.title) for section in others if len(section.above) == 1]
    sentence = _SENTENCE.match(title.text.strip())
    return "、".join(headings) or (sentence[0] if sentence else "")
