"""Markdown in, HTML out: the binder by itself, without a site generator."""

import re

import pytest

from nianbao.bind.binder import Binder
from nianbao.bind.chapters import parse
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from nianbao.text.leftover import leftovers


def bind(real: Project, text: str, page: str = "work") -> tuple[str, Binder]:
    year = real.years[0]
    chapter = Chapter(page, f"docs/2018/{page}.md", "题", text)
    binder, parsed = Binder(year.report, chapter, year.homes, year.uses), parse(chapter)
    tree = parsed.tree()
    binder.bind(tree)
    return parsed.written(tree), binder


def test_a_bound_number_becomes_a_link_to_its_row(real: Project) -> None:
    html, binder = bind(real, "公开[4151](stat:政务微信公开政府信息数)条")
    assert html == (
        '<p>公开<a class="figure" href="statistics.md#row-1.2.4" id="figure-1.2.4" '
        'title="政务微信公开政府信息数：4151条">4151</a>条</p>'
    )
    assert binder.findings == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [("[](stat:收到申请数)", "0"), ("[](stat:政协提案办结率)", "92.1%"), ("[**15,131**](stat:1.1)", "15,131")],
)
def test_an_empty_number_is_filled_in_and_a_formatted_one_is_kept(real: Project, written: str, shown: str) -> None:
    html, binder = bind(real, written)
    assert re.sub(r"<[^>]+>", "", html) == shown
    assert binder.findings == []


def test_a_second_mention_has_an_id_of_its_own(real: Project) -> None:
    _, binder = bind(real, "[0](stat:3.1)件，[0](stat:收到申请数)件，[18](stat:2.1)次")
    assert [mention.id for mention in binder.mentions] == ["figure-3.1", "figure-3.1--2", "figure-2.1"]


def test_mentions_stand_in_reading_order_under_their_finest_section(real: Project) -> None:
    text = """# 章 {#a}

[18](stat:2.1)

## （一）节。 {#b}

- 表外 **[114](stat:2.2.3)**

| 甲 | 乙 |
|---|---|
| [16](stat:1.2.1) | [698](stat:1.2.3) |
"""
    _, binder = bind(real, text)
    assert [(mention.written, mention.section) for mention in binder.mentions] == [
        ("18", "章"),
        ("114", "（一）节"),
        ("16", "（一）节"),
        ("698", "（一）节"),
    ]


def test_a_wrong_number_is_found_with_its_line_and_both_values(real: Project) -> None:
    _, binder = bind(real, "第一段[15131](stat:1.1)\n\n第三行[15132](stat:1.1)条\n")
    (finding,) = binder.findings
    assert str(finding) == (
        "docs/2018/work.md:3: 主动公开政府信息数: 正文写的是 15132，数据里是 15131条"
        "（请核对原件，改正正文这一处或 data/2018/statistics.yml 第 5 行；规则 bound-number）"
    )
    assert (finding.rule, finding.expected, finding.found) == ("bound-number", "15131", "15132")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[4151](stat:政务微信公开信息数)", "没有这个指标（是不是“政务微信公开政府信息数”"),
        ("[0](stat:被依法纠错数)", "指向不止一项"),
        ("[四千](stat:1.2.4)", "方括号里的“四千”不是一个数字"),
        ("![统计表](table:办理结果)", "没有这张表（是不是“建议提案办理结果”"),
    ],
)
def test_what_cannot_be_bound_is_found_and_leaves_no_dead_link(real: Project, text: str, words: str) -> None:
    html, binder = bind(real, text)
    assert [words in str(finding) for finding in binder.findings] == [True]
    assert leftovers(html) == []


@pytest.mark.parametrize("text", ["`[1](stat:1.1)`", "```\n[1](stat:1.1)\n```", "\\[1](stat:1.1)"])
def test_code_is_left_alone(real: Project, text: str) -> None:
    html, binder = bind(real, text)
    assert "[1](stat:1.1)" in html
    assert (binder.mentions, binder.findings) == ([], [])


def test_addresses_that_nobody_bound_are_seen() -> None:
    html = '<a href="stat:1.1">1</a> <img src=\'table:甲&amp;乙\'> <img src="chart:x"> <a href="#state:x">'
    assert leftovers(html) == ["stat:1.1", "table:甲&乙", "chart:x"]


def test_a_contradiction_that_is_acknowledged_gets_a_note_behind_its_unit(real: Project) -> None:
    html, binder = bind(real, "无法办理[1](stat:政协提案/无法办理件数)件，其余")
    assert re.sub(r"<[^>]+>", "", html) == "无法办理1件〔编者注：统计数据为2件。原文正文与表格不一致〕，其余"
    assert binder.findings == []
    _, elsewhere = bind(real, "无法办理[1](stat:政协提案/无法办理件数)件", page="plan")
    assert len(elsewhere.findings) == 1


def test_headings_need_an_ascii_id(real: Project) -> None:
    _, binder = bind(real, "# 好 {#good}\n\n## 没有\n\n## 中文 {#中文}\n")
    assert [(finding.label, finding.place.line) for finding in binder.findings] == [("没有", 3), ("中文", 5)]


@pytest.mark.parametrize("id", ["row-1", "cell-r1-c1", "derived-1", "figure-1", "chart-staff", "head-a", "charts"])
def test_a_heading_cannot_have_the_id_of_a_place_that_a_build_makes(real: Project, id: str) -> None:
    _, binder = bind(real, f"# 好 {{#good}}\n\n## 题 {{#{id}}}\n")
    assert [finding.problem for finding in binder.findings] == [f"不能用“{id}”作编号"]


@pytest.mark.parametrize(
    "name", ["建议提案办理结果", "2018年建议提案办理结果", "proposals"], ids=["name", "title", "slug"]
)
def test_one_table_under_two_names_has_its_ids_once(real: Project, name: str) -> None:
    html, _ = bind(real, f"![表](table:建议提案办理结果)\n\n![表](table:{name})")
    assert html.count('id="row-proposals-1"') == 1


def test_a_table_shown_again_has_no_ids(real: Project) -> None:
    html, _ = bind(real, "![表](table:主动公开情况)\n\n![表](table:六)")
    assert html.count("<table") == 2
    assert "row-" not in html
    assert "4151" in html
