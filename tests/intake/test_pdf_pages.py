"""PDF files become blocks: lines as paragraphs, ruled tables as grids, over the ends of pages."""

import functools
import io

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name, Pdf

import packages
from blocksread import paragraphs, read, removed, spans, tables
from nianbao.export.fonts import let_go
from nianbao.finding import Problem
from nianbao.intake.block import Align, Original, Paragraph, Picture
from pdfs import pdf

HEAD = """
#set page(width: 300pt, height: 420pt, margin: (x: 40pt, y: 50pt),
  header: [内部资料], footer: context [— #counter(page).display() —])
#set text(size: 10pt, font: "Noto Serif CJK SC")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 6pt, spacing: 6pt)
"""
LONG = "全区各级行政机关以党的十九大精神为引领，紧紧围绕重大决策部署及公众关切，全面落实工作要点的通知要求，"


@functools.cache
def _made(source: str) -> bytes:
    fonts = typst.Fonts(include_embedded_fonts=False)
    try:
        content: bytes = typst.compile((HEAD + source).encode(), font_paths=fonts, format="pdf")
    finally:
        let_go(fonts)
    return content


def made(source: str) -> Original:
    return read("a.pdf", _made(source))


def test_paragraphs_over_lines_and_pages_without_heads_and_feet() -> None:
    first, second = f"一是{LONG * 8}完成。", f"二是{LONG}完成。"
    found = made(
        f"#align(center, text(size: 16pt)[年度报告])\n\n{first}\n\n{second}\n\n*（一）机制*建立 "
        f"3 项 abc def 制度。\n\n末段。"
        f"#pagebreak() 又一页。#pagebreak() {second}"
    )
    assert paragraphs(found) == [
        "年度报告",
        first,
        second,
        "（一）机制建立 3 项 abc def 制度。",
        "末段。",
        "又一页。",
        second,
    ]
    title, body, *_ = (block for block in found.blocks if isinstance(block, Paragraph))
    assert (title.align, title.size, title.place.page) == (Align.CENTER, 16.0, 1)
    assert (body.align, body.size, body.indent) == (Align.START, 10.0, 2.0)
    bold = next(block for block in found.blocks if isinstance(block, Paragraph) and block.text.startswith("（一）"))
    assert (bold.spans[0].text, bold.spans[0].bold) == ("（一）机制", True)
    assert {why for _, why in removed(found)} == {"页眉", "页码"}


def test_cells_over_rows_and_columns_and_a_word_written_downwards() -> None:
    found = made("""#table(columns: (24pt, 80pt, 40pt, 40pt),
      table.cell(rowspan: 4, [本 \\ 年 \\ 办 \\ 理]), table.cell(colspan: 3)[申请人情况],
      [部分公开（区分处理的，只计这一情形）], [95], [], table.cell(rowspan: 2)[0], [1.甲 \\ 2.乙], [12],
      table.cell(colspan: 2)[合计])""")
    assert tables(found) == [
        (
            ("本年办理", "申请人情况", "申请人情况", "申请人情况"),
            ("本年办理", "部分公开（区分处理的，只计这一情形）", "95", ""),
            ("本年办理", "0", "1.甲\n2.乙", "12"),
            ("本年办理", "0", "合计", "合计"),
        )
    ]


def test_a_table_that_pages_cut_is_one_and_its_head_comes_once() -> None:
    rows = "".join(f"[收到申请数{at}], [件], [{at}]," for at in range(30))
    found = made(f"#table(columns: (100pt, 40pt, 60pt), table.header([指标], [单位], [数]), {rows})")
    assert tables(found) == [(("指标", "单位", "数"), *((f"收到申请数{at}", "件", str(at)) for at in range(30)))]
    assert ("指标", "续表重复的表头") in removed(found)
    (table,) = found.tables()
    last = table.grid[-1][2]
    assert last is not None
    assert (last.place.page, last.place.row) == (2, 31)


def test_a_merged_cell_that_a_page_cuts_goes_on() -> None:
    rows = "".join(f"[申请{at}], [{at}]," for at in range(30))
    found = made(f"#table(columns: (60pt, 80pt, 40pt), table.cell(rowspan: 30)[办理结果], {rows})")
    assert tables(found) == [tuple(("办理结果", f"申请{at}", str(at)) for at in range(30))]


def test_two_tables_on_a_page_and_one_with_other_columns_on_the_next_are_three() -> None:
    found = made(
        "#table(columns: (60pt, 60pt), [甲], [1])\n\n表二\n\n#table(columns: (60pt, 60pt), [乙], [2])"
        "#pagebreak()#table(columns: (40pt, 40pt, 40pt), [丙], [3], [4])"
    )
    assert tables(found) == [(("甲", "1"),), (("乙", "2"),), (("丙", "3", "4"),)]
    assert paragraphs(found) == ["表二"]


def test_a_table_that_is_open_at_its_sides() -> None:
    found = made(
        "#table(columns: (80pt, 60pt, 60pt), stroke: (x, y) => (left: if x > 0 { 1pt }, "
        "y: 1pt), [指标], [数], [注], [收到], [3], [])"
    )
    assert tables(found) == [(("指标", "数", "注"), ("收到", "3", ""))]


def test_columns_without_rules_are_a_table() -> None:
    found = made(
        "#table(columns: (80pt, 60pt, 40pt), stroke: none, [指标], [单位], [数], [收到], [件], [3], [答复], [件], [2])"
    )
    assert tables(found) == [(("指标", "单位", "数"), ("收到", "件", "3"), ("答复", "件", "2"))]


