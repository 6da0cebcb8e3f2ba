"""Every published figure that changes is listed in a correction, truly, whatever git knows."""

import shutil
from pathlib import Path

import pytest

from correcting import CORRECTIONS, DATA, FROZEN, change_a_figure, correct, without_figures
from nianbao.command import ask
from nianbao.correction.held import differences, names
from nianbao.correction.lock import frozen_file, make_lock, read_frozen
from nianbao.correction.seal import seals_of
from nianbao.finding import Finding, Severity, errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from reading import read
from workspace import commit, edit, git, nianbao

TABLE = "data/2018/tables/建议提案办理结果.yml"
RULES = "主动公开情况/制发规范性文件总数"
TRAINING = "接受培训人员数"


@pytest.fixture
def locked(content: Path) -> Path:
    """The real content with 2018 locked, and no git."""
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    return content


def wrong(root: Path) -> list[Finding]:
    return errors(read(root).findings)


def seal(root: Path, file: str = DATA) -> str:
    """What an entry says of a file that was changed with it."""
    return f"files: {{{file}: {seals_of(root, 2018)[file]}}}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "制发规范性文件总数: 4",
            "制发规范性文件总数: 5",
            "主动公开情况/制发规范性文件总数: 公布的是“4件”，现在是“5件”",
        ),
        ("接受培训人员数: 120", "接受培训人员数: 不适用", "接受培训人员数: 公布的是“120人次”，现在是“不适用”"),
        ("接受培训人员数: 120", "接受培训人员数: 0", "接受培训人员数: 公布的是“120人次”，现在是“0人次”"),
    ],
)
def test_a_correction_of_punctuation_covers_no_figure(locked: Path, old: str, new: str, told: str) -> None:
    edit(locked / DATA, old, new)
    line = (locked / DATA).read_text("utf-8").split(new)[0].count("\n") + 1
    correct(locked, f"page: statistics, what: 标点, before: 逗号, after: 顿号, {seal(locked)}")
    (found,) = wrong(locked)
    assert (found.place.file, found.place.line) == (DATA, line)
    assert told in found.message
    assert "changes: [{target: " in found.mend


def test_of_figures_in_three_files_each_is_named_until_it_is_listed(locked: Path) -> None:
    """A figure of the form, one of a table in the text, and the rate that is made from it."""
    edit(locked / DATA, "接受培训人员数: 120", "接受培训人员数: 210")
    edit(locked / TABLE, "[38, 35, 1, 2]", "[38, 34, 2, 2]")
    edit(locked / "docs/2018/work.md", "办结率[92.1%](stat:政协提案办结率)", "办结率[89.5%](stat:政协提案办结率)")
    text = "docs/2018/work.md"
    seals = ", ".join(seal(locked, file)[8:-1] for file in (DATA, TABLE, text))
    changes = [
        "{target: 接受培训人员数, before: 120, after: 210人次}",
        "{target: 政协提案办结率, before: 92.1%, after: 89.5%}",
        "{target: 建议提案办理结果/政协提案/已办结件数, before: 35件, after: 34件}",
        "{target: 建议提案办理结果/政协提案/正在办理件数, before: 1件, after: 2件}",
    ]
    for count in range(len(changes)):
        listed = ", ".join([*changes[:count]]) or "{before: 甲, after: 乙}"
        (locked / CORRECTIONS).unlink(missing_ok=True)
        correct(locked, f"page: statistics, what: 数, changes: [{listed}], files: {{{seals}}}")
        named = {f.label for f in wrong(locked) if f.rule == "frozen"}
        assert len(named) == len(changes) - count
    (locked / CORRECTIONS).unlink()
    correct(locked, f"page: statistics, changes: [{', '.join(changes)}], files: {{{seals}}}")
    assert [f for f in wrong(locked) if f.rule in ("frozen", "correction")] == []


@pytest.mark.parametrize(
    "change",
    [
        f"{{target: {RULES}, before: 3件, after: 5件}}",
        f"{{target: {RULES}, before: 4件, after: 6件}}",
        f"{{target: {RULES}, before: 4条, after: 5条}}",
        "{target: 主动公开规范性文件数, before: 4, after: 5}",
        "{before: 4件, after: 5件}",
    ],
    ids=["before", "after", "unit", "figure", "no figure"],
)
def test_what_is_listed_has_to_be_true(locked: Path, change: str) -> None:
    change_a_figure(locked)
    correct(locked, f"page: statistics, what: 数, changes: [{change}], {seal(locked)}")
    assert any(f.label == RULES and "没有一条更正照实列出" in f.problem for f in wrong(locked))


