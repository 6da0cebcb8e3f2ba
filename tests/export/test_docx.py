"""The Word edition of a year, read back."""

import io
import re
import zipfile
from dataclasses import dataclass

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

import original
import printed
from nianbao.export.document.compose import compose
from nianbao.export.word.docx import make_docx
from nianbao.project.project import Project
from nianbao.project.year import Year
from wordfile import heights, lines_of, links, rows, text


@dataclass(frozen=True)
class File:
    year: Year
    content: bytes
    word: WordDocument


def made(year: Year) -> File:
    content = make_docx(compose(year))
    return File(year, content, docx.Document(io.BytesIO(content)))


@pytest.fixture(scope="module")
def file(reported: tuple[Project, Year]) -> File:
    return made(reported[1])


@pytest.fixture(scope="module")
def of_2018(real: Project) -> File:
    return made(real.years[0])


def test_every_line_of_every_table_is_that_of_the_data(file: File) -> None:
    lines = [[printed.own_text(cell) for cell in row] for row in rows(file.word, head=False)]
    assert [line for line in lines if len(line) > 1] == printed.lines_on_paper(file.year)


def test_labels_at_the_side_reach_over_their_lines(file: File) -> None:
    assert [lines for table in file.word.tables for lines in heights(table)] == printed.heights(file.year)


def test_the_corner_lies_over_all_heads_of_rows(file: File) -> None:
    forms = [table for table in file.year.report.form.tables if printed.labels_at_the_side(table)]
    found = [table for table in file.word.tables if any(heights(table))]
    for table, form in zip(found, forms, strict=True):
        corner = lines_of(table)[0].tc_lst[0]
        assert corner.grid_span == len(table.columns) - len(form.columns)
        assert corner.grid_span == 1 + max(len(form.ancestors(row)) for row in form.rows)


def test_every_head_and_title_is_that_of_the_form(file: File) -> None:
    heads = list(rows(file.word, head=True))
    alone = [row[0] for row in (*heads, *rows(file.word, head=False)) if len(row) == 1 and printed.own_text(row[0])]
    assert alone == printed.titles(file.year)
    assert sorted(cell for row in heads if len(row) > 1 for cell in row) == printed.heads(file.year)


def test_captions_of_the_tables_of_the_text_name_their_unit(file: File) -> None:
    captions = [line.text for line in file.word.paragraphs if line.style and line.style.name == "Caption"]
    assert list(map(printed.squeezed, captions)) == printed.captions(file.year)


def test_the_head_of_every_table_is_repeated_and_no_line_is_torn(file: File) -> None:
    for table in file.word.tables:
        lines = lines_of(table)
        repeated = [line.find(f".//{qn('w:tblHeader')}") is not None for line in lines]
        assert repeated[0]
        assert repeated == sorted(repeated, reverse=True)  # from the first line on
        assert all(line.find(f".//{qn('w:cantSplit')}") is not None for line in lines)


def test_every_line_of_a_table_fills_its_grid(file: File) -> None:
    for table in file.word.tables:
        columns = len(table.columns)
        assert {sum(cell.grid_span for cell in row.tc_lst) for row in lines_of(table)} == {columns}


def test_heads_of_rows_are_indented_by_their_level_with_all_that_stands_below_them(of_2018: File) -> None:
    heads = printed.row_heads(of_2018.year)
    levels = {heads[f"row-{row.id}"]: row.level for table in of_2018.year.report.form.tables for row in table.rows}
    found: set[tuple[int, int]] = set()
    for head in (line.tc_lst[0] for table in of_2018.word.tables for line in lines_of(table)):
        if level := levels.get(printed.own_text(text(head))):
            indents = [line.find(f".//{qn('w:ind')}") for line in head.iter(qn("w:p"))]
            found |= {(level, 0 if indent is None else int(indent.get(qn("w:left")))) for indent in indents}
    by_level = dict(sorted(found))
    assert len(by_level) == len(found) == max(levels.values())
    assert list(by_level.values()) == sorted(set(by_level.values()))


