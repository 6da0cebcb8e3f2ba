"""How to work on the code, as the guide for programmers says it: every command that it names is there."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from workspace import ROOT

GUIDE = (ROOT / "guide/extending.md").read_text("utf-8").split("\n## ")[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
LINES = "".join(BLOCKS).splitlines()


def words(line: str) -> list[str]:
    """A command without the variables before it."""
    return re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line).split()


def recipe(target: str) -> str:
    """What make does for a target."""
    (found,) = re.findall(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    return str(found)


def test_the_section_is_the_one_on_working() -> None:
    assert GUIDE.startswith("How to work on it\n")
    assert len(LINES) > 15


def test_every_program_is_in_the_environment_of_the_tests() -> None:
    named = {words(line)[0].removeprefix(".venv/bin/") for line in LINES if ".venv/bin/" in words(line)[0]}
    assert named > {"pytest", "nianbao", "ruff"}
    assert [name for name in named if not shutil.which(name, path=str(Path(sys.executable).parent))] == []


def test_every_other_line_makes_the_environment_or_calls_make() -> None:
    others = [words(line) for line in LINES if ".venv/bin/" not in words(line)[0]]
    assert [line[0] for line in others] == ["python3", "make"]
    assert [line[1] for line in others if line[0] == "make" and not recipe(line[1])] == []


def test_every_file_and_folder_that_a_command_names_is_there() -> None:
    named = [word.partition("=")[2] or word for line in LINES for word in words(line)[1:]]
    files = [word for word in named if word.startswith("tests/") or word.endswith(".txt")]
    assert len(files) > 5
    assert [name for name in files if not (ROOT / name).exists()] == []
    assert [name for name in re.findall(r"`(\.ci/\w+)`", GUIDE) if not (ROOT / name).exists()] == []


def test_every_option_of_the_tests_is_known(pytestconfig: pytest.Config) -> None:
    options = {word for line in LINES if "pytest" in line for word in words(line) if word.startswith("-")}
    assert {"--headed", "--slowmo", "--last-failed"} <= options
    for option in options:
        pytestconfig.getoption(option)  # it raises ValueError for an option that nobody knows


def test_a_choice_of_tests_by_words_finds_some() -> None:
    ((folder, word),) = re.findall(r"pytest (\S+) -k (\w+)", "\n".join(LINES))
    assert any(word in path.name for path in (ROOT / folder).glob("test_*.py"))


def test_what_is_run_before_a_commit_is_what_make_test_runs() -> None:
    (block,) = [block for block in BLOCKS if "mypy" in block]
    named = [words(line)[0].removeprefix(".venv/bin/") for line in block.splitlines()]
    assert named == re.findall(r"@(?:\w+=\S* )*\$\(BIN\)/(?:python -m )?([\w-]+)", recipe("test"))


def test_what_is_run_for_a_change_is_what_the_script_runs() -> None:
    (said,) = re.findall(r"`\.ci/run` is everything for a change: (.*?)\.", GUIDE)
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert re.findall(r"`make (\w+)`", said) == re.findall(r"^make (\w+)$", script, re.MULTILINE)


def test_the_variables_are_those_that_the_code_reads() -> None:
    assert {name for line in LINES for name in re.findall(r"\b([A-Z_]+)=", line)} == {"NIANBAO_CACHE", "TESTS"}
    assert "TESTS ?=" in MAKEFILE
    assert "CHROMIUM" in (ROOT / ".ci/browser").read_text("utf-8")
