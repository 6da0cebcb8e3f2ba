"""A year while somebody writes in it: its text beside its data, read without making its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.finding import Problem
from nianbao.project.years import Read
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


def open_year(read: Read) -> OpenYear:
    """The year as it was read. Raises Problem where something of it could not be."""
    sources, binding = read.sources, read.alone.binding
    if sources.report is None or binding is None or not sources.whole:
        raise Problem(f"{sources.year} 年度的数据或正文读不出来", _MEND)
    return OpenYear(sources.report, sources.chapters, sources.prose, binding.mentions, binding.shown)
