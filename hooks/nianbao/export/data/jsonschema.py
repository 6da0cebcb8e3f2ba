"""The JSON Schema of the interface (draft 2020-12), made from the same lists of fields as the data."""

import json
from collections.abc import Iterable
from typing import Any

from nianbao.export.data.field import FIGURE_FIELDS, SERIES_FIELDS, Field, Status, Type
from nianbao.export.data.jsonfile import SCHEMA, VERSION

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_TRUTH: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "format": "date"}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def schema_json() -> bytes:
    """The schema of every document of the interface, which says itself of which kind it is."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告开放数据接口",
        "description": f"第 {VERSION} 版。同一版里只会增加字段，不会改名、删去或改变含义。",
        "type": "object",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in ("index", "year", "series")],
        "$defs": _definitions(),
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _definitions() -> Schema:
    return {
        "index": _document("index", "全部年度", title=_TEXT, publisher=_ref("publisher"), years=_list("listed"),
                           files=_list("file")),
        "year": _document("year", "一个年度", year=_WHOLE, title=_TEXT, publisher=_ref("publisher"),
                          report=_ref("report"), tables=_list("table"), figures=_list("figure"),
                          corrections=_list("correction")),
        "series": _document("series", "历年指标", series=_list("indicator")),
        "publisher": _object("发布机关", name=_TEXT, office=_TEXT),
        "report": _object("报告", **_report()),
        "listed": _object("一个年度的报告和文件", year=_WHOLE, title=_TEXT, report=_ref("report"), figures=_WHOLE,
                          files=_list("file")),
        "file": _object("文件", path=_TEXT, title=_TEXT, mediatype=_TEXT, bytes=_WHOLE, sha256=_DIGEST),
        "table": _object("统计表或正文里的表", id=_TEXT, kind={"enum": ["form", "extra"]}, title=_TEXT, note=_TEXT,
                         address=_TEXT, columns=_list("column"), rows=_list("line")),
        "column": _object("列", id=_TEXT, label=_TEXT, groups={"type": "array", "items": _TEXT}),
        "line": _object("行", id=_TEXT, number=_TEXT, prefix=_TEXT, label=_TEXT, note=_TEXT, unit=_TEXT, level=_WHOLE,
                        parent=_or_null(_TEXT), heading=_TRUTH),
        "figure": _stated(_fields("一项数据", FIGURE_FIELDS, mentions=_list("mention"))),
        "mention": _object("正文里写到这个数的地方", page=_TEXT, section=_TEXT, written=_TEXT, address=_TEXT,
                           agrees=_TRUTH | {"description": "正文与数据一致；已公布的原文不一致、照原文保留的为 false"}),
        "correction": _object("发布以后的更正", date=_DAY, page=_TEXT, what=_TEXT, before=_TEXT, after=_TEXT, why=_TEXT,
                              address=_TEXT, changes=_list("change")),
        "change": _object("更正改动的一项", target=_TEXT, before=_TEXT, after=_TEXT, address=_TEXT),
        "indicator": _object("历年指标", id=_TEXT, title=_TEXT, unit=_TEXT, note=_TEXT, segments=_list("segment")),
        "segment": _object("可以相比的几个年度", break_reason=_TEXT, points=_list("point")),
        "point": _stated(_fields("一个年度", [field for field in SERIES_FIELDS if field.key not in INDICATOR])),
    }  # fmt: skip


INDICATOR = ("series", "title", "unit", "note", "segment", "break_reason")
"""Fields of a point that its series or segment says once for all its points."""


def _report() -> Schema:
    period = _object("统计期间", **{"from": _DAY, "to": _DAY})
    return {
        "form": _TEXT,
        "form_title": _TEXT,
        "scope": {"enum": ["summary", "organ"], "description": "summary 汇总本地区各单位；organ 只报本机关"},
        "level": _or_null(_TEXT),
        "publisher": _TEXT,
        "period": period,
        "published": _or_null(_DAY) | {"description": "发布日期；原件没有日期的为 null"},
        "address": _TEXT,
    }


def _document(kind: str, title: str, /, **properties: Schema) -> Schema:
    head = {"$schema": {"const": SCHEMA}, "version": {"const": VERSION}, "kind": {"const": kind}}
    return _object(title, **head, **properties)


def _fields(title: str, fields: Iterable[Field], /, **more: Schema) -> Schema:
    return _object(title, **{field.key: _field(field) for field in fields}, **more)


def _field(field: Field) -> Schema:
    about = {"title": field.title, "description": field.description}
    if field.codes:
        return about | {"enum": [code for code, _ in field.codes]}
    if field.key == "path":
        return about | {"type": "array", "items": _TEXT, "minItems": 1}
    if field.type is Type.NUMBER:
        return about | _or_null({"type": field.type})
    return about | {"type": field.type} | ({"minLength": 1} if field.required and field.type is Type.TEXT else {})


def _stated(schema: Schema) -> Schema:
    """A value is there exactly where the status says so."""
    there = {"properties": {"status": {"enum": [Status.REPORTED.value, Status.CALCULATED.value]}}}
    number, nothing = ({"properties": {"value": {"type": type}}} for type in ("number", "null"))
    return schema | {"if": there, "then": number, "else": nothing}


def _object(title: str, /, **properties: Schema) -> Schema:
    """All properties are always there; later ones of the same version may join them."""
    return {"title": title, "type": "object", "properties": properties, "required": list(properties)}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return schema | {"type": [schema["type"], "null"]}
