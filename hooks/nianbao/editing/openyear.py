"""A year while somebody writes in it: its text beside its data, read without making its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.address.withdrawn import of_year, pages_of
from nianbao.bind.chapters import bind_chapters, parse
from nianbao.finding import Problem
from nianbao.project.sources import read_sources
from nianbao.project.yearkeys import Given
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.mention import Mention
from nianbao.text.prose import Prose

_MEND = "请先运行 nianbao check，改好数据和正文"


@dataclass(frozen=True, slots=True)
class OpenYear:
    """A year whose data are complete and whose chapters could all be read."""

    report: Report
    chapters: tuple[Chapter, ...]
    """In reading order."""
    prose: tuple[Prose, ...]
    """The visible text of each chapter."""
    mentions: tuple[Mention, ...]
    """The bound numbers."""
    shown: Mapping[str, tuple[str, ...]]
    """The keys of the selections of tables on each page."""

    @property
    def year(self) -> int:
        """The year that the report covers."""
        return self.report.year


def open_year(given: Given, year: int) -> OpenYear:
    """The year as it is now. Raises Problem where its data or a chapter cannot be read."""
    withdrawn = of_year(given.withdrawn, year)
    sources = read_sources(given.snapshot.root, year, given.forms, given.terms, withdrawn, [])
    report = sources.report
    if report is None or not report.complete or not sources.whole:
        raise Problem(f"{year} 年度的数据或正文读不出来", _MEND)
    parsed = {chapter: parse(chapter) for chapter in sources.chapters}
    binding = bind_chapters(report, parsed, all_there=not pages_of(withdrawn))
    return OpenYear(report, sources.chapters, sources.prose, binding.mentions, binding.shown)
