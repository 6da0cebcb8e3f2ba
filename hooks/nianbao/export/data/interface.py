"""The static interface for programs: `/data/v1/…`, and the package of all years in `/data/`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from nianbao.export.data.csvfile import make_csv, make_series_csv
from nianbao.export.data.datapackage import Resource, csv_resource, file_resource, make_catalog, series_resource
from nianbao.export.data.field import SERIES_FIELDS
from nianbao.export.data.figurerow import DataRow, data_rows
from nianbao.export.data.jsonfile import SCHEMA, VERSION, make_json, publisher_json, report_json, written
from nianbao.export.data.jsonschema import INDICATOR, schema_json
from nianbao.export.data.seriesrow import SeriesRow, series_rows
from nianbao.project.project import Project
from nianbao.project.year import Year

FOLDER = "data"
_ROOT = f"v{VERSION}"
_JSON = "application/json"


def data_files(project: Project) -> Iterator[tuple[str, str | bytes]]:
    """Every file of the interface that was not withdrawn, by its address from the site's root."""
    gone = {item.address for item in project.withdrawn}
    return ((address, content) for address, content in _files(project, gone) if address not in gone)


def _files(project: Project, gone: Collection[str]) -> Iterator[tuple[str, str | bytes]]:
    """Every file; those that list others leave out what is gone."""

    def there(files: Iterable[Resource]) -> tuple[Resource, ...]:
        return tuple(file for file in files if f"{FOLDER}/{file.path}" not in gone)

    rows = {year.year: data_rows(year) for year in project.years}
    years = {year.year: there(_year_files(project, year, rows[year.year])) for year in project.years}
    schema = file_resource(f"{_ROOT}/{SCHEMA}", "JSON Schema：各文件的结构", "application/schema+json", schema_json())
    series = (
        file_resource(f"{_ROOT}/series.json", "历年指标", _JSON, series_json(project)),
        series_resource(f"{_ROOT}/series.csv", make_series_csv(project)),
    )
    common = there((*series, schema))
    files = [*(file for files in years.values() for file in files), *common]
    for file in files:
        yield f"{FOLDER}/{file.path}", file.content
    yield f"{FOLDER}/{_ROOT}/index.json", index_json(project, rows, years, common)
    yield f"{FOLDER}/datapackage.json", make_catalog(project, [file for file in files if file is not schema])


def _year_files(project: Project, year: Year, rows: Sequence[DataRow]) -> tuple[Resource, ...]:
    path = f"{_ROOT}/{year.year}"
    return (
        file_resource(
            f"{path}.json",
            f"{year.year}年度：数据、表格和正文中的位置",
            _JSON,
            make_json(project.publisher, year, rows),
        ),
        csv_resource(f"{path}.csv", make_csv(rows), f"figures-{year.year}"),
    )


def index_json(
    project: Project,
    rows: Mapping[int, Sequence[DataRow]],
    years: Mapping[int, tuple[Resource, ...]],
    common: Sequence[Resource],
) -> bytes:
    """The years, newest first, with figures and files of each, by year; and the files that belong to none."""
    listed = [
        {
            "year": year.year,
            "title": year.title,
            "report": report_json(year),
            "figures": len(rows[year.year]),
            "files": [_file(file) for file in years[year.year]],
        }
        for year in project.years
    ]
    publisher = project.publisher
    content = {"title": publisher.title, "publisher": publisher_json(publisher), "years": listed}
    return written("index", content | {"files": [_file(file) for file in common]})


def _file(file: Resource) -> dict[str, Any]:
    return {
        "path": file.path.removeprefix(f"{_ROOT}/"),
        "title": file.title,
        "mediatype": file.mediatype,
        "bytes": len(file.content),
        "sha256": file.sha256,
    }


def series_json(project: Project) -> bytes:
    """All series, each in segments of years that can be compared."""
    groups = groupby(series_rows(project), lambda row: row.series)
    return written("series", {"series": [_series(id, list(rows)) for id, rows in groups]})


def _series(id: str, rows: list[SeriesRow]) -> dict[str, Any]:
    segments = [list(points) for _, points in groupby(rows, lambda row: row.segment)]
    first = rows[0]
    return {
        "id": id,
        "title": first.title,
        "unit": first.unit,
        "note": first.note,
        "segments": [
            {"break_reason": points[0].break_reason, "points": [_point(point) for point in points]}
            for points in segments
        ],
    }


def _point(row: SeriesRow) -> dict[str, Any]:
    return {field.key: getattr(row, field.key) for field in SERIES_FIELDS if field.key not in INDICATOR}
