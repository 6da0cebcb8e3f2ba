"""Acknowledgements: contradictions of a published report that stay as they are, each with a reason.

Those of the text (`bound-number`) are matched where the number is bound. Others are matched here: the finding becomes
INFO, and the row or chapter carries an editor's note. One that matches no finding is an error: it would silence the
next.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from nianbao.check.changes import CHANGE, SHARE
from nianbao.check.punctuation import PUNCTUATION
from nianbao.check.relations import NOT_STATED, TABLE_SUM
from nianbao.check.terms import TERM
from nianbao.finding import Finding, Severity, Way, page_subject
from nianbao.labels import quoted
from nianbao.report.declaration import acknowledgement
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import BOUND_NUMBER, Acknowledged, Report

TEXT_RULES = ("chapter", "period", "parts-sum", "percentage")
"""Rules whose findings are about a chapter or its sentences; the form may have more."""
COMPARED_RULES = (CHANGE, SHARE)
"""The same of rules that need the data."""
COPY_RULES = (PUNCTUATION, TERM)
"""Rules of writing: what is acknowledged of them is no contradiction, and no note of it stands on the page."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings of a year after acknowledgements were applied, and the editors' notes that these cause."""

    findings: tuple[Finding, ...]
    notes: dict[str, tuple[str, ...]]
    """Editors' notes by the anchor of the row, or by `page/<slug>`."""


def settle(report: Report, findings: Iterable[Finding], judged: Container[tuple[str, str]]) -> Settled:
    """Apply acknowledgements: an acknowledged finding becomes INFO; one that matches no finding is an error itself.

    `judged` holds rule and subject of every check that could be done; an acknowledgement of another may stay.
    """
    declared = [(item, _subject(item, report)) for item in report.acknowledged if item.rule != BOUND_NUMBER]
    settled: list[Finding] = []
    notes: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    rules, targets = _rules(report), {figure.id: figure.target for figure in report.figures}
    for finding in findings:
        item = next((item for item, subject in declared if _meets(item, subject, finding)), None)
        if item is None:
            settled.append(_with_way(finding, report, targets) if finding.rule in rules else finding)
            continue
        used.add(id(item))
        if item.rule not in COPY_RULES:
            anchor, note = _note(item, finding, report)
            notes[anchor] = (*notes.get(anchor, ()), note)
        mend = f"规则 {item.rule}，已在 {item.place.file} 第 {item.place.line} 行说明：{item.why}"
        settled.append(replace(finding, severity=Severity.INFO, mend=mend))
    for item, subject in declared:
        if item.rule not in rules:
            mend = "正文数字填 bound-number，其他照检查结果里的规则编号填写"
            settled.append(Finding(item.place, "rule", f"不认识“{item.rule}”", mend))
        elif id(item) not in used and (item.rule, subject) in judged:
            settled.append(_stale(item))
    return Settled(tuple(settled), notes)


def _subject(item: Acknowledged, report: Report) -> str:
    """Subject of an acknowledgement: `page/<slug>` or the id of a figure; empty where unknown (a finding elsewhere)."""
    if item.page:
        return page_subject(item.page)
    try:
        return find_figure(item.target, report.figures).id
    except TargetProblem:
        return ""


def _meets(item: Acknowledged, subject: str, finding: Finding) -> bool:
    return (
        bool(subject)
        and (item.rule, subject) == (finding.rule, finding.subject)
        and _fits(item.found, finding.found)
        and _fits(item.expected, finding.expected)
    )


def _fits(declared: str, value: str | None) -> bool:
    """Whether a value that was declared is that of the finding; blanks at its ends are lost in YAML."""
    return declared in ("", (value or "").strip())


def _with_way(finding: Finding, report: Report, targets: Mapping[str, str]) -> Finding:
    """The finding with the line that leaves it as it is; a chapter that is missing has to be made."""
    page = finding.subject.removeprefix(page_subject("")) if finding.subject.startswith(page_subject("")) else ""
    target = targets.get(finding.subject, "")
    if not (page or target) or (finding.rule == "chapter" and finding.found is None):
        return finding
    values = {"found": finding.found or "", "expected": finding.expected or ""}
    entry = acknowledgement(finding.rule, page=page, target=target, **values)
    way = Way("acknowledged", f"data/{report.year}/report.yml", entry)
    return replace(finding, ways=(*finding.ways, way))


def _note(item: Acknowledged, finding: Finding, report: Report) -> tuple[str, str]:
    """Where an editor's note belongs (the row's anchor, or `page/<slug>`), and its text."""
    if item.page:
        return finding.subject, f"{finding.label}：{finding.problem}。{item.why}"
    figure = next(figure for figure in report.figures if figure.id == finding.subject)
    column = f"{figure.column}列：" if figure.column else ""
    return figure.anchor, f"{column}{finding.brief or finding.problem}。{item.why}"


def _rules(report: Report) -> set[str]:
    """Every rule whose findings can be acknowledged."""
    form = report.form
    of_form = {rule.id for rule in form.rules} | {rule.id for rule in form.text_rules}
    return {*TEXT_RULES, *COMPARED_RULES, *COPY_RULES, TABLE_SUM, "blank", NOT_STATED, *of_form}


def _stale(item: Acknowledged) -> Finding:
    values = [value for value in (item.found, item.expected) if value]
    problem = f"“{item.target or item.page}”没有违反 {item.rule}" + (f"，或数值不是{quoted(values)}" if values else "")
    return Finding(item.place, "acknowledged", problem, "矛盾已经不在，或写得不对：请改正或删去这一条")
