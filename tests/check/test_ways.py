"""A wording that is offered binds what the words mean: pasted to the letter, nothing is left to complain of."""

import json
import re
from pathlib import Path

import pytest

from cases import Case, of_reports, of_wordings
from measure import spotted
from nianbao.check.coverage import scan
from nianbao.check.rules import check_rules
from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText, TwoYears
from nianbao.check.unbound import check_coverage
from nianbao.finding import Finding, Way
from nianbao.report.figure import find_figure
from nianbao.report.formula import calculate
from nianbao.report.model import Report
from nianbao.source.fields import UNWRITTEN
from nianbao.text.agreement import fits
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from reading import read
from samples import lay_out
from tables import filled
from workspace import nianbao


def finding_on(item: Spotted, report: Report) -> Finding:
    """What the check says of one number."""
    chapter = Chapter("overview", "docs/overview.md", "", item.sentence.text)
    (found,) = check_coverage(BoundText(report, (chapter,), (), (), (item,)))
    return found


def bound_to(way: Way, report: Report, ways: tuple[Way, ...]) -> frozenset[str]:
    """The cells that a pasted wording leads to, with the derived figure that is declared for it."""
    target = re.fullmatch(r"\[[^]]+\]\(stat:(.+)\)", way.text)
    assert target
    declared = dict(_declared(other) for other in ways if other.kind == "derived")
    if target[1] not in declared:
        return frozenset({find_figure(target[1], report.figures).id})
    cells = [find_figure(part, report.figures) for part in re.findall(r"\{([^{}]+)\}", declared[target[1]])]
    assert calculate(declared[target[1]], lambda name: find_figure(name, report.figures)) == sum(
        cell.number or 0 for cell in cells
    )
    return frozenset(cell.id for cell in cells)


def _declared(way: Way) -> tuple[str, str]:
    match = re.fullmatch(r'(.+?): \{formula: "(.+)", unit: .*\}', way.text)
    assert match
    return match[1], match[2]


def _certain() -> list[tuple[Case, Spotted]]:
    cases = [*list(of_wordings())[::9], *of_reports("same", "derived")]
    found = [(case, spotted(case, next(case.sentences()))) for case in cases]
    return [(case, item) for case, item in found if item.certain]


def test_each_certain_answer_binds_the_row_that_the_words_mean() -> None:
    answers = _certain()
    assert len(answers) > 150
    for case, item in answers:
        finding = finding_on(item, case.report)
        (bind,) = (way for way in finding.ways if way.kind == "bind")
        assert bound_to(bind, case.report, finding.ways) == case.cells, case.words
        assert bind.text in finding.mend


def test_each_certain_answer_pasted_leaves_no_doubt() -> None:
    for case, item in _certain():
        if item.names[0].parts:
            continue  # a derived figure has to be declared first
        sentence = next(case.sentences())
        bind = next(way.text for way in finding_on(item, case.report).ways if way.kind == "bind")
        with_unit = "元]" in bind
        text = sentence.replace(item.numeral.text + "元" * with_unit, bind)
        prose = read_prose(Chapter("overview", "docs/overview.md", "", text))
        pasted, *_ = [other for other in scan(case.report, [prose]) if other.status is not Status.LEFT_OUT]
        assert (pasted.status, pasted.figures) == (Status.BOUND, item.figures[:1]), case.words
        assert fits(pasted.numeral, pasted.figures[0])


SENTENCES = (
    "全年收到政府信息公开申请81件，其中自然人申请80件；办结申请81件，予以公开22件、部分公开20件、不予公开5件。",
    "被提起行政诉讼7件，行政复议案件2件。制发规范性文件77件，现行有效470件。",
)


