"""The open numbers of a year for programs, and what `--write` has done for people."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from nianbao.characters import escaped
from nianbao.check.coverage import scan
from nianbao.check.naming import Named
from nianbao.check.unbound import finding_of
from nianbao.check.ways import Ways
from nianbao.editing.certain import left
from nianbao.editing.choice import Choice
from nianbao.editing.open import Kind, Open
from nianbao.editing.openyear import OpenYear
from nianbao.finding import Way
from nianbao.report.value import print_value


def as_json(year: OpenYear, numbers: Sequence[Open]) -> str:
    """A list of objects: kind, certain, file, line, chapter, written, sentence, choices, and the lines to copy."""
    ways = Ways(tuple(year.chapters), tuple(scan(year.report, year.prose)))
    return escaped(json.dumps([_number(ways, number) for number in numbers], ensure_ascii=False, indent=2))


def _number(ways: Ways, number: Open) -> Mapping[str, Any]:
    item = number.item
    return {
        "kind": number.kind.value,
        "certain": number.certain is not None,
        "file": item.place.file,
        "line": item.place.line,
        "chapter": number.chapter.title,
        "written": item.written,
        "sentence": item.sentence.text.strip(),
        "offset": item.offset - (len(item.sentence.text) - len(item.sentence.text.lstrip())),
        "choices": [_choice(choice) for choice in number.choices],
        "ways": [asdict(way) for way in _ways(ways, number)],
    }


def _choice(choice: Choice) -> Mapping[str, Any]:
    figure = choice.figure
    return {
        "target": choice.target,
        "label": figure.label,
        "value": print_value(figure.value),
        "unit": figure.unit,
        "file": figure.place.file,
        "line": figure.place.line,
        "agrees": choice.agrees,
        "parts": [part.target for part in choice.parts],
        "write": _written(choice.brackets, choice) if choice.agrees else None,
        "correct": None if choice.agrees else _written(choice.corrected, choice),
    }


def _written(brackets: str, choice: Choice) -> str | None:
    return f"[{brackets}](stat:{choice.target})" if brackets else None


def _ways(ways: Ways, number: Open) -> Sequence[Way]:
    """The lines to copy, as the check has them."""
    if number.kind is Kind.BOUND:
        lines = ways.acknowledged(number.item, Named(number.choices[0].figure, ()))
        return [way for way in lines if way.kind != "bind"]
    finding = finding_of(number.item, ways)
    return finding.ways if finding else ()


def summary(year: int, bound: int, numbers: Sequence[Open]) -> str:
    """How many numbers were bound, what is still open, and how to go on."""
    done = f"已绑定 {bound} 个确定的数。" if bound else "没有可以确定的数。"
    if not numbers:
        return f"{done}没有要看的数了。"
    counts = "，".join(f"{what} {count} 个" for what, count in left(numbers).items())
    return f"{done}还有 {len(numbers)} 个要看：{counts}。\n接着做：nianbao bind {year}"