@pytest.mark.parametrize("entry", ["before: 4件, after: 5件", "before: 制发4件, after: 制发5件"])
def test_an_entry_of_one_figure_is_as_good_as_before(locked: Path, entry: str) -> None:
    change_a_figure(locked)
    correct(locked, f"page: statistics, what: 文件, {entry}, target: 制发规范性文件总数, {seal(locked)}")
    assert wrong(locked) == []


def test_corrections_of_text_say_nothing_of_figures(locked: Path) -> None:
    edit(locked / "docs/2018/plan.md", "不捂不盖", "不遮不掩")
    file = "docs/2018/plan.md"
    correct(locked, f"page: plan, what: 一句话, before: 不捂不盖, after: 不遮不掩, {seal(locked, file)}")
    assert wrong(locked) == []


def test_a_figure_that_went_back_needs_a_correction_of_that_too(locked: Path) -> None:
    change_a_figure(locked)
    entry = f"page: statistics, changes: [{{target: {RULES}, before: 4件, after: 5件}}], {seal(locked)}"
    correct(locked, entry)
    assert wrong(locked) == []
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 4")
    assert any("数据里是 4件，这里写的是“5件”" in f.problem for f in wrong(locked))
    correct(locked, f"page: statistics, changes: [{{target: {RULES}, before: 5件, after: 4件}}], {seal(locked)}")
    assert wrong(locked) == []


def test_a_row_that_is_put_into_a_table_is_listed_too(locked: Path) -> None:
    text = (locked / TABLE).read_text("utf-8")
    row = next(line for line in text.splitlines(keepends=True) if "人大议案" in line)
    edit(locked / TABLE, row, row + row.replace("人大议案", "议案"))
    correct(locked, f"page: work, what: 标点, before: 甲, after: 乙, {seal(locked, TABLE)}")
    found = [f for f in wrong(locked) if f.rule == "frozen"]
    assert {f.label.split("/")[1] for f in found} == {"议案"}
    assert all("公布的是“无”" in f.problem for f in found)
    (locked / CORRECTIONS).unlink()
    run = nianbao(locked, "correct", "2018", "--why", "漏列一行")
    assert run.returncode == 0, run.stdout + run.stderr
    assert wrong(locked) == []


@pytest.mark.parametrize(
    ("text", "printed", "same"),
    [
        ("15131", "15131条", True),
        ("15,131", "15131条", True),
        ("１５１３１条", "15131条", True),
        ("15131 条", "15131条", True),
        ("1.5万", "15131条", False),
        ("15131件", "15131条", False),
        ("共15131条", "15131条", False),
        ("92.1", "92.1%", True),
        ("92.10%", "92.1%", True),
        ("92%", "92.1%", False),
        ("-3", "-3人", True),
        ("3", "-3人", False),
        ("不适用", "不适用", True),
        ("0", "空", False),
        ("空", "空", True),
        ("无", None, True),
        ("0", None, False),
        ("（删去）", None, True),
    ],
)
def test_what_a_text_says_of_a_printed_value(text: str, printed: str | None, same: bool) -> None:  # noqa: FBT001
    assert names(text, printed) is same


def test_every_form_of_value_is_held_and_read_back(reported: tuple[Project, Year], tmp_path: Path) -> None:
    project, year = reported
    path = tmp_path / "frozen.yml"
    path.write_text(frozen_file(make_lock(project.root, year.year, year.report)), encoding="utf-8")
    findings: list[Finding] = []
    lock = read_frozen(path, "frozen.yml", findings)
    assert lock
    assert findings == []
    assert lock.figures is not None
    assert len(lock.figures) == len(year.report.figures)
    assert differences(lock.figures, year.report) == []


def test_a_lock_made_before_gets_its_figures_only_while_it_fits(locked: Path) -> None:
    whole = (locked / FROZEN).read_text("utf-8")
    without_figures(locked)
    old = (locked / FROZEN).read_text("utf-8")
    (warned,) = [f for f in read(locked).findings if f.severity is Severity.WARNING]
    assert "nianbao freeze --renew 2018" in warned.mend
    change_a_figure(locked)
    refused = nianbao(locked, "freeze", "--renew", "2018")
    assert (refused.returncode, "与锁定时不同，没有补" in refused.stderr) == (1, True)
    assert (locked / FROZEN).read_text("utf-8") == old
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 4")
    assert nianbao(locked, "freeze", "--renew", "2018").returncode == 0
    assert (locked / FROZEN).read_text("utf-8") == whole
    again = nianbao(locked, "freeze", "--renew", "2018")
    assert (again.returncode, "不用补" in again.stdout) == (0, True)


