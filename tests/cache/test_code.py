"""The code of a room in a key: its own and that of the rooms below, and of no other."""

import shutil
import tomllib
from pathlib import Path

import pytest

from nianbao.cache.code import ROOMS, code_digest
from workspace import ROOT

LIBRARY = ROOT / "hooks/nianbao"


def test_the_order_of_the_rooms_is_the_one_that_is_held() -> None:
    held = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]["layers"]
    assert [set(layer.split(" | ")) for layer in reversed(held)] == [set(layer) for layer in ROOMS]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the library's code."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "nianbao"))


@pytest.mark.parametrize(
    ("module", "changed"),
    [
        ("labels.py", {"source", "form", "project", "export", "cli"}),
        ("cache/store.py", {"source", "form", "project", "export", "cli"}),
        ("form/reader.py", {"form", "project", "export", "cli"}),
        ("export/pdf/pdf.py", {"export", "cli"}),
        ("authoring/schema.py", {"export", "cli"}),
        ("cli.py", {"cli"}),
    ],
)
def test_a_module_that_changes_is_seen_by_its_room_and_those_above(
    library: Path, module: str, changed: set[str]
) -> None:
    rooms = ("source", "form", "project", "export", "cli")
    before = {room: code_digest(room, library) for room in rooms}
    (library / module).write_bytes((library / module).read_bytes() + b"\n")
    assert {room for room in rooms if code_digest(room, library) != before[room]} == changed
