"""What a proposed change gets: annotations on its lines, and a summary for the reviewer."""

import re
from pathlib import Path

import pytest

from nianbao.address.published import LIST
from nianbao.review.markdown import escaped
from workspace import commit, edit, git, nianbao

DATA = "data/2018/statistics.yml"


def annotations(root: Path) -> list[str]:
    return [line for line in nianbao(root, "check", "--format", "github").stdout.splitlines() if line.startswith("::")]


def line_of(path: Path, words: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_figure_changed_without_its_sentence_gets_one_annotation_on_its_line(repository: Path) -> None:
    edit(repository / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 115")
    found = annotations(repository)
    line = line_of(repository / "docs/2018/work.md", "[114](stat:政策解读稿件发布数)")
    assert len(found) == 1
    assert found[0].startswith(f"::error file=docs/2018/work.md,line={line}::政策解读稿件发布数: 正文写的是")
    assert nianbao(repository, "check").returncode == 1


def test_mended_it_passes_and_the_summary_shows_the_change(repository: Path) -> None:
    edit(repository / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 115")
    edit(repository / "docs/2018/work.md", "[114](stat:政策解读稿件发布数)", "[115](stat:政策解读稿件发布数)")
    assert annotations(repository) == []
    assert nianbao(repository, "check").returncode == 0
    shown = nianbao(repository, "summary", "HEAD").stdout
    assert "### 2018 年\n\n改了 1 项" in shown
    row = next(line for line in shown.splitlines() if line.startswith("| ") and "114篇" in line)
    assert "| 114篇 | 115篇 |" in row
    assert "共发布解读信息**115**条" in row
    assert "错误 0 处" in shown
    assert "没有生成网站：还没有运行 nianbao build" in shown


def test_of_many_figures_those_of_sentences_are_shown_and_the_others_folded(repository: Path) -> None:
    """As in January, when a whole form is filled in: a reviewer reads what the text says first."""
    data = repository / DATA
    filled = re.sub(r": (\d+)$", ": 待填", data.read_text("utf-8"), flags=re.MULTILINE)
    complete = data.read_text("utf-8")
    data.write_text(filled, encoding="utf-8")
    commit(repository)
    data.write_text(complete, encoding="utf-8")
    shown = nianbao(repository, "summary", "HEAD").stdout
    first, folded = shown.split("<details>")
    assert shown.index("## 检查结果") < shown.index("## 改了哪些数")
    assert "政策解读稿件发布数" in first
    assert all("| — |" not in line for line in first.splitlines() if "待填" in line)
    assert re.match(r"<summary>正文里没有用到的 \d+ 项</summary>\n\n\| 指标 ", folded)
    assert folded.count("| 待填 |") > 20
    assert "\n\n</details>\n\n## 生成的网站" in folded


def test_the_summary_lists_what_is_wrong_and_stays_a_table(repository: Path) -> None:
    edit(repository / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: '1|4'")
    shown = nianbao(repository, "summary", "HEAD").stdout
    assert "有错误，网站不能发布。" in shown
    row = next(line for line in shown.splitlines() if line.startswith("| 错误 |"))
    assert row.startswith("| 错误 | data/2018/statistics.yml:")
    assert r"1\|4" in row


def test_the_summary_says_when_a_lock_was_opened(repository: Path) -> None:
    assert nianbao(repository, "freeze", "2018", "--undated").returncode == 0
    commit(repository)
    assert "锁定文件" not in nianbao(repository, "summary", "HEAD").stdout
    (repository / "data/2018/frozen.yml").unlink()
    assert "**注意：2018 年度已经发布，它的锁定文件（data/2018/frozen.yml）被改动或删去" in (
        nianbao(repository, "summary", "HEAD").stdout
    )


CORRECTIONS = "data/2018/corrections.yml"


@pytest.fixture
def corrected(repository: Path) -> Path:
    """A published year with a published correction, and a change after it with the next one."""
    assert nianbao(repository, "freeze", "2018", "--undated").returncode == 0
    path = repository / CORRECTIONS
    for old, new in ((4, 5), (5, 6)):
        commit(repository)
        edit(repository / DATA, f"制发规范性文件总数: {old}", f"制发规范性文件总数: {new}")
        assert nianbao(repository, "correct", "2018", "--why", "漏计一件").returncode == 0
        text = re.sub(r"^(  - date:).*$", r"\1 2019-05-06", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text.replace("what: 制发规范性文件总数", "what: 规范性文件数"), encoding="utf-8")
    assert nianbao(repository, "check").returncode == 0
    return repository


def test_the_summary_shows_a_new_correction(corrected: Path) -> None:
    run = nianbao(corrected, "summary", "HEAD")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.split("## 更正记录\n\n")[1].splitlines()
    words = "2018 年度 statistics，2019-05-06 更正规范性文件数：原来“5件”，现在“6件”，原因“漏计一件”"
    assert lines == [f"- 新加：{words}"]


@pytest.mark.parametrize(("old", "new"), [("before: 4件", "before: 3件"), ("date: 2019-05-06", "date: 2019-05-05")])
def test_a_published_correction_is_not_rewritten(corrected: Path, old: str, new: str) -> None:
    path = corrected / CORRECTIONS
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    run = nianbao(corrected, "summary", "HEAD", GITHUB_ACTIONS="true")
    assert run.returncode == 1
    assert "- **注意：删去或改写了已经公布的更正**：2018 年度 statistics，2019-05-06 更正规范性文件数" in run.stdout
    assert f"::error file={CORRECTIONS},line=1::规范性文件数: 2019-05-06 的这条更正已经公布，被改写或删去" in run.stderr


def test_nor_does_it_vanish_with_its_file(corrected: Path) -> None:
    git(corrected, "checkout", "HEAD", "--", DATA)
    (corrected / CORRECTIONS).unlink()
    run = nianbao(corrected, "summary", "HEAD")
    assert (run.returncode, "的这条更正已经公布，被改写或删去" in run.stderr) == (1, True)


def test_a_correction_says_truly_what_was_published(corrected: Path) -> None:
    """Without the version before, nobody could tell."""
    commit(corrected)
    edit(corrected / DATA, "主动公开规范性文件数: 4", "主动公开规范性文件数: 5")
    assert nianbao(corrected, "correct", "2018", "--why", "乙").returncode == 0
    edit(corrected / CORRECTIONS, "before: 4条", "before: 3条")
    run = nianbao(corrected, "summary", "HEAD")
    assert run.returncode == 1
    assert "before: 改动以前是 4条，这里写的是“3条”（请写公布过的数；规则 history）" in run.stderr


def test_a_lock_that_is_gone_stops_the_change(repository: Path) -> None:
    assert nianbao(repository, "freeze", "2018", "--undated").returncode == 0
    commit(repository)
    (repository / "data/2018/frozen.yml").unlink()
    edit(repository / DATA, "制发规范性文件总数: 4", "制发规范性文件总数: 5")
    assert nianbao(repository, "check").returncode == 0
    run = nianbao(repository, "summary", "HEAD", GITHUB_ACTIONS="true")
    assert run.returncode == 1
    assert run.stderr.startswith(
        "::error file=data/2018/frozen.yml,line=1::2018 年度: 这个年度已经发布并锁定，锁定文件"
    )


def test_the_summary_says_what_is_still_to_be_done_before_publishing(repository: Path) -> None:
    (repository / "site/2018/extra").mkdir(parents=True)
    (repository / "site/2018/extra/index.html").touch()
    shown = nianbao(repository, "summary", "HEAD").stdout
    assert "- 2018 年度还没有锁定：运行 `nianbao freeze 2018`" in shown
    assert "- 有 1 个新网址还没有登记：运行 `nianbao addresses`" in shown
    assert f"“上传到仓库”文件夹里有做好的 data/2018/frozen.yml、{LIST}，照里面的说明上传" in shown
    assert nianbao(repository, "freeze", "2018", "--undated").returncode == 0
    assert nianbao(repository, "addresses").returncode == 0
    assert "发布以前还要做" not in nianbao(repository, "summary", "HEAD").stdout


def test_the_summary_says_that_a_draft_is_not_published(repository: Path) -> None:
    (repository / "site").mkdir()
    assert "待填" not in nianbao(repository, "summary", "HEAD").stdout
    edit(repository / DATA, "接受培训人员数: 120", "接受培训人员数: 待填")
    shown = nianbao(repository, "summary", "HEAD").stdout
    assert "- 还有“待填”没有写好（见“检查结果”）：写好以前，合并了也不会发布。" in shown
    assert "上传到仓库" not in shown


def test_what_only_the_build_finds_is_annotated_and_told_in_the_summary(project: Path) -> None:
    git(project, "init", "--quiet", "--initial-branch=main")
    (project / ".gitignore").write_text("/.build-failed.txt\n/site/\n", encoding="utf-8")
    commit(project)
    plan = project / "docs/2018/plan.md"
    plan.write_text(plan.read_text("utf-8") + "\n[数据](data/没有.csv)\n", encoding="utf-8")
    assert annotations(project) == []
    run = nianbao(project, "build", "--format", "github")
    line, words = line_of(plan, "没有.csv"), "data/没有.csv: 网站里没有这个文件（请照下载页上的文件名填写；规则 data）"
    assert run.returncode == 1
    assert f"::error file=docs/2018/plan.md,line={line}::{words}\n" in run.stderr
    assert "WARNING" not in run.stdout + run.stderr
    assert "strict mode" not in run.stdout + run.stderr
    shown = nianbao(project, "summary", "HEAD").stdout
    assert f"没有生成成功，原因是：**\n\n- docs/2018/plan.md:{line}: {escaped(words)}" in shown
    assert "没有生成网站：原因见“检查结果”。" in shown
    git(project, "checkout", "--quiet", "docs")
    (project / "site").mkdir()
    assert "下面是以前生成的" in nianbao(project, "summary", "HEAD").stdout
    assert nianbao(project, "build").returncode == 0
    assert "以前生成的" not in nianbao(project, "summary", "HEAD").stdout


def test_a_version_that_is_not_there_is_said(repository: Path) -> None:
    run = nianbao(repository, "summary", "HEAD~9")
    assert (run.returncode, "没有“HEAD~9”" in run.stderr) == (2, True)


@pytest.mark.parametrize(("waits", "name"), [(True, "草稿"), (False, "网站")])
def test_the_summary_leads_to_the_site_or_the_draft(repository: Path, *, waits: bool, name: str) -> None:
    address = "https://github.com/o/r/actions/runs/1/artifacts/2"
    assert f"[{name}]" not in nianbao(repository, "summary", "HEAD").stdout
    if waits:
        edit(repository / DATA, "政策解读稿件发布数: 114", "政策解读稿件发布数: 待填")
    shown = nianbao(repository, "summary", "HEAD", PREVIEW_URL=address).stdout
    assert shown.startswith(f"**[{name}](<{address}>)**：")
    assert ("还不能发布" in shown.splitlines()[0]) is waits
    assert nianbao(repository, "summary", "HEAD", PREVIEW_URL="javascript:a").stdout.startswith("# 这次改动")
