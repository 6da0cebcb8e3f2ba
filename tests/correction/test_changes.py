"""Every published figure that changes is listed in a correction, truly, whatever git knows."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from correcting import CORRECTIONS, DATA, FROZEN, change_a_figure, correct, without_figures
from nianbao.command import ask
from nianbao.correction.entries import Correction, read_corrections
from nianbao.correction.held import differences, names
from nianbao.correction.lock import Lock, frozen_file, keeps, make_lock, read_frozen
from nianbao.correction.lockedyear import LockedYear, check_lock
from nianbao.correction.seal import seals_of
from nianbao.finding import Finding, Severity, errors
from nianbao.project.project import Project
from nianbao.report.figure import Figure, find_figure
from nianbao.report.model import Report
from nianbao.report.value import Absent, Value
from reading import read
from workspace import commit, edit, git, nianbao

RULES = "主动公开情况/制发规范性文件总数"


@pytest.fixture
def locked(content: Path) -> Path:
    """The real content with 2018 locked, and no git."""
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    return content


@pytest.fixture(scope="module")
def lock(real: Project) -> Lock:
    """The lock of the real report."""
    return make_lock(real.root, 2018, real.years[0].report)


def wrong(root: Path) -> list[Finding]:
    return errors(read(root).findings)


def seal(root: Path, file: str = DATA) -> str:
    """What an entry says of a file that was changed with it."""
    return f"files: {{{file}: {seals_of(root, 2018)[file]}}}"


def with_value(report: Report, target: str, value: Value) -> Report:
    """The report with another value of a figure, of whatever kind."""
    figure = find_figure(target, report.figures)
    new = replace(figure, value=value, exact=None)

    def put(other: Figure) -> Figure:
        return new if other is figure else other

    return replace(
        report,
        statistics={id: put(each) for id, each in report.statistics.items()},
        tables=tuple(
            replace(table, rows=tuple((label, tuple(map(put, cells))) for label, cells in table.rows))
            for table in report.tables
        ),
        derived=tuple(replace(each, figure=put(each.figure)) for each in report.derived),
    )


def corrections(folder: Path, *entries: str) -> tuple[Correction, ...]:
    """The entries as they are read from a file."""
    lines = "".join(f"  - {{date: 2019-05-06, why: 看错, page: statistics, {entry}}}\n" for entry in entries)
    (folder / "corrections.yml").write_text(f"corrections:\n{lines}", encoding="utf-8")
    findings: list[Finding] = []
    found = read_corrections(folder / "corrections.yml", "corrections.yml", findings)
    assert findings == []
    return found or ()


def told(lock: Lock, report: Report, folder: Path, *entries: str) -> list[str]:
    """What is found in a year whose changed files are all in corrections: only figures can be missing."""
    read = corrections(folder, *entries) if entries else ()
    year = LockedYear(2018, lock, read, form=report.form, report=report)
    return [finding.message for finding in check_lock(year, lock.files, lock.apart)]


def test_a_correction_of_punctuation_covers_no_figure(locked: Path) -> None:
    change_a_figure(locked)
    line = (locked / DATA).read_text("utf-8").split("制发规范性文件总数: 5")[0].count("\n") + 1
    correct(locked, f"page: statistics, what: 标点, before: 逗号, after: 顿号, {seal(locked)}")
    (found,) = wrong(locked)
    assert (found.place.file, found.place.line) == (DATA, line)
    assert found.message.startswith(f"{RULES}: 公布的是“4件”，现在是“5件”，没有一条更正照实列出")
    assert f'changes: [{{target: "{RULES}", before: "4件", after: "5件"}}]' in found.mend


CHANGES: tuple[tuple[str, Value, str], ...] = (
    ("接受培训人员数", 210, "{target: 接受培训人员数, before: 120, after: 210人次}"),
    ("政协提案办结率", Decimal("89.5"), "{target: 政协提案办结率, before: 92.1%, after: 89.5%}"),
    ("政协提案/已办结件数", 34, "{target: 建议提案办理结果/政协提案/已办结件数, before: 35件, after: 34件}"),
    ("举报投诉数量", Absent.NOT_APPLICABLE, "{target: 举报投诉数量, before: 45件, after: 不适用}"),
    ("依申请公开信息收取的费用", 3, "{target: 依申请公开信息收取的费用, before: 0万元, after: 3}"),
)
"""Figures of every kind: of the form, derived, of a table in the text; with what a correction lists."""


def test_each_changed_figure_is_named_until_it_is_listed(real: Project, lock: Lock, tmp_path: Path) -> None:
    report = real.years[0].report
    for target, value, _ in CHANGES:
        report = with_value(report, target, value)
    for count in range(len(CHANGES) + 1):
        listed = ", ".join(["{before: 甲, after: 乙}", *(change for _, _, change in CHANGES[:count])])
        found = told(lock, report, tmp_path, f"changes: [{listed}]")
        assert len(found) == len(CHANGES) - count
        assert all("没有一条更正照实列出" in message for message in found)
        assert all(any(target in message for message in found) for target, _, _ in CHANGES[count:])


@pytest.mark.parametrize(
    "entry",
    [
        f"changes: [{{target: {RULES}, before: 3件, after: 5件}}]",
        f"changes: [{{target: {RULES}, before: 4件, after: 6件}}]",
        f"changes: [{{target: {RULES}, before: 4条, after: 5条}}]",
        f"changes: [{{target: {RULES}, before: 共4件, after: 共5件}}]",
        "changes: [{target: 主动公开规范性文件数, before: 4, after: 5}]",
        "changes: [{before: 4件, after: 5件}]",
        "what: 文件数, before: 4件, after: 5件",
    ],
    ids=["before", "after", "unit", "no value", "figure", "no figure", "only text"],
)
def test_what_is_listed_has_to_be_true(real: Project, lock: Lock, tmp_path: Path, entry: str) -> None:
    report = with_value(real.years[0].report, RULES, 5)
    found = told(lock, report, tmp_path, entry)
    assert any(message.startswith(RULES) and "没有一条更正照实列出" in message for message in found)


@pytest.mark.parametrize(
    "entry",
    [
        "what: 文件, target: 制发规范性文件总数, before: 4件, after: 5件",
        "what: 文件, target: 制发规范性文件总数, before: 制发4件, after: 制发5件",
        "what: 文件, before: 逗号, after: 顿号, changes: [{target: 1.1.b, before: 4, after: ５}]",
    ],
    ids=["one figure", "a sentence with it", "text and figures"],
)
def test_every_way_to_say_it_is_taken(real: Project, lock: Lock, tmp_path: Path, entry: str) -> None:
    assert told(lock, with_value(real.years[0].report, RULES, 5), tmp_path, entry) == []


def test_a_figure_corrected_twice_needs_the_whole_way(real: Project, lock: Lock, tmp_path: Path) -> None:
    first, last = (f"changes: [{{target: {RULES}, before: {a}件, after: {b}件}}]" for a, b in ((4, 5), (5, 6)))
    report = with_value(real.years[0].report, RULES, 6)
    assert told(lock, report, tmp_path, first, last) == []
    (found,) = told(lock, report, tmp_path, first)
    assert "公布的是“5件”，现在是“6件”" in found
    (back,) = told(lock, real.years[0].report, tmp_path, first)
    assert "数据里是 4件，这里写的是“5件”" in back
    assert told(lock, real.years[0].report, tmp_path, first, first.replace("4件, after: 5", "5件, after: 4")) == []


def test_a_row_put_into_a_table_or_taken_out_is_listed_too(real: Project, lock: Lock, tmp_path: Path) -> None:
    report = real.years[0].report
    table = report.tables[0]
    out = replace(report, tables=(replace(table, rows=table.rows[1:]), *report.tables[1:]))
    name = f"{table.name}/{table.rows[0][0]}"
    columns = list(zip(table.columns, table.rows[0][1], strict=True))
    found = told(lock, out, tmp_path)
    assert len(found) == len(columns)
    assert all(f"{name}/" in message and "现在是“（删去）”" in message for message in found)
    gone = ", ".join(
        f"{{target: {name}/{column}, before: {cell.printed}, after: （删去）}}" for column, cell in columns
    )
    assert told(lock, out, tmp_path, f"changes: [{gone}]") == []
    held = {key: value for key, value in (lock.figures or {}).items() if not key.startswith(f"{name}/")}
    new = ", ".join(f"{{target: {name}/{column}, before: 无, after: {cell.printed}}}" for column, cell in columns)
    before = replace(lock, figures=held)
    assert len(told(before, report, tmp_path)) == len(columns)
    assert told(before, report, tmp_path, f"changes: [{new}]") == []


def test_corrections_that_list_nothing_are_found_where_they_stand(tmp_path: Path) -> None:
    head = "corrections:\n  - date: 2019-05-06\n    page: work\n    why: 看错\n"
    for body, label in (
        ("    changes: []\n", "changes"),
        ("    changes: [{target: 甲, after: 乙}]\n", "before"),
        ("", "what"),
    ):
        (tmp_path / "corrections.yml").write_text(head + body, encoding="utf-8")
        findings: list[Finding] = []
        assert read_corrections(tmp_path / "corrections.yml", "corrections.yml", findings) is None
        assert label in {finding.label for finding in findings}


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


def test_every_kind_of_value_is_held_and_read_back(real: Project, tmp_path: Path) -> None:
    report = real.years[0].report
    values: tuple[Value, ...] = (-3, 0, Decimal("1.50"), Absent.BLANK, Absent.NOT_APPLICABLE, 123456789)
    for figure, value in zip(report.figures, values, strict=False):
        report = with_value(report, figure.target, value)
    path = tmp_path / "frozen.yml"
    path.write_text(frozen_file(make_lock(real.root, 2018, report)), encoding="utf-8")
    findings: list[Finding] = []
    lock = read_frozen(path, "frozen.yml", findings)
    assert lock
    assert findings == []
    assert lock.figures is not None
    assert len(lock.figures) == len(report.figures)
    assert differences(lock.figures, report) == []


def test_a_lock_made_before_gets_its_figures_only_while_it_fits(locked: Path) -> None:
    whole = (locked / FROZEN).read_text("utf-8")
    without_figures(locked)
    old = (locked / FROZEN).read_text("utf-8")
    change_a_figure(locked)
    refused = nianbao(locked, "freeze", "--renew", "2018")
    assert (refused.returncode, "与锁定时不同，没有补" in refused.stderr) == (1, True)
    assert (locked / FROZEN).read_text("utf-8") == old
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 4")
    assert nianbao(locked, "freeze", "--renew", "2018").returncode == 0
    assert (locked / FROZEN).read_text("utf-8") == whole


@pytest.mark.proof
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


def test_the_reason_alone_is_asked_where_git_has_what_was_published(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures, their sentences, and sentences of their own, each where its readers look."""
    answers = ["", "  ", "录入时看错"]
    monkeypatch.setattr(ask, "terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: answers.pop(0) if "为什么更正" in question else "")
    git(locked, "init", "--quiet", "--initial-branch=main")
    commit(locked)
    edit(locked / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 141")
    edit(locked / "docs/2018/work.md", "[114](stat:", "[141](stat:")
    edit(locked / "docs/2018/plan.md", "不捂不盖", "不遮不掩")
    commit(locked)
    run = nianbao(locked, "correct", "2018")
    assert (run.returncode, answers) == (0, []), run.stderr
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


@pytest.mark.proof
def test_of_an_old_lock_git_knows_the_figures(locked: Path) -> None:
    without_figures(locked)
    git(locked, "init", "--quiet", "--initial-branch=main")
    commit(locked)
    change_a_figure(locked)
    assert nianbao(locked, "correct", "2018", "--why", "漏计").returncode == 0
    assert "before: 4件, after: 5件" in (locked / CORRECTIONS).read_text("utf-8")
    assert wrong(locked) == []


def test_without_git_a_chapter_in_which_only_the_number_changed_is_known(locked: Path) -> None:
    edit(locked / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 141")
    edit(locked / "docs/2018/work.md", "[114](stat:", "[141](stat:")
    run = nianbao(locked, "correct", "2018", "--why", "看错")
    assert (run.returncode, "还要填写" in run.stdout) == (0, False)
    text = (locked / CORRECTIONS).read_text("utf-8")
    assert (text.count("  - date: "), "docs/2018/work.md: " in text) == (1, True)


def test_a_figure_that_is_again_what_it_was_first_is_listed(locked: Path) -> None:
    change_a_figure(locked)
    assert nianbao(locked, "correct", "2018", "--why", "漏计").returncode == 0
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 4")
    run = nianbao(locked, "correct", "2018", "--why", "并未漏计")
    assert "已加上 1 条更正，列出 1 处改动。" in run.stdout
    assert "before: 5件, after: 4件" in (locked / CORRECTIONS).read_text("utf-8")
    assert nianbao(locked, "check").returncode == 0


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
    (content / early).write_text("改过的原件\n", encoding="utf-8")
    (warned,) = [f for f in read(content).findings if f.severity is not Severity.INFO]
    assert (warned.severity, warned.place.file) == (Severity.WARNING, early)


def test_an_old_lock_is_warned_of_and_says_nothing_of_figures(real: Project, lock: Lock, tmp_path: Path) -> None:
    old = Lock(lock.files)
    (warned,) = told(old, with_value(real.years[0].report, RULES, 5), tmp_path)
    assert "nianbao freeze --renew 2018" in warned


def test_a_lock_is_kept_by_one_that_only_adds_what_was_published(real: Project, lock: Lock) -> None:
    report = real.years[0].report
    old = Lock(lock.files)
    late = replace(lock, apart={"data/2018/original/a.pdf": "0" * 16})
    assert all(keeps(before, after, report) for before in (old, lock) for after in (lock, late))
    assert not keeps(old, lock, with_value(report, RULES, 5)), "a figure changed with it"
    assert not keeps(lock, old, report)
    assert not keeps(lock, None, report)
    assert not keeps(old, replace(lock, files={**lock.files, DATA: "0" * 16}), report)
    assert not keeps(lock, replace(lock, forms={"2014@2": "0" * 16}), report)
