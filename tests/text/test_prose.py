import pytest

from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose, read_prose


def prose(markdown: str) -> Prose:
    return read_prose(Chapter("work", "docs/2018/work.md", "", markdown))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## （三）强化主动公开。 {#proactive}", "（三）强化主动公开。 "),
        ("公开[15131](stat:主动公开政府信息数)条", "公开15131条"),
        ("公开[](stat:主动公开政府信息数)条", "公开条"),
        ("见[门户网站](http://a.gov.cn/2018)。", "见门户网站。"),
        ("费用[9](stat:第（八）项/本年收费金额(单位))元", "费用9元"),
        ("**18**次，*约*3件", "18次，约3件"),
        ("![表3](table:建议提案办理结果)", ""),
        ("<span class='x2'>5</span>件", "5件"),
        (r"1\.政策", "1.政策"),
        ("注[^1]。", "注。"),
        ("甲&#8212;乙&nbsp;丙", "甲—乙\u00a0丙"),
        ("收到申请&#51;件", "收到申请3件"),
        ("收到`16`件", "收到16件"),
    ],
)
def test_readers_see_the_words_without_the_marks(markdown: str, text: str) -> None:
    assert prose(markdown).text == text


@pytest.mark.parametrize("markdown", ["`甲18`次", "<!-- 18 -->次", "```\n18\n```\n次", "```\n`18`\n```\n次"])
def test_code_and_comments_are_not_seen(markdown: str) -> None:
    assert prose(markdown).text.strip() == "次"


def test_a_row_of_a_table_is_a_sentence_and_its_cells_are_apart() -> None:
    rows = prose("| 甲 | 12 |\n|---|---|\n| 乙 | 34 |").sentences()
    assert [row.text.split() for row in rows if row.text.strip()] == [["甲", "12"], ["乙", "34"]]


def test_a_line_end_inside_a_paragraph_ends_no_sentence() -> None:
    markdown = "# 题\n公开\n12条。\n\n另段\n- 项目3个\n1. 一\n（二）二"
    assert [sentence.text for sentence in prose(markdown).sentences()] == [
        "题",
        "公开 12条。",
        "另段",
        "项目3个",
        "1. 一",
        "（二）二",
    ]


def test_sentences_end_at_stops_and_keep_the_closing_quote() -> None:
    assert [s.text for s in prose("他说“公开2次。”完成3件；共5件！\n\n另行。").sentences()] == [
        "他说“公开2次。”",
        "完成3件；",
        "共5件！",
        "另行。",
    ]


def test_a_bound_number_is_found_where_it_is_read() -> None:
    read = prose("首行\n\n公开[15,131](stat:主动公开政府信息数)条，[](stat:1.2.4)条")
    assert [(read.text[b.start : b.end], b.target) for b in read.bound] == [
        ("15,131", "主动公开政府信息数"),
        ("", "1.2.4"),
    ]
    assert read.place(read.bound[0].start).line == 3


def test_links_to_other_places_hold_no_bound_numbers() -> None:
    markdown = "[1](http://a.cn) [2](work.md#x) [3](mailto:a@b.cn) [4](#row-1) [5](stat:1.1)"
    assert [bound.target for bound in prose(markdown).bound] == ["1.1"]


def test_every_character_of_the_real_chapters_is_where_it_stands(real: Project) -> None:
    for chapter in real.years[0].chapters:
        read = read_prose(chapter)
        assert all(
            chapter.source[offset] == character or chapter.source[offset] == "|"
            for offset, character in zip(read.offsets, read.text, strict=True)
        )
