"""What the system does not let a command read or write: said in Chinese, with what to do, and the old site stays."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from nianbao.cache.place import store_of
from nianbao.cache.store import Store
from nianbao.check.reachable import check_reachable
from nianbao.command.findings import as_lines
from nianbao.correction.seal import seals_of
from nianbao.finding import Place
from nianbao.publish.build import build
from nianbao.publish.swap import let_read
from nianbao.source.textfile import not_opened
from nianbao.work.failure import failure, reason
from workspace import nianbao


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘满了（请清理磁盘，再试一次）"),
        (errno.EACCES, "没有权限（请核对文件和文件夹的权限，让运行程序的人能读写）"),
        (errno.EROFS, "这个位置是只读的（请换到可以写入的位置再运行）"),
        (errno.ENOENT, "没有这个文件，可能刚被移走或改名（请核对文件在不在，再试一次）"),
        (
            errno.ECHILD,
            f"系统不让读写，错误号 {errno.ECHILD}（请看看磁盘是不是满了、文件是不是被别的程序占用，再试一次）",
        ),
    ],
)
def test_a_refusal_says_why_and_what_to_do(tmp_path: Path, number: int, said: str) -> None:
    error = OSError(number, os.strerror(number), str(tmp_path / "site/a.html"))
    assert reason(error) == said
    assert failure(error, tmp_path) == f"site/a.html: {said}"
    assert failure(OSError(number, ""), tmp_path) == said


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, name: str, number: int) -> None:
    """Let a method of paths fail for files of this name, as a disk or another user would."""
    real = getattr(Path, method)

    def refused(path: Path, *arguments: object, **named: object) -> object:
        if path.name == name:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, method, refused)


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("work.md", errno.EACCES, "docs/2018/work.md:1: work.md: 打不开：没有权限"),
        ("statistics.yml", errno.EACCES, "data/2018/statistics.yml:1: statistics.yml: 打不开：没有权限"),
        ("report.yml", errno.EIO, "data/2018/report.yml:1: report.yml: 打不开：磁盘读写出错"),
        ("建议提案办理结果.yml", errno.ENOENT, "没有这个文件，或打不开"),
    ],
)
def test_a_file_that_cannot_be_read_or_vanishes_is_a_finding(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int, said: str
) -> None:
    refuse(monkeypatch, "read_bytes", name, number)
    run = nianbao(root, "check")
    assert run.returncode == 1
    assert said in run.stdout


def test_an_attachment_that_cannot_be_opened_is_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "docs/2018/a.pdf").write_bytes(b"%PDF")
    refuse(monkeypatch, "open", "a.pdf", errno.EACCES)
    refuse(monkeypatch, "read_bytes", "a.pdf", errno.EACCES)
    assert [str(found) for found in check_reachable(root)] == [
        "docs/2018/a.pdf:1: a.pdf: 打不开：没有权限（请核对文件和文件夹的权限，让运行程序的人能读写；规则 data）"
    ]
    assert seals_of(root, 2018)["docs/2018/a.pdf"] == ""


def test_a_file_where_a_folder_belongs_is_said(tmp_path: Path) -> None:
    error = NotADirectoryError(errno.ENOTDIR, "x", str(tmp_path / "data"))
    assert (
        str(not_opened(error, Place("data"), "data"))
        == "data:1: data: 打不开：这里应是文件夹，却是文件（请移走这个文件；规则 data）"
    )


def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def begin() -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / ".site-new/index.html"))

    (tmp_path / "site").mkdir()
    assert build(begin, tmp_path, as_lines) is None
    printed = capsys.readouterr()
    assert printed.err == ".site-new/index.html: 磁盘满了（请清理磁盘，再试一次）\n"
    assert printed.out == "没有生成新网站；原来的 site/ 没有改动。\n"
    assert (tmp_path / "site").is_dir()


@pytest.mark.proof
def test_so_does_one_that_is_full_while_pages_are_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "site").mkdir()
    (project / "site/old.html").write_text("old", encoding="utf-8")
    refuse(monkeypatch, "write_bytes", "index.html", errno.ENOSPC)
    run = nianbao(project, "build", NIANBAO_CACHE="off")
    assert run.returncode == 1
    assert "磁盘满了（请清理磁盘，再试一次）" in run.stderr
    assert "No space" not in run.stdout + run.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["old.html"]
    assert not list(project.glob(".site*"))


def test_a_cache_folder_that_is_a_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert store_of(tmp_path / "project", {"NIANBAO_CACHE": str(tmp_path / "file")}) == Store(None)


@pytest.mark.skipif(sys.platform == "win32", reason="there, files have no such modes")
def test_everybody_may_read_a_site_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        (tmp_path / "site/2018").mkdir(parents=True)
        (tmp_path / "site/2018/index.html").write_bytes(b"")
    finally:
        os.umask(before)
    let_read(tmp_path / "site")
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site", *(tmp_path / "site").rglob("*"))
    }
    assert modes == {"site": 0o755, "2018": 0o755, "index.html": 0o644}
