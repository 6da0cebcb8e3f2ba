"""The open data are read back: every figure, label and unit of each format is the one of the data, on every form."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest

from nianbao.export.api import data_files
from nianbao.export.csvfile import harmless, make_csv
from nianbao.export.dataschema import schema_json
from nianbao.export.jsonfile import make_json
from nianbao.export.xlsx import make_xlsx
from nianbao.figure import Figure
from nianbao.project import Project
from nianbao.value import Absent, print_value
from nianbao.year import Year

Reported = tuple[Project, Year]
Fact = tuple[str, str, str, str]
"""Id, label, unit and what is printed."""


def fact(figure: Figure) -> Fact:
    return (figure.id, figure.label, figure.unit, print_value(figure.value))


def facts(year: Year) -> set[Fact]:
    return {fact(figure) for figure in year.report.figures}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def restored(text: str) -> str:
    """A text of the CSV without the sign that keeps it from being a formula."""
    return text.removeprefix("'")


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_csv_has_every_figure_and_no_other(reported: Reported) -> None:
    rows = rows_of(make_csv(*reported))
    read = {(row["id"], restored(row["row_label"]), row["unit"], restored(row["printed"])) for row in rows}
    labels = {figure.id: figure.label for figure in reported[1].report.figures}
    assert {(id, labels[id], unit, printed) for id, _, unit, printed in read} == facts(reported[1])
    assert len(rows) == len(reported[1].report.figures)


def test_a_value_is_a_number_or_says_why_not(reported: Reported) -> None:
    figures = {figure.id: figure for figure in reported[1].report.figures}
    for row in rows_of(make_csv(*reported)):
        figure = figures[row["id"]]
        if isinstance(figure.value, Absent):
            assert row["value"] == ""
            assert row["status"] in ("blank", "not-applicable", "pending", "unreadable")
        else:
            assert figure.number is not None
            shown = print_value(figure.value)
            assert row["value"] == shown, "no separators, all decimals"
            assert row["status"] in ("reported", "calculated")


def test_every_row_says_where_it_comes_from(reported: Reported) -> None:
    places = {figure.id: figure.place for figure in reported[1].report.figures}
    for row in rows_of(make_csv(*reported)):
        assert (row["source_file"], int(row["source_line"])) == (places[row["id"]].file, places[row["id"]].line)


def test_the_csv_opens_in_office_programs(reported: Reported) -> None:
    content = make_csv(*reported)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content


def test_the_json_has_every_figure_with_its_places_in_the_text(reported: Reported) -> None:
    project, year = reported
    read = json.loads(make_json(project, year))
    assert len(read["figures"]) == len(year.report.figures)
    labels = {figure.id: figure.label for figure in year.report.figures}
    assert {(f["id"], labels[f["id"]], f["unit"], f["printed"]) for f in read["figures"]} == facts(year)
    for figure in read["figures"]:
        assert figure["value"] is None or not isinstance(figure["value"], str)
    assert sum(len(figure["mentions"]) for figure in read["figures"]) == len(year.mentions)


def test_the_json_is_what_its_schema_says(reported: Reported) -> None:
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(make_json(*reported)), schema)
    for name, content in data_files(reported[0]):
        if name.endswith(("index.json", "series.json")):
            jsonschema.validate(json.loads(content), schema)


def test_the_workbook_has_every_figure_with_label_and_unit(reported: Reported) -> None:
    sheet = sheets(make_xlsx(*reported))["全部数据"]
    head, *lines = sheet.iter_rows(values_only=True)
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    labels = {figure.id: figure.label for figure in reported[1].report.figures}
    read = {(r["数据编号"], labels[r["数据编号"]], r["单位"] or "", str(r["印出的文字"])) for r in rows}
    assert read == facts(reported[1])
    for row in rows:
        assert row["数值"] is None or isinstance(row["数值"], int | float)


def test_the_form_tables_of_the_workbook_hold_the_same_numbers(reported: Reported) -> None:
    book = sheets(make_xlsx(*reported))
    shown = [
        cell.value
        for sheet in book
        if sheet.title.startswith("表")
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    numbers = [float(f.number) for f in reported[1].report.figures if f.number is not None and f.exact is None]
    for number in set(numbers):
        assert shown.count(number) >= numbers.count(number), number


def test_the_workbook_keeps_the_rules_of_accessible_spreadsheets(reported: Reported) -> None:
    project, year = reported
    book = sheets(make_xlsx(project, year))
    titles = [sheet.title for sheet in book]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 31
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert sheet.sheet_state == "visible"
        assert all(cell.value for cell in sheet[1])
        assert not any(part.hidden for part in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert sheet.sheet_view.selection[-1].activeCell in ("A1", "A2")
    assert book.properties.creator == project.publisher.name
    assert year.title in book.properties.title


def test_nothing_in_the_workbook_is_a_formula(reported: Reported) -> None:
    for sheet in sheets(make_xlsx(*reported)):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "＝1", "'x"])
def test_a_label_never_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1", "甲", "1.5", "（一）", ""])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_two_makes_give_the_same_bytes(reported: Reported) -> None:
    for make in (make_csv, make_json, make_xlsx):
        assert make(*reported) == make(*reported)
    assert list(data_files(reported[0])) == list(data_files(reported[0]))


def test_no_path_of_the_building_machine_is_in_the_files(reported: Reported) -> None:
    root = str(reported[0].root).encode()
    for content in (make_csv(*reported), make_json(*reported)):
        assert root not in content


@pytest.mark.parametrize("package", ["data/datapackage.json", "2018/data/datapackage.json"])
def test_the_packages_validate(site: Path, package: str) -> None:
    report = frictionless.validate(str(site / package))
    assert report.valid, report.flatten(["message"])
    described = json.loads((site / package).read_text("utf-8"))
    assert described["$schema"].endswith("/2.0/datapackage.json")
    for resource in described["resources"]:
        file = (site / package).parent / resource["path"]
        assert resource["bytes"] == file.stat().st_size
        assert re.fullmatch("sha256:[0-9a-f]{64}", resource["hash"])


def test_the_index_leads_to_every_year(published: Path) -> None:
    folder = published / "site/data/v1"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    assert [year["year"] for year in index["years"]] == [2023, 2022, 2020, 2019]
    for year in index["years"]:
        for file in year["files"]:
            assert (folder / file["path"]).stat().st_size == file["bytes"]
