"""This project's own files of a year, read back: the cells of every table and the words of every paragraph."""

import io
import re
from itertools import chain

import openpyxl
import pytest

import original
import printed
from blocksread import beginning, is_within, paragraphs, read
from nianbao.export.document.compose import compose
from nianbao.export.excel.xlsx import make_xlsx
from nianbao.export.parts import Parts
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.intake.block import Original
from nianbao.project.project import Project
from nianbao.project.year import Year

Reported = tuple[Project, Year]
_NOTE = re.compile(r"〔编者注：.*?〕")


def lines(found: Original) -> list[list[str]]:
    """The rows of all tables, without notes of editors and links back."""
    rows = chain.from_iterable(map(beginning, found.tables()))
    return [[printed.own_text(cell) for cell in row] for row in rows]


def words(found: Original, year: Year) -> str:
    """The words of all paragraphs but the titles of tables, and without notes of editors."""
    texts = (printed.squeezed(text) for text in paragraphs(found))
    return _NOTE.sub("", "".join(text for text in texts if text not in printed.captions(year)))


def test_every_line_of_every_table_of_a_word_file(reported: Reported) -> None:
    found = read("a.docx", make_docx(compose(reported[1])))
    assert is_within(printed.lines_on_paper(reported[1]), lines(found))


def test_the_words_of_a_word_file(real: Project) -> None:
    found = read("a.docx", make_docx(compose(real.years[0])))
    assert "".join(original.chapters()) in words(found, real.years[0])


def test_a_pdf(real: Project) -> None:
    found = read("a.pdf", make_pdf(compose(real.years[0])))
    assert is_within(printed.lines_on_paper(real.years[0]), lines(found))
    assert "".join(original.chapters()) in words(found, real.years[0])


@pytest.mark.proof
def test_every_line_of_every_table_of_a_pdf(reported: Reported) -> None:
    found = read("a.pdf", make_pdf(compose(reported[1])))
    assert is_within(printed.lines_on_paper(reported[1]), lines(found))


@pytest.mark.proof
def test_the_paragraphs_of_a_pdf_are_those_of_the_word_file(real: Project) -> None:
    document = compose(real.years[0])
    of_pdf, of_word = (
        list(map(printed.squeezed, paragraphs(read(name, made))))
        for name, made in (("a.pdf", make_pdf(document)), ("a.docx", make_docx(document)))
    )
    assert [text for text in of_word if text not in of_pdf and len(text) > 60] == []


def test_the_statistics_page(reported: Reported) -> None:
    page = re.sub(r' (?:class|id|data-[a-z-]+|scope)="[^"]*"', "", reported[1].pages["statistics"].html)
    rows = [part for row in lines(read("a.html", page)) for part in (row, row[1:])]  # where the form prints no label
    assert is_within([*printed.form_lines(reported[1].report)], rows)


def test_the_words_of_the_chapters_as_pages(real: Project) -> None:
    pages = real.years[0].pages
    found = "".join(
        words(read("a.html", page.html), real.years[0]) for slug, page in pages.items() if slug != "statistics"
    )
    assert all(chapter in found for chapter in original.chapters())


def test_every_cell_of_a_workbook(reported: Reported) -> None:
    project, year = reported
    content = make_xlsx(project, year, Parts(project, year).rows)
    book = openpyxl.load_workbook(io.BytesIO(content))
    expected = [
        [printed.squeezed(str(value)) for value in row if value is not None]
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        if any(value is not None for value in row)
    ]
    found = read("a.xlsx", content)
    read_back = [
        [cell for cell in map(printed.squeezed, row) if cell]
        for row in chain.from_iterable(map(beginning, found.tables()))
    ]
    assert is_within([row for row in expected if len(row) > 1], read_back)
