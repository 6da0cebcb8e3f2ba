"""Reading the sentences that a form proposes for its chapters."""

import re
from collections.abc import Iterator

from nianbao.form.model import FixedChapter, Form
from nianbao.form.sentencepattern import MARKS, SentencePattern
from nianbao.form.sumreader import figures_by_name
from nianbao.source.fields import Fields


def read_sentences(fields: Fields, form: Form) -> Iterator[SentencePattern]:
    """The patterns under `sentences:`; what names no chapter, topic or figure of the form is a finding."""
    known = figures_by_name(form)
    chapters = {chapter.number: chapter for chapter in (*form.suggested, *form.chapters)}
    for item in fields.mappings("sentences"):
        chapter, topic, figure = item.text("chapter").rstrip("、.．"), item.text("topic"), item.text("of")
        text, none, unit = item.text("text"), item.text("none"), item.text("unit")
        item.close()
        _check_place(item, chapters, chapter, topic)
        if figure and figure not in known:
            item.problem(item.line("of"), figure, f"表里没有带数值的行或格 {figure}", "请改正 of 中的行号")
        unknown = [mark for mark in re.findall(r"\{([^{}]*)\}", text + none) if mark not in MARKS]
        if unknown or "{number}" not in text:
            mend = "花括号里只能写 year、number、change，每句要有 {number}"
            item.problem(item.line("text"), text, "句子里的花括号不对", mend)
        elif figure in known and chapter in chapters:
            yield SentencePattern(chapter, topic, known[figure], text, none, unit)


def _check_place(item: Fields, chapters: dict[str, FixedChapter], chapter: str, topic: str) -> None:
    if chapter and chapter not in chapters:
        item.problem(item.line("chapter"), chapter, "没有这一章", "请填 chapters 里的序号：" + "、".join(chapters))
    elif chapter and topic and topic not in chapters[chapter].topics:
        item.problem(item.line("topic"), topic, "这一章没有这一方面", "请照 topics 里的写")
