"""Findings: what is wrong in the data or the text, where, and how an editor mends it."""

import json
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


_TITLES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def as_text(findings: Iterable[Finding]) -> str:
    """For people: grouped by severity, one line each, with a closing count."""
    ordered = in_order(findings)
    lines: list[str] = []
    counts: list[str] = []
    for severity, title in _TITLES.items():
        group = [finding for finding in ordered if finding.severity is severity]
        counts.append(f"{title} {len(group)} 处")
        if group:
            lines += [f"{title}：", *map(str, group), ""]
    return "\n".join([*lines, "检查完毕：" + "，".join(counts) + "。"])


def as_lines(findings: Iterable[Finding]) -> str:
    """For people, by itself: one line each."""
    return "\n".join(map(str, in_order(findings)))


def as_json(findings: Iterable[Finding]) -> str:
    """For programs: a list of objects with rule, severity, file, line, message, expected and found."""
    return json.dumps(
        [
            {
                "rule": f.rule,
                "severity": f.severity.value,
                "file": f.place.file,
                "line": f.place.line,
                "message": f.message,
                "expected": f.expected,
                "found": f.found,
            }
            for f in in_order(findings)
        ],
        ensure_ascii=False,
        indent=2,
    )


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_github(findings: Iterable[Finding]) -> str:
    """For GitHub Actions: workflow commands that become annotations on the changed lines.

    What is only listed is left out: GitHub shows few annotations, and every change would get the same ones.
    """
    return "\n".join(
        f"::{_GITHUB[f.severity]} file={_property(f.place.file)},line={f.place.line}::{_command(f.message)}"
        for f in in_order(findings)
        if f.severity in _GITHUB
    )


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")
