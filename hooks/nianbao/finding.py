"""Findings: what is wrong in the data or the text, where, and how an editor mends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error stops the build, a warning is shown, an info is listed."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a source file."""

    file: str
    """Path from the project's root, with forward slashes."""
    line: int = 1
    """Line number, from 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, in words for the editor (Chinese)."""

    place: Place
    label: str
    """What the problem is about: a row's label, a key, a target or a file."""
    problem: str
    mend: str
    """What the editor should do."""
    severity: Severity = Severity.ERROR
    rule: str = "data"
    """Id of the rule: `F14-01` … from a form, or the name of a check such as `bound-number`."""
    expected: str | None = None
    found: str | None = None
    subject: str = ""
    """Id of the figure that it is about, `page/<slug>`, or empty; with the rule, what an acknowledgement names."""

    @property
    def message(self) -> str:
        """The finding without its place, on one line."""
        return " ".join(f"{self.label}: {self.problem}（{self.mend}）".split())

    def __str__(self) -> str:
        """One line: `file:line: label: problem（how to mend it）`."""
        return f"{self.place.file}:{self.place.line}: {self.message}"


def page_subject(slug: str) -> str:
    """The subject of a finding that is about a whole chapter or its sentences."""
    return f"page/{slug}"


class Problem(Exception):
    """Something wrong, said where the place in the files is not known. Becomes a finding with `at`."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend

    def at(self, place: Place, label: str, *, rule: str = "data") -> Finding:
        """The finding at this place."""
        return Finding(place, label, self.problem, self.mend, rule=rule)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


PENDING = "pending"
"""The rule of what waits to be filled in (待填)."""


def for_deployment(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings as they count for a site that goes to the public: what waits to be filled in is an error."""
    for finding in findings:
        yield replace(finding, severity=Severity.ERROR) if finding.rule == PENDING else finding


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted for reading: the gravest first, then by file and line."""
    ranks = list(Severity)
    return sorted(findings, key=lambda f: (ranks.index(f.severity), f.place))