def test_an_old_lock_with_its_corrections_is_as_good_as_before(locked: Path) -> None:
    without_figures(locked)
    change_a_figure(locked)
    correct(locked, f"page: statistics, what: 文件数, before: 4件, after: 5件, {seal(locked)}")
    assert wrong(locked) == []
    assert nianbao(locked, "freeze", "--renew", "2018").returncode == 0
    assert wrong(locked) == [], "what was corrected before is what is locked now"
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 6")
    assert nianbao(locked, "correct", "2018", "--why", "又漏计").returncode == 0
    assert "before: 5件, after: 6件" in (locked / CORRECTIONS).read_text("utf-8")
    assert wrong(locked) == []


def test_the_reason_alone_is_asked_where_git_has_what_was_published(locked: Path) -> None:
    """Figures, their sentences, and sentences of their own, each where its readers look."""
    git(locked, "init", "--quiet", "--initial-branch=main")
    commit(locked)
    edit(locked / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 141")
    edit(locked / "docs/2018/work.md", "[114](stat:", "[141](stat:")
    edit(locked / "docs/2018/plan.md", "不捂不盖", "不遮不掩")
    commit(locked)
    run = nianbao(locked, "correct", "2018", "--why", "录入时看错")
    assert run.returncode == 0, run.stderr
    assert "还要填写" not in run.stdout
    text = (locked / CORRECTIONS).read_text("utf-8")
    assert text.count("  - date: ") == 2
    figures, words = text.split("  - date: ")[1:]
    assert "before: 114篇, after: 141篇" in figures
    assert DATA in figures
    assert "docs/2018/work.md" in figures
    assert "page: plan" in words
    assert "不捂不盖" in words.split("after:")[0]
    assert "不遮不掩" in words.split("after:")[1]
    assert wrong(locked) == []


def test_the_reason_is_asked_at_a_terminal_until_there_is_one(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_a_figure(locked)
    answers = ["", "  ", "漏计一件"]
    monkeypatch.setattr(ask, "terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: answers.pop(0) if "为什么更正" in question else "")
    assert nianbao(locked, "correct", "2018").returncode == 0
    assert wrong(locked) == []


def test_of_an_old_lock_git_knows_the_figures(locked: Path) -> None:
    without_figures(locked)
    git(locked, "init", "--quiet", "--initial-branch=main")
    commit(locked)
    change_a_figure(locked)
    assert nianbao(locked, "correct", "2018", "--why", "漏计").returncode == 0
    assert "before: 4件, after: 5件" in (locked / CORRECTIONS).read_text("utf-8")
    assert wrong(locked) == []


def test_a_correction_is_written_only_of_what_is_right_otherwise(locked: Path) -> None:
    change_a_figure(locked)
    edit(locked / DATA, "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    run = nianbao(locked, "correct", "2018", "--why", "漏计")
    assert (run.returncode, "请先改好上面各处" in run.stderr) == (1, True)
    assert not (locked / CORRECTIONS).exists()


def test_a_year_is_locked_only_where_nothing_is_wrong_anywhere(content: Path) -> None:
    shutil.copytree(content / "data/2018", content / "data/2017")
    run = nianbao(content, "freeze", "2018", "--undated")
    assert (run.returncode, "data/2017/report.yml:1: 2017: 有数据，没有正文" in run.stdout) == (1, True)
    shutil.rmtree(content / "data/2017")
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0


def test_files_beside_the_report_open_no_lock(content: Path) -> None:
    early, late = "data/2018/original/报告.txt", "data/2018/returns/unit-1.yml"
    (content / early).parent.mkdir()
    (content / early).write_text("原件\n", encoding="utf-8")
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    (content / late).parent.mkdir()
    (content / late).write_text("甲: 待填\n", encoding="utf-8")
    told = read(content).findings
    assert [f for f in told if f.severity is not Severity.INFO] == []
    (content / early).write_text("改过的原件\n", encoding="utf-8")
    (warned,) = [f for f in read(content).findings if f.severity is not Severity.INFO]
    assert (warned.severity, warned.place.file) == (Severity.WARNING, early)
    assert nianbao(content, "freeze", "--renew", "2018").returncode == 0
    assert late in (content / FROZEN).read_text("utf-8")
    assert [f for f in read(content).findings if f.severity is not Severity.INFO] == []
