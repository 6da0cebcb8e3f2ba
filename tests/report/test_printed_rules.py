"""What rules make of a form that one year printed otherwise, and entries that do not go together."""

import re
from pathlib import Path

import pytest

from nianbao.finding import errors
from nianbao.project.project import Project
from nianbao.render.formtables import form_tables
from nianbao.render.htmltable import Links
from nianbao.report.figure import find_figure
from reading import read
from samples import lay_out
from workspace import edit

JOINED = "  - {row: 三/其他处理, joined: true}\n"
ONE = "    （六）其他处理: [0, 0, 0, 0, 0, 0, 0]\n"
LAST_OF_FIVE = "      5.要求行政机关确认或重新出具已获取信息: [0, 0, 0, 0, 0, 0, 0]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A year that printed （六） as one row, which the form has as a heading with three."""
    return lay_out(tmp_path, "hongze")


def judged(root: Path, entries: str, old: str = "", new: str = "") -> Project:
    """The project with these entries behind `printed_as:`, and other figures."""
    edit(root / "data/2024/report.yml", JOINED, entries)
    if old:
        edit(root / "data/2024/statistics.yml", old, new)
    return read(root, like="hongze")


def sums(project: Project) -> set[tuple[str, str | None, str | None]]:
    """Rule, sum found and sum expected of every contradiction."""
    return {(each.rule, each.found, each.expected) for each in errors(project.findings)}


def said(project: Project) -> list[str]:
    return [finding.message for finding in errors(project.findings)]


def test_a_joined_row_adds_up_as_those_that_it_stands_for(root: Path) -> None:
    found = judged(root, JOINED, ONE, "    （六）其他处理: [0, 0, 0, 0, 0, 0, 2]\n")
    assert ("F21-T3-3", "2", "0") in sums(found)


@pytest.mark.parametrize(
    ("row", "behind", "number"),
    [
        ("要求行政机关确认或重新出具已获取信息", LAST_OF_FIVE, "      6."),
        ("三/不予处理", LAST_OF_FIVE, "    （六）"),
        ("三/其他处理", ONE, "    （六）之二"),
    ],
    ids=["row", "heading", "joined"],
)
def test_an_added_row_is_counted_in_the_column_and_adds_up_by_itself(
    root: Path, row: str, behind: str, number: str
) -> None:
    entry = f"{{row: {row}, added: [{{number: {number.strip()}, label: 其他情形}}]}}"
    entries = f"{JOINED}  - {entry}\n"
    if row == "三/其他处理":
        entries = f"  - {entry.replace('added', 'joined: true, added')}\n"
    found = judged(root, entries, behind, f"{behind}{number}其他情形: [2, 0, 0, 0, 0, 0, 3]\n")
    assert sums(found) == {("F21-T3-2", "95", "97"), ("F21-T3-2", "95", "98"), ("F21-T3-3", "3", "2")}


def test_a_row_behind_a_total_is_not_counted_with_it(root: Path) -> None:
    last = "    （七）总计: [95, 0, 0, 0, 0, 0, 95]\n"
    entries = f"{JOINED}  - {{row: 三/总计, added: [{{label: 另有}}]}}\n"
    assert sums(judged(root, entries, last, f"{last}    另有: [2, 0, 0, 0, 0, 0, 2]\n")) == set()


def test_each_part_of_a_split_row_adds_up(root: Path) -> None:
    entries = f"{JOINED}  - {{row: 属于国家秘密, split: [{{label: 绝密}}, {{label: 其他密级}}]}}\n"
    parts = "      绝密: [0, 0, 0, 0, 0, 0, 1]\n      其他密级: [1, 0, 0, 0, 0, 0, 0]\n"
    found = judged(root, entries, "      1.属于国家秘密: [0, 0, 0, 0, 0, 0, 0]\n", parts)
    assert {each for each in sums(found) if each[0] == "F21-T3-3"} == {("F21-T3-3", "1", "0"), ("F21-T3-3", "0", "1")}


def test_a_total_that_was_not_printed_is_not_nothing(root: Path) -> None:
    entries = f"{JOINED}  - {{row: 三/总计, left_out: true}}\n"
    assert sums(judged(root, entries, "    （七）总计: [95, 0, 0, 0, 0, 0, 95]\n")) == set()


def test_a_line_for_a_part_with_its_total_holds_the_total(root: Path) -> None:
    """（七）总计 is below 三、: one line for all of it is that total."""
    path = root / "data/2024/statistics.yml"
    text = path.read_text(encoding="utf-8")
    begin, end = text.index("  三、本年度办理结果:"), text.index("  四、结转")
    path.write_text(text[:begin] + "  三、本年度办理结果: [94, 0, 0, 0, 0, 0, 94]\n" + text[end:], encoding="utf-8")
    found = judged(root, "  - {row: 本年度办理结果, joined: true}\n")
    assert sums(found) == {("F21-T3-1", "95", "94")}
    page = found.years[0].pages["statistics"].html
    assert all(page.count(f'id="row-{row}"') == 1 for row in ("r3", "r3.1", "r3.3", "r3.3.1", "r3.7"))


TOGETHER = {
    "below a joined line": "{row: 三/其他处理/其他, label: 其它}",
    "below one left out": "{row: 不予公开, left_out: true}\n  - {row: 属于国家秘密, left_out: true}",
    "before its heading": "{row: 属于国家秘密, label: 国家秘密}\n  - {row: 不予公开, left_out: true}",
}


