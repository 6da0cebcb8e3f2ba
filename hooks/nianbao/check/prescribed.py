"""What a form prescribes for the text: its fixed chapters, and words that a chapter has to hold.

Forms 2019 and 2021 fix six chapters (国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号); that of 2014 leaves them
free.
"""

from collections.abc import Iterator

from nianbao.check.stages import YearText
from nianbao.finding import Finding, Place, Severity, page_subject
from nianbao.form.model import FixedChapter
from nianbao.form.rule import TextRule
from nianbao.labels import chapter_number, compact, plain, quoted
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose


def check_prescribed(text: YearText) -> Iterator[Finding]:
    """A finding for each fixed chapter that is missing or has another title, and for prescribed words missing."""
    form, year = text.report.form, text.report.year
    by_number = {number: prose for prose in reversed(text.prose) if (number := chapter_number(prose.chapter.title))}
    by_slug = {prose.chapter.slug: prose for prose in text.prose}
    for fixed in form.chapters:
        prose = by_number.get(_number(fixed.number)) or by_slug.get(fixed.slug)
        if prose is None and _was_withdrawn(fixed, text):
            continue
        yield from _check_chapter(fixed, prose.chapter if prose else None, year)
        for rule in form.text_rules:
            if prose and rule.chapter == fixed.number:
                yield from _check_words(rule, prose)


def _was_withdrawn(fixed: FixedChapter, text: YearText) -> bool:
    """Whether it may be a chapter that was withdrawn: one of another name may have had its number."""
    named = {each.slug for each in text.report.form.chapters}
    return fixed.slug in text.withdrawn or not text.withdrawn <= named


def _number(printed: str) -> int:
    return chapter_number(f"{printed}、") or 0


def _check_chapter(fixed: FixedChapter, chapter: Chapter | None, year: int) -> Iterator[Finding]:
    title = f"{fixed.number}、{fixed.title}"
    accepted = [plain(name) for name in (fixed.title, *fixed.aliases)]
    if chapter is None:
        place = Place(f"docs/{year}/{fixed.slug}.md")
        mend, subject = f"表式规定有这一章；请建立 {place.file}", page_subject(fixed.slug)
        yield Finding(place, title, "缺少这一章", mend, rule="chapter", subject=subject)
    elif chapter_number(chapter.title) != _number(fixed.number) or plain(chapter.title) not in accepted:
        place, subject = chapter.line_of(chapter.title), page_subject(chapter.slug)
        problem, mend = "与表式规定的标题不同", f"规定的标题是“{title}”，请照它改；公布时就是这样的可以不改"
        severity = Severity.WARNING
        yield Finding(
            place,
            chapter.title,
            problem,
            mend,
            severity=severity,
            rule="chapter",
            expected=title,
            found=chapter.title,
            subject=subject,
        )


def _check_words(rule: TextRule, prose: Prose) -> Iterator[Finding]:
    text, chapter = compact(prose.text), prose.chapter
    missing = [words for words in rule.mentions if words not in text]
    if missing:
        place, mend = chapter.line_of(chapter.title), f"规则 {rule.id}：{rule.words}；请在这一章补上"
        problem, subject = f"没有写到{quoted(missing)}", page_subject(chapter.slug)
        yield Finding(place, chapter.title, problem, mend, severity=rule.severity, rule=rule.id, subject=subject)
