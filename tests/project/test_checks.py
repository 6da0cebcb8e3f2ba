"""No check is forgotten: each is in a list that is run, or is a part of one that is."""

import ast
from pathlib import Path

import pytest

import nianbao.check
from nianbao.project import checks, stylechecks

ROOM = Path(nianbao.check.__path__[0])


def listed() -> list[str]:
    """Room, module and name of every check in a list."""
    lists = [
        value for module in (checks, stylechecks) for name, value in vars(module).items() if name.endswith("CHECKS")
    ]
    return [f"{check.__module__}.{check.__name__}" for entries in lists for check in entries]


def public(source: str) -> set[str]:
    """The checks that a module offers."""
    functions = [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return {name for name in functions if name.startswith("check_")}


def used(source: str) -> set[str]:
    """The functions that a module calls."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {call.id for call in calls if isinstance(call, ast.Name)}


def forgotten(sources: dict[str, str], run: list[str]) -> set[str]:
    """The checks among these modules that are neither run nor called by a module with one that is."""
    known = {name.rpartition(".")[2] for name in run}
    called = {name for source in sources.values() if public(source) & known for name in used(source)}
    return {name for source in sources.values() for name in public(source)} - known - called


def test_no_check_is_forgotten() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in ROOM.glob("*.py")}
    assert forgotten(sources, listed()) == set()


@pytest.mark.parametrize("run", [["nianbao.check.a.check_a"], ["nianbao.check.c.check_c"], []])
def test_one_that_is_in_no_list_is_seen(run: list[str]) -> None:
    modules = {
        "a": "def check_a(text): yield from check_b(text)",
        "b": "def check_b(text): yield",
        "c": "def check_c(text): yield",
    }
    expected = {"a": {"check_c"}, "c": {"check_a", "check_b"}, "": {"check_a", "check_b", "check_c"}}
    assert forgotten(modules, run) == expected["".join(run)[-1:]]


def test_none_runs_twice_on_the_same_thing() -> None:
    lists = [value for name, value in vars(checks).items() if name.endswith("CHECKS")]
    assert [entries for entries in lists if len(set(entries)) < len(entries) or not entries] == []
