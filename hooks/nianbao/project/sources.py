"""Sources of a year: its data and text as read, before anything is compared."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.address.withdrawn import Withdrawn, pages_of, sources_of
from nianbao.check.glossary import Term
from nianbao.correction.entries import Correction, read_corrections
from nianbao.correction.lock import read_frozen
from nianbao.correction.seal import seals_of
from nianbao.correction.withdrawal import without_withdrawn
from nianbao.finding import Finding, Place
from nianbao.form.model import Form
from nianbao.report.model import Report
from nianbao.report.narrowed import without_declarations
from nianbao.report.reader import read_report
from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE
from nianbao.text.chapter import Chapter, read_chapters
from nianbao.text.prose import Prose, read_prose


@dataclass(frozen=True, slots=True)
class Sources:
    """Report, chapters, corrections and lock of a year as read, before anything is compared."""

    year: int
    report: Report | None
    """None where the data cannot be read at all."""
    chapters: tuple[Chapter, ...]
    prose: tuple[Prose, ...]
    """The visible text of each chapter."""
    whole: bool
    """Whether every chapter could be read; if not, links and declarations would seem to be wrong."""
    corrections: tuple[Correction, ...] | None
    """In file order; None where they cannot be read."""
    seals: dict[str, str]
    """Of the files as they are."""
    frozen: dict[str, str] | None
    """Of the files as they were when the year was locked; None where it is not."""
    terms: tuple[Term, ...]
    """The terms of the glossary."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """What of the year was published and taken back: no such chapter is among the chapters."""


def read_sources(
    root: Path,
    year: int,
    forms: dict[str, Form],
    terms: tuple[Term, ...],
    withdrawn: tuple[Withdrawn, ...],
    findings: list[Finding],
) -> Sources:
    """Read data and text of a year, but for what was `withdrawn`; problems are added to `findings`."""
    gone, hidden = pages_of(withdrawn), sources_of(withdrawn)
    report = read_report(root, year, forms, findings)
    report = without_declarations(report, gone) if report and gone else report
    chapters = tuple(chapter for chapter in read_chapters(root, year, findings) if chapter.file not in hidden)
    index = f"docs/{year}/index.md"
    if not (root / index).exists():
        findings.append(Finding(Place(index), str(year), "没有本年度的首页", f"请建立 {index}"))
    files = {path.relative_to(root).as_posix() for path in (root / "docs" / str(year)).glob("*.md")}
    whole = len(chapters) == len(files - hidden)
    data = f"data/{year}"
    return Sources(
        year,
        report,
        chapters,
        tuple(map(read_prose, chapters)),
        whole,
        corrections=read_corrections(root / data / CORRECTIONS_FILE, f"{data}/{CORRECTIONS_FILE}", findings),
        seals=without_withdrawn(seals_of(root, year), withdrawn),
        frozen=without_withdrawn(read_frozen(root / data / FROZEN_FILE, f"{data}/{FROZEN_FILE}", findings), withdrawn),
        terms=terms,
        withdrawn=withdrawn,
    )
