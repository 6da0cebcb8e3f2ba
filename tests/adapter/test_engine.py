"""An engine in a version that nobody has tried is refused in one line, before anything of it is imported."""

import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from nianbao.finding import Problem
from nianbao_mkdocs import engine
from nianbao_mkdocs.generator import MkDocs
from workspace import ROOT, nianbao, nianbao_process

MEND = "（请照 requirements.txt 重新安装：pip install -r requirements.txt）"


def put_engine(folder: Path, name: str, number: str) -> None:
    """An installed engine as far as it is looked at: a distribution, and modules that nobody may import."""
    about = folder / f"{name}-{number}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\n", encoding="utf-8")
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")


@pytest.mark.parametrize("number", ["2.0.0", "2.1b1", "1.5.3", "1.7.0", "3.0"])
def test_another_version_is_refused_in_one_line(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    put_engine(tmp_path / "installed", "mkdocs", number)
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    assert_refused(nianbao(project, "build"), number)
    assert not (project / "site").exists()


def test_a_preview_is_refused_too(project: Path, tmp_path: Path) -> None:
    put_engine(tmp_path / "installed", "mkdocs", "2.0.0")
    installed = str(tmp_path / "installed")
    assert_refused(nianbao_process(project, "serve", "--address", "127.0.0.1:0", PYTHONPATH=installed), "2.0.0")


def assert_refused(run: subprocess.CompletedProcess[str], number: str) -> None:
    """In one line; beside it, on a slow machine, how far the command was."""
    (said,) = [line for line in run.stderr.splitlines() if not line.startswith("正在")]
    assert said == f"装着的 MkDocs 是 {number} 版，本程序只认得 1.6.x 版；换了版本，数据可能进不了网页{MEND}"
    assert run.returncode == 1


def test_of_the_second_engine_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_engine(tmp_path, "properdocs", "2.0")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Problem, match="装着的 ProperDocs 是 2"):
        engine.properdocs()


def test_the_locked_engine_is_taken_and_the_other_is_not_missed() -> None:
    assert isinstance(engine.mkdocs(), MkDocs)
    assert engine.properdocs() is None


def test_no_installer_brings_a_version_that_would_be_refused() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [line for line in package["dependencies"] if line.startswith("mkdocs>")] == ["mkdocs>=1.6.1,<1.7"]
    assert version("mkdocs").startswith("1.6.")
