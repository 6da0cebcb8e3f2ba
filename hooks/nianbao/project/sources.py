"""Sources of a year: its data and text as read, before anything is compared."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.address.withdrawn import Withdrawn, pages_of, sources_of
from nianbao.check.glossary import Term
from nianbao.correction.entries import Correction, corrections_of
from nianbao.correction.lock import Lock, forms_as_locked, lock_of
from nianbao.correction.seal import apart_of, seals_of
from nianbao.correction.withdrawal import lock_without, without_withdrawn
from nianbao.finding import Finding, Place
from nianbao.form.model import Form
from nianbao.report.model import Report
from nianbao.report.narrowed import without_declarations
from nianbao.report.reader import read_report
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
    apart: dict[str, str]
    """Of the files that are no part of the report; empty where the year is not locked."""
    lock: Lock | None
    """The year as it was locked; None where it is not."""
    missing: tuple[str, ...]
    """Editions of forms that it was published with and that are not there any more."""
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
    lock = lock_of(root, year, findings)
    editions, missing = forms_as_locked(forms, lock)
    report = read_report(root, year, editions, findings)
    report = without_declarations(report, gone) if report and gone else report
    chapters = tuple(chapter for chapter in read_chapters(root, year, findings) if chapter.file not in hidden)
    index = f"docs/{year}/index.md"
    if not (root / index).exists():
        findings.append(Finding(Place(index), str(year), "没有本年度的首页", f"请建立 {index}"))
    files = {path.relative_to(root).as_posix() for path in (root / "docs" / str(year)).glob("*.md")}
    whole = len(chapters) == len(files - hidden)
    return Sources(
        year,
        report,
        chapters,
        tuple(map(read_prose, chapters)),
        whole,
        corrections=corrections_of(root, year, findings),
        seals=without_withdrawn(seals_of(root, year), withdrawn),
        apart=apart_of(root, year) if lock else {},
        lock=lock_without(lock, withdrawn),
        missing=tuple(missing),
        terms=terms,
        withdrawn=withdrawn,
    )
