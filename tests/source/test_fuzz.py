"""Whatever is typed into any file of the project, an editor gets findings and never a traceback."""

import random
from pathlib import Path

import pytest

from nianbao.finding import errors
from nianbao.project.project import read_project
from reading import read
from samples import lay_out
from workspace import CONTENT, copy

INSERTED = [*"：，{}[]&*!|>\t\"'`:-#,()（）/_%<0１\x00\x07", "[]", "{}", "null", "](stat:1.1)", "\n"]


def spoil(lines: list[str], chance: random.Random) -> None:
    """One slip: a line lost, doubled or shifted, or a few characters replaced."""
    index = chance.randrange(len(lines))
    line = lines[index]
    match chance.randrange(5):
        case 0:
            lines[index : index + 1] = []
        case 1:
            lines.insert(index, line)
        case 2:
            lines[index] = chance.choice([" ", "  ", "\t", "　"]) + line
        case 3:
            lines[index] = line.lstrip()
        case _:
            start = chance.randrange(len(line) + 1)
            lines[index] = line[:start] + chance.choice(INSERTED) + line[start + chance.randrange(3) :]


@pytest.mark.parametrize("changes", [15, pytest.param(200, marks=pytest.mark.proof)])
@pytest.mark.parametrize("unit", ["", "shuyang", "shanghai-kewei"])
def test_any_slip_in_any_file_gives_findings(tmp_path: Path, unit: str, changes: int) -> None:
    """The real project, and published tables on the form of 2021."""
    if unit:
        lay_out(tmp_path, unit)
    else:
        copy(CONTENT, tmp_path)
    before = errors(read_project(tmp_path).findings)
    chance = random.Random(unit)  # noqa: S311 - the same slips at every run
    files = sorted(path for name in CONTENT for path in (tmp_path / name).rglob("*") if path.is_file())
    for _ in range(changes):
        path = chance.choice(files)
        original = path.read_text(encoding="utf-8")
        lines = original.split("\n")
        for _ in range(chance.randint(1, 3)):
            spoil(lines or [""], chance)
        path.write_text("\n".join(lines), encoding="utf-8")
        read(tmp_path, unit)
        path.write_text(original, encoding="utf-8")
    assert errors(read_project(tmp_path).findings) == before
