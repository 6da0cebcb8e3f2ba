"""A year with its lock and its corrections: which of its figures changed, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nianbao.correction.entries import Correction
from nianbao.correction.held import Difference, differences
from nianbao.correction.lock import Lock
from nianbao.correction.lockcheck import check_age, check_apart, check_files, check_form
from nianbao.correction.numbers import Listed, check_values, listed, unlisted
from nianbao.finding import Finding
from nianbao.form.model import Form
from nianbao.report.model import Report


@dataclass(frozen=True, slots=True)
class LockedYear:
    """A year beside its lock; a year that is not locked may have corrections all the same."""

    year: int
    lock: Lock | None
    corrections: tuple[Correction, ...]
    form: Form | None
    """None where the report cannot be read."""
    report: Report | None
    """None where its figures are not complete."""
    missing: tuple[str, ...] = ()
    """Editions of forms that it was published with and that are not there any more."""

    def told(self) -> Listed:
        """What the corrections tell of figures."""
        held = self._held() or {}
        return listed(self.corrections, self.report, gone=held) if self.report else {}

    def untold(self, told: Listed) -> list[Difference]:
        """The figures that are not as they were published, and that no correction tells truly."""
        held = self._held()
        return unlisted(differences(held, self.report), told) if self.report and held is not None else []

    def _held(self) -> Mapping[str, str] | None:
        return self.lock.figures if self.lock else None


def check_lock(year: LockedYear, seals: Mapping[str, str], apart: Mapping[str, str]) -> Iterator[Finding]:
    """Findings on everything that changed in a locked year; of a year that is not locked, on its corrections alone.

    `seals` are those of the report's files now, `apart` those of the files beside it.
    """
    told = year.told()
    untold = year.untold(told)
    yield from check_files(year.year, year.lock, year.corrections, seals, untold)
    if year.report:
        yield from check_values(told, year.report, but={item.key for item in untold})
    if year.lock:
        yield from check_form(year.year, year.lock, year.form, year.missing)
        yield from check_apart(year.year, year.lock, apart)
        yield from check_age(year.year, year.lock)
