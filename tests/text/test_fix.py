"""What is mended of a pasted page: what has one meaning, no word of it, and never a second time."""

import re
import time
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.export.document.blocks import BlockReader
from nianbao.export.document.htmltree import read_html
from nianbao.export.document.model import Block, Listing, Table, text_of
from nianbao.text.fix import fixed
from nianbao.text.markdown import Parsed
from workspace import CONTENT, PORTAL

LONG = "政务公开工作领导小组办公室会同各单位"
CASES = {
    "full-width indents": ("　　甲\n　　乙。\n丙", "甲\n\n乙。\n\n丙"),
    "other wide blanks": ("\u2003\u2003甲。\n\u00a0\u00a0乙。", "甲。\n\n乙。"),
    "blanks and tabs before a paragraph": ("    甲。\n\n\t乙。\n\n  丙。", "甲。\n\n乙。\n\n丙。"),
    "behind each mark that ends a sentence": (
        "甲。\n乙！\n丙？\n丁；\n戊：\n己。”\n庚",
        "甲。\n\n乙！\n\n丙？\n\n丁；\n\n戊：\n\n己。”\n\n庚",
    ),
    "before numbers": ("甲；\n（一）乙\n（二）丙\n1、丁\n一是戊", "甲；\n\n（一）乙\n\n（二）丙\n\n1、丁\n\n一是戊"),
    "below a typed heading": ("甲。\n（一）主动公开\n公开5条。", "甲。\n\n（一）主动公开\n\n公开5条。"),
    "empty lines of full-width blanks": ("甲\n　　\n乙", "甲\n\n乙"),
    "page numbers": ("甲\n\n- 3 -\n\n乙。\n第 4 页 共 9 页\n丙", "甲\n\n乙。\n\n丙"),
    "page numbers at both ends": ("— 1 —\n\n甲\n\n－２－", "甲\n"),
    "rows by tabs": (
        "如下：\n甲\t乙\n丙\t\n丁\t1|2\n后",
        "如下：\n\n| 甲 | 乙 |\n|---|---|\n| 丙 |  |\n| 丁 | 1\\|2 |\n\n后",
    ),
    "rows whose first head is empty": ("\t甲\t乙\n丙\t1\t2", "|  | 甲 | 乙 |\n|---|---|---|\n| 丙 | 1 | 2 |"),
    "a list right below a sentence": ("如下：\n1. 甲\n2. 乙", "如下：\n\n1. 甲\n2. 乙"),
    "bullets of Word": ("如下：\n•\t甲\n•\t乙\n\uf0b7 丙", "如下：\n\n- 甲\n- 乙\n- 丙"),
    "bullets of Word's fonts of signs": (
        "如下：\nl\t甲\nl\t乙\n\nØ\t丙\nü  丁\n\n·        戊；\n·        己。",
        "如下：\n\n- 甲\n- 乙\n\n- 丙\n- 丁\n\n- 戊；\n- 己。",
    ),
    "bullets without a blank": ("如下：\n◆甲\n◆乙", "如下：\n\n◆甲\n\n◆乙"),
    "a table that stands for itself": ("如下\n![表](table:表)\n后", "如下\n\n![表](table:表)\n\n后"),
    "headings without empty lines": ("甲\n## 题 {#a}\n乙", "甲\n\n## 题 {#a}\n\n乙"),
    "ids": (
        "## 甲\n\n### 丙\n\n## （二）丁\n\n### 2.戊",
        "## 甲 {#topic-1}\n\n### 丙 {#topic-1-1}\n\n## （二）丁 {#topic-2}\n\n### 2.戊 {#topic-2-2}",
    ),
    "ids that are taken": (
        "## 甲 {#topic-2}\n\n## 二、乙\n\n## 丙",
        "## 甲 {#topic-2}\n\n## 二、乙 {#topic-3}\n\n## 丙 {#topic-4}",
    ),
    "ids below an own one": ("## 甲 {#open}\n\n### 乙 ###", "## 甲 {#open}\n\n### 乙 ### {#open-1}"),
    "typed headings": (
        "（一）甲\n\n乙\n\n（二）丙\n\n丁",
        "## （一）甲 {#topic-1}\n\n乙\n\n## （二）丙 {#topic-2}\n\n丁",
    ),
    "bold headings": (
        "**（一）甲**\n\n乙\n\n**（二）丙**\n\n丁",
        "## （一）甲 {#topic-1}\n\n乙\n\n## （二）丙 {#topic-2}\n\n丁",
    ),
    "a heading that lacks its mark": (
        "## （一）甲。 {#a}\n\n乙\n\n（二）丙。\n\n丁\n\n## （三）戊。 {#c}\n\n己",
        "## （一）甲。 {#a}\n\n乙\n\n## （二）丙。 {#topic-2}\n\n丁\n\n## （三）戊。 {#c}\n\n己",
    ),
    "two levels": (
        "一、甲\n\n（一）乙\n\n丙\n\n（二）丁\n\n戊\n\n二、己\n\n庚",
        (
            "## 一、甲 {#topic-1}\n\n### （一）乙 {#topic-1-1}\n\n丙\n\n"
            "### （二）丁 {#topic-1-2}\n\n戊\n\n## 二、己 {#topic-2}\n\n庚"
        ),
    ),
    "items of a list that goes on": ("　　1. 甲。\n　　说明。\n　　2. 乙。", "1. 甲。\n\n说明。\n\n2. 乙。"),
    "items that would be counted otherwise": ("　　1. 甲。\n　　3. 乙。", "1. 甲。\n\n　　3. 乙。"),
    "a paragraph behind a list": ("1. 甲。\n2. 乙。\n　　丙。", "1. 甲。\n2. 乙。\n\n丙。"),
    "a paragraph behind a list of Word": ("1.\t甲。\n2.\t乙。\n丙。\n丁", "1. 甲。\n2. 乙。\n\n丙。\n\n丁"),
    "broken lines above a paragraph": (f"{LONG}\n及时更新。\n　　甲。\n乙。", f"{LONG}\n及时更新。\n\n甲。\n\n乙。"),
}
LEFT = (
    f"{LONG}\n及时更新。\n按月检查",
    "按时公开，\n及时更新。\n按月检查",
    "甲  \n乙。<br>\n丙",
    "- 甲。\n- 乙。\n  丙。\n\n  丁。",
    "1. 甲。\n   乙。\n2. 丙",
    "> 甲。\n> 乙。",
    "| 甲 | 乙 |\n|---|---|\n| 丙。 | 丁 |",
    "```\n甲。\n　　乙。\n- 3 -\n甲\t乙\n丙\t丁\n```",
    "    pip install nianbao\n    nianbao check",
    "甲[^1]\n\n[^1]: 乙。\n丙。\n\n    丁。",
    "<div>\n甲。\n\n乙。\n</div>",
    "甲 <!-- 乙。\n丙。 --> 丁",
    "**甲。\n乙。**",
    "[甲。\n乙](work.md)",
    "甲\t乙\n丙\t丁\t戊",
    "甲\t乙",
    "甲。\n===",
    "　　# 甲\n\n　　| 甲 |",
    "（一）甲\n\n（二）乙\n\n（三）丙",
    "（一）甲\n\n乙",
    "（一）甲\n\n乙\n\n（三）丙\n\n丁",
    "（一）甲。\n\n乙\n\n（二）丙。\n\n丁",
    "一、甲：乙\n\n丙\n\n二、丁：戊\n\n己",
    "#话题#",
    "甲\n\n\n\n乙",
)
PIECES = (
    *(
        "甲乙。",
        "　　公开5条。",
        "（一）主动",
        "　　（二）依申请",
        "一、总体",
        "二、情况",
        "很长" * 9,
        "按时，",
        "行尾  ",
    ),
    *(
        "1. 加强",
        "2. 培训",
        "　　1. 加强",
        "　　3. 考核",
        "1、学习",
        "- 项",
        "　　- 点",
        "1) 括",
        "2018. 年",
        "1.\t制",
        "+ 加",
    ),
    *(
        "甲\t乙",
        "戊\t己\t庚",
        "| 甲 | 乙 |",
        "|---|---|",
        "    四格。",
        "\t制表。",
        "  二格。",
        "    - 深",
        "•\t点",
        "• 又",
    ),
    *(
        "## 标题",
        "### 小题 {#x}",
        "> 引用。",
        "```",
        "<div>",
        "</div>",
        "[^1]: 注。",
        "注[^1]。",
        "[a]: b.md",
        "![表](table:表)",
    ),
    *(
        "**粗。",
        "粗**乙",
        "`码。",
        "码`。",
        "[链。",
        "接](work.md)",
        "---",
        "#话题#",
        "　　# 井",
        "\u00a0空",
        "（一）加强。",
        "~~~",
    ),
)
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n", "\n\n"])), max_size=9).map(
    lambda lines: "".join(map("".join, lines))
)


