"""Carryover: how much of a chapter's text was taken over unchanged from the report of the year before.

Assessors of annual reports take points off for text that is only copied; more than half is listed.
"""

import re
from collections.abc import Iterator

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.check.stages import TwoYears
from nianbao.finding import Finding, Severity
from nianbao.labels import compact
from nianbao.text.prose import Prose

_LIMIT = 0.5
_SHORTEST = 10
"""Shorter sentences are phrases that any report has."""
_FEWEST = 3
"""A chapter of fewer sentences says nothing about copying."""


def check_carryover(years: TwoYears) -> Iterator[Finding]:
    """A finding for each chapter with more than half of its sentences as in the year before."""
    last_year = years.report.year - 1
    earlier = {prose.chapter.slug: set(_sentences(prose)) for prose in years.prose_before}
    for prose in years.prose:
        chapter, sentences = prose.chapter, list(_sentences(prose))
        if chapter.front or chapter.slug == STATISTICS_PAGE or len(sentences) < _FEWEST:
            continue
        same = [sentence for sentence in sentences if sentence in earlier.get(chapter.slug, ())]
        share = len(same) / len(sentences)
        if share > _LIMIT:
            problem = f"与 {last_year} 年度同一章相同的句子占 {share:.0%}（{len(same)}/{len(sentences)} 句）"
            place = chapter.line_of(chapter.title)
            mend = "考核对照抄往年会扣分，请写本年度的情况"
            yield Finding(place, chapter.title, problem, mend, severity=Severity.INFO, rule="unchanged-text")


def _sentences(prose: Prose) -> Iterator[str]:
    """The sentences that count: no headings, nothing with 待填, and none of only a few characters."""
    lines = prose.chapter.source.split("\n")
    for sentence in prose.sentences():
        text = compact(sentence.text)
        if lines[prose.place(sentence.start).line - 1].startswith("#") or "待填" in text:
            continue
        if len(re.findall(r"[一-鿿]", text)) >= _SHORTEST:
            yield text
