"""The matrix of requests on paper: labels at the side, links to them, and what becomes of them where the page ends."""

import io
from collections.abc import Iterator
from itertools import pairwise

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

import printed
from nianbao.export.document.columns import even
from nianbao.export.document.compose import compose
from nianbao.export.document.model import Cell, Line, Part, Run, Table, text_of
from nianbao.export.document.sidelabels import with_side_labels
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.finding import errors
from nianbao.form.model import Form
from nianbao.form.table import Row
from nianbao.form.table import Table as FormTable
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from pdffile import heights, inner_links, rows
from pdfstructure import read_drawn
from samples import acknowledge, lay_out
from wordfile import heights as heights_in_word
from wordfile import links as links_in_word

YEARS = (2020, 2023)
"""One on each of the forms with such a matrix."""


def matrices(form: Form) -> Iterator[FormTable]:
    return (table for table in form.tables if printed.labels_at_the_side(table))


@pytest.fixture(scope="module", params=YEARS)
def long(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Year]:
    """A year whose text links to every heading and names most rows: with the links back, its matrix is torn."""
    root = lay_out(tmp_path_factory.mktemp("long"), "pingtan")
    acknowledge(root, "pingtan")
    (year,) = (year for year in read_project(root).years if year.year == request.param)
    with (root / f"docs/{year.year}/overview.md").open("a", encoding="utf-8") as overview:
        overview.write("\n测试用文字。\n")  # else a page ends below a label's first line, where it has no room
        overview.writelines(f"\n{sentence}。\n" for table in matrices(year.report.form) for sentence in named(table))
    project = read_project(root)
    assert not errors(project.findings)
    return project, next(found for found in project.years if found.year == year.year)


def named(table: FormTable) -> Iterator[str]:
    """A link to each heading, and twice the number of each row that is named like no other and like no column."""
    columns = {column.label for column in table.columns}
    for row in table.rows:
        if row.heading:
            yield f"[见{row.id}](statistics.md#row-{row.id})"
        elif row.label not in columns:
            yield f"{row.label}[](stat:{row.label}/总计)件，即[](stat:{row.label}/总计)件"


def first_below(table: FormTable, heading: Row) -> Row:
    return next(row for row in table.value_rows if heading in table.ancestors(row))


def drawn(content: bytes) -> list[str]:
    """The text of each page, a cell in one piece."""
    return list(map("".join, read_drawn(content)))


def test_links_to_headings_lead_to_their_labels(long: tuple[Project, Year]) -> None:
    heads = printed.row_heads(long[1])
    in_pdf = {link.text: link.beyond for link in inner_links(make_pdf(compose(long[1])))}
    in_word = dict(links_in_word(docx.Document(io.BytesIO(make_docx(compose(long[1]))))))
    for table in matrices(long[1].report.form):
        for id in printed.labels_at_the_side(table):
            first = first_below(table, next(row for row in table.rows if row.id == id))
            assert (
                heads[f"row-{first.id}"][:6] in in_pdf[f"见{id}"]
            )  # to the first line, not to the middle of the label
            assert in_word[f"见{id}"].startswith(heads[f"row-{id}"])


def test_a_matrix_that_fits_stands_on_one_page(later: dict[str, Project]) -> None:
    for project in later.values():
        for year in project.years:
            (section,) = (section for section in year.report.form.sections if section.note)
            (page,) = (text for text in drawn(make_pdf(compose(year))) if printed.squeezed(section.note) in text)
            assert printed.squeezed(section.caption) in page


def test_word_is_asked_to_keep_the_matrix_on_one_page(later: dict[str, Project]) -> None:
    for project in later.values():
        for year in project.years:
            word = docx.Document(io.BytesIO(make_docx(compose(year))))
            for table in (table for table in word.tables if any(heights_in_word(table))):
                *lines, last = table._tbl.tr_lst  # noqa: SLF001 - the library repeats merged cells
                kept = [{p.find(f".//{qn('w:keepNext')}") is not None for p in line.iter(qn("w:p"))} for line in lines]
                assert kept == [{True}] * len(lines)
                assert last.find(f".//{qn('w:keepNext')}") is None


