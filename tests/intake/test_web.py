"""Web pages become blocks as a browser shows them; of a page only the report."""

import base64

import pytest

import packages
from blocksread import paragraphs, read, removed, spans, tables
from nianbao.intake.block import Align, Item, Note, Original, Paragraph, Picture


def page(body: str, head: str = "") -> Original:
    return read("a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("code", "declared"),
    [
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8", ""),
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", ""),
        ("utf-16", ""),
        ("gb18030", '<meta charset="utf-8">'),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_has(code: str, declared: str) -> None:
    text = f"<html><head>{declared}</head><body><p>㙍政府信息公开</p></body></html>"
    assert paragraphs(read("a.htm", text.encode(code))) == ["㙍政府信息公开"]


def test_headings_and_paragraphs_with_white_space_as_shown() -> None:
    found = page(
        "<h1>题\n目</h1><h3>一、概述</h3>\n<p>公开\n  信息 <b>15131</b>\n条,\n see\n this"
        "</p>文字<div>块<br>　　又一段</div>"
    )
    assert paragraphs(found) == ["题目", "一、概述", "公开信息 15131 条, see this", "文字", "块", "　　又一段"]
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, 3, None, None, None, None]


def test_looks_of_text() -> None:
    found = page(
        '<p style="text-align:center;font-size:22pt"><span style="font-weight:700">题</span>目</p>'
        '<p style="text-indent:2em"><strong>甲<span style="font-weight:normal">乙'
        '</span></strong><a href="../b.html">丙</a></p>'
    )
    first, second = (block for block in found.blocks if isinstance(block, Paragraph))
    assert (first.align, first.size, second.indent) == (Align.CENTER, 22.0, 2.0)
    assert spans(found) == [("题", True, None, None), ("目", False, None, None)]
    assert spans(found, 1) == [("甲", True, None, None), ("乙", False, None, None), ("丙", False, "../b.html", None)]


def test_lists_with_their_numbers() -> None:
    found = page('<ol start="3"><li>甲<ul><li>乙</li></ul></li><li value="7">丙</li></ol><ol type="A"><li>丁</li></ol>')
    items = [(block.marker, block.depth, block.text) for block in found.blocks if isinstance(block, Item)]
    assert items == [("3.", 0, "甲"), ("•", 1, "乙"), ("7.", 0, "丙"), ("A.", 0, "丁")]


def test_lists_that_word_writes_as_paragraphs() -> None:
    found = page(
        "<p class=MsoListParagraph style='text-indent:-21.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>（一）<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
        "<![endif]>甲<o:p></o:p></p><p class=MsoNormal>乙<o:p>&nbsp;</o:p></p><!--[if gte mso 9]><p>丙</p><![endif]-->"
    )
    assert [(block.marker, block.depth, block.text) for block in found.blocks if isinstance(block, Item)] == [
        ("（一）", 1, "甲")
    ]
    assert paragraphs(found) == ["（一）甲", "乙"]


def test_cells_over_rows_and_columns() -> None:
    found = page(
        "<table><caption>表一</caption><thead><tr><th rowspan=2>项目</th>"
        "<th colspan=2>数量</th></tr><tr><th>甲<th>乙</thead>"
        "<tbody><tr><td>收<br>到</td><td>1</td><td rowspan=0>2</td></tr><tr><td>"
        "<p>结</p><p>转</p></td><td></td></tr></table>"
    )
    assert tables(found) == [
        (("项目", "数量", "数量"), ("项目", "甲", "乙"), ("收\n到", "1", "2"), ("结\n转", "", "2"))
    ]
    (table,) = found.tables()
    corner = table.grid[0][0]
    assert corner is not None
    assert (table.caption, corner.rows, corner.bold, corner is table.grid[1][0]) == ("表一", 2, True, True)


def test_tables_that_only_lay_out_a_page_are_none() -> None:
    inner = "<table><tr><td>收到</td><td>3</td></tr></table>"
    found = page(f"<table><tr><td><p>一、概述</p></td></tr><tr><td>正文。{inner}</td><td>旁</td></tr></table>")
    assert paragraphs(found) == ["一、概述", "正文。", "旁"]
    assert tables(found) == [(("收到", "3"),)]


def test_what_is_not_shown_is_listed_and_scripts_are_not_read() -> None:
    found = page(
        '<script>var a = "<p>脚本</p>";</script><style>p{}</style><p>甲<span style="display:none">暗</span></p>'
        '<p hidden>藏</p><p style="mso-hide:all">隐</p><button>复制</button><template><p>模板</p></template>'
    )
    assert paragraphs(found) == ["甲"]
    assert removed(found) == [
        ("暗", "网页里不显示的文字"),
        ("藏", "网页里不显示的文字"),
        ("隐", "网页里不显示的文字"),
        ("复制", "网页的按钮和输入框"),
    ]


REPORT = "".join(f"<p>　　第{at}段：全区各级行政机关认真贯彻落实条例，主动公开政府信息{at}条。</p>" for at in range(12))
LINKS = "".join(f'<li><a href="/{at}">栏目{at}</a></li>' for at in range(20))


@pytest.mark.parametrize("holder", ['<div id="zoom">', '<div class="TRS_Editor">', "<article>", "<div>", "<td>"])
def test_the_report_is_found_on_the_page_of_a_portal(holder: str) -> None:
    name = holder.strip("<>").split()[0]
    article = f"{holder}{REPORT}<table><tr><td>收到</td><td>3</td></tr></table></{name}>"
    if name == "td":
        article = f"<table><tr>{article}</tr></table>"
    found = page(
        (
            f'<div class="nav"><ul>{LINKS}</ul></div><div class="main"><h1>2023年年度报告'
            f'</h1><div class="crumb">首页 &gt; 公开</div>'
            f'<div class="content">{article}</div></div><div class="footer"><p>版权所有 备案号 1</p></div>'
        ),
        '<meta name="ArticleTitle" content="某区2023年年度报告"><title>某区2023年年度报告_门户</title>',
    )
    assert found.title == "某区2023年年度报告"
    assert [text for text in paragraphs(found) if text.startswith("　　第")] == [
        f"　　第{at}段：全区各级行政机关认真贯彻落实条例，主动公开政府信息{at}条。" for at in range(12)
    ]
    assert tables(found) == [(("收到", "3"),)]
    assert not any("栏目" in text or "版权" in text for text in paragraphs(found))
    assert any("栏目19" in text for text, _ in removed(found))


def test_a_page_of_one_table_is_that_table() -> None:
    rows = "".join(f"<tr><td>收到申请数{at}</td><td>{at}</td></tr>" for at in range(9))
    found = page(f"<div><table><tbody>{rows}</tbody></table></div>")
    assert [len(table) for table in tables(found)] == [9]


@pytest.mark.parametrize(
    "body",
    [
        (
            '<p>公开<sup id="fnref:1"><a href="#fn:1">1</a></sup>。</p>'
            '<div class="footnote"><ol><li id="fn:1"><p>据自查。<a href="#fnref:1">↩</a></p></li></ol></div>'
        ),
        (
            '<p>公开<a href="#_ftn1" name="_ftnref1">[1]</a>。</p>'
            '<div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a>据自查。</p></div></div>'
        ),
    ],
)
def test_notes_of_markdown_and_of_word(body: str) -> None:
    found = page(body)
    assert spans(found) == [("公开", False, None, None), ("", False, None, "1"), ("。", False, None, None)]
    notes = [(note.label, "".join(span.text for span in note.spans)) for note in found.blocks if isinstance(note, Note)]
    assert notes == [("1", "据自查。")]


def test_pictures_in_their_addresses_are_read_and_others_named() -> None:
    data = base64.b64encode(packages.png()).decode()
    found = page(
        f'<p>甲<img src="data:image/png;base64,{data}" alt="图"><img src="http://a.example/b.png"></p><p>乙</p>'
    )
    pictures = [block for block in found.blocks if isinstance(block, Picture)]
    assert [(each.content, each.media_type, each.alternative, each.address) for each in pictures] == [
        (packages.png(), "image/png", "图", ""),
        (b"", "", "", "http://a.example/b.png"),
    ]


def test_a_page_saved_with_its_pictures() -> None:
    written = base64.b64encode(
        "<html><body><p>甲</p><img src='a.files/1.png' alt='图'></body></html>".encode("gb18030")
    )
    content = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + written
        + b"\r\n--X\r\n"
        b"Content-Type: image/png\r\nContent-Location: "
        b"file:///C:/x/a.files/1.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode(packages.png())
        + b"\r\n--X--\r\n"
    )
    found = read("a.mht", content)
    assert paragraphs(found) == ["甲"]
    assert [block.content for block in found.blocks if isinstance(block, Picture)] == [packages.png()]


def test_a_page_that_is_named_as_a_word_file_is_read_as_the_page_that_it_is() -> None:
    assert paragraphs(read("报告.doc", "<html><body><p>甲</p></body></html>")) == ["甲"]


def test_contents_are_left_out() -> None:
    lines = "".join(f'<p><a href="#h{at}">标题{at}</a></p>' for at in range(3))
    found = page(f'<p>目 录</p>{lines}<h2 id="h0">标题0</h2><p>见<a href="#h0">标题0</a></p>')
    assert paragraphs(found) == ["标题0", "见标题0"]
    assert removed(found)[:2] == [("目 录", "目录"), ("标题0", "目录")]
