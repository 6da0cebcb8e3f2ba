"""Fixed terms in the text, which the glossary knows to be written otherwise."""

from collections.abc import Iterator

from nianbao.check.stages import YearText
from nianbao.finding import Finding, Place, Severity, page_subject

TERM = "term"
"""The rule that a fixed term is written as the glossary has it."""


def check_terms(text: YearText) -> Iterator[Finding]:
    """A warning for each misspelling of a term in the text."""
    slips = [(wrong, term.right) for term in text.terms for wrong in term.wrong]
    for chapter in text.chapters:
        for number, line in enumerate(chapter.source.split("\n"), 1):
            for wrong, right in slips:
                if wrong in line:
                    mend = f"请改为“{right}”；已公布的原文就是这样的，写进 acknowledged（rule: {TERM}）"
                    place, subject = Place(chapter.file, number), page_subject(chapter.slug)
                    yield Finding(
                        place,
                        wrong,
                        "可能是错字",
                        mend,
                        severity=Severity.WARNING,
                        rule=TERM,
                        expected=right,
                        found=wrong,
                        subject=subject,
                    )