def test_a_page_that_lies_is_read_as_it_is_held() -> None:
    found = made(
        "#rotate(-90deg, reflow: true)[#box(width: 150pt)[一、收到和处理政府信息公开申请情况 "
        "#table(columns: (40pt, 40pt), [甲], [1], [乙], [2])]]"
    )
    assert tables(found) == [(("甲", "1"), ("乙", "2"))]


def test_links_and_notes() -> None:
    found = made('见 #link("http://a.example/")[网站]。')
    assert spans(found, 1)[1] == ("网站", False, "http://a.example/", None)


def test_contents_are_left_out() -> None:
    found = made("#outline(title: [目录])\n= 一、概述\n正文。#pagebreak()\n= 二、问题\n正文。")
    assert paragraphs(found) == ["一、概述", "正文。", "二、问题", "正文。"]


def scanned(change: str = "") -> bytes:
    def draw(document: Pdf) -> None:
        image = document.make_stream(b"\x80" * 300, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        page = document.pages[0].obj
        page.Resources.XObject = Dictionary(Im=image)
        page.Contents = document.make_stream(f"q 300 0 0 300 0 0 cm /Im Do Q {change}".encode())

    return pdf(draw)


@pytest.mark.parametrize("text", ["", f"BT 3 Tr /F1 12 Tf 20 200 Td ({'recognized ' * 5}) Tj ET"])
def test_a_scanned_file_is_refused_also_where_a_machine_has_read_it(text: str) -> None:
    with pytest.raises(Problem, match="扫描件") as caught:
        read("a.pdf", scanned(text))
    assert "Word" in caught.value.mend


def test_a_picture_on_a_page_of_text_is_read() -> None:
    found = read(
        "a.pdf", scanned(f"BT /F1 12 Tf 20 200 Td ({'report ' * 6}) Tj ET").replace(b"300 0 0 300", b"100 0 0 100")
    )
    (picture,) = (block for block in found.blocks if isinstance(block, Picture))
    assert picture.media_type == "image/png"
    assert picture.content.startswith(packages.png()[:8])


def test_a_page_box_that_does_not_begin_at_nothing() -> None:
    def moved(document: Pdf) -> None:
        document.pages[0].obj.MediaBox = Array([0, 150, 300, 300])

    assert paragraphs(read("a.pdf", pdf(moved, "report 2018"))) == ["report 2018"]


def test_pages_more_than_a_report_has_are_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf(text="report"))) as document:
        for _ in range(301):
            document.pages.append(document.pages[0])
        target = io.BytesIO()
        document.save(target)
    with pytest.raises(Problem, match="超过 300 页"):
        read("a.pdf", target.getvalue())


def test_figures_below_each_other_in_a_cell_stay_apart_and_a_long_one_that_is_parted_is_one() -> None:
    found = made(
        "#table(columns: (24pt, 24pt, 38pt, 80pt), [1 \\ 2], [12 \\ 34], [15131 \\ 84], [收到申请数（含上年结转）件])"
    )
    assert tables(found)[0][0][:2] == ("1\n2", "12\n34")
    assert tables(found)[0][0][3] == "收到申请数（含上年结转）件"


def test_a_table_drawn_piece_by_piece_with_a_merged_cell() -> None:
    def draw(document: Pdf) -> None:
        lines = [f"{x} {y} m {x} {y + 20} l S" for x in (20, 60, 110, 160, 220) for y in (100, 120, 140)]
        lines += [f"{x} {y} m {x + wide} {y} l S" for y in (100, 120, 140, 160) for x, wide in ((110, 50), (160, 60))]
        lines += [f"{x} {y} m {x + wide} {y} l S" for x, wide in ((20, 40), (60, 50)) for y in (100, 160)]
        words = [("left", 24, 126), ("part", 64, 126)] + [(f"row{at}", 114, 106 + 20 * at) for at in range(3)]
        words += [(str(at), 170, 106 + 20 * at) for at in range(3)]
        text = [f"BT /F1 10 Tf {x} {y} Td ({word}) Tj ET" for word, x, y in words]
        document.pages[0].obj.Contents = document.make_stream("\n".join(lines + text).encode())

    assert tables(read("a.pdf", pdf(draw))) == [tuple(("left", "part", f"row{at}", str(at)) for at in (2, 1, 0))]


def test_letters_within_a_form_whose_text_is_said_beside_them_stand_where_they_are_seen() -> None:
    def draw(document: Pdf) -> None:
        page = document.pages[0].obj
        form = document.make_stream(
            b"BT /F1 20 Tf 100 400 Td (one) Tj ET /Span <</ActualText <FEFF4E8C>>> BDC BT /F1 20 Tf 140 400 Td (N) Tj "
            b"ET EMC BT /F1 20 Tf 162 400 Td (two) Tj ET"
        )
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 600])
        form.Resources = Dictionary(Font=page.Resources.Font)
        page.Resources.XObject = Dictionary(Fm=document.make_indirect(form))
        page.Contents = document.make_stream(b"q 0.5 0 0 0.5 20 20 cm /Fm Do Q")

    assert paragraphs(read("a.pdf", pdf(draw))) == ["one二two"]


def test_what_is_written_beyond_the_edges_is_listed() -> None:
    def draw(document: Pdf) -> None:
        text = b"BT /F1 12 Tf 20 200 Td (report) Tj ET BT /F1 12 Tf 900 200 Td (beyond) Tj ET"
        document.pages[0].obj.Contents = document.make_stream(text)

    found = read("a.pdf", pdf(draw))
    assert (paragraphs(found), removed(found)) == (["report"], [("beyond", "页面边界以外的文字")])
