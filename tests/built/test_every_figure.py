"""Every published figure of every sample, cell by cell: what was typed is what each page and each file prints.

What was typed is read with a YAML library alone, in the order of the file, which is that of the form.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
import yaml

import pdffile
import printed
import wordfile
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from nianbao.report.figure import find_figure
from nianbao.report.value import Absent, print_value
from nianbao.source.statutory import STATUTORY
from page import Node, read_page
from samples import YEARS, acknowledge, lay_out
from workspace import SITE, copy, nianbao

pytestmark = pytest.mark.proof
UNITS = sorted({unit for unit, _ in YEARS})
BLANK = Absent.BLANK.value


@dataclass(frozen=True)
class Published:
    project: Project
    root: Path

    def page(self, name: str) -> Node:
        return read_page(self.root / "site" / name / "index.html").one("article")

    def file(self, year: Year, ending: str) -> bytes:
        (path,) = (self.root / f"site/{year.year}/data").glob(f"*{ending}")
        return path.read_bytes()


@pytest.fixture(scope="module", params=UNITS)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    root, unit = tmp_path_factory.mktemp(request.param), request.param
    copy(SITE, lay_out(root, unit))
    acknowledge(root, unit)
    ran = nianbao(root, "build")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Published(read_project(root), root)


def typed(root: Path, year: int) -> list[str]:
    """The values of a year's tables as an editor typed them."""
    tree = yaml.load((root / f"data/{year}/statistics.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts
    return list(leaves(tree))


def leaves(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        for item in tree:
            yield from leaves(item)
    else:
        yield str(tree) if str(tree) not in ("", "~", "null") else BLANK


def values_of(row: Node) -> Iterator[str]:
    for cell in row.all("td", "value"):
        text = printed.own_text(cell.text(without=("uses",)))
        if text != printed.DASH:  # the line of a heading
            assert cell.get("data-value") in ("", re.sub(r"[^\d.-]", "", text)), "what scripts read is what is shown"
            yield text


def form_values(article: Node) -> list[str]:
    """The values of the form's tables on a page, in reading order."""
    tables = [table for table in article.all("table", "report-table") if "report-table--extra" not in table.classes]
    tables = [table for table in tables if "report-table--derived" not in table.classes]
    return [value for table in tables for value in values_of(table)]


@pytest.mark.parametrize(("name", "times"), [("statistics", 1), ("print", 2)])
def test_pages_show_what_was_typed(published: Published, name: str, times: int) -> None:
    """On the page for paper the tables stand in the chapters, and once more as a whole."""
    for year in published.project.years:
        assert form_values(published.page(f"{year.year}/{name}")) == typed(published.root, year.year) * times


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_files_print_what_was_typed(published: Published, ending: str) -> None:
    for year in published.project.years:
        content = published.file(year, ending)
        lines = (
            wordfile.rows(docx.Document(io.BytesIO(content)), head=False)
            if ending == ".docx"
            else pdffile.rows(content, "TBody")
        )
        found = [[printed.own_text(cell) for cell in line] for line in lines]
        found = [line for line in found if len(line) > 1 and line[-1] != printed.DASH]
        widths = [len(table.columns) for table in year.report.form.tables for _ in table.value_rows]
        cells = [cell for line, width in zip(found, widths, strict=True) for cell in line[-width:]]
        assert cells == typed(published.root, year.year)


def sums(series: str, year: Year) -> str:
    """What the engine's list of indicators says of a year, added up here."""
    listed = yaml.safe_load((STATUTORY / "series.yml").read_text("utf-8"))["series"]
    (sources,) = [item["from"] for item in listed if item["id"] == series]
    (names,) = [item["of"] for item in sources if item["form"] == year.report.form.id]
    values = [find_figure(name, year.report.figures).value for name in names]
    absent = [value for value in values if isinstance(value, Absent)]
    return print_value(absent[0]) if absent else str(sum(value for value in values if not isinstance(value, Absent)))


def test_series_show_the_sums_of_what_they_are_made_of(published: Published) -> None:
    years = {str(year.year): year for year in published.project.years}
    count = 0
    for cell in published.page("series").all("td", "value"):
        assert cell.one("a").get("href")[3:7] in years
    for name, year, shown in series_cells(published.page("series"), [*years]):
        assert shown.removesuffix("元") == sums(name, years[year]), (name, year)
        count += 1
    assert count > 5 * len(years)


def series_cells(article: Node, years: list[str]) -> Iterator[tuple[str, str, str]]:
    """Indicator, year and what is shown; a site of one year has a table with a row for each indicator."""
    if len(years) == 1:
        for row in article.all("tr"):
            for cell in row.all("td", "value"):
                yield row.get("id"), years[0], cell.text().strip()
    for section in article.all("section", "series"):
        for cell in section.all("td", "value"):
            yield section.get("aria-labelledby"), cell.one("a").get("href")[3:7], cell.text().strip()


def test_the_comparison_shows_the_figures_of_both_years(published: Published) -> None:
    if len(published.project.years) == 1:
        pytest.skip("one year compares nothing")
    figures = {
        (year.year, name): figure
        for year in published.project.years
        for figure in year.report.figures
        for name in (figure.id, figure.anchor)  # a row by itself stands for its total, whose anchor is the row's
    }
    count = 0
    for table in published.page("compare").all("table", "compare-table"):
        years = [int(head.get("data-year")) for head in table.all("th") if head.get("data-year")]
        for row in (row for row in table.all("tr") if row.get("data-row")):
            anchor = row.get("data-row")
            column = row.get("id").partition(anchor.removeprefix("row"))[2]
            name = anchor.removeprefix("row-") + column if column else anchor
            for year, cell in zip(years, row.all("td", "value"), strict=True):
                assert cell.text().strip().removesuffix("元") == print_value(figures[year, name].value), (year, name)
                count += 1
    assert count > 100


def test_indicators_are_compared_by_the_same_sums(published: Published) -> None:
    years, count = {year.year: year for year in published.project.years}, 0
    for row in published.page("compare").all("tr"):
        if row.get("id").startswith("indicator-"):
            for year, cell in zip(sorted(years), row.all("td", "value"), strict=True):
                if (shown := cell.text().strip()) != printed.DASH:
                    assert shown.removesuffix("元") == sums(row.get("id").removeprefix("indicator-"), years[year])
                    count += 1
    assert len(years) == 1 or count > 5 * len(years)


def test_every_year_has_its_figures() -> None:
    assert len(YEARS) == 8
