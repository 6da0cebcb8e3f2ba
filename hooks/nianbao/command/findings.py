"""Findings as they are printed: for people, for programs, for GitHub Actions."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from nianbao.characters import escaped, printable_line
from nianbao.finding import Finding, Place, Severity, by_gravity, in_order

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
                "ways": [asdict(way) for way in f.ways],
            }
            for f in in_order(findings)
        ],
        ensure_ascii=False,
        indent=2,
    )
    return escaped(written)


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


_SHOWN = 10
"""Annotations of each kind that GitHub shows of a step."""


def as_github(findings: Iterable[Finding]) -> str:
    """For GitHub Actions: errors and warnings as workflow commands, which become annotations of lines.

    Of each kind the gravest that GitHub shows; a last one says how many more there are, and where. Findings of
    severity INFO are left out: every change would get the same ones.
    """
    lines: list[str] = []
    more: list[str] = []
    ordered = by_gravity(findings)
    for severity, kind in _GITHUB.items():
        group = [finding for finding in ordered if finding.severity is severity]
        lines += [f"::{kind} {_at(finding.place)}::{_command(finding.message)}" for finding in group[:_SHOWN]]
        if len(group) > _SHOWN:
            more.append(f"{_TITLES[severity]} {len(group) - _SHOWN} 处")
    if more:
        where = "全部列在这次运行的摘要（Summary）里，也可以运行 nianbao check 查看"
        lines.append(f"::notice::还有{'、'.join(more)}没有标出：GitHub 每种只显示 {_SHOWN} 处；{where}")
    return "\n".join(lines)


def _at(place: Place) -> str:
    return f"file={_property(place.file)},line={place.line}"


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(printable_line(text)).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_text, "json": as_json, "github": as_github}
BUILD_FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_lines, "github": as_github}
