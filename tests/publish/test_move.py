"""A folder that another program looks into for a moment, as on Windows, is moved all the same."""

import errno
from pathlib import Path

import pytest

from nianbao.publish.move import move


class Busy(type(Path())):  # type: ignore[misc] # which class it is depends on the system
    """A folder that cannot be moved until it was waited for some times."""

    waits = 0

    def rename(self, target: Path) -> Path:
        if Busy.waits > 0:
            raise PermissionError(errno.EACCES, "in use", str(self))
        return Path(super().rename(target))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return Busy(tmp_path / "new")


def _waited(_: float) -> None:
    Busy.waits -= 1


def test_a_folder_in_use_is_moved_as_soon_as_it_is_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Busy, "waits", 2)
    move(folder, folder.parent / "site", _waited)
    assert (folder.parent / "site").is_dir()
    assert not folder.exists()


def test_one_that_stays_in_use_is_said_to_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Busy, "waits", 100)
    with pytest.raises(PermissionError, match="in use"):
        move(folder, folder.parent / "site", _waited)
    assert folder.is_dir()
