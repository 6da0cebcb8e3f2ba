"""One year as it is published: its report with its chapters, the numbers bound in them, its pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nianbao.address.link import Link
from nianbao.address.withdrawn import Withdrawn
from nianbao.bind.rendering import Rendering
from nianbao.correction.entries import Correction
from nianbao.correction.notice import Notice, notices
from nianbao.finding import Place
from nianbao.report.figure import FigureKind, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.mention import Mention, Uses, uses_of
from nianbao.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Year:
    """A published year: report, chapters, mentions, homes of tables, corrections, and finished pages."""

    report: Report
    chapters: tuple[Chapter, ...]
    """In reading order: the portal page, the numbered chapters, the rest (the statistics table last)."""
    prose: tuple[Prose, ...]
    """The visible text of each chapter."""
    pages: Mapping[str, Rendering]
    """The chapters as the site has them, by their slugs."""
    printed: Mapping[str, Rendering]
    """The chapters as a document has them: where they show every part of the form, it is at home in these."""
    mentions: tuple[Mention, ...]
    homes: dict[str, str]
    """The page on which each selection of tables is at home, by the selection's key."""
    notes: dict[str, tuple[str, ...]]
    """Editors' notes on rows, by the row's anchor."""
    corrections: tuple[Correction, ...] = ()
    """What was put right after publication, newest first, an entry for each page."""
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of the selections of tables on each page, in reading order."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """The pages and files of the year that were published and taken back."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices of all corrections of the year."""
        return notices(self.corrections, self.report, self.mentions, self.shown)

    def notices_on(self, page: str) -> tuple[Notice, ...]:
        """The notices to show on one page, by its slug."""
        return tuple(notice for notice in self.notices if page in notice.pages)

    @property
    def year(self) -> int:
        """The year that the report covers."""
        return self.report.year

    @property
    def title(self) -> str:
        """The report's title: that of its front page."""
        return self.chapters[0].title

    def row_of(self, target: str) -> str:
        """Anchor, on the statistics page, of the row that a correction's target names; empty where it has none."""
        try:
            figure = find_figure(target, self.report.figures) if target else None
        except TargetProblem:  # what was taken out has no row any more
            return ""
        return figure.anchor if figure and figure.kind is not FigureKind.EXTRA else ""

    def rows_of(self, correction: Correction) -> tuple[str, ...]:
        """Anchors, on the statistics page, of the rows that a correction concerns, each once."""
        rows = (self.row_of(change.target) for change in correction.stated)
        return tuple(dict.fromkeys(row for row in rows if row))

    def outward(self) -> Iterator[tuple[Link, Place]]:
        """The links of its pages that lead to anything but the year's chapters, with where they are written."""
        own = re.compile(rf"{self.year}/[^/]+\.md")
        for chapter in self.chapters:
            for link in self.pages[chapter.slug].links:
                if not own.fullmatch(link.target):
                    yield link, chapter.line_of(link.written)

    @property
    def uses(self) -> Uses:
        """The mentions of each row, by the row's anchor."""
        return uses_of(self.mentions)
