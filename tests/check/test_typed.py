"""What is shown otherwise than it was typed is found, once a block; what is shown as typed is left alone."""

import re
from textwrap import dedent

import pytest

from nianbao.check.stages import PageText
from nianbao.finding import Severity
from nianbao.project.checks import CHAPTER_CHECKS, run
from nianbao.text.markdown import Parsed
from workspace import ROOT

JOINED, BLANK, TABS = "网页上会连成一段", "网页上这里会多一个空格", "不会成为表格"
CODE, PAGE, NUMBER = "显示成代码", "页码", "网页上接着上一条"
ROW, HASH = "成了表格的一行", "后面没有空格"
CELLS, STARS, PICTURE = "网页上不显示", "显示成斜体", "没有说明"
FOUND = {
    "wide blanks": ("　　甲。\n　　（一）乙\n　　丙。", [(3, JOINED)]),
    "wide blanks below a title": ("## 题 {#a}\n　　甲\n　　乙", [(4, JOINED)]),
    "numbers behind full stops": ("甲如下：\n（一）乙。\n（二）丙。", [(3, JOINED)]),
    "numbers without stops": ("一、甲\n二、乙", [(3, JOINED)]),
    "numbers that begin no list": ("甲；\n2. 乙；\n3. 丙。", [(3, JOINED)]),
    "half-width brackets": ("1)甲\n2)乙", [(3, JOINED)]),
    "bold numbers": ("甲。\n**（一）乙**", [(3, JOINED)]),
    "indented paragraphs": ("甲。\n  乙。\n  丙。", [(3, JOINED)]),
    "two blocks": ("甲。\n（一）乙\n\n丙。\n（二）丁", [(3, JOINED), (6, JOINED)]),
    "bullets of Word": ("如下\n\n• 甲\n• 乙", [(5, JOINED)]),
    "bullets below a sentence": ("如下：\n·   甲\n·   乙", [(3, JOINED)]),
    "bullets with tabs": ("l\t甲\nl\t乙\n\nØ\t丙\nØ\t丁", [(3, JOINED), (6, JOINED)]),
    "bullets without a blank": ("◆甲\n◆乙", [(3, JOINED)]),
    "in an item": ("- 甲。\n  （一）乙", [(3, JOINED)]),
    "a blank between Han characters": ("按时公开，\n及时更新", [(3, BLANK)]),
    "a blank at a number": ("共公开\n5条\n\n共5\n条", [(3, BLANK), (6, BLANK)]),
    "a blank in an item": ("- 甲\n  乙", [(3, BLANK)]),
    "tabs": ("甲\t乙\n丙\t丁\n\n戊\t己\t庚", [(3, TABS), (6, TABS)]),
    "tabs among paragraphs": ("　　甲。\n乙\t丙\n丁\t戊\n　　己。", [(3, JOINED), (4, TABS)]),
    "bars without a line below the head": ("| 甲 | 乙 |\n| 丙 | 丁 |", [(3, TABS)]),
    "bars with another number of cells": ("如下：\n| 甲 | 乙 |\n|---|\n| 丙 | 丁 |", [(4, TABS)]),
    "a line between empty ones below the head": ("| 甲 | 乙 |\n\n|---|---|\n\n| 丙 | 丁 |", [(5, TABS)]),
    "a paragraph right below a table": ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n注：戊。\n己。", [(6, ROW)]),
    "heading marks without a blank": ("甲\n\n##乙\n\n##丙 {#c}\n\n###（一）丁", [(5, HASH), (7, HASH), (9, HASH)]),
    "a blank behind a link": ("共[5](stat:1.1)\n条", [(3, BLANK)]),
    "four blanks": ("    甲。\n    乙。\n\n    丙。\n\n丁\n\n    丙。", [(3, CODE), (10, CODE)]),
    "a tab": ("\t甲。", [(3, CODE)]),
    "a page number": (
        "甲\n\n- 3 -\n\n乙\n\n— 12 —\n\n－３－\n\n第 3 页 共 9 页",
        [(5, PAGE), (9, PAGE), (11, PAGE), (13, PAGE)],
    ),
    "a page number within a paragraph": ("甲乙\n— 3 —\n丙丁", [(4, PAGE)]),
    "an item with another number": ("1. 甲\n3. 乙\n4. 丙\n\n段\n\n1. 甲\n1. 乙\n1. 丙", [(4, NUMBER), (10, NUMBER)]),
    "an item with a bracket": ("1) 甲\n3) 乙", [(4, NUMBER)]),
    "a list within a list": ("1. 甲\n   1. 乙\n   5. 丙\n2. 丁", [(5, NUMBER)]),
    "cells beyond the head": ("| 甲 |\n|---|\n| 乙 | 丙 |\n| 丁 | 戊 |\n\n| 甲 |\n|-|\n| 乙 |", [(5, CELLS)]),
    "cells of a table below a sentence": ("如下：\n甲 | 乙\n--|--\n丙 | 丁 | 戊", [(6, CELLS)]),
    "stars between digits": ("长2*3*4米", [(3, STARS)]),
    "stars far apart": ("长5*6米，宽7*8米", [(3, STARS)]),
    "stars behind units": ("5米*6米*7米", [(3, STARS)]),
    "a power": ("2**3**4", [(3, STARS)]),
    "stars between letters": ("a*b*c", [(3, STARS)]),
    "stars in a table": ("| 甲 |\n|---|\n| 2*3*4 |", [(5, STARS)]),
    "pictures without words": ("![](a.png) ![ ](b.png)\n\n![][c]\n\n[c]: c.png", [(3, PICTURE), (5, PICTURE)]),
}
LEFT_ALONE = (
    "#政务公开#话题。\n\n甲\n#乙#丙\n\n- #丁#\n\n#1栋",
    "• 甲\n\n• 乙",
    "甲。\n\n（一）乙。\n\n丙。",
    "　　甲。\n\n　　乙。",
    "甲  \n（一）乙<br>\n（二）丙",
    "Word\nPDF",
    "1. 甲。\n2. 乙。\n\n段\n\n3. 丙。\n4. 丁。",
    "- 甲。\n- 乙。\n  - 丙。\n\n      码。",
    "| 甲 | 乙 |\n|:--|--:|\n| `a|b` | c\\|d |\n| 丙 |\n| 丁 | 戊 | |",
    "> 甲。\n>\n> 乙。",
    "```\n甲。\n（一）乙\n\t丙\t丁\n- 3 -\n2*3*4\n```",
    "甲`2*3*4`，2\\*3\\*4，2×3×4，甲*乙*丙，**5**件，共**5**件，（*5*）",
    "长2*3米",
    "甲[^1]\n\n[^1]: 乙\n\n    丙。",
    "甲[^1][^2]\n\n[^1]: 乙\n[^2]: 丙",
    "![图](a.png)\n\n![表](table:表)\n\n![](table:表)\n\n![](chart:图)",
    "甲 <!-- 乙。\n（一）丙 -->",
    "- 3\n\n- 5 件 -\n\n—— 3 ——甲",
    "<table>\n<tr><td>甲</td></tr>\n</table>",
)

