"""Errors of writing: found where they are errors, and left alone where official texts are right."""

import json
from pathlib import Path

import pytest

from nianbao.check.markdownstyle import check_markdown
from nianbao.check.punctuation import check_punctuation
from nianbao.check.stages import YearText
from nianbao.finding import Severity
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from reading import read
from workspace import edit, nianbao


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年公开[15131](stat:主动公开政府信息数)条,其中微信", ["条,其中微"]),
        ("微信４１５１条", ["微信４１５１条"]),
        ("做得好!", ["做得好!"]),
        ("2018年，主动公开政府信息15131条", []),
        ("办结率92.1%，共1,000条", []),
        ("见 https://www.gov.cn/a,b 一文", []),
        ("《条例》（国务院令第711号）", []),
        ("# 一、概述 {#overview}", []),
        ("![2018年建议提案办理结果](table:建议提案办理结果)", []),
        ("| 一,二 | 三 |\n|---|---|\n| 1,000 | 2 |", ["| 一,二 |"]),
    ],
)
def test_punctuation(text: str, found: list[str], real: Project) -> None:
    chapter = Chapter("work", "docs/2018/work.md", "", f"# 工作 {{#work}}\n\n{text}\n")
    written = YearText(real.years[0].report, (chapter,), (), ())
    assert [finding.found for finding in check_punctuation(written)] == found


def test_what_is_acknowledged_is_only_listed_and_has_no_note_on_the_page(content: Path) -> None:
    project = read(content)
    listed = [finding for finding in project.findings if finding.rule == "punctuation"]
    assert len(listed) == 3
    assert {finding.severity for finding in listed} == {Severity.INFO}
    assert project.years[0].notes.get("page/work", ()) == ()


def test_an_acknowledgement_of_what_is_mended_is_found(content: Path) -> None:
    edit(content / "docs/2018/work.md", "政府规章,政府及", "政府规章，政府及")
    messages = [finding.message for finding in read(content).findings]
    assert any("没有违反 punctuation" in message for message in messages)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("#### 跳级 {#jump}\n", "标题跳了级"),
        ("行首\t制表符\n", "有制表符（Tab 键）"),
        ("(文字)[https://www.gov.cn/]\n", "链接的括号写反了"),
        ("##没有空格 {#x}\n", "# 后面没有空格"),
        ("一段\n## 标题 {#x}\n", "标题上下没有空行"),
        ("一段\n- 列表\n", "列表上下没有空行"),
        ("没有换行", "文件末尾没有换行"),
    ],
)
def test_markdown(content: Path, text: str, problem: str) -> None:
    path = content / "docs/2018/plan.md"
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{text}", encoding="utf-8")
    found = list(check_markdown(content))
    assert {finding.place.file for finding in found} == {"docs/2018/plan.md"}
    assert problem in {finding.problem for finding in found}
    assert min(finding.place.line for finding in found) > before.count("\n")


def test_a_real_text_is_clean(content: Path) -> None:
    assert list(check_markdown(content)) == []


def test_the_command_lists_them_for_machines_too(content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.write("\n#### 跳级 {#jump}\n")
    run = nianbao(content, "lint", "--format", "json")
    assert run.returncode == 0
    assert [item["rule"] for item in json.loads(run.stdout)] == ["markdown"]
