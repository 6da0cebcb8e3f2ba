"""Fixtures: an office's repository."""

import io
import shutil
from pathlib import Path

import pytest

from engine import OPTIONS
from nianbao.cli import main


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """A repository that was just begun."""
    folder = tmp_path_factory.mktemp("begun") / "office"
    assert main(["init", str(folder), *OPTIONS, "--wheel", str(wheel)]) == 0
    return folder


@pytest.fixture
def office(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, to change; commands are run in it, and nobody sits before the terminal."""
    folder = Path(shutil.copytree(begun, tmp_path / "office"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(folder)
    return folder
