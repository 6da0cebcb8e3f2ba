"""What changed in a locked year since it was published or last corrected: its files, and its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nianbao.address.withdrawn import read_withdrawn
from nianbao.correction.entries import Correction, corrections_of
from nianbao.correction.held import Difference, differences, figures_of
from nianbao.correction.lock import Lock, lock_of
from nianbao.correction.lockcheck import changed_files, last_seals
from nianbao.correction.numbers import listed, returned, unlisted
from nianbao.correction.seal import seals_of
from nianbao.correction.withdrawal import lock_without, without_withdrawn
from nianbao.project.project import read_project
from nianbao.report.model import Report
from nianbao.review.sealed import sealed_file
from nianbao.review.versions import VersionProblem, version_folder


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in a locked year and no correction tells."""

    files: Mapping[str, str]
    """The present seal of each file that changed."""
    sealed: Mapping[str, str]
    """The seal by which each file was published or last corrected."""
    figures: Sequence[Difference]


def read_changed(root: Path, report: Report) -> Changed | None:
    """What changed in the year of a report; None where it is not locked, or its corrections cannot be read."""
    year = report.year
    lock, corrections = lock_of(root, year, []), corrections_of(root, year, [])
    if lock is None or corrections is None:
        return None
    withdrawn = read_withdrawn(root, [])
    seals, lock = without_withdrawn(seals_of(root, year), withdrawn), lock_without(lock, withdrawn) or lock
    files, sealed = changed_files(lock.files, corrections, seals), last_seals(lock.files, corrections, seals)
    return Changed(files, sealed=sealed, figures=_figures(root, report, lock, corrections, Changed(files, sealed, ())))


def _figures(
    root: Path, report: Report, lock: Lock, corrections: Sequence[Correction], changed: Changed
) -> list[Difference]:
    """The changed figures; where the lock holds none, beside those of the version that was sealed, if git has it."""
    held = lock.figures
    if held is None:
        before = _sealed_report(root, report.year, changed)
        return differences(figures_of(before), report) if before else []
    differing, told = differences(held, report), listed(corrections, report, gone=held)
    return [*unlisted(differing, told), *returned(differing, told, report)]


def _sealed_report(root: Path, year: int, changed: Changed) -> Report | None:
    """The report as it was when its changed data file was sealed; None where none changed, or git does not have it."""
    file = next((file for file in changed.files if file.startswith("data/") and file in changed.sealed), "")
    found = sealed_file(root, file, changed.sealed[file]) if file else None
    if found is None:
        return None
    try:
        with version_folder(found.commit, root) as folder:
            years = read_project(folder).years
    except VersionProblem:
        return None
    return next((each.report for each in years if each.year == year), None)
