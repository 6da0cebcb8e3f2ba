"""Findings as they are printed: which of them GitHub gets, in which order, and that each names its rule."""

import json

import pytest

from nianbao.command.findings import FORMATS, as_github, as_json
from nianbao.finding import PENDING, Finding, Place, Severity


def finding(line: int, severity: Severity, rule: str = "data", *, wrong: bool = False) -> Finding:
    expected, found = ("2", "1") if wrong else (None, None)
    place = Place("docs/2023/work.md", line)
    return Finding(place, "甲", "不对", "请改正", severity=severity, rule=rule, expected=expected, found=found)


def lines(findings: list[Finding]) -> list[str]:
    """Kind and line of each annotation."""
    return [
        part.split("::")[1].replace(" file=docs/2023/work.md,line=", " ") for part in as_github(findings).split("\n")
    ]


def test_github_gets_errors_first_and_of_these_the_wrong_figures() -> None:
    found = [
        finding(1, Severity.WARNING),
        finding(2, Severity.ERROR),
        finding(3, Severity.WARNING, "parts-sum", wrong=True),
        finding(4, Severity.INFO),
        finding(5, Severity.ERROR, "punctuation", wrong=True),
        finding(6, Severity.ERROR, "bound-number", wrong=True),
        finding(7, Severity.WARNING, PENDING),
    ]
    assert lines(found) == ["error 6", "error 2", "error 5", "warning 7", "warning 3", "warning 1"]


@pytest.mark.parametrize(
    ("errors", "warnings", "last"),
    [
        (10, 10, "::warning "),
        (11, 0, "::notice::还有错误 1 处没有标出"),
        (0, 12, "::notice::还有警告 2 处没有标出"),
        (13, 200, "::notice::还有错误 3 处、警告 190 处没有标出"),
    ],
)
def test_github_gets_what_it_shows_and_how_many_more_there_are(errors: int, warnings: int, last: str) -> None:
    found = [finding(n, Severity.WARNING) for n in range(warnings)] + [
        finding(n, Severity.ERROR) for n in range(errors)
    ]
    printed = as_github(found).split("\n")
    assert sum(line.startswith("::error ") for line in printed) == min(errors, 10)
    assert sum(line.startswith("::warning ") for line in printed) == min(warnings, 10)
    assert printed[-1].startswith(last)
    assert ("摘要" in printed[-1]) == last.startswith("::notice")


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_names_the_rule(form: str) -> None:
    assert "规则 parts-sum" in FORMATS[form]([finding(1, Severity.ERROR, "parts-sum")])


def test_a_message_that_names_its_rule_names_it_once() -> None:
    found = Finding(Place("a.yml"), "甲", "应等于 2", "规则 F1：甲 = 乙；请核对", rule="F1")
    assert str(found) == "a.yml:1: 甲: 应等于 2（规则 F1：甲 = 乙；请核对）"
    assert json.loads(as_json([found]))[0]["rule"] == "F1"
