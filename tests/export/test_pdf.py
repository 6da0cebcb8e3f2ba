"""The PDF of a year, read back by other engines than the one that set it."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import original
import printed
from nianbao.export.document.compose import compose
from nianbao.export.maker import Unavailable
from nianbao.export.pdf.pdf import make_pdf
from nianbao.project.project import Project
from nianbao.project.year import Year
from pdffile import heights, inner_links, rows, titles
from pdfstructure import read_structure


@dataclass(frozen=True)
class File:
    year: Year
    content: bytes


@pytest.fixture(scope="module")
def file(reported: tuple[Project, Year]) -> File:
    return File(reported[1], make_pdf(compose(reported[1])))


@pytest.fixture(scope="module")
def of_2018(real: Project) -> File:
    return File(real.years[0], make_pdf(compose(real.years[0])))


@pytest.fixture
def opened(file: File) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(file.content)) as document:
        yield document


def test_every_line_of_every_table_is_that_of_the_data(file: File) -> None:
    lines = [[printed.own_text(cell) for cell in row] for row in rows(file.content, "TBody")]
    assert [line for line in lines if len(line) > 1] == printed.lines_on_paper(file.year)


def test_labels_at_the_side_reach_over_their_lines(opened: pikepdf.Pdf, file: File) -> None:
    assert list(heights(opened.Root.StructTreeRoot)) == printed.heights(file.year)


def test_every_head_and_title_is_that_of_the_form(file: File) -> None:
    assert [row[0] for row in titles(file.content)] == printed.titles(file.year)
    assert sorted(cell for row in rows(file.content, "THead") if len(row) > 1 for cell in row) == printed.heads(
        file.year
    )


def test_captions_of_the_tables_of_the_text_name_their_unit(file: File) -> None:
    captions = [tag.whole for page in read_structure(file.content) for tag in page.walk() if tag.name == "Caption"]
    assert captions == printed.captions(file.year)


def test_the_narrative_is_the_official_text(of_2018: File) -> None:
    pages = read_structure(of_2018.content)[2:]
    text = "".join(
        tag.whole
        for page in pages
        for tag in page.all("P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Link", outside=("Table", "Caption"))
    )
    text = re.sub(r"〔编者注：.*?〕", "", text).split("政府信息公开情况统计表")[0]
    assert text == "".join(original.chapters())


def test_bound_numbers_lead_to_their_rows_and_rows_lead_back(file: File) -> None:
    heads, links = printed.row_heads(file.year), list(inner_links(file.content))
    numbers = [link for link in links if re.fullmatch(r"[0-9.]+%?", link.text)]
    assert [link.text for link in numbers] == [mention.written for mention in file.year.mentions]
    for link, mention in zip(numbers, file.year.mentions, strict=True):
        assert heads[mention.figure.anchor][:8] in link.beyond
    back = [mention.written for anchor in printed.anchors_in_order(file.year) for mention in file.year.uses[anchor]]
    sections = tuple({mention.section for mention in file.year.mentions})
    uses = [link for link in links if "..." not in link.text]  # those are the contents
    uses = [link for link in uses if link.text.startswith(sections) or re.fullmatch(r"第\d+处", link.text)]
    assert len(uses) == len(back)
    for link, written in zip(uses, back, strict=True):
        assert link.beyond.startswith(written)


def test_it_is_tagged_titled_and_in_chinese(opened: pikepdf.Pdf, file: File) -> None:
    root = opened.Root
    assert bool(root.MarkInfo.Marked)
    assert "/K" in root.StructTreeRoot
    assert str(root.Lang) == "zh-CN"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == file.year.title
        assert metadata["dc:creator"] == [file.year.report.publisher]


def test_the_file_names_no_day_and_no_place_of_its_making(opened: pikepdf.Pdf, file: File) -> None:
    assert set(opened.docinfo.keys()) - {"/CreationDate", "/ModDate"} == {"/Author", "/Creator", "/Title"}
    published = file.year.report.published
    for key in ("/CreationDate", "/ModDate"):
        assert str(opened.docinfo.get(key, "")).startswith(f"D:{published:%Y%m%d}" if published else "")
    assert not re.search(rb"/(?:home|tmp|Users|root)/", file.content)


def test_every_font_is_embedded_and_none_is_drawn_by_procedures(opened: pikepdf.Pdf) -> None:
    fonts = [font for page in opened.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert font.Subtype == pikepdf.Name.Type0
        assert "/ToUnicode" in font
        (descendant,) = font.DescendantFonts
        assert {"/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys())


def test_bookmarks_are_the_headings(of_2018: File) -> None:
    with pikepdf.open(io.BytesIO(of_2018.content)) as document, document.open_outline() as outline:
        title, *chapters = outline.root
    assert title.title == of_2018.year.title
    assert [item.title for item in chapters] == [chapter.title for chapter in of_2018.year.chapters[1:]]
    work = next(item for item in chapters if item.title.startswith("二、"))
    assert len(work.children) == 11
    assert len(work.children[1].children) == 3


def test_contents_name_the_page_of_each_heading(of_2018: File) -> None:
    pages = read_structure(of_2018.content)
    entries = [entry for entry in pages[1].walk() if entry.name == "TOCI"]
    headings = [tag.whole for page in pages[2:] for tag in page.all("H1", "H2")]
    assert len(entries) == len(headings) - 1  # all but the title
    for entry in entries:
        *title, number = (tag.text for tag in entry.walk() if tag.text)
        page = pages[int(number) + 1]  # behind cover and contents
        assert any(tag.whole.startswith(printed.squeezed("".join(title))) for tag in page.all("H1", "H2"))


def test_heads_are_repeated_on_the_next_page(of_2018: File) -> None:
    with pypdfium2.PdfDocument(of_2018.content) as document:
        texts = [printed.squeezed(page.get_textpage().get_text_range()) for page in document]
    pages = [text for text in texts if "统计指标单位统计数" in text]
    assert len(pages) > 1
    assert all(text.startswith("统计指标单位统计数") for text in pages[1:])


def test_numbers_can_be_copied_with_their_units(of_2018: File) -> None:
    with pypdfium2.PdfDocument(of_2018.content) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "主动公开政府信息15131条" in text


def test_the_same_year_gives_the_same_bytes(reported: tuple[Project, Year], file: File) -> None:
    assert make_pdf(compose(reported[1])) == file.content


def test_a_machine_without_chinese_fonts_says_so_in_one_line(real: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.export.pdf.pdf.chinese_font", lambda *_: None)
    with pytest.raises(Unavailable, match=r"^本机没有中文字体.*fonts-noto-cjk.*$"):
        make_pdf(compose(real.years[0]))


_MANY = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from nianbao.export.document.compose import compose
from nianbao.export.pdf.pdf import make_pdf
from nianbao.project.project import read_project

(year,) = read_project(Path(sys.argv[1])).years
for number in range(6):
    make_pdf(replace(compose(year), title=f"{year.title}（{number}）"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
"""What a process takes in MB, after each of some documents."""


@pytest.mark.unix
def test_many_documents_take_no_more_memory_than_one(content: Path) -> None:
    run = subprocess.run([sys.executable, "-c", _MANY, content], check=True, capture_output=True, text=True)
    first, *_, last = map(int, run.stdout.split())
    assert last - first < 50, run.stdout