def page(text: str) -> str:
    return f"# 题 {{#t}}\n\n{text}\n"


def words(text: str) -> str:
    """A source without white space and without what is a mark there."""
    return re.sub(r"\{#[^}]*\}|[\s#|\\•\uf0b7*-]", "", text)


def shown(source: str) -> str:
    """What is read on the page, without the numbers and marks of lists."""

    def read(block: Block) -> str:
        if isinstance(block, Listing):
            return "".join(read(inner) for item in block.items for inner in item)
        if isinstance(block, Table):
            return "".join(text_of(cell.runs) for line in (*block.head, *block.lines) for cell in line.cells)
        return text_of(block.runs)

    tree: Element = read_html(Parsed(source).html)
    text = "".join(map(read, BlockReader("work", str).read(tree)))
    return re.sub(r"[\s•\uf0b7|\\0-9.)-]", "", text)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_has_one_meaning_is_mended(text: str, expected: str) -> None:
    made = fixed(page(text), "work").text
    assert made.rstrip("\n") == page(expected).rstrip("\n")
    assert fixed(made, "work").text == made


@pytest.mark.parametrize("text", LEFT)
def test_what_has_more_than_one_meaning_stays(text: str) -> None:
    assert fixed(page(text), "work").text == page(text)


def test_a_title_gets_the_name_of_its_page_as_id_and_the_file_a_last_line_end() -> None:
    assert fixed("# 概述", "overview").text == "# 概述 {#overview}\n"
    assert fixed("# 报告\n", "index").text == "# 报告 {#report}\n"
    assert fixed("# 概述\n").text == "# 概述\n"


