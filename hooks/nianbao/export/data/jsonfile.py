"""JSON: a year with its tables, its figures, and the places of the text where each figure stands."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from nianbao.address.anchor import row_anchor, row_of
from nianbao.address.pages import FRONT_PAGE, STATISTICS_PAGE, page_path
from nianbao.correction.entries import Change, Correction
from nianbao.export.data.field import FIGURE_FIELDS
from nianbao.export.data.figurerow import DataRow, page_address, table_title
from nianbao.form.model import Section
from nianbao.form.table import Row, Table
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year
from nianbao.render.selection import extra_key
from nianbao.report.figure import FigureKind
from nianbao.report.model import ExtraTable
from nianbao.text.mention import Mention

VERSION = "1"
"""Of the interface. Within a version fields may be added; none is renamed, dropped or given another meaning."""
SCHEMA = "schema.json"


def make_json(publisher: Publisher, year: Year, rows: Iterable[DataRow]) -> bytes:
    """Everything that the data of the year say, as in `/data/v1/<year>.json`; `rows` are its figures."""
    report = year.report
    return written(
        "year",
        {
            "year": year.year,
            "title": year.title,
            "publisher": publisher_json(publisher.of(report)),
            "report": report_json(year),
            "tables": [
                *(_table(year, part, table) for part in report.form.sections for table in part.tables),
                *(_extra(year, table) for table in report.tables),
            ],
            "figures": [_figure(year, row) for row in rows],
            "corrections": [_correction(year, item) for item in year.corrections],
        },
    )


def written(kind: str, content: Mapping[str, Any]) -> bytes:
    """A document of the interface: it names its schema, the interface's version, and its kind."""
    document = {"$schema": SCHEMA, "version": VERSION, "kind": kind, **content}
    members = [f"{_json(key)}: {_member(value)}" for key, value in document.items()]
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def _member(value: object) -> str:
    """A list has a line for each item, so that a change shows as a line."""
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number)


def publisher_json(publisher: Publisher) -> dict[str, str]:
    """The publishing body as JSON: its name, and the office that compiles the report."""
    return {"name": publisher.name, "office": publisher.office}


def report_json(year: Year) -> dict[str, Any]:
    """Facts about a year's report as JSON: form, scope, level, publisher, period, date of publication, address."""
    report = year.report
    start, end = report.period
    return {
        "form": report.form.id,
        "form_title": report.form.title,
        "scope": report.scope,
        "level": report.level or None,
        "publisher": report.publisher,
        "period": {"from": start.isoformat(), "to": end.isoformat()},
        "published": report.published.isoformat() if report.published else None,
        "address": page_path(FRONT_PAGE, year.year),
    }


def _figure(year: Year, row: DataRow) -> dict[str, Any]:
    values = {field.key: getattr(row, field.key) for field in FIGURE_FIELDS}
    return values | {"mentions": [_mention(year, mention) for mention in row.mentions]}


def _mention(year: Year, mention: Mention) -> dict[str, Any]:
    return {
        "page": mention.page,
        "section": mention.section,
        "written": mention.written,
        "agrees": mention.acknowledged is None,
        "address": page_address(year, mention.page, mention.id),
    }


def _correction(year: Year, item: Correction) -> dict[str, Any]:
    """A correction as JSON: date, page, words, and the address of what was corrected; then each of its changes."""
    words = {"what": item.what, "before": item.was, "after": item.now, "why": item.why}
    address = _corrected_at(year, item, next(iter(year.rows_of(item)), ""))
    changes = [_change(year, item, change) for change in item.stated]
    return {"date": item.day.isoformat(), "page": item.page, **words, "address": address, "changes": changes}


def _change(year: Year, item: Correction, change: Change) -> dict[str, str]:
    told = {"target": change.target, "before": change.before, "after": change.after}
    return told | {"address": _corrected_at(year, item, year.row_of(change.target))}


def _corrected_at(year: Year, item: Correction, row: str) -> str:
    """The address of a row; where there is none, that of the correction's page."""
    place = (STATISTICS_PAGE, row) if row else (item.page, "")
    return page_address(year, *place).rstrip("#")


def _table(year: Year, section: Section, table: Table) -> dict[str, Any]:
    """A table of the form with all its printed lines, headings too."""
    own = section.own_row
    return {
        "id": table.id,
        "kind": FigureKind.FORM.value,
        "title": table_title(section, table),
        "note": section.note,
        "address": page_address(year, STATISTICS_PAGE, row_anchor(own.id if own else table.id)),
        "columns": [
            {"id": column.id if table.matrix else "", "label": column.label, "groups": column.groups}
            for column in table.columns
        ],
        "rows": [_line(row) for row in table.rows],
    }


def _line(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "prefix": row.prefix,
        "label": row.label,
        "note": row.note,
        "unit": row.unit,
        "level": row.level,
        "parent": row.parent or None,
        "heading": row.heading,
    }


def _extra(year: Year, table: ExtraTable) -> dict[str, Any]:
    rows = [(row_of(figures[0].anchor), label) for label, figures in table.rows]
    blank = {"number": "", "prefix": "", "note": "", "level": 1, "parent": None, "heading": False}
    first = table.figures[0].anchor
    return {
        "id": table.slug,
        "kind": FigureKind.EXTRA.value,
        "title": table.title,
        "note": "",
        "address": page_address(year, year.homes.get(extra_key(table.slug)), first),
        "columns": [{"id": str(n), "label": label, "groups": []} for n, label in enumerate(table.columns, 1)],
        "rows": [blank | {"id": id, "label": label, "unit": table.unit} for id, label in rows],
    }


def _number(value: Decimal) -> float:
    """Counts come as whole numbers; of the rest no more than 15 digits are typed, which a float holds."""
    return float(value)
