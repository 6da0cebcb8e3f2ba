"""Findings: what is wrong in the data or the text, where, and what the editor should do about it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum

from nianbao.characters import printable_line


class Severity(StrEnum):
    """Severity of a finding: ERROR stops the build, WARNING is shown, INFO is only listed."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a source file: path from the project's root, line number from 1."""

    file: str
    """Path from the project's root, with forward slashes."""
    line: int = 1
    """Line number, from 1."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a finding: a line to copy."""

    kind: str
    """`bind` or `table` (into the text), `derived`, `free` or `acknowledged` (keys of report.yml)."""
    file: str
    """Where it goes, as a path from the project's root."""
    text: str
    instead: str = ""
    """Of `bind`: the characters of the file that it takes the place of."""
    column: int = 0
    """Of `bind`: where these begin in the finding's line, from 1; 0 where that is not known."""
    choice: int = 1
    """Lines with the same number belong together: all of them make one way out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data or the text, in words for the editor (Chinese)."""

    place: Place
    label: str
    """What the problem is about: a row's label, a key, a target or a file."""
    problem: str
    mend: str
    """What the editor should do."""
    _: KW_ONLY
    severity: Severity = Severity.ERROR
    rule: str = "data"
    """Id of the rule: `F14-01` … from a form, or the name of a check such as `bound-number`."""
    expected: str | None = None
    found: str | None = None
    subject: str = ""
    """Id of the figure that it is about, `page/<slug>`, or empty; with the rule, what an acknowledgement names."""
    brief: str = ""
    """The problem in fewer words, for an editor's note beside the row; empty where `problem` is short."""
    ways: tuple[Way, ...] = ()
    """Lines to copy, way by way; several that bind are a choice without a default."""

    @property
    def message(self) -> str:
        """Label, problem and remedy on one line, without file and line number; the remedy ends with the rule."""
        said = re.search(rf"规则 {re.escape(self.rule)}(?![\w-])", self.mend, re.ASCII)
        named = self.mend if said else f"{self.mend}；规则 {self.rule}"
        return " ".join(printable_line(f"{self.label}: {self.problem}（{named}）").split())

    def __str__(self) -> str:
        """One line: `file:line: label: problem（remedy）`."""
        return f"{printable_line(self.place.file)}:{self.place.line}: {self.message}"


def page_subject(slug: str) -> str:
    """The subject of a finding that is about a whole chapter or its sentences."""
    return f"page/{slug}"


class Problem(Exception):
    """A problem raised where no file and line are known, with its remedy (`mend`); `at` makes a finding of it."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend

    def at(self, place: Place, label: str, *, rule: str = "data") -> Finding:
        """The problem as a finding of severity ERROR at this file and line."""
        return Finding(place, label, self.problem, self.mend, rule=rule)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of severity ERROR: they stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


PENDING = "pending"
"""The rule of what waits to be filled in (待填)."""


def for_deployment(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings for a site that goes to the public: those with the rule `pending` (待填) become errors."""
    for finding in findings:
        yield replace(finding, severity=Severity.ERROR) if finding.rule == PENDING else finding


_OF_WORDS = ("punctuation", "term", "chapter", "open-number")
"""Rules whose findings have values and no wrong figure."""


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted for those who see only the first few.

    By severity, ERROR first; then those that stop the deployment, then those of wrong figures; then by file and line.
    """
    ranks = list(Severity)

    def rank(finding: Finding) -> tuple[int, bool, bool, Place]:
        wrong = None not in (finding.expected, finding.found) and finding.rule not in _OF_WORDS
        return ranks.index(finding.severity), finding.rule != PENDING, not wrong, finding.place

    return sorted(findings, key=rank)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted for reading: by severity, ERROR first, then by file and line."""
    ranks = list(Severity)
    return sorted(findings, key=lambda f: (ranks.index(f.severity), f.place))
