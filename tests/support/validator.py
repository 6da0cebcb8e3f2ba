"""The part of JSON Schema (draft-07) that our schemas use, and YAML as language servers read it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

_ABOUT = {"$schema", "title", "description", "default", "definitions", "enumDescriptions", "errorMessage"}
_NESTED = {"anyOf", "items", "properties", "patternProperties", "additionalProperties"}
_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": int | float,
    "null": type(None),
    "boolean": bool,
}


class _Loader(yaml.SafeLoader):
    """YAML 1.2: dates and words such as `on` are texts."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]*", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})$"), _first)


def load(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe one


def _is(value: Any, names: str | list[str]) -> bool:
    wanted = [names] if isinstance(names, str) else names
    return any(isinstance(value, _TYPES[name]) and isinstance(value, bool) is (name == "boolean") for name in wanted)


_SIMPLE: dict[str, Callable[[Any, Any], bool]] = {
    "type": _is,
    "enum": lambda value, rule: value in rule,
    "const": lambda value, rule: value == rule,
    "pattern": lambda value, rule: not isinstance(value, str) or re.search(rule, value) is not None,
    "minLength": lambda value, rule: not isinstance(value, str) or len(value) >= rule,
    "minimum": lambda value, rule: not _is(value, "number") or value >= rule,
    "maximum": lambda value, rule: not _is(value, "number") or value <= rule,
    "minItems": lambda value, rule: not isinstance(value, list) or len(value) >= rule,
    "maxItems": lambda value, rule: not isinstance(value, list) or len(value) <= rule,
    "required": lambda value, rule: not isinstance(value, dict) or set(rule) <= set(value),
}


def problems(value: Any, schema: Any, root: Any = None, where: str = "") -> list[str]:
    """What is wrong with `value`, each with its path; empty when it is valid."""
    root = root or schema
    if isinstance(schema, bool):
        return [] if schema else [f"{where}: not allowed"]
    if "$ref" in schema:
        return problems(value, root["definitions"][schema["$ref"].removeprefix("#/definitions/")], root, where)
    assert schema.keys() <= _ABOUT | _NESTED | _SIMPLE.keys()
    found = [f"{where}: {word}" for word, holds in _SIMPLE.items() if word in schema and not holds(value, schema[word])]
    if "anyOf" in schema and all(problems(value, option, root, where) for option in schema["anyOf"]):
        found.append(f"{where}: anyOf")
    for step, item, part in _inside(value, schema):
        found += problems(item, part, root, f"{where}/{step}")
    return found


def _inside(value: Any, schema: Any) -> Iterator[tuple[str | int, Any, Any]]:
    """The values inside a value, each with a schema that it has to keep."""
    items = schema.get("items", True)
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield number, item, (items[number] if number < len(items) else True) if isinstance(items, list) else items
    for key, item in value.items() if isinstance(value, dict) else ():
        parts = [part for name, part in schema.get("properties", {}).items() if name == key]
        parts += [part for form, part in schema.get("patternProperties", {}).items() if re.search(form, key)]
        for part in parts or [schema.get("additionalProperties", True)]:
            yield key, item, part
