"""Locks of years that printed their form otherwise, or had no table; remarks among what changed."""

from pathlib import Path

import pytest

from nianbao.finding import Finding, Severity
from nianbao.review.diff import compare
from reading import read
from samples import lay_out
from workspace import edit, nianbao


@pytest.fixture
def hongze(tmp_path: Path) -> Path:
    """A year that printed （六） as one row, locked."""
    root = lay_out(tmp_path, "hongze")
    assert nianbao(root, "freeze", "2024", "--undated").returncode == 0
    return root


def of_locks(root: Path, like: str) -> list[Finding]:
    found = read(root, like=like).findings
    return [each for each in found if each.rule == "frozen" and each.severity is not Severity.INFO]


def test_a_year_that_printed_its_form_otherwise_can_be_locked(hongze: Path) -> None:
    assert of_locks(hongze, "hongze") == []


def test_how_a_locked_year_was_printed_is_corrected_in_its_report_and_not_in_the_form(hongze: Path) -> None:
    entry = "  - {row: 三/其他处理, joined: true}\n"
    edit(hongze / "data/2024/report.yml", entry, f"{entry}  - {{row: 部分公开, label: 部分予以公开}}\n")
    (found,) = of_locks(hongze, "hongze")
    assert "又改动了 data/2024/report.yml" in found.problem


def test_a_locked_year_without_a_table_lacks_nothing(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "fujian")
    assert nianbao(root, "new", "2013", "--form", "none").returncode == 0
    edit(root / "data/2013/report.yml", "no_table: 待填", "no_table: 报告只有文字")
    for path in (root / "docs/2013").glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("【待填：", "（").replace("】", "）"), encoding="utf-8")
    run = nianbao(root, "freeze", "2013", "--undated")
    assert run.returncode == 0, run.stderr
    assert of_locks(root, "fujian") == []


def test_a_remark_that_changes_is_a_change(hongze: Path) -> None:
    before = read(hongze, like="hongze")
    edit(hongze / "data/2024/statistics.yml", "本年制发件数: 3,", "本年制发件数: {value: 3, remark: 其中修订1件},")
    (year,) = compare(before, read(hongze, like="hongze"))
    assert [(each.before, each.after) for each in year.changes] == [("3件", "3件（其中修订1件）")]
