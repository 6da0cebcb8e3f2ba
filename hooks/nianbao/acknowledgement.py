"""Acknowledgements: contradictions of a published report that stay as they are, each with a reason.

Those of the text (`bound-number`) are met where the number is bound. Those of the tables are met here: the finding is
only listed, and the row carries an editor's note. One that meets no finding is an error: it would silence the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nianbao.figure import TargetProblem, find_figure
from nianbao.finding import Finding, Severity
from nianbao.labels import quoted
from nianbao.report import Acknowledged, Report

BOUND_NUMBER = "bound-number"
"""The rule that a bound number equals its figure."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings after the acknowledged ones were settled."""

    findings: tuple[Finding, ...]
    notes: dict[str, tuple[str, ...]]
    """Editors' notes by the anchor of the row."""


def settle(report: Report, findings: Iterable[Finding]) -> Settled:
    """The findings of the rules, with those that are acknowledged only listed, and stale acknowledgements added."""
    declared = [(item, _subject(item, report)) for item in report.acknowledged if item.rule != BOUND_NUMBER]
    settled: list[Finding] = []
    notes: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    figures = {figure.id: figure for figure in report.figures}
    for finding in findings:
        item = next((item for item, subject in declared if subject and _meets(item, subject, finding)), None)
        if item is None:
            settled.append(finding)
            continue
        used.add(id(item))
        figure = figures[finding.subject]
        column = f"{figure.column}列：" if figure.column else ""
        notes[figure.anchor] = (*notes.get(figure.anchor, ()), f"{column}{finding.problem}。{item.why}")
        mend = f"规则 {item.rule}，已在 {item.place.file} 第 {item.place.line} 行说明：{item.why}"
        settled.append(replace(finding, severity=Severity.INFO, mend=mend))
    settled += _stale(report, [item for item, subject in declared if subject and id(item) not in used])
    return Settled(tuple(settled), notes)


def _subject(item: Acknowledged, report: Report) -> str:
    """Id of the figure that is meant; empty where there is none, which is found with the other declarations."""
    try:
        return find_figure(item.target, report.figures).id
    except TargetProblem:
        return ""


def _meets(item: Acknowledged, subject: str, finding: Finding) -> bool:
    return (
        (item.rule, subject) == (finding.rule, finding.subject)
        and item.found in ("", finding.found)
        and item.expected in ("", finding.expected)
    )


def _stale(report: Report, items: Iterable[Acknowledged]) -> Iterator[Finding]:
    known = [rule.id for rule in report.form.rules] + ["table-sum", "blank"]
    for item in items:
        if item.rule not in known:
            mend = "正文数字填 bound-number，其他照检查结果里的规则编号填写"
            yield Finding(item.place, "rule", f"不认识“{item.rule}”", mend)
            continue
        values = [value for value in (item.found, item.expected) if value]
        problem = f"“{item.target}”没有违反 {item.rule}" + (f"，或数值不是{quoted(values)}" if values else "")
        yield Finding(item.place, "acknowledged", problem, "矛盾已经不在，或写得不对：请改正或删去这一条")
