"""The text of a file as chapters: headings, joined sentences, what Markdown would read as its own, nothing lost."""

import pytest

from nianbao.form.none import no_form
from nianbao.intake.block import Block, Cell, Item, Note, Paragraph, Picture, Place, Span, Table
from nianbao.intake.comparison import compare, page_words
from nianbao.intake.flow import flow
from nianbao.intake.markdown import line_of
from nianbao.intake.names import Names
from nianbao.intake.outline import outline
from nianbao.intake.pages import Pages
from nianbao.labels import compact

LONG = "全区各部门认真贯彻落实党中央、国务院关于政务公开工作的决策部署，坚持以公开为常态"
FORM = no_form("x")


def text(words: str, **looks: object) -> Paragraph:
    return Paragraph((Span(words),), Place(), **looks)  # type: ignore[arg-type]


def bold(words: str, rest: str = "") -> Paragraph:
    return Paragraph((Span(words, bold=True), *([Span(rest)] if rest else [])), Place())


def pages(*blocks: Block) -> dict[str, str]:
    """The pages made of these blocks below a title, by their titles."""
    made = Pages(2023, FORM, Names())
    made.add(outline(flow((text("某某县2023年政府信息公开工作年度报告"), *blocks)).blocks, FORM), "x")
    return {page.split(" {#")[0].lstrip("# "): page for page in made.texts.values()}


def chapter(*blocks: Block) -> list[str]:
    """The lines of a chapter made of these blocks, without ids."""
    page = pages(text("一、总体情况"), *blocks)["一、总体情况"]
    return [line.split(" {#")[0] for line in page.split("\n")[2:] if line]


@pytest.mark.parametrize(
    ("before", "behind", "count"),
    [
        (LONG, "为推动工作提供保障。", 1),
        (LONG + "。", "为推动工作提供保障。", 2),
        (LONG + "，", "为推动工作提供保障。", 1),
        (LONG + "：", "为推动工作提供保障。", 2),
        (LONG + "（试行）", "为推动工作提供保障。", 2),
        (LONG, "　　为推动工作提供保障。", 2),
        (LONG, "（二）为推动工作提供保障。", 2),
        (LONG, "2.为推动工作提供保障。", 2),
        (LONG, "二是为推动工作提供保障。", 2),
        (LONG, "2024年1月20日", 2),
        ("某某县政务公开办公室", "为推动工作提供保障。", 2),
    ],
)
def test_a_sentence_cut_by_a_page_is_joined(before: str, behind: str, count: int) -> None:
    found = flow([text(before), text(behind)])
    assert len(found.blocks) == count
    assert len(found.joins) == 2 - count


@pytest.mark.parametrize("number", ["3", "- 3 -", "— 12 —", "第 3 页", "第3页 共12页", "3/12"])
def test_page_numbers_are_left_out_and_listed(number: str) -> None:
    found = flow([text(LONG), text(number), text("为推动工作提供保障。")])
    assert [block.text for block in found.paragraphs] == [LONG + "为推动工作提供保障。"]
    assert [(compact(removed.text), removed.why) for removed in found.removed] == [(compact(number), "页码")]


def test_running_heads_are_left_out_and_lines_that_only_recur_are_not() -> None:
    head = [Paragraph((Span("某某县文件汇编"),), Place(page=page)) for page in (1, 2, 3)]
    found = flow([head[0], text("无。"), head[1], text("无。"), head[2], text("无。")])
    assert [block.text for block in found.paragraphs] == ["无。", "无。", "无。"]
    assert len(found.removed) == 3


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("　　配备 3 名专职工作人员", "配备3名专职工作人员"),
        ("公开\u00a0信息\u00a015 条", "公开信息15条"),
        ("Word 2016 文件", "Word 2016文件"),
        ("甲\u200b乙", "甲乙"),
    ],
)
def test_white_space_of_programs_is_taken_away(typed: str, tidy: str) -> None:
    assert chapter(text(typed)) == [tidy]


def test_lines_broken_by_the_author_are_paragraphs() -> None:
    assert chapter(text("地址：某某路1号\n电话：12345")) == ["地址：某某路1号", "电话：12345"]


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ([bold("（一）加强领导。", "成立小组。")], ["## （一）加强领导。", "成立小组。"]),
        ([bold("（一）加强领导"), text("成立小组。")], ["## （一）加强领导", "成立小组。"]),
        ([text("（一）加强领导"), text("成立小组。")], ["## （一）加强领导", "成立小组。"]),
        (
            [text("（一）加强领导"), text("1.成立小组"), text("成立。"), text("（二）培训"), text("培训。")],
            ["## （一）加强领导", "### 1.成立小组", "成立。", "## （二）培训", "培训。"],
        ),
        ([text("1.甲。公开甲。"), text("2.乙。公开乙。")], ["## 1.甲。", "公开甲。", "## 2.乙。", "公开乙。"]),
        ([text("1.公开甲信息。")], ["1.公开甲信息。"]),
        ([text("一是加强领导；二是加强培训。")], ["一是加强领导；二是加强培训。"]),
        (
            [text("一是加强领导。成立小组。二是加强培训。举办两期。")],
            ["一是加强领导。成立小组。二是加强培训。举办两期。"],
        ),
        (
            [bold("一是加强领导。", "成立小组。二是加强培训。举办两期。")],
            ["## 一是加强领导。", "成立小组。", "## 二是加强培训。", "举办两期。"],
        ),
        ([text("1. 甲"), text("2. 乙")], ["1.甲", "2.乙"]),
        ([text("加强领导", level=3), text("成立小组。")], ["## 加强领导", "成立小组。"]),
        ([bold("重点", "在于落实。")], ["**重点**在于落实。"]),
    ],
)
def test_headings(blocks: list[Block], lines: list[str]) -> None:
    assert chapter(*blocks) == lines


