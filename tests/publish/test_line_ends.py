"""Windows writes other line ends: they change nothing that is published, and nothing here writes them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import CONTENT, ROOT, SITE, copy, nianbao

TEXTS = {".md", ".yml", ".txt", ".json", ".svg"}
MODULES = sorted(path for room in ("hooks", "release") for path in (ROOT / room).rglob("*.py"))


def test_content_with_the_line_ends_of_windows_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    copy(CONTENT + SITE, tmp_path)
    texts = [path for name in CONTENT for path in (tmp_path / name).rglob("*") if path.suffix in TEXTS]
    for path in texts:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run = nianbao(tmp_path, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    before = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    after = {path.relative_to(tmp_path / "site"): path for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert set(after) == set(before)
    assert [str(name) for name, content in before.items() if after[name].read_bytes() != content] == []


def _careless(source: str) -> Iterator[int]:
    """The lines that write a text with the line ends of the system, or read or write one in its encoding."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _needed(call) - {keyword.arg for keyword in call.keywords}:
            yield call.lineno


def _needed(call: ast.Call) -> set[str | None]:
    """What has to be said in a call; of `read_text`, not where it is another class's, which takes a name."""
    match ast.unparse(call.func).rpartition("."):
        case (_, ".", "write_text"):
            return {"encoding", "newline"}
        case (_, ".", "read_text") if not call.args:
            return {"encoding"}
        case (owner, _, "open") if owner not in ("tarfile", "os", "archive"):
            return set() if "b" in "".join(map(ast.unparse, call.args[-1:])) else {"encoding", "newline"}
    return set()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("path.write_text(text, encoding='utf-8')", [1]),
        ("path.write_text(text, encoding='utf-8', newline='\\n')", []),
        ("path.write_bytes(content)", []),
        ("x = 1\ny = path.read_text()", [2]),
        ("path.read_text(encoding='utf-8')", []),
        ("path.open('w', encoding='utf-8')", [1]),
        ("open('x', 'rb')", []),
    ],
)
def test_what_would_be_found(source: str, lines: list[int]) -> None:
    assert list(_careless(source)) == lines


def test_every_text_is_written_and_read_alike_on_every_system() -> None:
    assert len(MODULES) > 200
    found = [f"{path.relative_to(ROOT)}:{line}" for path in MODULES for line in _careless(path.read_text("utf-8"))]
    assert found == []
