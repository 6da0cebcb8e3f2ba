"""Text and Markdown, as people type them, become blocks."""

import pytest

from blocksread import paragraphs, read, removed, spans, tables
from nianbao.intake.block import Item, Note, Paragraph, Picture


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_each_encoding(code: str) -> None:
    text = "二○一八年年度报告\r\n\r\n　　一、概述\r\n主动公开政府信息15131条。\r\n"
    assert paragraphs(read("a.txt", text.encode(code))) == [
        "二○一八年年度报告",
        "　　一、概述",
        "主动公开政府信息15131条。",
    ]


def test_lines_of_a_text_are_paragraphs_with_their_numbers_and_nothing_is_joined() -> None:
    found = read("a.txt", "甲部分没有完\n\n\n就断开了。\n")
    assert [(block.place.paragraph, block.text) for block in found.blocks if isinstance(block, Paragraph)] == [
        (1, "甲部分没有完"),
        (4, "就断开了。"),
    ]


def test_lines_that_tabs_part_are_a_table() -> None:
    found = read("a.txt", "指标\t单位\t数\n收到\t件\t0\n\t件\t\n以上。\n")
    assert tables(found) == [(("指标", "单位", "数"), ("收到", "件", "0"), ("", "件", ""))]
    assert paragraphs(found) == ["以上。"]


def test_a_tab_as_an_indent_is_no_table() -> None:
    assert paragraphs(read("a.txt", "\t甲。\n\t乙。\n")) == ["甲。", "乙。"]


def test_headings_bold_and_links_of_markdown() -> None:
    found = read("a.md", "# 题目 {#top}\n\n**（一）机制。**见[网站](http://a.example/b(1))和<http://c.example>。\n")
    first = found.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.level, first.text) == (1, "题目")
    assert spans(found, 1) == [
        ("（一）机制。", True, None, None),
        ("见", False, None, None),
        ("网站", False, "http://a.example/b(1)", None),
        ("和", False, None, None),
        ("http://c.example", False, "http://c.example", None),
        ("。", False, None, None),
    ]


def test_lines_of_a_markdown_paragraph_are_one_and_breaks_of_the_author_stay() -> None:
    text = "全年公开\n信息 10 条 by\nWeChat。  \n另起一行\\\n再一行\n\n下一段\n"
    assert paragraphs(read("a.md", text)) == ["全年公开信息 10 条 by WeChat。\n另起一行\n再一行", "下一段"]


def test_a_text_that_only_looks_like_markdown_has_a_paragraph_in_each_line() -> None:
    assert paragraphs(read("a.txt", "## 一、概述\n第一段。\n第二段。\n")) == ["一、概述", "第一段。", "第二段。"]


def test_lists_of_markdown() -> None:
    found = read("a.md", "1. 甲\n   接着\n   - 乙\n2. **丙**\n\n- 丁\n")
    items = [
        (block.marker, block.ordered, block.depth, block.text) for block in found.blocks if isinstance(block, Item)
    ]
    assert items == [("1.", True, 0, "甲接着"), ("•", False, 1, "乙"), ("2.", True, 0, "丙"), ("•", False, 0, "丁")]


def test_tables_of_bars_with_and_without_outer_bars() -> None:
    text = "| 单位 | 问题 |\n|:-:|---|\n| **甲** | 慢\\|停 |\n\n单位 | 数\n--- | ---\n乙 | [3](stat:数)\n"
    assert tables(read("a.md", text)) == [(("单位", "问题"), ("甲", "慢|停")), (("单位", "数"), ("乙", "3"))]


def test_notes_pictures_and_comments_of_markdown() -> None:
    found = read(
        "a.md", "---\ntitle: x\n---\n公开[^1]。\n\n![图 说明](assets/a.png)\n\n<!-- 草稿 -->\n[^1]: 据各单位自查。\n"
    )
    assert spans(found) == [("公开", False, None, None), ("", False, None, "1"), ("。", False, None, None)]
    pictures = [(block.alternative, block.address) for block in found.blocks if isinstance(block, Picture)]
    assert pictures == [("图 说明", "assets/a.png")]
    notes = [(block.label, block.spans[0].text) for block in found.blocks if isinstance(block, Note)]
    assert notes == [("1", "据各单位自查。")]
    assert removed(found) == [("title: x", "文件开头的设置"), ("草稿", "注释")]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"2\*3\*4", "2*3*4"),
        ("2*3 和 4*5", "2*3 和 4*5"),
        ("*着重*的", "着重的"),
        ("A&amp;B&#8212;", "A&B—"),
        ("`stat:` 写法", "stat: 写法"),
        ("单独一个**不成对", "单独一个**不成对"),
        ("甲<br>乙", "甲\n乙"),
        ("=== 不是标题", "=== 不是标题"),
    ],
)
def test_markdown_is_read_as_it_is_shown(typed: str, shown: str) -> None:
    assert paragraphs(read("a.md", typed)) == [shown]
