"""The tables of the forms of 2019 and 2021 on the page, made from published figures."""

from pathlib import Path

import pytest

import printed
from nianbao.form.reader import read_forms
from nianbao.project.project import Project, read_project
from page import Node, read_page


@pytest.fixture(scope="session")
def years(published: Path) -> Project:
    return read_project(published)


@pytest.fixture(scope="session", params=[2019, 2020, 2022, 2023])
def year(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture(scope="session")
def page(published: Path, year: int) -> Node:
    return read_page(published / f"site/{year}/statistics/index.html")


def test_every_line_of_the_form_has_its_id_and_every_cell_its_value(page: Node, years: Project, year: int) -> None:
    report = next(found.report for found in years.years if found.year == year)
    for table in report.form.tables:
        for row in table.rows:
            cells = page.by_id(f"row-{row.id}").all("td", "value")
            if row.heading:
                assert [cell.text() for cell in cells] == ["——"]
                continue
            wanted = [report.statistics[table.figure_id(row, column)] for column in table.columns]
            assert [cell.get("data-value") for cell in cells] == [str(figure.value) for figure in wanted]
            if table.matrix:
                assert [cell.get("id") for cell in cells] == [f"cell-{row.id}-{c.id}" for c in table.columns]


def seen_lines(page: Node) -> list[list[str]]:
    """The lines of the form as they are seen: notes and links of ours left out, and what is only heard."""
    ours = ("uses", "editor-note", "visually-hidden")
    rows = [row for table in page.all("table", "report-table") for row in table.one("tbody").all("tr")]
    cells = [[cell for cell in row.children if isinstance(cell, Node) and "bare" not in cell.classes] for row in rows]
    return [[printed.squeezed(cell.text(without=ours)) for cell in line] for line in cells]


def test_every_line_is_seen_as_the_form_prints_it(page: Node, years: Project, year: int) -> None:
    report = next(found.report for found in years.years if found.year == year)
    assert seen_lines(page) == [*printed.form_lines(report), *printed.derived_lines(report)]


def test_every_line_of_2014_is_seen_as_it_is_printed(site: Path, real: Project) -> None:
    """The tables of the text and what is derived from them stand in a chapter."""
    pages = [read_page(site / f"2018/{name}/index.html") for name in ("work", "statistics")]
    seen = [line for page in pages for line in seen_lines(page)]
    assert sorted(seen) == sorted(printed.lines(real.years[0]))


def test_parts_and_tables_have_the_official_titles_in_order(page: Node, year: int) -> None:
    items = ["第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"]
    items += ["第二十条第（九）项"] if year < 2021 else []
    captions = [" ".join(caption.text().split()) for caption in page.all("caption")]
    assert captions == [
        *(f"二、主动公开政府信息情况 {item}" for item in items),
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    assert [page.by_id(id).text().strip() for id in ("row-t2", "row-t2.8")] == [captions[0].split()[0], items[3]]


def test_the_matrix_has_the_printed_head(page: Node) -> None:
    matrix = page.by_id("row-r1")
    table = next(table for table in page.all("table") if matrix in list(table.walk()))
    head = [[cell.text() for cell in line.all("th")] for line in table.one("thead").all("tr")]
    assert head == [
        ["申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    assert table.one("thead").one("td").text().startswith("（本列数据的勾稽关系为：第一项加第二项之和，")


def test_no_header_is_empty_and_every_cell_is_tied_to_its_headers(page: Node) -> None:
    ids = [node.get("id") for node in page.walk() if node.get("id")]
    assert len(ids) == len(set(ids))
    for header in page.all("th"):
        assert header.text().strip()
        assert header.get("scope")
    names = {node.get("id"): node for node in page.all("th")}
    cell = page.by_id("cell-r3.3.1-c2")
    heard = [names[id].text().strip() for id in cell.get("headers").split()]
    assert heard[0].startswith("三、")
    assert [text.split("、")[-1] for text in heard[1:]][-3:] == ["申请人情况", "法人或其他组织", "商业企业"]
    for cell in page.all("td", "value"):
        assert all(id in names for id in cell.get("headers").split())
        if cell.get("id").startswith(("cell-r", "cell-t4")):
            assert cell.get("headers")


@pytest.mark.parametrize(("year", "printed"), [(2019, "75394432.52元"), (2020, "73802895.90元")])
def test_money_is_shown_with_its_unit_and_decimals(published: Path, year: int, printed: str) -> None:
    cell = read_page(published / f"site/{year}/statistics/index.html").by_id("cell-t2.9.1-amount")
    assert (cell.text(), cell.get("data-value")) == (printed, printed.removesuffix("元"))


def test_a_decrease_is_shown_with_its_sign(published: Path) -> None:
    assert read_page(published / "site/2020/statistics/index.html").by_id("cell-t2.8.1-delta").text() == "-15"


def test_an_acknowledged_sum_carries_an_editors_note(published: Path) -> None:
    notes = read_page(published / "site/2020/statistics/index.html").by_id("row-r3.7").all("div", "editor-note")
    assert ["已公布的表格如此" in note.text() for note in notes] == [True, True]
    assert "= 20，应等于" in notes[0].text()


def test_a_chapter_shows_its_table_again_without_ids(published: Path, year: int) -> None:
    chapter = read_page(published / f"site/{year}/applications/index.html")
    table = chapter.one("table")
    assert len(table.all("tr")) > 20
    assert not [node for node in table.walk() if node.get("id").startswith(("row-", "cell-"))]
    ids = [node.get("id") for node in table.all("th") if node.get("id")]
    assert len(ids) == len(set(ids))
    cells = [cell for cell in table.all("td", "value") if cell.get("data-value")]
    assert cells
    assert all(cell.get("headers") and set(cell.get("headers").split()) <= set(ids) for cell in cells)


def test_a_label_that_the_form_does_not_print_is_only_heard(page: Node) -> None:
    row = page.by_id("row-t4.1")
    table = next(table for table in page.all("table") if row in list(table.walk()))
    for header, text in ((row.one("th", "bare"), "案件数"), (table.one("thead").one("th", "bare"), "项目")):
        assert header.one("span", "visually-hidden").text() == text
    assert "report-table--wide" in table.get("class")
    assert len(page.all("th", "bare")) == 2


def test_every_head_is_of_its_columns(page: Node) -> None:
    assert {head.get("scope") for line in page.all("thead") for head in line.all("th")} == {"col"}


def test_the_statutory_forms_can_be_read(tmp_path: Path) -> None:
    findings: list[object] = []
    forms = read_forms(tmp_path, findings)  # type: ignore[arg-type]
    assert findings == []
    sizes = {id: sum(len(table.value_rows) * len(table.columns) for table in form.tables) for id, form in forms.items()}
    assert sizes == {"2014": 58, "2019": 23 * 7 + 15 + 6 + 12 + 2 + 2, "2021": 25 * 7 + 15 + 6 + 1 + 2 + 1}
