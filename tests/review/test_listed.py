"""The summary lists every finding, as far as GitHub takes it."""

from nianbao.finding import Finding, Place, Severity, Way
from nianbao.review.summary import Locks, summary

_LIMIT = 1024 * 1024
"""Bytes of a summary that GitHub shows; of a longer one it shows nothing."""


def finding(line: int, severity: Severity = Severity.WARNING) -> Finding:
    place = Place("docs/2023/work.md", line)
    ways = (
        Way("bind", place.file, f"[{line}](stat:甲)", str(line), 7),
        Way("free", "data/2023/report.yml", "- {page: work}", choice=2),
    )
    return Finding(place, "甲", "不对" * 20, "请改正", severity=severity, rule="open-number", ways=ways)


def summed(findings: list[Finding]) -> str:
    return summary([], findings, Locks((), ()), None)


def test_every_finding_is_listed_with_its_lines_to_copy() -> None:
    found = [finding(line) for line in range(1, 301)]
    shown = summed([*found, finding(999, Severity.INFO)])
    assert [f"docs/2023/work.md:{line} " in shown.replace("\\", "") for line in range(1, 301)] == [True] * 300
    assert "没有列出" not in shown
    block = "        把第 7 字起的“5”换成\n        bind → docs/2023/work.md: [5](stat:甲)\n        或\n"
    assert f"{block}        free → data/2023/report.yml: - {{page: work}}\n" in shown
    assert "work.md:999" in shown.split("## 提示")[1]


def test_what_github_would_not_take_is_counted() -> None:
    shown = summed([finding(line) for line in range(20_000)])
    assert len(shown.encode()) < _LIMIT
    assert "处没有列出，请运行 nianbao check" in shown