def test_tables_that_the_form_prints_as_one_stand_without_a_gap(file: File) -> None:
    """Word makes one table of two that touch: between them is a line that is not seen."""
    follows = [table._tbl.getnext() for table in file.word.tables]  # noqa: SLF001 - the library names no neighbours
    assert all(line.tag == qn("w:p") and not text(line) for line in follows)
    unseen = [line for line in follows if line.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:vanish')}") is not None]
    assert len(unseen) == sum(len(section.tables) - 1 for section in file.year.report.form.sections)


def test_the_narrative_is_the_official_text(of_2018: File) -> None:
    styles = ("Title", "Normal", "Heading 1", "Heading 2", "Heading 3", "List Paragraph")
    lines = ["".join(line.text.split()) for line in of_2018.word.paragraphs if line.style and line.style.name in styles]
    whole = re.sub(r"〔编者注：.*?〕", "", "".join(lines)).split("政府信息公开情况统计表")[0]
    assert whole == "".join(original.chapters())


def test_headings_are_headings(file: File) -> None:
    names = [(line.style.name, line.text) for line in file.word.paragraphs if line.style]
    assert [name for name, _ in names].count("Title") == 1
    chapters = [line for name, line in names if name == "Heading 1"]
    assert chapters[0] == file.year.chapters[1].title
    assert len(chapters) >= 5
    for style in ("Heading 1", "Heading 2"):
        level = file.word.styles[style].element.find(f".//{qn('w:outlineLvl')}")
        assert level.get(qn("w:val")) == str(int(style[-1]) - 1)


def test_bound_numbers_lead_to_their_rows_and_rows_lead_back(file: File) -> None:
    heads, found = printed.row_heads(file.year), list(links(file.word))
    numbers = [link for link in found if re.fullmatch(r"[0-9.]+%?", link[0])]
    assert [number for number, _ in numbers] == [mention.written for mention in file.year.mentions]
    for (_, beyond), mention in zip(numbers, file.year.mentions, strict=True):
        assert heads[mention.figure.anchor] in beyond
    back = [mention.written for anchor in printed.anchors_in_order(file.year) for mention in file.year.uses[anchor]]
    uses = [link for link in found if link not in numbers and not link[1].startswith(link[0])]
    assert len(uses) == len(back)
    for (_, beyond), written in zip(uses, back, strict=True):
        assert beyond.startswith(written)


def test_contents_lead_to_headings(file: File) -> None:
    entries = [link for link in links(file.word) if link[1].startswith(link[0]) and not link[0][0].isdigit()]
    headings = [line for line in file.word.paragraphs if line.style and line.style.name in ("Heading 1", "Heading 2")]
    assert len(entries) == len(headings)


def test_links_to_other_hosts_are_kept(of_2018: File) -> None:
    outside = {rel.target_ref for rel in of_2018.word.part.rels.values() if rel.is_external}
    assert outside == {"http://www.hongsibu.gov.cn", "mailto:hspzhfb123@163.com"}


def test_fonts_and_languages_are_chinese(file: File) -> None:
    styles = file.word.styles
    for name, font in (("Normal", "仿宋_GB2312"), ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312")):
        assert styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"
    assert file.word.core_properties.language == "zh-CN"


def test_the_page_is_that_of_official_documents(file: File) -> None:
    for section in file.word.sections:
        page = (section.page_width, section.page_height)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(length.mm) for length in (*page, *margins) if length] == [210, 297, 37, 35, 28, 26]
    for foot in (file.word.sections[-1].footer, file.word.sections[-1].even_page_footer):
        assert " PAGE " in foot.paragraphs[0]._p.xml  # noqa: SLF001 - the library knows no fields


def test_the_file_names_the_body_and_the_days_of_the_data_and_nothing_of_its_making(file: File) -> None:
    properties, report = file.word.core_properties, file.year.report
    day = report.published or report.period[1]
    assert (properties.title, properties.author) == (file.year.title, report.publisher)
    assert properties.last_modified_by == report.publisher
    assert properties.comments == ""
    assert {properties.created.date(), properties.modified.date()} == {day}
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        everything = b"".join(package.read(name) for name in package.namelist())
    assert not re.search(rb"/(?:home|tmp|Users|root)/|python-docx|Macintosh", everything)


def test_the_same_year_gives_the_same_bytes(reported: tuple[Project, Year], file: File) -> None:
    assert make_docx(compose(reported[1])) == file.content