WRITING = (ROOT / "guide/writing.md").read_text(encoding="utf-8").split("## 一、")[1].split("## 二、")[0]
EXAMPLES = [dedent(block) for block in re.findall(r"^(?:(?: {4}.*)?\n)*(?: {4}.*)\n", WRITING, re.MULTILINE)]


def found(text: str) -> list[tuple[int, str]]:
    source = f"# 题 {{#t}}\n\n{text}\n"
    page = PageText(Parsed(source), source, "docs/2018/work.md")
    findings = [each for each in run(CHAPTER_CHECKS, page) if each.rule in ("typed", "swallowed")]
    assert all(each.severity is not Severity.INFO for each in findings)
    return sorted((each.place.line, each.problem) for each in findings)


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_of_the_guide_are_shown_as_typed(text: str) -> None:
    assert found(text) == []


def test_the_examples_of_the_guide_are_what_the_text_says() -> None:
    shown = "".join(Parsed(text).html for text in EXAMPLES)
    assert '<ol start="3">' in shown
    assert "<li>学习条例；</li>" in shown
    assert '<td class="align-center">已完成</td>' in shown
    assert 'id="fn:1"' in shown


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_shown_otherwise_is_found_once_a_block(text: str, expected: list[tuple[int, str]]) -> None:
    lines = found(text)
    assert [line for line, _ in lines] == [line for line, _ in expected]
    assert all(words in problem for (_, problem), (_, words) in zip(lines, expected, strict=True))


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_shown_as_typed_is_left_alone(text: str) -> None:
    assert found(text) == []
