"""A citation of the report or of a chapter, after GB/T 7714: who, what [R/OL], when, where.

The day of access is the reader's, and is left empty here.
"""

from dataclasses import dataclass

from nianbao.labels import without_stop
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter


@dataclass(frozen=True, slots=True)
class Citation:
    """Its parts; plain texts, the template escapes them and puts the address behind them."""

    source: str
    """Publishing body and title of the report, with which citations of chapters and of rows begin."""
    part: str
    """The chapter, or empty for the whole report."""
    published: str
    """Day of publication; empty where not known."""


def citation(year: Year, chapter: Chapter) -> Citation:
    """How to cite one page of a year."""
    report = year.report
    part = "" if chapter is year.chapters[0] else without_stop(chapter.title)
    return Citation(f"{report.publisher}. {year.title}", part, report.published.isoformat() if report.published else "")
