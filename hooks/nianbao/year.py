"""One year: its report and chapters, read, checked and bound together."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.acknowledgement import settle
from nianbao.bind import ReportExtension
from nianbao.binding import bind_chapters
from nianbao.carryover import check_carryover
from nianbao.chapter import Chapter, read_chapters
from nianbao.claims import check_claims
from nianbao.coverage import check_coverage, scan
from nianbao.crossreference import check_links
from nianbao.declarations import check_declarations
from nianbao.finding import Finding, Place, Severity
from nianbao.form import Form
from nianbao.mention import Mention, Uses, uses_of
from nianbao.pending import check_pending
from nianbao.prescribed import check_prescribed
from nianbao.prose import Prose, read_prose
from nianbao.reading import read_report
from nianbao.report import Report
from nianbao.rules import check_rules


@dataclass(frozen=True, slots=True)
class Year:
    """One year's report with its chapters and the numbers bound in them."""

    report: Report
    chapters: tuple[Chapter, ...]
    """In reading order: the portal page, the numbered chapters, the rest (the statistics table last)."""
    mentions: tuple[Mention, ...]
    homes: dict[str, str]
    """The page on which each selection of tables is at home, by the selection's key."""
    notes: dict[str, tuple[str, ...]]
    """Editors' notes on rows, by the row's anchor."""

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.report.year

    @property
    def title(self) -> str:
        """The report's title."""
        return self.chapters[0].title

    @property
    def uses(self) -> Uses:
        """The mentions of each row."""
        return uses_of(self.mentions)

    def extension(self, page: str) -> ReportExtension:
        """The Markdown extension that renders one of the year's pages."""
        chapter = next(chapter for chapter in self.chapters if chapter.slug == page)
        return ReportExtension(self.report, chapter, self.homes, self.uses, self.notes)


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read of a year, before anything is checked against anything else."""

    year: int
    report: Report | None
    """None where the data cannot be read at all."""
    chapters: tuple[Chapter, ...]
    prose: tuple[Prose, ...]
    """The visible text of each chapter."""
    whole: bool
    """Whether every chapter could be read; if not, links and declarations would seem to be wrong."""


def read_sources(root: Path, year: int, forms: dict[str, Form], findings: list[Finding]) -> Sources:
    """Data and text of a year; problems are added to `findings`."""
    report = read_report(root, year, forms, findings)
    chapters = read_chapters(root, year, findings)
    index = f"docs/{year}/index.md"
    if not (root / index).exists():
        findings.append(Finding(Place(index), str(year), "没有本年度的首页", f"请建立 {index}"))
    whole = len(chapters) == len(list((root / "docs" / str(year)).glob("*.md")))
    return Sources(year, report, chapters, tuple(map(read_prose, chapters)), whole)


def check_year(sources: Sources, before: Sources | None, findings: list[Finding], *, production: bool) -> Year | None:
    """The year, or None when it cannot be published; problems are added to `findings`. `before` is the year before."""
    report, chapters = sources.report, sources.chapters
    notes: dict[str, tuple[str, ...]] = {}
    if report:
        settled = settle(report, check_rules(report, before.report if before else None, production=production))
        findings += settled.findings
        notes = settled.notes
        if sources.whole:
            findings += check_prescribed(report.form, report.year, chapters)
    if report is None or not report.complete:
        mend = "请先改好数据文件，再检查一次"
        place = Place(f"data/{sources.year}/report.yml")
        problem = "数据读不出来，正文里的数字还没有核对"
        findings.append(Finding(place, str(sources.year), problem, mend, Severity.INFO))
        return None
    binding = bind_chapters(report, chapters)
    findings += binding.findings
    if sources.whole:
        findings += check_links(chapters)
        findings += check_pending(chapters, production=production)
        spotted = scan(report, sources.prose)
        findings += check_declarations(report, chapters, binding.mentions, spotted)
        findings += check_coverage(spotted)
        findings += check_claims(report, sources.prose)
        if before:
            findings += check_carryover(sources.prose, before.prose, report.year)
    has_index = bool(chapters) and chapters[0].slug == "index"
    return Year(report, chapters, binding.mentions, binding.homes, notes) if has_index else None