@pytest.mark.parametrize("case", TOGETHER)
def test_a_row_that_its_heading_took_with_it_is_said(root: Path, case: str) -> None:
    found = judged(root, f"{JOINED}  - {TOGETHER[case]}\n")
    assert any("上级的一行已写 joined 或 left_out" in message for message in said(found))


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{row: 予以公开, added: [{label: 予以公开}]}", "照这样印，两行同名"),
        ("{row: 行政处罚, split: [{label: 警告}, {label: 警告}]}", "照这样印，两行同名"),
        ("{row: 行政处罚, label: 行政强制}", "照这样印，两行同名"),
        ('{row: 予以公开, label: ""}', "没有填写"),
    ],
)
def test_rows_need_names_of_their_own(root: Path, entry: str, problem: str) -> None:
    found = errors(judged(root, f"{JOINED}  - {entry}\n").findings)
    assert [each.place.file for each in found if problem in each.message] == ["data/2024/report.yml"]


def test_names_may_be_exchanged(root: Path) -> None:
    entries = f"{JOINED}  - {{row: 行政处罚, label: 行政强制}}\n  - {{row: 行政强制, label: 行政处罚}}\n"
    assert said(judged(root, entries)) == []


PARTS = {
    "part renumbered": (
        "{row: 收到和处理政府信息公开申请情况, number: 二}",
        "收到和处理政府信息公开申请情况:\n",
        "二、收到和处理政府信息公开申请情况:\n",
        "二、收到和处理政府信息公开申请情况</",
    ),
    "part renamed": (
        "{row: 收到和处理政府信息公开申请情况, label: 处理申请情况}",
        "收到和处理政府信息公开申请情况:\n",
        "处理申请情况:\n",
        "三、处理申请情况</",
    ),
    "part in brackets": (
        '{row: 收到和处理政府信息公开申请情况, number: "（三）"}',
        "收到和处理政府信息公开申请情况:\n",
        "（三）收到和处理政府信息公开申请情况:\n",
        "（三）收到和处理政府信息公开申请情况</",
    ),
    "table renamed": ("{row: 第二十条第（八）项, label: 收费}", "  第二十条第（八）项:\n", "  收费:\n", ">收费</span>"),
}


@pytest.mark.parametrize("case", PARTS)
def test_a_part_or_a_table_was_called_otherwise(root: Path, case: str) -> None:
    entry, old, new, printed = PARTS[case]
    project = judged(root, f"{JOINED}  - {entry}\n", old, new)
    assert [finding.message for finding in project.findings if finding.rule in ("data", "number")] == []
    assert printed in project.years[0].pages["statistics"].html
    figures = project.years[0].report.figures
    assert all(find_figure(figure.target, figures) is figure for figure in figures)


def test_a_part_that_was_not_printed(root: Path) -> None:
    path = root / "data/2024/statistics.yml"
    path.write_text(path.read_text(encoding="utf-8").split("政府信息公开行政复议")[0], encoding="utf-8")
    for chapter in (root / "docs/2024").glob("*.md"):
        text = chapter.read_text(encoding="utf-8")
        chapter.write_text(re.sub(r"!\[[^]]*\]\(table:政府信息公开行政复议.*\)", "没有发生。", text), encoding="utf-8")
    found = judged(root, f"{JOINED}  - {{row: 政府信息公开行政复议、行政诉讼情况, left_out: true}}\n")
    page = found.years[0].pages["statistics"].html
    assert said(found) == []
    assert all(page.count(f'id="row-{line}"') == 1 for line in ("t4", "t4.1"))


@pytest.mark.parametrize("line", ["第二十条第（八）项", "收到和处理政府信息公开申请情况"])
@pytest.mark.parametrize(
    "way", ["joined: true", "split: [{label: 甲}, {label: 乙}]", "added: [{label: 甲}]", "unit: 个"]
)
def test_parts_and_tables_are_no_rows(root: Path, line: str, way: str) -> None:
    found = said(judged(root, f"{JOINED}  - {{row: {line}, {way}}}\n"))
    assert any("不是一行" in message for message in found)


def test_a_part_that_stands_alone_says_only_what_of_it_was_printed_otherwise(root: Path) -> None:
    report = judged(root, JOINED).years[0].report
    texts = {
        part.id: "".join(
            "".join(each.itertext()) for each in form_tables(report, Links("a", uses={}, anchored=True), [part])
        )
        for part in report.form.sections
    }
    assert [id for id, text in texts.items() if "合印为“其他处理”" in text] == ["t3"]


def test_the_line_of_a_part_that_was_split_keeps_one_address(content: Path) -> None:
    entry = "printed_as:\n  - {row: 举报投诉数量, split: [{label: 举报数量}, {label: 投诉数量}]}\n"
    path = content / "data/2018/report.yml"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    text = (content / "data/2018/statistics.yml").read_text(encoding="utf-8")
    (line,) = re.findall(r"^举报投诉数量: .*\n", text, re.MULTILINE)
    edit(content / "data/2018/statistics.yml", line, "举报投诉数量:\n  举报数量: 0\n  投诉数量: 0\n")
    assert read(content).years[0].pages["statistics"].html.count('id="row-6"') == 1