def test_a_file_that_marks_its_headings_has_no_others() -> None:
    blocks = [text("（一）甲", level=2), text("1.甲。公开甲。"), text("2.乙。公开乙。")]
    assert chapter(*blocks) == ["## （一）甲", "1.甲。公开甲。", "2.乙。公开乙。"]


def test_chapters_by_number_however_the_file_marks_them() -> None:
    made = pages(
        text("一、概述", level=2), text("甲。"), bold("二、情况"), text("乙。"), text("三、问题"), text("丙。")
    )
    assert list(made) == ["某某县2023年政府信息公开工作年度报告", "一、概述", "二、情况", "三、问题", "统计表"]


def test_a_long_numbered_sentence_begins_no_chapter() -> None:
    made = pages(text("一、概述"), text(f"二、{LONG}。"))
    assert list(made) == ["某某县2023年政府信息公开工作年度报告", "一、概述", "统计表"]


@pytest.mark.parametrize(
    "words",
    [
        "2*3*4",
        "[甲]（乙）",
        "a_b_c",
        "<b>甲</b>",
        "&lt;",
        "# 甲",
        "> 甲",
        "- 甲",
        "1. 2023年",
        "{#x}",
        "`x`",
        "C:\\x",
        "|甲|",
        "--- ",
        "+ 1",
        "=== ",
    ],
)
def test_a_page_shows_what_stood_in_the_file(words: str) -> None:
    assert compact(page_words(line_of((Span(words),)))) == compact(words)


def test_looks_become_marks() -> None:
    spans = (
        Span("见"),
        Span("网站", link="http://www.example.gov.cn/a_(b)"),
        Span("，", bold=True),
        Span("注", note="1"),
    )
    assert line_of(spans) == "见[网站](http://www.example.gov.cn/a_%28b%29)**，**注[^1]"


def test_an_address_that_runs_something_is_no_link() -> None:
    assert line_of((Span("网站", link="javascript:x"),)) == "网站"


def test_lists_notes_and_pictures() -> None:
    made = Pages(2023, FORM, Names())
    blocks: list[Block] = [
        text("某某县2023年政府信息公开工作年度报告"),
        text("一、总体情况"),
        Item((Span("甲"),), Place(), "1.", ordered=True),
        Item((Span("乙"),), Place(), "•", ordered=False, depth=1),
        Picture(b"x", "image/png", Place(), "机构图"),
        Paragraph((Span("丙"), Span("", note="1"), Span("丁。")), Place()),
        Note("1", (Span("据自查。"),), Place()),
    ]
    made.add(outline(flow(blocks).blocks, FORM), "x")
    name, page = next((name, page) for name, page in made.texts.items() if "总体情况" in page)
    slug = name.removeprefix("docs/2023/").removesuffix(".md")
    body = page.split("\n\n", 1)[1]
    assert body == f"1. 甲\n  - 乙\n\n![机构图]({slug}-1.png)\n\n丙[^1]丁。\n\n[^1]: 据自查。\n"
    assert made.pictures == {f"docs/2023/{slug}-1.png": b"x"}


def grid(*rows: list[str]) -> Table:
    return Table(tuple(tuple(Cell(cell, Place()) for cell in row) for row in rows), Place())


def test_a_table_of_words_is_a_table_of_words() -> None:
    assert chapter(grid(["单位", "问题"], ["甲局", "更新|慢"])) == [
        "| 单位 | 问题 |",
        "|---|---|",
        "| 甲局 | 更新\\|慢 |",
    ]


def test_words_that_the_pages_lack_or_add_are_doubted() -> None:
    blocks = [text("甲。乙。"), text("丙。")]
    assert list(compare(blocks, {"a": "甲。乙。\n\n丙。"})) == []
    found = [doubt.what for doubt in compare(blocks, {"a": "甲。\n\n丙。丁。"})]
    assert found == ["原件里有、各章里没有，或写得不同：乙。", "各章里有、原件里没有，或写得不同：丁。"]


def test_notes_at_the_end_of_a_file_stand_where_they_are_called() -> None:
    made = pages(
        text("一、概述"),
        Paragraph((Span("甲"), Span("", note="1"), Span("。")), Place()),
        text("二、情况"),
        text("乙。"),
        Note("1", (Span("据自查。"),), Place()),
        Note("1", (Span("没有人引。"),), Place()),
    )
    assert made["一、概述"].endswith("甲[^1]。\n\n[^1]: 据自查。\n")
    assert "据自查" not in made["二、情况"]
    assert made["统计表"].endswith("\n没有人引。\n")


def test_a_list_that_begins_deep_is_a_list() -> None:
    items = [Item((Span(words),), Place(), "•", ordered=False, depth=depth) for words, depth in (("甲", 3), ("乙", 5))]
    assert chapter(*items) == ["- 甲", "  - 乙"]


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ([text("2023年办理结果")], "2023年办理结果"),
        ([text("2023年办理结果"), text("单位：件")], "2023年办理结果（单位：件）"),
        ([text("办理了下列各件。")], ""),
        ([text("（一）办理结果")], ""),
    ],
)
def test_a_title_above_a_table_is_its_title(above: list[Block], caption: str) -> None:
    table = grid(["", "件数"], ["甲", "1"])
    (*before, last) = flow([*above, table]).blocks
    assert isinstance(last, Table)
    assert last.caption == caption
    assert (before == []) is bool(caption)
