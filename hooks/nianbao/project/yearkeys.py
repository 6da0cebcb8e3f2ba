"""What a year is known by: exactly what goes into it, so that what is unchanged is not read and checked again.

A year is read from its own files, its form and the glossary. It is checked beside the year before; where it has
corrections, also beside today's date. And the code that does so goes in, with what it runs on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nianbao.address.withdrawn import Withdrawn, of_year
from nianbao.cache.code import code_digest, files_digest, tools_digest
from nianbao.cache.store import digest
from nianbao.check.glossary import Term
from nianbao.form.model import Form
from nianbao.form.reader import forms_of
from nianbao.source.filenames import CORRECTIONS_FILE
from nianbao.source.snapshot import Snapshot
from nianbao.source.statutory import STATUTORY

_TOOLS = ("autocorrect-py", "markdown", "nh3", "pyyaml")
"""What reading and checking is done with."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the keys of all years are made from: snapshot, forms, glossary, today's date, what was withdrawn."""

    snapshot: Snapshot
    years: tuple[int, ...]
    """The report years of the project, in ascending order."""
    forms: dict[str, Form]
    terms: tuple[Term, ...]
    """The terms of the glossary."""
    today: date
    withdrawn: tuple[Withdrawn, ...] = ()
    """What was published and taken back."""


def code_of_forms() -> str:
    """The digest of all that reads the forms, and of the statutory ones."""
    return digest([code_digest("form"), tools_digest(_TOOLS), files_digest((STATUTORY / "forms").glob("*.yml"))])


def code_of_files() -> str:
    """The digest of all that looks into files for personal data, and into attached ones for what runs."""
    return digest([code_digest("check"), tools_digest(("lxml", "olefile", "pypdf", "typst"))])


def code_of_project() -> str:
    """The digest of all that reads and checks."""
    return digest([code_digest("project"), tools_digest(_TOOLS)])


class YearKeys:
    """Keys in the store for each year: of its sources, of its findings, and of the year itself."""

    def __init__(self, given: Given, code: str) -> None:
        self._given = given
        self._every = digest([code, *_choice(given.forms.values()), repr(given.terms)])
        self._forms = {id: _digest_of(form) for id, form in given.forms.items()}

    def sources(self, year: int) -> str:
        """Key of the sources of a year: its files, its form, what was withdrawn, and what all years share."""
        own = self._given.snapshot.digest(f"data/{year}", f"docs/{year}")
        gone = repr(of_year(self._given.withdrawn, year))
        return digest(["sources", str(year), self._every, own, gone, *self._forms_of(year)])

    def found(self, year: int) -> str:
        """Key of the findings of a year: its sources, those of the year before, and with corrections today's date."""
        before = self.sources(year - 1) if year - 1 in self._given.years else ""
        corrected = any(self._given.snapshot.below(f"data/{year}/{CORRECTIONS_FILE}"))
        return digest(["found", self.sources(year), before, self._given.today.isoformat() if corrected else ""])

    def year(self, year: int) -> str:
        """Key of the finished year; it depends on the same as its findings."""
        return digest(["year", self.found(year)])

    def _forms_of(self, year: int) -> list[str]:
        """The digests of the forms that a report of the year may be made on; mostly there is one."""
        return [self._forms[form.id] for form in forms_of(self._given.forms, year)]


@lru_cache(maxsize=32)
def _digest_of(form: Form) -> str:
    """What a form is made of, in whichever file it stands."""
    return digest([repr(form)])


def _choice(forms: Iterable[Form]) -> list[str]:
    """Id and years of each form, which an editor reads where a report names an unknown form."""
    return [f"{form.id} {form.years} {form.open_ended}" for form in forms]
