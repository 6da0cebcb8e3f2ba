"""Two versions of the project: what changed between them, where the text uses it, and how it is printed."""

import json
import shutil
from pathlib import Path

import pytest

from nianbao.project.project import Project, read_project
from nianbao.review.diff import Change, State, compare
from nianbao.review.uses import uses_by_figure
from nianbao.review.versions import VersionProblem, version_folder
from reading import read
from workspace import CONTENT, commit, edit, git, nianbao, own_form

STATISTICS = "data/2018/statistics.yml"
PROPOSALS = "data/2018/tables/建议提案办理结果.yml"


def changes(before: Project, root: Path) -> list[Change]:
    (year,) = compare(before, read(root))
    assert year.state is State.COMPARED
    return list(year.changes)


def values(before: Project, root: Path) -> list[tuple[str, str | None, str | None]]:
    return [(change.target, change.before, change.after) for change in changes(before, root)]


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_same_data_has_no_change(real: Project, content: Path) -> None:
    append(content / "docs/2018/plan.md", "\n只改了正文。\n")
    assert values(real, content) == []


def test_a_changed_figure_comes_with_the_sentence_that_uses_it(real: Project, content: Path) -> None:
    edit(content / STATISTICS, "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    edit(content / "docs/2018/work.md", "[15131]", "[15,132]")
    (change,) = changes(real, content)
    assert (change.year, change.figure_id, change.before, change.after) == (2018, "1.1", "15131条", "15132条")
    (use,) = change.uses
    assert (use.file, use.line, use.section) == ("docs/2018/work.md", 27, "（三）强化主动公开")
    assert (use.before, use.written) == ("本年度，主动公开政府信息", "15,132")
    assert use.sentence.startswith("本年度，主动公开政府信息15,132条，其中：通过政府门户网站主动公开政府信息6572条，")
    assert use.sentence.endswith("等方式公开政府信息3694条。")


def test_a_rate_changes_with_its_operand_and_all_stand_in_the_order_of_the_tables(real: Project, content: Path) -> None:
    edit(content / PROPOSALS, "[38, 35, 1, 2]", "[38, 36, 0, 2]")
    edit(content / STATISTICS, "举报投诉数量: 45", "举报投诉数量:")
    assert values(real, content) == [
        ("举报投诉数量", "45件", "空"),
        ("建议提案办理结果/政协提案/已办结件数", "35件", "36件"),
        ("建议提案办理结果/政协提案/正在办理件数", "1件", "0件"),
        ("政协提案办结率", "92.1%", "94.7%"),
    ]


def test_rows_of_a_small_table_are_compared_by_name(real: Project, content: Path) -> None:
    """A row in front moves all others; one that is renamed is gone and new."""
    edit(content / PROPOSALS, "  人大议案: [2,", "  党派提案: [1, 1, 0, 0]\n  人大议案: [2,")
    found = values(real, content)
    assert {target.split("/")[1] for target, _, _ in found} == {"党派提案"}
    assert [(before, after) for _, before, after in found] == [
        (None, "1件"),
        (None, "1件"),
        (None, "0件"),
        (None, "0件"),
    ]


def test_a_figure_that_is_gone_shows_where_it_was_used_and_stood(real: Project, content: Path) -> None:
    report = content / "data/2018/report.yml"
    text = report.read_text(encoding="utf-8")
    start, end = text.index("  人大议案建议办结率:"), text.index("  政协提案办结率:")
    new = '  政协提案未办结率:\n    formula: "{政协提案/正在办理件数} / {政协提案/承办总件数}"\n    unit: "%"\n'
    report.write_text(text[:start] + text[end:].replace("\n\n#", f"\n{new}\n#", 1), encoding="utf-8")
    edit(content / "docs/2018/work.md", "[88.9%](stat:人大议案建议办结率)", "88.9%")
    gone, fresh = changes(real, content)
    assert (gone.target, gone.before, gone.after) == ("人大议案建议办结率", "88.9%", None)
    assert [use.line for use in gone.uses] == [91]
    assert gone.uses[0].sentence.endswith("办结率88.9%，答复率100%。")
    assert (fresh.target, fresh.before, fresh.after, fresh.uses) == ("政协提案未办结率", None, "3%", ())


def test_a_row_whose_printed_name_changes_is_the_same_figure(real: Project, content: Path) -> None:
    for path in (own_form(content, "2014"), content / STATISTICS):
        path.write_text(path.read_text(encoding="utf-8").replace("接受培训人员数", "受训人员数"), encoding="utf-8")
    edit(content / STATISTICS, "受训人员数: 120", "受训人员数: 121")
    assert values(real, content) == [("政府信息公开会议和培训情况/受训人员数", "120人次", "121人次")]


def test_rows_of_another_form_are_compared_by_name(real: Project, content: Path) -> None:
    """Its ids may mean something else."""
    form = own_form(content, "2014")
    edit(form, "form: '2014'", "form: '2014b'")
    edit(form, "id: '9.2'", "id: '9.9'")
    edit(form, "id: '9.3'", "id: '9.2'")
    edit(content / "data/2018/report.yml", 'form: "2014" ', 'form: "2014b"')
    edit(content / STATISTICS, "接受培训人员数: 120", "接受培训人员数: 121")
    (change,) = changes(real, content)
    assert (change.figure_id, change.before, change.after) == ("9.2", "120人次", "121人次")


SENTENCES = """
- 甲**[18](stat:2.1)**次；[乙](index.md)有[](stat:2.1)次！`[1](stat:2.1)`<b>码</b>：![图](a.png)[18](stat:2.1)\\*次[^1]

| 名称 | [18](stat:2.1) |
|---|---|
| 丙 | [18][r] |

<!-- [18](stat:2.1) -->
> 丁有[十八](stat:没有)和[18](stat:2.1 "题")次，没有句号

[^1]: 注。
[r]: stat:2.1
"""


def test_sentences_are_plain_text(content: Path) -> None:
    plan = content / "docs/2018/plan.md"
    first = plan.read_text(encoding="utf-8").count("\n") + 2
    append(plan, SENTENCES)
    uses = [use for use in uses_by_figure(read(content).years[0])["2.1"] if use.file.endswith("plan.md")]
    assert [(use.line - first, use.sentence) for use in uses][:4] == [
        (0, "甲18次；"),
        (0, "乙有18次！"),
        (0, "码：18*次"),
        (2, "名称 18"),
    ]
    assert len(uses) == 6, "the one whose address stands elsewhere is among them"
    assert {use.written for use in uses} == {"18"}


def test_a_new_year_is_named_and_not_listed(real: Project, root: Path) -> None:
    for name in CONTENT:
        shutil.copytree(root / name / "2018", root / name / "2017")
    edit(root / "data/2017/report.yml", "2018-01-01, to: 2018-12-31", "2017-01-01, to: 2017-12-31")
    after = read(root)
    assert [(year.year, year.state) for year in compare(real, after)] == [(2018, State.COMPARED), (2017, State.NEW)]
    assert [year.state for year in compare(after, real)] == [State.COMPARED, State.GONE]
    old = str(real.root)
    assert nianbao(root, "diff", old).stdout == "2017 年：新增的年度，不逐项列出\n2018 年：数据没有变化\n"
    assert nianbao(root, "diff", old, "--year", "2018").stdout == "2018 年：数据没有变化\n"
    assert json.loads(nianbao(root, "diff", ".", old, "--format", "json").stdout) == [
        {"year": 2017, "kind": "gone-year"}
    ]


def test_a_year_that_cannot_be_read_is_named(real: Project, root: Path) -> None:
    (root / STATISTICS).write_text("[", encoding="utf-8")
    broken = read(root)
    assert [year.state for year in compare(real, broken)] == [State.UNREADABLE_AFTER]
    assert [year.state for year in compare(broken, real)] == [State.UNREADABLE_BEFORE]
    run = nianbao(root, "diff", str(real.root))
    assert run.returncode == 0
    assert run.stdout == "2018 年：现在的版本读不出来，没有比较（请在这个版本里运行 nianbao check）\n"
    shutil.rmtree(root / "data/2018")
    assert [year.state for year in compare(real, read(root))] == [State.UNREADABLE_AFTER]


def test_text_for_people(repository: Path) -> None:
    edit(repository / STATISTICS, "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    edit(repository / STATISTICS, "举报投诉数量: 45", "举报投诉数量: 46")
    run = nianbao(repository, "diff", "HEAD")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "2018 年：改了 2 项\n"
        "注意：现在的版本检查出 1 处错误（请在那个版本里运行 nianbao check）\n"
        "主动公开情况/主动公开政府信息数：15131条 → 15132条\n"
        "    docs/2018/work.md:27 （三）强化主动公开：本年度，主动公开政府信息15131条，其中：…\n"
        "举报投诉数量：45件 → 46件\n"
        "    正文里没有用到\n"
    )


def test_json_for_programs(repository: Path) -> None:
    edit(repository / STATISTICS, "回应公众关注热点或重大舆情数: 18", "回应公众关注热点或重大舆情数: 19")
    errors, change = json.loads(nianbao(repository, "diff", "HEAD", "--format", "json").stdout)
    assert errors == {"year": 2018, "kind": "errors", "before": 0, "after": 1}
    (use,) = change.pop("uses")
    assert change == {
        "year": 2018,
        "kind": "changed",
        "figure": "2.1",
        "target": "回应解读情况/回应公众关注热点或重大舆情数",
        "before": "18次",
        "after": "19次",
    }
    assert (use["file"], use["line"], use["written"]) == ("docs/2018/work.md", 99, "18")
    assert use["sentence"].startswith("2018年，回应公众关注热点或重大舆情数18次，")


def test_markdown_for_a_pull_request_is_escaped(repository: Path) -> None:
    edit(repository / PROPOSALS, "  政协提案: [38,", '  "政协<b>提案|*a*": [1, 1, 0, 0]\n  政协提案: [39,')
    append(repository / "docs/2018/plan.md", "\n管道|和\\*星号[39](stat:政协提案/承办总件数)件\n")
    run = nianbao(repository, "diff", "HEAD", "--format", "markdown")
    heading, counts, warning, table = run.stdout.rstrip().split("\n\n")
    assert (heading, counts) == ("### 2018 年", "改了 2 项，新增 4 项")
    assert warning.startswith("注意：")
    head, rule, first, *_, total, rate = table.splitlines()
    assert (head, rule) == ("| 指标 | 原来 | 现在 | 用到的地方 |", "|---|---|---|---|")
    assert first == r"| 建议提案办理结果/政协\<b\>提案\|\*a\*/承办总件数 | — | 1件 | — |"
    assert total.startswith("| 建议提案办理结果/政协提案/承办总件数 | 38件 | 39件 | docs/2018/")
    assert r"管道\|和\*星号**39**件" in total
    assert "<br>" in total
    assert rate.startswith("| 政协提案办结率 | 92.1% | 89.7% | ")


def test_revisions_branches_and_folders_are_versions(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edit(repository / STATISTICS, "举报投诉数量: 45", "举报投诉数量: 46")
    commit(repository)
    git(repository, "branch", "data")  # a branch with the name of a folder that holds no project
    edit(repository / STATISTICS, "举报投诉数量: 46", "举报投诉数量: 47")
    saved = tmp_path_factory.mktemp("saved")
    for name in CONTENT:
        shutil.copytree(repository / name, saved / name)
    for old in ("HEAD~1", "first", "first^{commit}"):
        assert "举报投诉数量：45件 → 47件" in nianbao(repository, "diff", old).stdout
    assert "举报投诉数量：45件 → 46件" in nianbao(repository, "diff", "first", "main").stdout
    assert "举报投诉数量：46件 → 47件" in nianbao(repository, "diff", "data", str(saved)).stdout
    assert "举报投诉数量：47件 → 45件" in nianbao(repository / "docs", "diff", str(saved), "first").stdout


def test_a_project_deep_in_its_repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outer = tmp_path_factory.mktemp("outer")
    git(outer, "init", "--quiet")
    shutil.copytree(root, outer / "网站/年报")
    commit(outer)
    edit(outer / "网站/年报" / STATISTICS, "举报投诉数量: 45", "举报投诉数量: 46")
    assert "举报投诉数量：45件 → 46件" in nianbao(outer / "网站/年报", "diff", "HEAD").stdout


def test_what_is_written_out_is_data_and_text_and_goes_away(repository: Path) -> None:
    with version_folder("HEAD", repository) as folder:
        assert sorted(path.name for path in folder.iterdir()) == ["data", "docs"]
        assert read_project(folder).years
    assert not folder.exists()


@pytest.mark.parametrize("name", ["HEAD~9", "--all", "-h", "", "HEAD:data", "HEAD..HEAD", "长" * 300, "mkdocs.yml"])
def test_a_version_that_does_not_exist_is_a_wrong_call(repository: Path, name: str) -> None:
    run = nianbao(repository, "diff", "--", "HEAD", name)
    assert (run.returncode, run.stdout) == (2, "")
    mend = "请写放着 data 和 docs 的文件夹，或 git 的分支、标签、提交；只在远端的先运行 git fetch"
    assert run.stderr == f"没有“{name}”这个版本（{mend}）\n"


def test_a_folder_or_a_revision_without_data_is_a_wrong_call(repository: Path) -> None:
    assert "文件夹“docs”里没有 data 和 docs（" in nianbao(repository, "diff", "docs").stderr
    git(repository, "rm", "-r", "--quiet", "--cached", "data")
    git(repository, "commit", "--quiet", "--message=x")
    run = nianbao(repository, "diff", "HEAD")
    assert run.returncode == 2
    assert "“HEAD”这个版本里没有 data 和 docs" in run.stderr
    shutil.rmtree(repository / "docs")
    assert "项目文件夹里没有 data 和 docs" in nianbao(repository, "diff", "first").stderr


def test_outside_a_repository_and_without_git_folders_can_be_compared(root: Path) -> None:
    run = nianbao(root, "diff", "HEAD")
    assert run.returncode == 2
    assert "项目不在 git 仓库里，不能按版本查找" in run.stderr
    run = nianbao(root, "diff", "HEAD", PATH="")
    assert run.returncode == 2
    assert "没有安装 git" in run.stderr
    assert nianbao(root, "diff", ".", PATH="").stdout == "2018 年：数据没有变化\n"


def test_a_problem_of_a_version_has_words_and_a_remedy(root: Path) -> None:
    with pytest.raises(VersionProblem) as caught, version_folder("没有", root):
        pass
    assert caught.value.mend == "请在克隆下来的仓库里运行，或写放着 data 和 docs 的文件夹"


def test_a_year_that_is_in_neither_version_is_a_wrong_call(root: Path) -> None:
    run = nianbao(root, "diff", ".", "--year", "2018", "1999")
    assert run.returncode == 2
    assert run.stderr == "两个版本里都没有这个年度：1999\n"