def test_a_published_report_stays_as_it_is() -> None:
    pages = [path for name in CONTENT for path in (PORTAL / name).rglob("*.md")]
    assert [path for path in pages if fixed(path.read_text("utf-8"), path.stem).touched] == []


def test_settings_above_a_text_stay() -> None:
    source = "---\ntemplate: home.html\n---\n# 题 {#t}\n\n　　甲。\n"
    assert fixed(source).text == source.replace("　　", "")


@given(TEXTS)
def test_no_word_is_changed_the_page_shows_the_same_and_once_is_enough(text: str) -> None:
    before = page(text)
    after = fixed(before, "work").text
    assert words(after) == words(before)
    assert fixed(after, "work").text == after
    assert "work.md" in before or shown(after) == shown(before)


@given(TEXTS)
def test_lines_that_are_not_touched_are_the_same(text: str) -> None:
    before = page(text)
    made = fixed(before, "work")
    raw = before.split("\n")
    same = {line.at for line in made.lines if line.at >= 0 and line.text == raw[line.at]}
    assert {number for number in range(1, len(raw) + 1) if number not in made.touched} <= {at + 1 for at in same}


@pytest.mark.proof
@pytest.mark.parametrize("piece", [*PIECES, "#" * 3 + " " * 40, "<a <a ", "。" * 40, "「" * 40, "甲 "])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_twice_the_text_takes_about_twice_as_long(piece: str, end: str) -> None:
    def seconds(times: int) -> float:
        source = page((piece + end) * times)
        begin = time.process_time()
        fixed(source, "work")
        return time.process_time() - begin

    assert seconds(4000) < 3 * seconds(2000) + 0.1
