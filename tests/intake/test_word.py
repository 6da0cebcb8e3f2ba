"""Word documents become blocks as Word shows them."""

import io

import docx as python_docx
import pytest
from docx.oxml.ns import qn

import packages
from blocksread import paragraphs, read, removed, spans, tables
from nianbao.intake.block import Align, Item, Note, Original, Paragraph, Picture, Table
from packages import OFFICE, WORD, document, paragraph

W = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'


def styles(body: str) -> str:
    return f"<w:styles {W}>{body}</w:styles>"


def numbering(body: str) -> str:
    return f"<w:numbering {W}>{body}</w:numbering>"


def word(body: str, *links: tuple[str, str, bool], **parts: str | bytes) -> Original:
    named = {f"word/{name.replace('_', '.')}" if "_" in name else name: part for name, part in parts.items()}
    own = [(purpose.removeprefix("word/").removesuffix(".xml"), purpose, False) for purpose in named]
    targets = [(name, path.removeprefix("word/"), False) for name, path, _ in own if path.endswith(".xml")]
    return read("a.docx", packages.docx(body, *links, *targets, parts=named))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


LEVELS = """
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
"""


def listed(text: str, depth: int, number: int = 1) -> str:
    return para(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_headings_by_outline_level_and_by_styles_that_others_are_based_on() -> None:
    named = styles(
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    )
    body = (
        para(run("题目"), '<w:pStyle w:val="t"/>')
        + para(run("一、概述"), '<w:pStyle w:val="own"/>')
        + para(run("（一）机制"), '<w:outlineLvl w:val="1"/>')
        + para(run("正文"), '<w:pStyle w:val="own"/><w:outlineLvl w:val="9"/>')
    )
    found = word(body, styles_xml=named)
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, 1, 2, None]


def test_numbers_that_word_counts_are_shown() -> None:
    lists = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for number, more in ((1, ""), (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride>'))
    )
    order = [(0, 1), (1, 1), (1, 1), (2, 1), (3, 1), (0, 1), (1, 1), (2, 1), (0, 2), (0, 2)]
    found = word("".join(listed("甲", *each) for each in order), numbering_xml=numbering(lists))
    items = [block for block in found.blocks if isinstance(block, Item)]
    assert [item.marker for item in items] == [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "•",
        "二、",
        "（一）",
        "1.",
        "十一、",
        "十二、",
    ]
    assert [(item.depth, item.ordered) for item in items][:5] == [
        (0, True),
        (1, True),
        (1, True),
        (2, True),
        (3, False),
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "21"), ("decimalZero", "21"), ("upperRoman", "XXI"), ("lowerLetter", "u"),
        ("chineseCounting", "二十一"),
        ("chineseCountingThousand", "二十一"), ("chineseLegalSimplified", "贰拾壹"), ("ideographDigital", "二一"),
        ("japaneseCounting", "二十一"), ("ideographTraditional", "甲"), ("ideographZodiac", "申"),
        ("decimalEnclosedCircleChinese", "21"), ("decimalFullWidth", "２１"), ("none", ""), ("unknown", "21"),
    ],
)  # fmt: skip
def test_each_way_to_count(form: str, shown: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="21"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1)"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/></w:num>'
    )
    assert paragraphs(word(listed("甲", 0), numbering_xml=numbering(lists))) == [f"{shown})甲"]


def test_a_heading_has_its_number_among_its_words() -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="7"/></w:num>'
    )
    named = styles(
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = para(run("概述"), '<w:pStyle w:val="1"/>') + para(run("问题"), '<w:pStyle w:val="1"/>')
    assert paragraphs(word(body, numbering_xml=numbering(lists), styles_xml=named)) == ["一、概述", "二、问题"]


def test_bold_of_letters_of_styles_and_switched_off() -> None:
    named = styles('<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:rPr><w:b/></w:rPr></w:style>')
    body = para(run("甲", "<w:b/>") + run("乙", '<w:b w:val="0"/>')) + para(run("丙"), '<w:pStyle w:val="b"/>')
    found = word(body, styles_xml=named)
    assert spans(found) == [("甲", True, None, None), ("乙", False, None, None)]
    assert spans(found, 1) == [("丙", True, None, None)]


def test_letters_alignment_and_indent() -> None:
    body = para(run("　　甲", '<w:sz w:val="32"/>'), '<w:jc w:val="center"/>') + para(
        run("乙", '<w:sz w:val="32"/>'), '<w:ind w:firstLine="640"/>'
    )
    first, second = word(body + para(run("丙"), '<w:ind w:firstLineChars="200" w:firstLine="1"/>')).blocks[:2]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, first.align, first.size) == ("　　甲", Align.CENTER, 16.0)
    assert (second.indent, second.align) == (2.0, Align.START)


