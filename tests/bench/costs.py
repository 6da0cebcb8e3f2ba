"""What is measured, a function for each row of the table: run by `bench.py` with pytest-benchmark.

It gives rounds, medians and the choice of rows; the clock is ours: processor seconds of commands and all that they
start. Of these hyperfine, which is in no package index, gives means only, and pyperf nothing for a command.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import pytest

from benchoffice import Office, open_office
from benchpreview import Preview
from benchrun import PYTHON, SEGMENTING, nianbao, processor, run
from serving import free_address

YEARS = [int(count) for count in (os.environ.get("YEARS") or "1,10,30").split(",")]
BODIES, BODY_YEARS = 5, 18
_MANY = 10
"""From so many years on a row takes long, and gets fewer rounds."""
_ON_PROCESSOR = pytest.mark.benchmark(timer=processor)
_SEARCH = "[{search: {lang: [zh]}}]"
_MATERIAL = {"plain": (PYTHON, "[]"), "search": (PYTHON, _SEARCH), "chinese": (SEGMENTING, _SEARCH)}
"""With which Python, and with which plugins, the theme alone makes the chapters."""


class Benchmark(Protocol):
    """What we use of the fixture of pytest-benchmark."""

    extra_info: dict[str, Any]

    def pedantic(self, target: Callable[..., Any], **options: Any) -> Any:
        """Run the target in rounds, each after its setup, which does not count."""


@pytest.fixture(scope="session", params=YEARS, ids=str)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return open_office(tmp_path_factory.mktemp("office"), request.param)


@pytest.fixture
def rounds(office: Office) -> int:
    return 3 if len(office.years) >= _MANY else 5


@pytest.fixture(scope="session")
def address() -> str:
    return free_address()


@_ON_PROCESSOR
def test_start_python(benchmark: Benchmark, tmp_path: Path) -> None:
    command = (PYTHON, "-c", "import yaml")
    benchmark.pedantic(lambda: run(command, tmp_path, tmp_path), rounds=5, warmup_rounds=1)


@_ON_PROCESSOR
def test_build_cold(benchmark: Benchmark, office: Office, rounds: int) -> None:
    memory: list[int] = []
    nianbao(office, "check")  # the first run of all compiles the modules
    benchmark.pedantic(lambda: memory.append(nianbao(office, "build")), setup=office.clear, rounds=rounds)
    benchmark.extra_info["memory"] = max(memory)


@_ON_PROCESSOR
def test_build_unchanged(benchmark: Benchmark, office: Office, rounds: int) -> None:
    benchmark.pedantic(lambda: nianbao(office, "build"), rounds=rounds, warmup_rounds=1)


@_ON_PROCESSOR
def test_build_sentence(benchmark: Benchmark, office: Office, rounds: int) -> None:
    benchmark.pedantic(lambda: nianbao(office, "build"), setup=office.edit_sentence, rounds=rounds, warmup_rounds=1)
    assert office.shows_last_edit()


@_ON_PROCESSOR
def test_build_figure(benchmark: Benchmark, office: Office, rounds: int) -> None:
    benchmark.pedantic(lambda: nianbao(office, "build"), setup=office.edit_figure, rounds=rounds, warmup_rounds=1)
    assert office.shows_last_edit()


@_ON_PROCESSOR
def test_check_cold(benchmark: Benchmark, office: Office) -> None:
    benchmark.pedantic(lambda: nianbao(office, "check"), setup=office.clear, rounds=5)


@_ON_PROCESSOR
def test_check_unchanged(benchmark: Benchmark, office: Office) -> None:
    benchmark.pedantic(lambda: nianbao(office, "check"), rounds=5, warmup_rounds=1)


@_ON_PROCESSOR
def test_check_figure(benchmark: Benchmark, office: Office) -> None:
    benchmark.pedantic(lambda: nianbao(office, "check"), setup=office.edit_figure, rounds=5, warmup_rounds=1)


def test_preview_start(benchmark: Benchmark, office: Office, address: str, rounds: int) -> None:
    running: list[Preview] = []
    benchmark.pedantic(
        lambda: running.append(Preview.begin(office, address)),
        teardown=lambda: running.pop().close(),
        rounds=rounds,
        warmup_rounds=1,
    )


def test_preview_save(benchmark: Benchmark, office: Office, address: str) -> None:
    office.edit_sentence()
    with closing(Preview.begin(office, address)) as preview:
        benchmark.pedantic(lambda: preview.wait_for(office.save_sentence()), rounds=5, warmup_rounds=1)


@_ON_PROCESSOR
@pytest.mark.parametrize("kind", _MATERIAL)
def test_material(benchmark: Benchmark, office: Office, rounds: int, kind: str, tmp_path: Path) -> None:
    python, plugins = _MATERIAL[kind]
    shutil.copytree(office.root / "docs", tmp_path / "docs")
    (tmp_path / "docs/index.md").write_text("# 无\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 无\ntheme: material\nplugins: {plugins}\n", encoding="utf-8")
    command = (python, "-m", "mkdocs", "build", "--quiet")
    benchmark.pedantic(lambda: run(command, tmp_path, office.cache), rounds=rounds, warmup_rounds=1)


@_ON_PROCESSOR
def test_bodies_cold(benchmark: Benchmark, tmp_path: Path) -> None:
    offices = [open_office(tmp_path / str(body), BODY_YEARS, body) for body in range(BODIES)]
    benchmark.pedantic(lambda: [nianbao(office, "build") for office in offices])
