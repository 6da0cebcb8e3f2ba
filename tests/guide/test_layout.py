"""The tests lie where `tests/README.md` says, so that one room can be run by itself, and most without a browser."""

import ast
import re

import pytest

from workspace import ROOT

TESTS = ROOT / "tests"
LIBRARY = ROOT / "hooks/nianbao"
README = (TESTS / "README.md").read_text(encoding="utf-8")


def holding(pattern: str, *, but: set[str]) -> list[str]:
    """The modules in which a pattern stands; those of some folders left out."""
    modules = {path.relative_to(TESTS): path.read_text("utf-8") for path in sorted(TESTS.rglob("*.py"))}
    found = [path for path, text in modules.items() if re.search(pattern, text, re.MULTILINE)]
    return [str(path) for path in found if path.parts[0] not in but]


def test_every_folder_is_a_room_or_in_the_readme() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    rooms = {path.parent.name for path in LIBRARY.glob("*/__init__.py")}
    assert {name for name in folders - rooms if f"`{name}/`" not in README} == set()


def test_outside_all_folders_are_tests_of_modules_outside_all_rooms_only() -> None:
    tested = {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}
    assert tested <= {path.stem for path in LIBRARY.glob("*.py")}


def test_only_tests_in_their_folder_need_a_browser() -> None:
    tools = {"support", "bench", "audit"}
    assert holding("^(from|import) (playwright|axe_playwright|seen)", but={"browser", *tools}) == []


def test_no_test_of_the_engine_reads_the_content_at_the_root() -> None:
    assert holding(r"\bROOT / .(data|docs)\b", but={"content", "support"}) == []


def test_what_is_marked_as_proof_runs_only_where_it_is_asked_for(request: pytest.FixtureRequest) -> None:
    assert [item.nodeid for item in request.session.items if item.get_closest_marker("proof")] == []


def test_no_module_of_the_library_is_imported_by_a_string() -> None:
    """The layers could not see it. What else imports so, ruff refuses."""
    calls = [
        f"{path.relative_to(LIBRARY)}:{node.lineno}"
        for path in LIBRARY.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "__import__"
    ]
    assert calls == []