def test_breaks_tabs_hyphens_and_spaces() -> None:
    inner = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙\u00a0丁</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
    assert paragraphs(word(para(inner))) == ["甲\n乙\t丙\u00a0丁-"]


def test_lines_with_an_indent_by_hand_are_paragraphs() -> None:
    inner = "<w:r><w:t>　　甲。</w:t><w:br/><w:t>　　乙。</w:t><w:br/><w:br/><w:t>丙。</w:t></w:r>"
    assert paragraphs(word(para(inner))) == ["　　甲。", "　　乙。", "丙。"]


def test_links_of_relationships_anchors_and_fields() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText> HYPERLINK "mailto:a@b.example" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>信箱</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inner = (
        f'<w:hyperlink r:id="rId1">{run("网站")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="x">{run("见下")}</w:hyperlink>{field}'
    )
    found = word(para(inner), ("hyperlink", "http://a.example/", True))
    assert [(text, link) for text, _, link, _ in spans(found)] == [
        ("网站", "http://a.example/"),
        ("见下", "#x"),
        ("信箱", "mailto:a@b.example"),
    ]


def test_of_a_field_the_result_is_shown_and_a_table_of_contents_is_left_out() -> None:
    def field(code: str, result: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    body = (
        paragraph("目 录")
        + para(field(r'TOC \o "1-3"', run("一、概述") + run("1")))
        + para(field("DATE", run("2024年")))
    )
    found = word(body)
    assert paragraphs(found) == ["2024年"]
    assert removed(found) == [("一、概述1", "目录"), ("目 录", "目录")]


def test_changes_are_accepted_and_what_is_not_shown_is_listed() -> None:
    body = (
        para(
            f'<w:ins w:id="1">{run("新")}</w:ins><w:del w:id="2"><w:r><w:delText>旧'
            f"</w:delText></w:r></w:del>{run('甲')}"
        )
        + para(run("前半"), "<w:rPr><w:del/></w:rPr>")
        + para(run("后半") + run("暗", "<w:vanish/>"))
        + para('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    )
    found = word(body)
    assert paragraphs(found) == ["新甲", "前半后半", "✓"]
    assert removed(found) == [("旧", "修订里已经删去的文字"), ("暗", "隐藏的文字")]


def test_notes_are_called_by_the_order_of_their_calls() -> None:
    def called(kind: str, id: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'

    notes = "".join(
        f'<w:{{0}} w:id="{id}">{paragraph(text)}</w:{{0}}>' for id, text in ((-1, ""), (5, "脚注"), (3, "另注"))
    )
    body = para(run("甲") + called("footnote", 5) + called("endnote", 3) + called("footnote", 5))
    found = word(
        body,
        footnotes_xml=f"<w:footnotes {W}>{notes.format('footnote')}</w:footnotes>",
        endnotes_xml=f"<w:endnotes {W}>{notes.format('endnote')}</w:endnotes>",
    )
    assert [note for *_, note in spans(found) if note] == ["1", "2", "1"]
    assert [(note.label, note.spans[0].text) for note in found.blocks if isinstance(note, Note)] == [
        ("1", "脚注"),
        ("2", "另注"),
    ]


def test_comments_heads_and_feet_are_left_out() -> None:
    found = word(
        paragraph("甲"),
        comments_xml=f'<w:comments {W}><w:comment w:id="0">{paragraph("查一下")}</w:comment></w:comments>',
        header_xml=f"<w:hdr {W}>{paragraph('内部')}</w:hdr>",
        footer_xml=f"<w:ftr {W}>{paragraph('— 1 —')}</w:ftr>",
    )
    assert paragraphs(found) == ["甲"]
    assert removed(found) == [("内部", "页眉"), ("— 1 —", "页脚"), ("查一下", "批注")]


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def test_cells_over_rows_and_columns() -> None:
    body = (
        "<w:tbl><w:tr>"
        + cell(para(run("头", "<w:b/>")), '<w:gridSpan w:val="2"/>')
        + cell(paragraph("右"), '<w:vMerge w:val="restart"/>')
        + "</w:tr><w:tr>"
        + cell(para(run("甲") + "<w:r><w:br/></w:r>" + run("乙")) + paragraph("丙"))
        + cell(paragraph("1"))
        + cell("<w:p/>", "<w:vMerge/>")
        + "</w:tr></w:tbl>"
    )
    found = word(body)
    (table,) = found.tables()
    assert table.texts() == (("头", "头", "右"), ("甲\n乙\n丙", "1", "右"))
    top = table.grid[0][0]
    assert top is table.grid[0][1]
    assert top is not None
    assert (top.columns, top.rows, top.bold, top.place.row, top.place.column) == (2, 1, True, 1, 1)
    assert table.grid[0][2] is table.grid[1][2]


def test_tables_in_controls_in_frames_and_in_cells() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('内1'))}{cell(paragraph('内2'))}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr>{cell(paragraph('框') + inner)}</w:tr></w:tbl>"
    outer = (
        f"<w:tbl><w:tr>{cell(paragraph('外1') + inner)}<w:sdt><w:sdtContent>{cell(paragraph('外2'))}"
        f"</w:sdtContent></w:sdt></w:tr></w:tbl>"
    )
    found = word(f"<w:sdt><w:sdtContent>{paragraph('控')}{frame}</w:sdtContent></w:sdt>{outer}")
    assert paragraphs(found) == ["控", "框"]
    assert tables(found) == [(("内1", "内2"),), (("外1", "外2"),), (("内1", "内2"),)]


def test_deleted_and_hidden_rows_are_left_out() -> None:
    rows = "".join(
        f"<w:tr><w:trPr>{properties}</w:trPr>{cell(paragraph(text))}{cell(paragraph('1'))}</w:tr>"
        for text, properties in (("甲", ""), ("乙", "<w:del/>"), ("丙", "<w:hidden/>"), ("丁", "<w:ins/>"))
    )
    found = word(f"<w:tbl>{rows}</w:tbl>")
    assert tables(found) == [(("甲", "1"), ("丁", "1"))]
    assert removed(found) == [("乙\n1", "修订里已经删去的文字"), ("丙\n1", "隐藏的文字")]


def test_text_boxes_are_read_once_where_they_hang() -> None:
    box = f"<w:txbxContent>{paragraph('框里')}</w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawn = (
        f'<w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice Requires="wps">'
        f"<w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert paragraphs(word(para(run("甲") + drawn) + paragraph("乙"))) == ["甲", "框里", "乙"]


def test_pictures_have_their_bytes_and_alternative_texts_and_those_elsewhere_are_not_fetched() -> None:
    def drawing(reference: str) -> str:
        return (
            '<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="1" name="图 1" descr="网站首页"/>'
            f'<a:blip xmlns:a="urn:a" {reference}/></wp:inline></w:drawing></w:r>'
        )

    links = [("image", "media/a.png", False), ("image", "http://a.example/b.png", True)]
    body = para(run("甲") + drawing('r:embed="rId1"') + drawing('r:link="rId2"'))
    content = packages.docx(body, *links, parts={"word/media/a.png": packages.png()})
    found = read("a.docx", content)
    pictures = [(each.content, each.media_type, each.alternative) for each in found.blocks if isinstance(each, Picture)]
    assert pictures == [(packages.png(), "image/png", "网站首页")]
    assert removed(found) == [("网站首页", "不在文件里的图片，没有读取")]


def test_what_another_library_writes() -> None:
    made = python_docx.Document()
    made.core_properties.title = "2023年年度报告"
    made.add_heading("一、概述", level=2)
    made.add_paragraph("甲", style="List Number")
    made.add_paragraph("乙", style="List Number")
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "左"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "上"
    table.cell(1, 2).text = "3"
    target = io.BytesIO()
    made.save(target)
    found = read("报告.docx", target.getvalue())
    assert found.title == "2023年年度报告"
    assert paragraphs(found) == ["一、概述", "1.甲", "2.乙"]
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [2]
    assert tables(found) == [(("左", "上", "上"), ("左", "", "3"))]
    assert next(block for block in found.blocks if isinstance(block, Table)).place.table == 1
    assert made.element.body.find(qn("w:tbl")) is not None


def test_the_strict_notation_is_read() -> None:
    body = document(paragraph("甲")).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert paragraphs(read("a.docx", packages.office(".docx", body))) == ["甲"]
