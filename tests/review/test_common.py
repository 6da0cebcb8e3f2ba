"""What the summary says beside the reports: files of all years, renewed locks, figures that old locks do not hold."""

from pathlib import Path

import pytest

from correcting import DATA, FROZEN, change_a_figure, correct, without_figures
from nianbao.correction.seal import seals_of
from nianbao.project.project import read_project
from nianbao.review.common import changed_in_common
from nianbao.review.summary import read_locks
from workspace import CONTENT, SITE, commit, copy, edit, git, nianbao


@pytest.fixture
def locked(repository: Path) -> Path:
    """A repository with 2018 locked and committed."""
    assert nianbao(repository, "freeze", "2018", "--undated").returncode == 0
    commit(repository)
    return repository


def test_what_all_years_have_in_common_is_shown_and_asks_for_no_correction(locked: Path) -> None:
    copy(SITE, locked)
    commit(locked)
    edit(locked / "data/publisher.yml", "name: 红寺堡区人民政府\n", "name: 测试区人民政府\n")
    (locked / "data/series.yml").write_text("series: []\n", encoding="utf-8")
    (locked / "overrides/partials").mkdir(parents=True)
    (locked / "overrides/partials/foot.html").write_text("<p>甲</p>\n", encoding="utf-8")
    git(locked, "add", "--all")
    run = nianbao(locked, "summary", "HEAD")
    assert run.returncode == 0, run.stderr
    files = run.stdout.split("## 各年度共用的文件")[1]
    assert [line for line in files.splitlines() if line.startswith("- ")] == [
        "- data/publisher.yml",
        "- data/series.yml",
        "- overrides/partials/foot.html",
    ]


def test_between_folders_too_and_nothing_where_nothing_changed(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
        copy(CONTENT + SITE, folder)
    assert changed_in_common(str(before), before, after) == []
    change_a_figure(after)
    (after / "data/addresses.txt").write_text("", encoding="utf-8")
    assert changed_in_common(str(before), before, after) == []
    edit(after / "mkdocs.yml", "site_url:", "site_url: # 甲")
    assert changed_in_common(str(before), before, after) == ["mkdocs.yml"]


@pytest.mark.proof
def test_a_lock_that_is_renewed_is_not_opened_unless_a_figure_changed_with_it(locked: Path) -> None:
    whole = (locked / FROZEN).read_text("utf-8")
    without_figures(locked)
    commit(locked)
    (locked / FROZEN).write_text(whole, encoding="utf-8")
    assert nianbao(locked, "summary", "HEAD").returncode == 0
    edit(locked / FROZEN, "  1.1.b: 4件", "  1.1.b: 5件")
    run = nianbao(locked, "summary", "HEAD")
    assert (run.returncode, "锁定文件被改动或删去" in run.stderr) == (1, True)


@pytest.mark.proof
def test_a_late_file_beside_the_report_opens_nothing(locked: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    copy(("data",), before)
    (before / FROZEN).write_bytes((locked / FROZEN).read_bytes())
    (locked / "data/2018/original").mkdir()
    (locked / "data/2018/original/a.txt").write_text("甲", encoding="utf-8")
    assert nianbao(locked, "freeze", "--renew", "2018").returncode == 0
    assert (locked / FROZEN).read_bytes() != (before / FROZEN).read_bytes()
    assert read_locks(before, locked, read_project(locked)).opened == ()


@pytest.mark.proof
def test_of_an_old_lock_the_version_before_knows_the_figures(locked: Path) -> None:
    without_figures(locked)
    commit(locked)
    change_a_figure(locked)
    files = f"files: {{{DATA}: {seals_of(locked, 2018)[DATA]}}}"
    correct(locked, f"page: statistics, what: 标点, before: 逗号, after: 顿号, {files}")
    assert nianbao(locked, "check").returncode == 0
    run = nianbao(locked, "summary", "HEAD")
    assert run.returncode == 1
    assert "制发规范性文件总数: 公布的是“4件”，现在是“5件”，没有一条更正照实列出" in run.stderr
