"""What a form prescribes for the text: its fixed chapters, and words that a chapter has to hold.

Forms 2019 and 2021 fix six chapters (国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号); that of 2014 leaves them
free.
"""

from collections.abc import Iterator, Sequence

from nianbao.chapter import Chapter
from nianbao.finding import Finding, Place, Severity
from nianbao.form import FixedChapter, Form
from nianbao.formrule import TextRule
from nianbao.labels import chapter_number, plain, quoted


def check_prescribed(form: Form, year: int, chapters: Sequence[Chapter]) -> Iterator[Finding]:
    """A finding for each chapter that is missing or has another title, and for words that are missing in one."""
    by_number = {number: chapter for chapter in chapters if (number := chapter_number(chapter.title))}
    for fixed in form.chapters:
        yield from _check_chapter(fixed, by_number.get(_number(fixed.number)), year)
    for rule in form.text_rules:
        if chapter := by_number.get(_number(rule.chapter)):
            yield from _check_words(rule, chapter)


def _number(printed: str) -> int:
    return chapter_number(f"{printed}、") or 0


def _check_chapter(fixed: FixedChapter, chapter: Chapter | None, year: int) -> Iterator[Finding]:
    title = f"{fixed.number}、{fixed.title}"
    if chapter is None:
        place = Place(f"docs/{year}/{fixed.slug}.md")
        yield Finding(place, title, "缺少这一章", f"表式规定有这一章；请建立 {place.file}", rule="chapter")
    elif plain(chapter.title) not in map(plain, (fixed.title, *fixed.aliases)):
        place = chapter.line_of(chapter.title)
        problem, mend = "与表式规定的标题不同", f"规定的标题是“{title}”"
        yield Finding(place, chapter.title, problem, mend, Severity.WARNING, "chapter", title, chapter.title)


def _check_words(rule: TextRule, chapter: Chapter) -> Iterator[Finding]:
    missing = [words for words in rule.mentions if words not in chapter.source]
    if missing:
        place, mend = chapter.line_of(chapter.title), f"规则 {rule.id}：{rule.words}"
        yield Finding(place, chapter.title, f"没有写到{quoted(missing)}", mend, rule.severity, rule.id)
