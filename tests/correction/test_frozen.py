"""A published year is locked: nothing changes silently, and what is put right is said on the page."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from correcting import DATA, change_a_figure, fill_in
from nianbao.finding import Finding, Place, Severity, errors
from reading import read
from workspace import edit, nianbao


@pytest.fixture
def locked(content: Path) -> Path:
    """The real content with 2018 locked."""
    run = nianbao(content, "freeze", "2018", "--undated")
    assert run.returncode == 0, run.stderr
    return content


def wrong(root: Path) -> list[str]:
    return [finding.message for finding in errors(read(root).findings)]


def test_a_locked_year_that_was_not_touched_is_fine(locked: Path) -> None:
    assert wrong(locked) == []


@pytest.mark.parametrize("line_ends", ["\r\n", "\n"])
def test_line_ends_and_byte_order_marks_are_no_change(locked: Path, line_ends: str) -> None:
    path = locked / DATA
    text = path.read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", line_ends).encode())
    assert wrong(locked) == []


def test_a_changed_figure_needs_a_correction_and_the_message_says_how(locked: Path) -> None:
    change_a_figure(locked)
    found = [f for f in errors(read(locked).findings) if f.rule == "frozen"]
    assert len(found) == 1
    assert str(found[0]).startswith(f"{DATA}:1: 2018 年度: 已经发布并锁定，又改动了 {DATA}，没有更正记录")
    assert re.search(rf"- \{{date: .*files: \{{{DATA}: [0-9a-f]{{16}}\}}\}}", found[0].mend)
    assert "nianbao correct 2018" in found[0].mend


@pytest.mark.parametrize("file", ["docs/2018/work.md", "docs/2018/new.md", "data/2018/report.yml"])
def test_every_file_of_the_year_is_locked(locked: Path, file: str) -> None:
    with (locked / file).open("a", encoding="utf-8") as changed:
        changed.write("\n# 新的一章 {#new}\n")
    assert any(file in message for message in wrong(locked) if "已经发布并锁定" in message)


def test_a_file_that_is_gone_is_a_change(locked: Path) -> None:
    (locked / "docs/2018/plan.md").unlink()
    assert any("docs/2018/plan.md" in message for message in wrong(locked) if "已经发布并锁定" in message)


def test_the_entry_of_the_message_is_enough(locked: Path) -> None:
    """An editor who only has a web page copies it from the message."""
    change_a_figure(locked)
    finding = next(f for f in errors(read(locked).findings) if f.rule == "frozen")
    entry = re.search(r"“(- \{.*\}\})”", finding.mend)
    assert entry
    text = entry[1].replace("更正日期", "2019-05-06").replace("哪一章", "statistics")
    text = text.replace("理由", "原因: 录入时漏计一件, 见附件 #1")
    assert 'changes: [{target: "主动公开情况/制发规范性文件总数", before: "4件", after: "5件"}]' in text
    (locked / "data/2018/corrections.yml").write_text(f"corrections:\n  {text}\n", encoding="utf-8")
    assert wrong(locked) == []


def test_where_nobody_can_be_asked_the_command_leaves_only_the_reason(locked: Path) -> None:
    change_a_figure(locked)
    run = nianbao(locked, "correct", "2018")
    assert run.returncode == 0
    assert "还要填写：\n第 1 条（制发规范性文件总数）：why\n" in run.stdout
    assert wrong(locked) == ["why: 没有填写（请在冒号后面填写；规则 data）"]
    fill_in(locked)
    assert wrong(locked) == []


def test_every_chapter_that_changed_gets_an_entry_of_its_own(locked: Path) -> None:
    """Else its readers would not learn of the correction."""
    change_a_figure(locked)
    for chapter in ("work", "plan"):
        with (locked / f"docs/2018/{chapter}.md").open("a", encoding="utf-8") as text:
            text.write("\n补充一句。\n")
    nianbao(locked, "correct", "2018")
    written = yaml.safe_load((locked / "data/2018/corrections.yml").read_text("utf-8"))["corrections"]
    files = {entry["page"]: list(entry["files"]) for entry in written}
    assert files == {"statistics": [DATA], "plan": ["docs/2018/plan.md"], "work": ["docs/2018/work.md"]}


def test_a_year_without_a_day_of_publication_is_locked_only_on_purpose(content: Path) -> None:
    run = nianbao(content, "freeze", "2018")
    assert run.returncode == 1
    assert "还没有发布日期，没有锁定（请先填写 data/2018/report.yml 的 published；" in run.stderr
    assert not (content / "data/2018/frozen.yml").exists()
    edit(content / "data/2018/report.yml", "published:  ", "published: 2019-03-15")
    assert nianbao(content, "freeze", "2018").returncode == 0


def test_the_next_change_needs_the_next_correction(locked: Path) -> None:
    change_a_figure(locked)
    nianbao(locked, "correct", "2018")
    fill_in(locked)
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数: 6")
    found, figure = sorted(errors(read(locked).findings), key=lambda finding: finding.place)
    assert figure.problem == "公布的是“5件”，现在是“6件”，没有一条更正照实列出"
    lines = (locked / found.place.file).read_text("utf-8").splitlines()
    assert lines[found.place.line - 1].startswith(f"      {DATA}: ")
    assert f"更正记录（第 4 行）以后，{DATA} 又改动了，校验码不符" in found.problem
    assert "没有更正记录" not in found.problem
    assert nianbao(locked, "correct", "2018", "--why", "又漏计一件").returncode == 0
    text = (locked / "data/2018/corrections.yml").read_text("utf-8")
    assert text.count("files:") == 2
    assert "before: 5件, after: 6件" in text
    assert wrong(locked) == []


def test_a_slip_after_the_correction_needs_only_the_new_seal(locked: Path) -> None:
    change_a_figure(locked)
    nianbao(locked, "correct", "2018")
    fill_in(locked)
    with (locked / DATA).open("a", encoding="utf-8") as data:
        data.write("# 又核对了一遍\n")
    (found,) = errors(read(locked).findings)
    seal = re.search(r"改为 ([0-9a-f]{16})；", found.mend)
    assert seal
    path = locked / found.place.file
    path.write_text(re.sub(rf"(      {DATA}: ).*", rf"\g<1>{seal[1]}", path.read_text("utf-8")), encoding="utf-8")
    assert wrong(locked) == []


def test_a_correction_of_a_file_that_never_was_is_said_where_it_is_written(locked: Path) -> None:
    change_a_figure(locked)
    nianbao(locked, "correct", "2018")
    fill_in(locked)
    path = locked / "data/2018/corrections.yml"
    edit(path, f"      {DATA}: ", "      statistics.yml: ")
    lines = path.read_text("utf-8").splitlines()
    found = {finding.place: finding for finding in errors(read(locked).findings)}
    slip = next(number for number, line in enumerate(lines, 1) if line.startswith("      statistics.yml: "))
    assert "没有这样的文件" in found.pop(Place("data/2018/corrections.yml", slip)).problem
    (rest,) = found.values()
    assert f"又改动了 {DATA}，没有更正记录" in rest.problem
    assert "{statistics.yml" not in rest.mend


def test_data_that_cannot_be_read_are_no_slips_of_the_corrections(locked: Path) -> None:
    change_a_figure(locked)
    nianbao(locked, "correct", "2018")
    fill_in(locked)
    edit(locked / DATA, "制发规范性文件总数: 5", "制发规范性文件总数：5")
    assert not [message for message in wrong(locked) if "没有这个指标" in message]


def test_a_year_is_locked_only_once_and_only_when_it_is_right(locked: Path) -> None:
    again = nianbao(locked, "freeze", "2018", "--undated")
    assert (again.returncode, "已经锁定" in again.stderr) == (2, True)
    (locked / "data/2018/frozen.yml").unlink()
    edit(locked / DATA, "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    refused = nianbao(locked, "freeze", "2018", "--undated")
    assert refused.returncode == 1
    assert not (locked / "data/2018/frozen.yml").exists()


def test_a_year_that_is_deployed_and_not_locked_is_mentioned(content: Path) -> None:
    def mentions(*, deploy: bool) -> list[Finding]:
        return [f for f in read(content, deploy=deploy).findings if f.rule == "frozen"]

    assert mentions(deploy=False) == []
    assert [finding.severity for finding in mentions(deploy=True)] == [Severity.WARNING]


def test_the_feed_tells_reports_and_corrections_apart(corrected: Path) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    root = ET.parse(corrected / "site/feed.xml").getroot()  # noqa: S314 - a file of our own
    titles = [entry.findtext("a:title", namespaces=space) for entry in root.findall("a:entry", space)]
    assert len(titles) == 2
    assert titles[0] is not None
    assert titles[0].startswith("更正：红寺堡区2018年")
    links = [link.get("href") for link in root.findall("a:entry/a:link", space)]
    assert links == ["2018/statistics/", "2018/"]
    ids = [node.text for node in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == 3


def test_findings_become_one_annotation(locked: Path) -> None:
    change_a_figure(locked)
    lines = nianbao(locked, "check", "--format", "github").stdout.splitlines()
    assert [line.split("::")[1] for line in lines if line.startswith("::error")] == [f"error file={DATA},line=1"]
    found = json.loads(nianbao(locked, "check", "--format", "json").stdout)
    assert [item["rule"] for item in found if item["severity"] == "error"] == ["frozen"]
