"""A year that was imported from a file stays tied to it: a figure that differs needs a reason."""

from pathlib import Path

import pytest

from nianbao.check.original import check_original
from nianbao.check.stages import OriginalFigures
from nianbao.correction.entries import corrections_of
from nianbao.finding import Finding
from nianbao.form.reader import read_forms
from nianbao.project.project import read_project
from nianbao.report.reader import read_report
from nianbao.source.fields import UNWRITTEN
from workspace import PORTAL, copy, edit

FILE = "data/2018/original/figures.yml"
FORMS = read_forms(PORTAL, [])
FIGURES = """file: 报告.docx
sha256: x
figures:
  "1.2.4": {value: 4151, at: "第 2 张表，第 10 行"}
  "8.4": {value: 5.0}
  "3.1": {value: 0}
"""
OTHERWISE = "read_otherwise:\n  - {{target: {}, original: {}, why: 导入时读错}}\n"


def found(root: Path, *, figures: str = FIGURES, report: str = "", corrections: str = "") -> list[Finding]:
    copy(("data",), root)
    (root / FILE).parent.mkdir()
    (root / FILE).write_text(figures, encoding="utf-8")
    with (root / "data/2018/report.yml").open("a", encoding="utf-8") as file:
        file.write(report)
    if corrections:
        (root / "data/2018/corrections.yml").write_text(corrections, encoding="utf-8")
    return look_at(root)


def look_at(root: Path) -> list[Finding]:
    report = read_report(root, 2018, FORMS, [])
    assert report
    return [*check_original(OriginalFigures(report, corrections_of(root, 2018, []) or ()))]


def test_figures_that_are_the_same_are_nothing_to_say(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_figure_that_differs_is_an_error_with_both_values(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, figures=FIGURES.replace("4151", "4115"))
    assert str(finding) == (
        "data/2018/statistics.yml:12: 政务微信公开政府信息数: "
        "与原件不同：原件（第 2 张表，第 10 行）是 4115，现在是 4151"
        "（请对照原件改正；确实要与原件不同的，在 report.yml 的 read_otherwise 里写 "
        "{target: '主动公开情况/政务微信公开政府信息数', original: '4115', why: 请写明理由}；规则 original）"
    )
    (way,) = finding.ways
    assert (way.kind, way.file) == ("read_otherwise", "data/2018/report.yml")
    said = way.text.replace(UNWRITTEN, "原件印错")
    assert (
        found(tmp_path / "said", figures=FIGURES.replace("4151", "4115"), report=f"read_otherwise:\n  {said}\n") == []
    )


@pytest.mark.parametrize("target", ["政务微信公开政府信息数", "一/政务微信公开政府信息数"])
def test_a_reason_is_enough(tmp_path: Path, target: str) -> None:
    assert found(tmp_path, figures=FIGURES.replace("4151", "4115"), report=OTHERWISE.format(target, 4115)) == []


@pytest.mark.parametrize(("target", "original"), [("政务微信公开政府信息数", 1), ("收到申请数", 4115), ("没有的", 0)])
def test_a_reason_for_something_else_is_an_error_itself(tmp_path: Path, target: str, original: int) -> None:
    report = OTHERWISE.format(target, original)
    findings = found(tmp_path, figures=FIGURES.replace("4151", "4115"), report=report)
    assert sorted(finding.place.file for finding in findings) == ["data/2018/report.yml", "data/2018/statistics.yml"]


def test_a_correction_explains_it_too(tmp_path: Path) -> None:
    corrections = (
        "corrections:\n  - date: 2020-01-01\n    page: statistics\n    why: 印错\n    changes:\n"
        "      - {target: 政务微信公开政府信息数, before: 4115, after: 4151}\n"
    )
    assert found(tmp_path, figures=FIGURES.replace("4151", "4115"), corrections=corrections) == []


def test_what_was_read_and_is_open_again_differs(tmp_path: Path) -> None:
    copy(("data", "docs"), tmp_path)
    edit(tmp_path / "data/2018/statistics.yml", "收到申请数: 0", "收到申请数: 待填")
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(FIGURES, encoding="utf-8")
    assert [finding.found for finding in look_at(tmp_path)] == ["待填"]
    assert [each.rule for each in read_project(tmp_path).findings if each.rule == "original"] == ["original"]
