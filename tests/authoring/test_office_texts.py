"""The texts of an office's repository: in the package and at this repository's root, of no office and for every one."""

import io
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import pack
from nianbao.authoring.officetexts import dependencies, office_texts
from nianbao.cli import main
from workspace import ROOT, nianbao

TEXTS = ROOT / "hooks/nianbao/authoring/office"
SAMPLE = ROOT / "tests/samples/pingtan/data/2023"
DIFFERENT = {".devcontainer/prepare.sh", ".gitignore", "README.md", "mkdocs.yml"} | {
    f".github/workflows/{name}.yml" for name in ("check", "deploy")
}
"""Where the engine's own repository is another than an office's: what installs it, publishes it, and speaks of it."""

_OFFICE = re.compile("红寺堡|hongsi|640303|751999|0953|hspz|吴忠", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9a-f])2018(?![0-9a-f])")
_FORM = re.compile(r"2014[–-]2018|2018 ?年度以前")
"""The years of a form, and the series' words on them."""
_HASH = re.compile(r"[0-9a-f]{32,}|sha(?:256|384|512)-[A-Za-z0-9+/=]+")


def test_this_repository_has_what_every_office_has() -> None:
    """It is an office's too; `make office` copies the texts out."""
    shared = office_texts("shared")
    assert len(shared) > 10
    assert {path: (ROOT / path).read_text("utf-8") for path in shared} == shared


def test_what_differs_here_is_named_once() -> None:
    own = office_texts("own")
    assert set(own) == DIFFERENT
    assert all((ROOT / path).read_text("utf-8") != text for path, text in own.items())


@pytest.mark.unix
def test_make_office_writes_them(tmp_path: Path) -> None:
    shutil.copytree(TEXTS / "shared", tmp_path / TEXTS.relative_to(ROOT) / "shared")
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    subprocess.run(["sh", ".ci/office"], cwd=tmp_path, check=True)  # noqa: S607 - as the Makefile does
    for path, text in office_texts("shared").items():
        assert (tmp_path / path).read_text("utf-8") == text


def versions(lock: str) -> set[str]:
    return {line.removesuffix(" \\") for line in lock.splitlines() if "==" in line}


def test_the_offices_lock_is_the_one_that_the_tests_ran_with() -> None:
    locked = versions((ROOT / "requirements.txt").read_text("utf-8"))
    own = versions(dependencies())
    assert own
    packing = {"hatchling", "pluggy", "setuptools", "tomlkit", "trove-classifiers"}
    assert {name.split("==")[0] for name in locked - own} == packing  # what packs and installs the sources
    assert own <= locked
    assert "://" not in dependencies()


def stored() -> set[str]:
    return {path.relative_to(ROOT / "hooks").as_posix() for path in TEXTS.rglob("*") if path.is_file()}


def test_the_wheel_holds_every_text(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert stored() <= set(archive.namelist())


def test_the_source_archive_holds_every_text(tmp_path: Path) -> None:
    with tarfile.open(pack(tmp_path, "sdist")) as archive:
        names = {name.split("/", 2)[2] for name in archive.getnames() if name.count("/") > 1 and "/hooks/" in name}
    assert stored() <= names


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An office's repository with the figures of a published report, and its site."""
    folder = tmp_path_factory.mktemp("filled") / "office"
    options = [
        "--name",
        "测试县人民政府",
        "--office",
        "测试县人民政府办公室",
        "--level",
        "county",
        "--scope",
        "summary",
    ]
    assert main(["init", str(folder), *options, "--wheel", str(wheel)]) == 0
    assert nianbao(folder, "new", "2023").returncode == 0
    shutil.copy(SAMPLE / "statistics.yml", folder / "data/2023/statistics.yml")
    for path in (folder / "docs/2023").glob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub("【待填：([^】]*)】", r"测试用文字：\1。", text), encoding="utf-8")
    built = nianbao(folder, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_the_site_shows_the_offices_name_and_figures(filled: Path) -> None:
    page = (filled / "site/2023/statistics/index.html").read_text("utf-8")
    assert "测试县2023年" in page or "测试县人民政府2023年" in page
    assert 'data-value="' in page
    assert list((filled / "site/2023/data").glob("测试县人民政府2023年*.xlsx"))


def _texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a file, also of those that are packed in it."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _texts(f"{name}/{inner}", archive.read(inner))
    elif not name.endswith((".png", ".ico", ".pdf")):
        yield name, f"{name}\n{content.decode('utf-8', 'replace')}"


def test_no_file_and_no_page_of_an_office_speaks_of_another(filled: Path) -> None:
    found, looked_at = [], 0
    for path in sorted(path for path in filled.rglob("*") if path.is_file()):
        for name, text in _texts(path.relative_to(filled).as_posix(), path.read_bytes()):
            looked_at += 1
            found += [(name, match[0]) for match in _OFFICE.finditer(_HASH.sub("", text))]
            if not name.startswith("engine/") and "/assets/javascripts/" not in name:  # those are others' programs
                found += [(name, match[0]) for match in _YEAR.finditer(_FORM.sub("", _HASH.sub("", text)))]
    assert found == []
    assert looked_at > 100
