"""Frictionless Data Package v2: what the files of a year, or of all years, are, and what each column means."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from nianbao.export.data.field import FIGURE_FIELDS, SERIES_FIELDS, Field
from nianbao.project.project import Project
from nianbao.project.year import Year

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CSV_NOTE = "文字以 = + - @ 或单引号开头的，前面加了一个半角单引号，以免表格软件把它当成公式；读取时去掉这一个单引号。"
_SUBJECT = "政府信息公开"


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of a Data Package, with its media type and, where it is a table, its columns."""

    path: str
    """From the descriptor's folder, with forward slashes, never upwards."""
    title: str
    mediatype: str
    content: bytes
    fields: tuple[Field, ...] = ()
    """Columns, where it is a table."""
    key: tuple[str, ...] = ()
    """Columns that together name a row."""
    name: str = ""
    """In lower case ASCII; made from the path where empty."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the content, 64 hex digits."""
        return hashlib.sha256(self.content).hexdigest()


def csv_resource(path: str, content: bytes, name: str = "") -> Resource:
    """The figures of a year, as `make_csv` writes them."""
    return Resource(
        path,
        title="全部数据，每项一行",
        mediatype="text/csv",
        content=content,
        fields=FIGURE_FIELDS,
        key=("year", "id"),
        name=name or "figures",
    )


def series_resource(path: str, content: bytes) -> Resource:
    """The series, as `make_series_csv` writes them."""
    return Resource(
        path,
        title="历年指标，每个年度一行",
        mediatype="text/csv",
        content=content,
        fields=SERIES_FIELDS,
        key=("series", "year"),
        name="series",
    )


def file_resource(path: str, title: str, mediatype: str, content: bytes) -> Resource:
    """A file that is no table."""
    return Resource(path, title=title, mediatype=mediatype, content=content)


def make_datapackage(project: Project, year: Year, resources: Sequence[Resource]) -> bytes:
    """The descriptor `datapackage.json` of a year, which lies beside these files."""
    start, end = year.report.period
    about = {
        "name": f"annual-report-{year.year}",
        "title": f"{year.title}：统计数据",
        "description": f"{year.title}的统计表、其他表格和派生数据，统计期间 {start} 至 {end}。",
    }
    return _descriptor(project, about, year.report.published.isoformat() if year.report.published else "", resources)


def make_catalog(project: Project, resources: Sequence[Resource]) -> bytes:
    """The descriptor `datapackage.json` of all years, which lies above these files."""
    years = "、".join(str(year.year) for year in project.years)
    about = {
        "name": "annual-reports",
        "title": f"{project.publisher.title}：历年统计数据",
        "description": f"{project.publisher.name}政府信息公开工作年度报告的统计数据（{years}年度）和历年指标。",
    }
    days = [year.report.published.isoformat() for year in project.years if year.report.published]
    return _descriptor(project, about, max(days, default=""), resources)


def _descriptor(project: Project, about: dict[str, str], published: str, resources: Iterable[Resource]) -> bytes:
    """No licence is named: only the publishing body can grant one."""
    publisher = project.publisher
    organizations = dict.fromkeys((publisher.name, publisher.office))
    descriptor = {
        "$schema": _PROFILE,
        **about,
        "keywords": [_SUBJECT, "年度报告", "统计数据"],
        "contributors": [
            {"title": name, "roles": ["publisher" if name == publisher.name else "compiler"], "organization": name}
            for name in organizations
        ],
        **_core(publisher.office, about, published),
        "resources": [_resource(resource) for resource in resources],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _core(office: str, about: dict[str, str], published: str) -> dict[str, dict[str, str]]:
    """The core metadata that Chinese open-data standards ask for, as far as the data say it."""
    known = {
        "资源名称": about["title"],
        "摘要": about["description"],
        "提供单位": office,
        "主题": _SUBJECT,
        "更新周期": "每年",
        "发布日期": published,
    }
    return {"coreMetadata": {name: value for name, value in known.items() if value}}


def _resource(resource: Resource) -> dict[str, Any]:
    format = PurePosixPath(resource.path).suffix[1:]
    described: dict[str, Any] = {
        "name": resource.name or _name(resource.path),
        "path": resource.path,
        "title": resource.title,
        "format": format,
        "mediatype": resource.mediatype,
        "encoding": "utf-8",
        "bytes": len(resource.content),
        "hash": f"sha256:{resource.sha256}",
    }
    if not resource.fields:
        return described
    schema = {
        "fields": [_field(field) for field in resource.fields],
        "primaryKey": list(resource.key),
        "missingValues": [""],
    }
    return described | {"type": "table", "description": _CSV_NOTE, "schema": schema}


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.codes:
        constraints["enum"] = [code for code, _ in field.codes]
    described = {"name": field.key, "type": field.type, "title": field.title, "description": field.description}
    return described | ({"constraints": constraints} if constraints else {})
