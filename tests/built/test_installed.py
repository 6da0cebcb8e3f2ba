"""The engine as an office has it makes the same sites as its sources here: file by file, byte by byte."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import OPTIONS, install
from samples import acknowledge, lay_out
from workspace import SITE, copy, nianbao, nianbao_process

pytestmark = pytest.mark.unix

FONTS = '<?xml version="1.0"?><fontconfig><dir>{}</dir></fontconfig>'


@dataclass(frozen=True, slots=True)
class Both:
    """A project here with its site, and the same content in an office's repository with its own."""

    here: Path
    office: Path


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The command of an environment in which there is nothing of the sources."""
    return install(wheel, tmp_path_factory.mktemp("installed") / "environment")


def lay_out_one_year(root: Path) -> Path:
    """A project of a single published year."""
    lay_out(root, "shuyang")
    copy(SITE, root)
    acknowledge(root, "shuyang")
    return root


@pytest.fixture(scope="module")
def one_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with its site."""
    root = lay_out_one_year(tmp_path_factory.mktemp("one"))
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return root


@pytest.fixture(scope="module", params=["published", "one_year"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, installed: Path, wheel: Path
) -> Both:
    """The content of each, published by an office: in a repository that `nianbao init` began."""
    here: Path = request.getfixturevalue(request.param)
    office = tmp_path_factory.mktemp("office") / "repository"
    _run(installed, office.parent, "init", office.name, *OPTIONS, "--wheel", str(wheel))
    for name in ("docs", "data"):
        shutil.copytree(here / name, office / name, dirs_exist_ok=True)
    _run(installed, office, "build")
    return Both(here, office)


def _run(command: Path, folder: Path, *arguments: str) -> None:
    done = subprocess.run([command, *arguments], cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_office_has_other_settings_and_another_engine(both: Both, installed: Path) -> None:
    assert (both.office / "mkdocs.yml").read_text("utf-8") != (both.here / "mkdocs.yml").read_text("utf-8")
    asked = (installed.parent / "python", "-c", "import nianbao_mkdocs; print(nianbao_mkdocs.__file__)")
    found = subprocess.run(asked, cwd=both.office, check=True, capture_output=True, text=True).stdout
    assert Path(found).is_relative_to(installed.parent.parent)


def test_the_site_of_the_installed_engine_is_that_of_the_sources(both: Both) -> None:
    here, office = files_of(both.here / "site"), files_of(both.office / "site")
    assert len(here) > 60
    assert sorted(office) == sorted(here)
    assert [name for name, content in here.items() if office[name] != content] == []


def test_without_a_chinese_font_all_but_the_pdf_is_made_and_a_line_says_so(one_year: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "fonts.conf").write_text(FONTS.format(tmp_path / "empty"), encoding="utf-8")
    root = lay_out_one_year(tmp_path / "project")
    run = nianbao_process(root, "build", FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    assert run.returncode == 0, run.stdout + run.stderr
    (line,) = (line for line in (run.stdout + run.stderr).splitlines() if "字体" in line)
    assert "本机没有中文字体，PDF 没有生成" in line
    missing = set(files_of(one_year / "site")) - set(files_of(root / "site"))
    assert {Path(name).suffix for name in missing} == {".pdf"}
