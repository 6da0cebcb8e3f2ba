"""Figures of locked years that changed and are in no correction, beside the version before.

The check finds them by the figures that a lock holds. A lock made before locks held figures has only this.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.correction.entries import Correction
from nianbao.correction.held import differences, figures_of
from nianbao.correction.lock import lock_of
from nianbao.correction.lockcheck import untold
from nianbao.correction.numbers import listed, unlisted
from nianbao.finding import Finding
from nianbao.project.project import Project
from nianbao.report.model import Report


def check_unlisted(root: Path, before: Project, after: Project) -> Iterator[Finding]:
    """An error for each figure of a locked year that no correction of the later version, in `root`, lists truly.

    Years whose locks hold figures are left out: they were checked.
    """
    earlier = {year.year: year.report for year in before.years}
    for year in after.years:
        lock = lock_of(root, year.year, [])
        if year.year in earlier and lock and lock.figures is None:
            yield from _check(earlier[year.year], year.report, year.corrections)


def _check(before: Report, report: Report, corrections: Iterable[Correction]) -> Iterator[Finding]:
    held = figures_of(before)
    told = listed(corrections, report, gone=held)
    yield from (untold(report.year, item) for item in unlisted(differences(held, report), told))