def test_a_longer_matrix_is_torn_with_its_heads_and_labels_seen_again(long: tuple[Project, Year]) -> None:
    content, heads, report = make_pdf(compose(long[1])), printed.row_heads(long[1]), long[1].report
    (section,) = (section for section in report.form.sections if section.note)
    pages = [text for text in drawn(content) if printed.squeezed(section.note) in text]
    assert len(pages) > 1
    for table in section.tables:
        for row in table.value_rows:
            (page, *_) = (text for text in pages if heads[f"row-{row.id}"] in text)
            for label in table.ancestors(row):
                assert heads[f"row-{label.id}"] in page


def test_a_torn_matrix_is_read_once(long: tuple[Project, Year]) -> None:
    content = make_pdf(compose(long[1]))
    lines = [[printed.own_text(cell) for cell in row] for row in rows(content, "TBody")]
    assert [line for line in lines if len(line) > 1] == printed.lines_on_paper(long[1])
    with pikepdf.open(io.BytesIO(content)) as document:
        assert list(heights(document.Root.StructTreeRoot)) == printed.heights(long[1])


@pytest.mark.parametrize(
    ("length", "room", "per_line"), [(4, 3, 2), (6, 3, 3), (6, 4, 3), (7, 3, 3), (3, 3, 3), (5, 9, 5)]
)
def test_heads_of_columns_are_broken_evenly(length: int, room: int, per_line: int) -> None:
    assert even(length, room) == per_line


def test_heads_of_columns_stand_in_one_line_or_in_two_even_ones(later: dict[str, Project]) -> None:
    for project in later.values():
        for year in project.years:
            lines = [line for page in read_drawn(make_pdf(compose(year))) for line in page]
            pairs = set(pairwise(lines))
            for column in (column for table in matrices(year.report.form) for column in table.columns):
                half = (len(column.label) + 1) // 2
                assert column.label in lines or (column.label[:half], column.label[half:]) in pairs


def cell(text: str, head: str = "", columns: int = 1, level: int = 1) -> Cell:
    return Cell((Run(text),), head, "" if head else "value", columns, level=level)


def matrix(*lines: tuple[str, int, bool]) -> Table:
    """With two columns of values; of each line the head, its level, and whether it is a heading."""
    head = Line((cell("角", "col"), cell("甲", "col"), cell("乙", "col")))
    values = {True: (cell("——", columns=2),), False: (cell("0"), cell("0"))}
    body = [Line((cell(text, "row", level=level), *values[heading])) for text, level, heading in lines]
    return Table("matrix", "", (), (head,), (Part("", (), tuple(body)),), 3)


def shown(table: Table) -> list[list[tuple[str, int, int, int]]]:
    """Of each cell that is a head: its text, columns, lines and level."""
    lines = (*table.head, *table.lines)
    return [[(text_of(c.runs), c.columns, c.lines, c.level) for c in line.cells if c.head] for line in lines]


def test_headings_in_headings_make_a_column_each() -> None:
    table = matrix(
        ("一", 1, False), ("二", 1, True), ("三", 2, True), ("四", 3, False), ("五", 4, False), ("六", 2, False)
    )
    labelled = with_side_labels(table)
    assert (labelled.columns, labelled.labels) == (5, 3)
    assert shown(labelled) == [
        [("角", 3, 1, 1), ("甲", 1, 1, 1), ("乙", 1, 1, 1)],
        [("一", 3, 1, 1)],
        [("二", 1, 3, 1), ("三", 1, 2, 1), ("四", 1, 1, 1)],
        [("五", 1, 1, 2)],
        [("六", 2, 1, 1)],
    ]


def test_a_heading_without_lines_of_its_own_stays_a_line() -> None:
    table = matrix(("一", 1, True), ("二", 1, True), ("三", 2, False), ("四", 2, True))
    assert shown(with_side_labels(table))[1:] == [
        [("一", 2, 1, 1)],
        [("二", 1, 2, 1), ("三", 1, 1, 1)],
        [("四", 1, 1, 1)],
    ]


def test_a_table_without_headings_stays_as_it_is() -> None:
    table = matrix(("一", 1, False), ("二", 2, False))
    assert with_side_labels(table) is table
