"""JSON Schemas of the data files: what an editor's program completes, explains and marks while a file is written.

Draft-07, which language servers for YAML know best. `errorMessage` is theirs; validators that do not know it ignore it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from nianbao.authoring.cellschema import Schema, value_schema
from nianbao.authoring.formschema import statistics_schema
from nianbao.form.keys import FORM
from nianbao.form.model import Form
from nianbao.form.none import NO_FORM
from nianbao.source.filenames import schema_name
from nianbao.source.keys import Key, Kind
from nianbao.source.projectkeys import GLOSSARY, PUBLIC, PUBLISHER, REDIRECT, SERIES, WITHDRAWALS
from nianbao.source.reportkeys import CORRECTIONS, REPORT, TABLE

FOLDER = "data/schemas"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = f"{_DATE}( [0-9]{{2}}:[0-9]{{2}})?"
_SINGLE = ["string", "number"]
"""A single value: `100000` is as good as `"100000"`."""


def schema_files(forms: Mapping[str, Form]) -> dict[str, str]:
    """The schemas as texts, by file name."""
    documents = {
        "report": _file("年度报告的基本情况", REPORT, forms, (NO_FORM, "原件没有统计表")),
        "publisher": _file("发布机关和网站", PUBLISHER, forms),
        "table": _file("正文里的小表", TABLE, forms),
        "corrections": _file("发布以后的更正", CORRECTIONS, forms),
        "redirects": _file("改了网址的页面", REDIRECT, forms),
        "withdrawn": _file("撤下的网址", WITHDRAWALS, forms),
        "glossary": _file("固定用语", GLOSSARY, forms),
        "public": _file("可以公开的个人信息", PUBLIC, forms),
        "series": _file("历年指标", SERIES, forms),
        "form": {"title": "统计表的表式", **_block(FORM)},
        **{f"statistics-{form.id}": statistics_schema(form) for form in forms.values()},
    }
    return {
        schema_name(name): json.dumps({"$schema": _DRAFT} | document, ensure_ascii=False, indent=2, sort_keys=True)
        + "\n"
        for name, document in documents.items()
    }


def _file(title: str, keys: tuple[Key, ...], forms: Mapping[str, Form], *more: tuple[str, str]) -> Schema:
    """A file's schema; `more` is what its `form` may be besides the forms, with the meaning."""
    choices = {form.id: f"用于 {_span(form)}" for form in forms.values()} | dict(more)
    return {"title": title, **_block(_with_forms(keys, choices))}


def _with_forms(keys: tuple[Key, ...], choices: Mapping[str, str]) -> tuple[Key, ...]:
    """The keys, where every `form` has its choices."""
    return tuple(
        replace(key, choices=choices if key.name == "form" else key.choices, keys=_with_forms(key.keys, choices))
        for key in keys
    )


def _span(form: Form) -> str:
    return f"{min(form.years)} 年度及以后" if form.open_ended else f"{min(form.years)}–{max(form.years)} 年度"


def _block(keys: Iterable[Key]) -> Schema:
    keys = tuple(keys)
    ways = list(dict.fromkeys(key.way for key in keys if key.way))
    required = [key.name for key in keys if key.required and not key.way]
    return {
        "type": "object",
        "properties": {key.name: _described(key) for key in keys},
        "required": required,
        "additionalProperties": False,
        "errorMessage": f"可以填的项：{'、'.join(key.name for key in keys)}"
        + (f"；必填的项：{'、'.join(required)}" if required else ""),
        **({"anyOf": [_one_way(keys, way) for way in ways]} if ways else {}),
    }


def _one_way(keys: tuple[Key, ...], way: str) -> Schema:
    """One of several ways to write a block: what it requires is there, and no key of another way."""
    required = [key.name for key in keys if key.way == way and key.required]
    others = {key.name: False for key in keys if key.way not in ("", way) and not key.joins}
    return {"required": required, "properties": others, "errorMessage": f"这样写的，要有 {'、'.join(required)}"}


def _described(key: Key) -> Schema:
    schema: Schema = {"title": key.title, "description": key.help} | _value(key)
    if not key.required and "type" in schema:
        types = schema["type"]
        schema["type"] = [*([types] if isinstance(types, str) else types), "null"]  # left blank is as good as left out
    return schema


def _value(key: Key) -> Schema:
    match key.kind:
        case Kind.BLOCK:
            return _block(key.keys)
        case Kind.LIST:
            return {"type": "array", "items": _block(key.keys)}
        case Kind.NAMED:
            return {"type": "object", "additionalProperties": _block(key.keys)}
        case Kind.TEXTS:
            fewest = int(key.required and not key.may_be_empty)
            return {"type": "array", "items": _text(replace(key, required=True)), "minItems": fewest}
        case Kind.WORDS | Kind.PAIRS:
            single = _text(replace(key, kind=Kind.TEXT, required=True))
            words = {"type": "array", "minItems": 1, "items": single, "errorMessage": key.help}
            return {"type": "object", "additionalProperties": words if key.kind is Kind.WORDS else single}
        case Kind.ROWS:
            return {
                "type": "object",
                "additionalProperties": {"type": "array", "items": value_schema("decimal"), "errorMessage": key.help},
            }
        case _:
            return _single(key)


def _single(key: Key) -> Schema:
    match key.kind:
        case Kind.DIGIT:
            return {"type": "integer", "minimum": 0, "maximum": 9, "errorMessage": key.help}
        case Kind.TRUTH:
            return {"type": "boolean", "errorMessage": "填 true；不是的删去这一项。"}
        case Kind.ANY:
            return {}
        case _:
            return _text(key)


def _text(key: Key) -> Schema:
    if key.choices:
        return _choice(key)
    if key.kind in (Kind.DATE, Kind.MOMENT):
        return {"type": "string"} | _pattern(_DATE if key.kind is Kind.DATE else _MOMENT, key)
    if key.pattern:
        return {"type": _SINGLE} | _pattern(key.pattern, key)
    return {"type": _SINGLE} | ({"minLength": 1} if key.required else {})


def _pattern(pattern: str, key: Key) -> Schema:
    return {"pattern": f"^(?:{pattern}){'' if key.required else '?'}$", "errorMessage": key.help}


def _choice(key: Key) -> Schema:
    """One of the values; digits may stand without quotes, and an optional key may be left blank."""
    values: list[str | int | None] = [*key.choices, *(int(value) for value in key.choices if value.isdigit())]
    unsaid = [f"{value} {meaning}" for value, meaning in key.choices.items() if value not in key.help]
    help = key.help + (f"{'；'.join(unsaid)}。" if unsaid else "")
    return {
        "enum": values if key.required else [*values, None],
        "enumDescriptions": list(key.choices.values()),
        "description": help,
        "errorMessage": help,
    }
