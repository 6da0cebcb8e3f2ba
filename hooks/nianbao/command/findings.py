"""Findings as they are printed: for people, for programs, for GitHub Actions."""

import json
from collections.abc import Callable, Iterable

from nianbao.characters import escaped, printable_line
from nianbao.finding import Finding, Severity, in_order

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
    """For programs: a list of objects with rule, severity, file, line, message, expected, found and ways."""
    written = json.dumps(
        [
            {
                "rule": f.rule,
                "severity": f.severity.value,
                "file": f.place.file,
                "line": f.place.line,
                "message": f.message,
                "expected": f.expected,
                "found": f.found,
                "ways": [{"kind": way.kind, "file": way.file, "text": way.text} for way in f.ways],
            }
            for f in in_order(findings)
        ],
        ensure_ascii=False,
        indent=2,
    )
    return escaped(written)


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_github(findings: Iterable[Finding]) -> str:
    """For GitHub Actions: errors and warnings as workflow commands, which become annotations of lines.

    Findings of severity INFO are left out: GitHub shows few annotations, and every change would get the same ones.
    """
    return "\n".join(
        f"::{_GITHUB[f.severity]} file={_property(f.place.file)},line={f.place.line}::{_command(f.message)}"
        for f in in_order(findings)
        if f.severity in _GITHUB
    )


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(printable_line(text)).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_text, "json": as_json, "github": as_github}
BUILD_FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_lines, "github": as_github}
