"""Fixtures: an office's repository."""

import io
from pathlib import Path

import pytest

from engine import OPTIONS
from nianbao.cli import main


@pytest.fixture
def office(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that was just begun; commands are run in it, and nobody sits before the terminal."""
    folder = tmp_path / "office"
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["init", str(folder), *OPTIONS, "--wheel", str(wheel)]) == 0
    monkeypatch.chdir(folder)
    return folder
