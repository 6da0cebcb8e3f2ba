"""The open data are read back: every figure, label and unit of each format is the one of the data, on every form."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest

from nianbao.correction.entries import Correction
from nianbao.export.data.csvfile import harmless
from nianbao.export.data.field import FIGURE_FIELDS, SERIES_FIELDS, Field
from nianbao.export.data.interface import data_files
from nianbao.export.data.jsonschema import schema_json
from nianbao.export.excel.xlsx import make_xlsx
from nianbao.export.parts import Parts
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.report.value import Absent, print_value
from nianbao.trends.series import series_of
from page import Node, parse

Reported = tuple[Project, Year]
Fact = tuple[str, str, str, str, str, str, str]
"""Id, label, unit, number, status, what is printed, and the line of the data file."""
STATUSES = {Absent.BLANK: "blank", Absent.NOT_APPLICABLE: "not-applicable", Absent.PENDING: "pending"}


def amount(value: object) -> str:
    """A number however it is written, to compare; empty where there is none."""
    return "" if value in (None, "") else str(Decimal(str(value)).normalize())


def fact(figure: Figure, *, calculated: bool) -> Fact:
    absent = isinstance(figure.value, Absent)
    status = STATUSES[figure.value] if isinstance(figure.value, Absent) else "calculated" if calculated else "reported"
    number, source = amount(None if absent else figure.value), f"{figure.place.file}:{figure.place.line}"
    return (figure.id, figure.label, figure.unit, number, status, print_value(figure.value), source)


def facts(year: Year) -> Counter[Fact]:
    derived = {item.figure.id for item in year.report.derived}
    return Counter(fact(figure, calculated=figure.id in derived) for figure in year.report.figures)


def workbook(project: Project, year: Year) -> bytes:
    return make_xlsx(project, year, Parts(project, year).rows)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def restored(text: str) -> str:
    """A text of the CSV without the sign that keeps it from being a formula."""
    return text.removeprefix("'")


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def read_fact(row: Mapping[str, Any]) -> Fact:
    source = f"{row['source_file']}:{row['source_line']}"
    return (row["id"], row["label"], row["unit"], amount(row["value"]), row["status"], row["printed"], source)


def test_the_csv_has_every_figure_and_no_other(reported: Reported) -> None:
    rows = [{key: restored(text) for key, text in row.items()} for row in rows_of(Parts(*reported).csv)]
    assert Counter(map(read_fact, rows)) == facts(reported[1])
    for row in rows:
        assert row["value"] in ("", row["printed"]), "no separators, all decimals"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("收到申请数", (0, "reported", "0")),
        ("依申请公开信息收取的费用", (None, "blank", "空")),
        ("举报投诉数量", (None, "not-applicable", "不适用")),
    ],
)
def test_zero_blank_and_not_applicable_are_three_things_in_every_format_of_data(
    gaps: Project, label: str, expected: tuple[int | None, str, str]
) -> None:
    year = gaps.years[0]
    [of_json] = [row for row in json.loads(Parts(gaps, year).json)["figures"] if row["label"] == label]
    assert (of_json["value"], of_json["status"], of_json["printed"]) == expected
    [of_csv] = [row for row in rows_of(Parts(gaps, year).csv) if row["label"] == label]
    value, *rest = expected
    assert [of_csv["value"], of_csv["status"], of_csv["printed"]] == ["" if value is None else str(value), *rest]
    head, *lines = sheets(workbook(gaps, year))["全部数据"].iter_rows(values_only=True)
    [of_xlsx] = [row for row in (dict(zip(head, line, strict=True)) for line in lines) if row["指标"] == label]
    words = {"reported": "已填报", "blank": "空", "not-applicable": "不适用"}
    assert (of_xlsx["数值"], of_xlsx["状态"], str(of_xlsx["印出的文字"])) == (value, words[rest[0]], rest[1])


def test_the_csv_opens_in_office_programs(reported: Reported) -> None:
    content = Parts(*reported).csv
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content


def test_the_json_has_every_figure_with_its_places_in_the_text(reported: Reported) -> None:
    project, year = reported
    read = json.loads(Parts(project, year).json, parse_float=Decimal)
    assert Counter(map(read_fact, read["figures"])) == facts(year)
    for figure in read["figures"]:
        assert not isinstance(figure["value"], str)
    assert sum(len(figure["mentions"]) for figure in read["figures"]) == len(year.mentions)


def test_the_json_has_every_line_of_every_table(reported: Reported) -> None:
    project, year = reported
    report, tables = year.report, json.loads(Parts(project, year).json)["tables"]
    read = [
        [tuple(row[key] for key in ("id", "number", "prefix", "label", "note", "unit")) for row in table["rows"]]
        for table in tables
    ]
    of_form = [
        [(row.id, row.number, row.prefix, row.label, row.note, row.unit) for row in table.rows]
        for section in report.form.sections
        for table in section.tables
    ]
    of_text = [
        [(figures[0].anchor.removeprefix("row-"), "", "", label, "", table.unit) for label, figures in table.rows]
        for table in report.tables
    ]
    assert read == of_form + of_text
    heads = [[[*column["groups"], column["label"]] for column in table["columns"]] for table in tables]
    assert heads == [
        *([[*column.groups, column.label] for column in table.columns] for table in report.form.tables),
        *([[column] for column in table.columns] for table in report.tables),
    ]


def test_the_json_is_what_its_schema_says(reported: Reported) -> None:
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(Parts(*reported).json), schema)
    for name, content in data_files(reported[0]):
        if name.endswith(("index.json", "series.json")):
            jsonschema.validate(json.loads(content), schema)


def lines_of(book: Any, sheet: str, fields: Iterable[Field]) -> Iterator[dict[str, Any]]:
    """The lines of a sheet by the keys of its fields; empty cells as empty texts, words of codes as codes."""
    head, *lines = book[sheet].iter_rows(values_only=True)
    assert list(head) == [field.title for field in fields]
    for line in lines:
        codes = [{words: code for code, words in field.codes} for field in fields]
        yield {
            field.key: known.get(cell, "" if cell is None else cell)
            for field, known, cell in zip(fields, codes, line, strict=True)
        }


def test_the_workbook_has_every_figure_with_label_and_unit(reported: Reported) -> None:
    rows = list(lines_of(sheets(workbook(*reported)), "全部数据", FIGURE_FIELDS))
    assert Counter(map(read_fact, rows)) == facts(reported[1])
    for row in rows:
        assert row["value"] == "" or isinstance(row["value"], int | float)
        assert row["kind"] in ("form", "extra", "derived")


Line = tuple[str, str, str, tuple[str, ...]]
"""Id, label, unit and the values in the order of the columns."""


def comparable(value: str | float) -> str:
    return str(float(value)) if re.fullmatch(r"-?[0-9.]+", str(value)) else str(value)


def shown_lines(book: Any) -> Iterator[Line]:
    for sheet in (sheet for sheet in book if sheet.title.startswith("表")):
        head, *lines = sheet.iter_rows(values_only=True)
        start = head.index("单位") + 1
        for line in lines:
            row = dict(zip(head, line, strict=True))
            values = [
                v for h, v in zip(head[start:], line[start:], strict=True) if h != "注释" and not h.endswith("的单位")
            ]
            label = row.get("项目") or row.get("指标") or line[start - 2]
            yield row["编号"], label, row["单位"], tuple(map(comparable, values))


def true_lines(report: Report) -> Iterator[Line]:
    def line(id: str, label: str, unit: str, figures: Iterable[Figure]) -> Line:
        return id, label, unit or "——", tuple(comparable(print_value(figure.value)) for figure in figures)

    for section in report.form.sections:
        for table in section.tables:
            for row in table.value_rows:
                cells = (report.statistics[table.figure_id(row, column)] for column in table.columns)
                yield line(row.id, row.label, row.unit, cells)
    for extra in report.tables:
        for label, figures in extra.rows:
            yield line(figures[0].anchor.removeprefix("row-"), label, extra.unit, figures)
    for derived in report.derived:
        yield line(derived.figure.id, derived.figure.label, derived.figure.unit, [derived.figure])


def test_the_tables_of_the_workbook_are_those_of_the_report_cell_by_cell(reported: Reported) -> None:
    assert Counter(shown_lines(sheets(workbook(*reported)))) == Counter(true_lines(reported[1].report))


Point = tuple[str, ...]
"""Series, segment, why it begins, year, then as of a figure; the address; what the series counts."""


def points(project: Project) -> list[Point]:
    years = {year.year: year.report for year in project.years}
    return [
        (
            series.id, series.title, series.unit, series.note, str(number), segment.why, str(point.year),
            years[point.year].form.id, point.figure.id, point.figure.label,
            *fact(point.figure, calculated=point.figure.id not in years[point.year].statistics)[3:6],
            f"{point.year}/statistics/#{point.figure.anchor}",
        )
        for series in series_of(project)
        for number, segment in enumerate(series.segments, 1)
        for point in segment.points
    ]  # fmt: skip


def read_point(row: Mapping[str, Any]) -> Point:
    keys = ("series", "title", "unit", "note", "segment", "break_reason", "year", "form", "figures", "label")
    return (*(str(row[key]) for key in keys), amount(row["value"]), row["status"], row["printed"], row["address"])


def test_the_series_are_those_of_the_project_in_every_format(reported: Reported) -> None:
    expected, files = points(reported[0]), dict(data_files(reported[0]))
    table = files["data/v1/series.csv"]
    assert isinstance(table, bytes)
    assert [read_point({k: restored(v) for k, v in row.items()}) for row in rows_of(table)] == expected
    assert [
        read_point(point | series | segment | {"series": series["id"], "segment": number})
        for series in json.loads(files["data/v1/series.json"], parse_float=Decimal)["series"]
        for number, segment in enumerate(series["segments"], 1)
        for point in segment["points"]
    ] == expected
    book = sheets(workbook(*reported))
    assert list(map(read_point, lines_of(book, "历年指标", SERIES_FIELDS))) == expected


def test_the_workbook_keeps_the_rules_of_accessible_spreadsheets(reported: Reported) -> None:
    project, year = reported
    book = sheets(workbook(project, year))
    titles = [sheet.title for sheet in book]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 31
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert sheet.sheet_state == "visible"
        assert all(cell.value for cell in sheet[1])
        assert not any(part.hidden for part in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert sheet.sheet_view.selection[-1].activeCell == "A1"
    assert book.properties.creator == project.publisher.name
    assert year.title in book.properties.title


def test_corrections_are_in_the_json_and_on_a_sheet(real: Project) -> None:
    place, day = real.years[0].report.figures[0].place, date(2019, 5, 6)
    of_row = Correction(day, "statistics", "总数", "4件", "=5件", "漏计", "制发规范性文件总数", (), place)
    of_text = Correction(day, "work", "一句话", "甲", "乙", "笔误", "", (), place)
    year = replace(real.years[0], corrections=(of_row, of_text))
    read = json.loads(Parts(real, year).json)
    jsonschema.validate(read, json.loads(schema_json()))
    assert [(item["what"], item["before"], item["after"], item["address"]) for item in read["corrections"]] == [
        ("总数", "4件", "=5件", "2018/statistics/#row-1.1.b"),
        ("一句话", "甲", "乙", "2018/work/"),
    ]
    book = sheets(workbook(real, year))
    assert [cell.value for cell in book["更正"][2]] == ["2019-05-06", "总数", "4件", "=5件", "漏计"]
    assert not [cell for row in book["更正"].iter_rows() for cell in row if cell.data_type == "f"]
    assert "更正" not in sheets(workbook(real, real.years[0])).sheetnames


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "'="])
def test_a_label_of_the_data_is_no_formula_in_any_file(real: Project, sign: str) -> None:
    year, bad = real.years[0], f"{sign}SUM(A1)"
    table = year.report.tables[0]
    changed = replace(table, rows=((bad, table.rows[0][1]), *table.rows[1:]), title=bad)
    spoilt = replace(year, report=replace(year.report, tables=(changed, *year.report.tables[1:])))
    project = replace(real, years=(spoilt,))
    cells = [cell for sheet in sheets(workbook(project, spoilt)) for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if str(cell.value).strip().endswith(bad.strip())]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [text for row in csv.reader(io.StringIO(Parts(project, spoilt).csv.decode("utf-8-sig"))) for text in row]
    assert not [t for t in texts if t.startswith(tuple("=+-@\t\r＝")) and not re.fullmatch(r"[-+]?[0-9.]+", t)]


def test_nothing_in_the_workbook_is_a_formula(reported: Reported) -> None:
    for sheet in sheets(workbook(*reported)):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "＝1", "'x"])
def test_a_label_never_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1", "甲", "1.5", "（一）", ""])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_two_makes_give_the_same_bytes(reported: Reported) -> None:
    one, other = Parts(*reported), Parts(*reported)
    assert (one.csv, one.json, workbook(*reported)) == (other.csv, other.json, workbook(*reported))
    assert list(data_files(reported[0])) == list(data_files(reported[0]))


def test_no_path_of_the_building_machine_is_in_the_files(reported: Reported) -> None:
    root = str(reported[0].root).encode()
    files = {name: text if isinstance(text, bytes) else text.encode() for name, text in data_files(reported[0])}
    with zipfile.ZipFile(io.BytesIO(workbook(*reported))) as packed:
        files |= {name: packed.read(name) for name in packed.namelist()}
    assert len(files) > 10
    assert [name for name, content in files.items() if root in content] == []


@pytest.mark.parametrize("package", ["data", "2018/data"])
def test_the_packages_validate(site: Path, package: str) -> None:
    check_package(site / package)


@pytest.mark.parametrize("package", ["data", *(f"{year}/data" for year in (2023, 2022, 2020, 2019))])
def test_the_packages_of_several_years_validate(published: Path, package: str) -> None:
    check_package(published / "site" / package)


def check_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["$schema"].endswith("/2.0/datapackage.json")
    for resource in described["resources"]:
        file = folder / resource["path"]
        assert resource["bytes"] == file.stat().st_size
        assert re.fullmatch("sha256:[0-9a-f]{64}", resource["hash"])


def test_the_page_for_programmers_describes_every_field_and_code(site: Path) -> None:
    page = parse((site / "data/index.html").read_text("utf-8"))
    for table, fields in zip(page.all("table", "fields"), (FIGURE_FIELDS, SERIES_FIELDS), strict=True):
        lines = [[cell.text().strip() for cell in row.children if isinstance(cell, Node)] for row in table.all("tr")]
        assert [(key, title) for key, title, _ in lines[1:]] == [(field.key, field.title) for field in fields]
        for field, (*_, text) in zip(fields, lines[1:], strict=True):
            assert [f"{code} {words}" for code, words in field.codes if f"{code} {words}" not in text] == []


def test_the_index_leads_to_every_year(published: Path) -> None:
    folder = published / "site/data/v1"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    assert [year["year"] for year in index["years"]] == [2023, 2022, 2020, 2019]
    for year in index["years"]:
        for file in year["files"]:
            assert (folder / file["path"]).stat().st_size == file["bytes"]