def paste(root: Path, findings: tuple[Finding, ...]) -> int:
    """Do what each certain finding says, to the letter: the number of lines that were changed."""
    text = (root / "docs/2023/overview.md").read_text(encoding="utf-8")
    derived: list[str] = []
    count = 0
    for finding in findings:
        if finding.rule == "open-number" and finding.severity == "error":
            bind = next(way.text for way in finding.ways if way.kind == "bind")
            unit = str(finding.found)
            text = text.replace(unit, bind + unit.lstrip("0123456789"), 1) if unit in text else text
            derived += [f"  {way.text}" for way in finding.ways if way.kind == "derived"]
            count += 1
    (root / "docs/2023/overview.md").write_text(text, encoding="utf-8")
    report = root / "data/2023/report.yml"
    report.write_text(report.read_text(encoding="utf-8") + "\n".join(["derived:", *derived, ""]), encoding="utf-8")
    return count


def test_a_chapter_with_all_that_was_offered_pasted_has_no_finding_more(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "pingtan")
    before = {str(finding) for finding in read(root, "pingtan").findings}
    overview = root / "docs/2023/overview.md"
    overview.write_text(overview.read_text(encoding="utf-8") + "\n" + "\n\n".join(SENTENCES) + "\n", encoding="utf-8")
    assert paste(root, read(root, "pingtan").findings) == 10
    after = read(root, "pingtan").findings
    assert [finding for finding in after if str(finding) not in before and "派生数据" not in finding.label] == []


@pytest.mark.parametrize(
    ("sentence", "choices"),
    [
        ("规范性文件77件", ["二/行政规范性文件/本年制发件数"]),
        ("涉及自然人80件", ["三/本年新收政府信息公开申请数量/自然人", "新收和结转的自然人申请"]),
    ],
)
def test_what_is_only_likely_is_a_choice_that_stops_nothing(sentence: str, choices: list[str]) -> None:
    case = next(case for case in of_wordings() if case.office == "pingtan")
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    (item,) = scan(case.report, [prose])
    finding = finding_on(item, case.report)
    assert (finding.severity, finding.rule) == ("warning", "open-number")
    offered = [way.text for way in finding.ways if way.kind == "bind"]
    assert offered == [f"[{item.numeral.text}](stat:{choice})" for choice in choices]


def test_the_line_for_a_free_number_declares_it(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "pingtan")
    overview = root / "docs/2023/overview.md"
    overview.write_text(overview.read_text(encoding="utf-8") + "\n制定规范性文件66件。\n", encoding="utf-8")
    (finding,) = [found for found in read(root, "pingtan").findings if found.rule == "contradiction"]
    free = next(way.text for way in finding.ways if way.kind == "free")
    report = root / "data/2023/report.yml"
    report.write_text(
        report.read_text(encoding="utf-8") + f"free:\n{free.replace(UNWRITTEN, '另一个数')}\n", encoding="utf-8"
    )
    assert not [found for found in read(root, "pingtan").findings if found.rule in ("contradiction", "data")]


def test_programs_and_the_summary_get_the_lines_to_copy(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "pingtan")
    overview = root / "docs/2023/overview.md"
    overview.write_text(overview.read_text(encoding="utf-8") + "\n办结申请81件。\n", encoding="utf-8")
    found = json.loads(nianbao(root, "check", "--format", "json").stdout)
    (ways,) = [item["ways"] for item in found if item["rule"] == "open-number"]
    assert [way["kind"] for way in ways] == ["bind", "free"]
    assert ways[0] == {
        "kind": "bind",
        "file": "docs/2023/overview.md",
        "text": "[81](stat:三/（七）总计)",
        "instead": "81",
        "column": 5,
        "choice": 1,
    }
    assert "bind → docs/2023/overview.md: [81](stat:三/（七）总计)" in nianbao(root, "summary", str(root)).stdout


@pytest.mark.parametrize(("decisions", "warned"), [(30, True), (31, False), (0, False)])
def test_decisions_that_are_items_with_their_change_are_a_warning(decisions: int, *, warned: bool) -> None:
    cells = {
        "t2.5.1-prev": 35 if decisions else 0,
        "t2.5.1-delta": -5 if decisions else 0,
        "t2.5.1-decisions": decisions,
    }
    years = TwoYears(filled("2019", 2020, cells, rest=0), ())
    found = [finding for finding in check_rules(years) if finding.rule == "F19-T2-4"]
    assert [finding.severity for finding in found] == (["warning"] if warned else [])
