"""The schema of form files: what the reader accepts is not marked, what it refuses by its keys is marked there too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from nianbao.source.yamltree import Mapping, Node, Scalar, read_yaml
from validator import load, problems
from workspace import FORM_FOLDER, ROOT, SCHEMA_FOLDER

SCHEMA = json.loads((SCHEMA_FOLDER / "form.schema.json").read_text("utf-8"))
FORMS = sorted(FORM_FOLDER.glob("*.yml"))
CASES = [path for path in sorted((ROOT / "tests/bad").glob("form-*.yml")) if "data/forms/" in path.read_text("utf-8")]
BY_KEYS = re.compile(
    r"不认识|缺少这一项|没有填写|不是 true 或 false|不是年份|不能写在同一条规则里|不能用作图的编号|不能用作[行列]号"
)
"""What is said of a key that is unknown or missing, or of a value that its key does not allow."""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_statutory_forms_are_valid(path: Path) -> None:
    assert problems(load(path.read_text("utf-8")), SCHEMA) == []


def spoilt(case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of a case of bad input, by the name that messages show."""
    for file, changes in case["change"].items():
        if file.startswith("data/forms/"):
            text = (FORM_FOLDER / Path(file).name).read_text("utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            yield file, text


def lines_of(node: Node, way: str = "") -> Iterator[tuple[str, int, int]]:
    """Every place of a file by its path: its line, and the line of the block that it belongs to."""
    if isinstance(node, Scalar):
        return
    inner = [(e.key, e.value, e.place) for e in node] if isinstance(node, Mapping) else []
    inner += [] if isinstance(node, Mapping) else [(str(n), item, item.place) for n, item in enumerate(node.items)]
    for key, value, place in inner:
        yield f"{way}/{key}", place.line, node.place.line
        yield from lines_of(value, f"{way}/{key}")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_reader_refuses_by_its_keys_is_marked_on_the_same_line(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    for file, text in spoilt(case):
        (tmp_path / "form.yml").write_text(text, encoding="utf-8")
        places = list(lines_of(read_yaml(tmp_path / "form.yml", file, [])))
        lines = {way: line for way, line, _ in places}
        marked = {lines[problem.rpartition(":")[0]] for problem in problems(load(text), SCHEMA)}
        blocks = {line: block for _, line, block in places}
        said = [re.fullmatch(rf"{file}:(\d+): (.*)", error) for error in case["errors"]]
        wrong = [int(match[1]) for match in said if match and BY_KEYS.search(match[2])]
        assert [line for line in wrong if line not in marked and blocks[line] not in marked] == []


def test_there_are_forms_that_are_wrong_by_their_keys() -> None:
    wrong = [error for path in CASES for error in yaml.safe_load(path.read_text("utf-8"))["errors"]]
    assert len([error for error in wrong if BY_KEYS.search(error)]) > 15
