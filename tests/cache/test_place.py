"""Where entries lie: never in the project, never where somebody else could have put one."""

import os
import shutil
from pathlib import Path

import pytest

from nianbao.cache import place
from nianbao.cache.place import FOLDER, store_of
from nianbao.cache.store import Store
from workspace import edit, nianbao

STATISTICS = "data/2018/statistics.yml"


def store(root: Path, base: Path) -> Store:
    return store_of(root, {FOLDER: str(base)})


def test_each_project_has_a_folder_of_its_own(tmp_path: Path) -> None:
    one, other = (store(tmp_path / name, tmp_path / "kept").folder for name in ("one", "other"))
    assert one
    assert other
    assert one != other
    assert one.parent == other.parent == tmp_path / "kept"


@pytest.mark.unix
def test_nobody_else_may_look_into_it(tmp_path: Path) -> None:
    made = store(tmp_path / "project", tmp_path / "above/kept").folder
    assert made
    assert {folder.stat().st_mode & 0o777 for folder in (made, made.parent)} == {0o700}


@pytest.mark.parametrize("inside", [".cache", "deep/in/it"])
def test_a_folder_in_the_project_is_not_used(tmp_path: Path, inside: str) -> None:
    assert store(tmp_path, tmp_path / inside).folder is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.unix
def test_nor_is_one_that_only_a_link_leads_into(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "kept").mkdir(parents=True)
    (tmp_path / "kept").symlink_to(project / "kept")
    assert store(project, tmp_path / "kept").folder is None


@pytest.mark.parametrize("said", ["off", "0", "relative/folder"])
def test_it_can_be_switched_off(tmp_path: Path, said: str) -> None:
    assert store_of(tmp_path, {FOLDER: said}).folder is None


@pytest.mark.unix
@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
@pytest.mark.parametrize("own", [True, False], ids=["of the project", "of all"])
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, mode: int, *, own: bool) -> None:
    root, base = tmp_path / "project", tmp_path / "kept"
    made = store(root, base).folder
    assert made
    (made if own else base).chmod(mode)
    assert store(root, base).folder is None


@pytest.mark.unix
@pytest.mark.parametrize("own", [True, False], ids=["of the project", "of all"])
def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path, *, own: bool) -> None:
    root, base = tmp_path / "project", tmp_path / "kept"
    made = store(root, base).folder
    assert made
    linked = made if own else base
    linked.rename(tmp_path / "elsewhere")
    linked.symlink_to(tmp_path / "elsewhere")
    assert store(root, base).folder is None


@pytest.mark.unix
def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store(tmp_path / "project", tmp_path / "kept").folder
    owner = os.geteuid()
    monkeypatch.setattr(place, "geteuid", lambda: owner + 1)
    assert store(tmp_path / "project", tmp_path / "kept").folder is None


def test_a_file_in_the_way_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    assert store(tmp_path / "project", tmp_path / "kept").folder is None


def test_a_forged_entry_in_the_project_is_not_read(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Somebody commits what a check of other figures kept, where the user's folder is told to be, and where it was."""
    kept = tmp_path_factory.mktemp("kept")
    edit(content / STATISTICS, "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    assert nianbao(content, "check", NIANBAO_CACHE=str(kept)).returncode == 1
    honest = store(content, kept).folder
    assert honest
    assert list(honest.iterdir())
    for name in (".cache", ".cache/downloads", ".cache/nianbao"):
        shutil.copytree(honest, content / name / honest.name, dirs_exist_ok=True)
        shutil.copytree(honest, content / name, dirs_exist_ok=True)
    for name in (".cache", ".cache/nianbao"):
        before = sorted((content / ".cache").rglob("*"))
        assert nianbao(content, "check", NIANBAO_CACHE=str(content / name)).returncode == 1
        assert store(content, content / name).find(next(honest.iterdir()).name) is None
        assert sorted((content / ".cache").rglob("*")) == before, "nothing is kept there either"
