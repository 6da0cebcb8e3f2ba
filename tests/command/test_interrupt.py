"""Ctrl-C, at whatever moment: the command stops, says so in one line, and leaves everything as it was."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from samples import acknowledge, lay_out
from workspace import SITE, copy, nianbao

pytestmark = pytest.mark.unix
_PASSING = re.compile(r"import time:|正在|\d{4} 年下载文件：")
"""What a command says on its way."""
_MOMENT = 0.01
"""Seconds in which a build writes a page or two."""
_STOPPED = "已停止；原来的 site/ 没有改动。\n"


@pytest.fixture
def cold(tmp_path: Path) -> Path:
    """A project of four years with a site that somebody built, of which nothing was kept."""
    root = lay_out(tmp_path / "project", "pingtan")
    copy(SITE, root)
    acknowledge(root, "pingtan")
    (root / "site").mkdir()
    (root / "site/old.html").write_text("old", encoding="utf-8")
    return root


def start(root: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The command in a group of its own, as a shell starts it; it tells every module that it imports.

    Where these tests run in the background, Ctrl-C is ignored, and a new process would inherit that.
    """
    env = os.environ | {"PYTHONUTF8": "1", "NIANBAO_CACHE": str(root.parent / "cache")}
    command = [sys.executable, "-X", "importtime", "-m", "nianbao", *arguments]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            command,
            cwd=root,
            env=env,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def interrupt(running: "subprocess.Popen[str]") -> str:
    """Press Ctrl-C: the whole group hears of it. What the command says then, beside how far it is."""
    pressed = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate()
    assert time.monotonic() - pressed < 5, "at once, on a machine that is busy"
    assert running.returncode in (130, -signal.SIGINT), said  # Python chooses the latter by itself now and then
    while left := alive(running.pid):  # the last one closes its files a moment before it ends
        assert time.monotonic() - pressed < 10, left
    return "".join(line for line in said.splitlines(keepends=True) if not _PASSING.match(line))


def alive(group: int) -> list[list[str]]:
    """The processes of a group that have not ended."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], check=True, capture_output=True, text=True)  # noqa: S607
    found = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return [args for number, state, *args in found if int(number) == group and not state.startswith("Z")]


def imported(running: "subprocess.Popen[str]", module: str) -> bool:
    """Wait until the command has imported a module: that is how far it is."""
    assert running.stderr
    return any(line.split("|")[-1].strip() == module for line in running.stderr)


def written(root: Path, name: str, running: "subprocess.Popen[str]") -> bool:
    """Wait until a file of the new site is there; whether it came before the command ended."""
    while running.poll() is None:
        if any(root.glob(f".site-*/site/{name}")):
            return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(_MOMENT)  # the build needs the processor more than this test
    return False


def assert_nothing_happened(root: Path) -> None:
    assert [path.name for path in (root / "site").iterdir()] == ["old.html"]
    assert not [path.name for path in root.iterdir() if path.name.startswith((".site", ".build"))]


@pytest.mark.parametrize("module", ["nianbao.project.reading", "nianbao_mkdocs.generator", "nianbao.work.pool"])
def test_a_build_that_is_stopped_leaves_the_old_site(cold: Path, module: str) -> None:
    """While it begins, reads the settings, has files made by other processes."""
    running = start(cold, "build")
    assert imported(running, module)
    assert interrupt(running) in (_STOPPED, "已停止。\n")
    assert_nothing_happened(cold)


def test_a_build_that_is_stopped_while_it_writes_can_be_done_again(cold: Path, published: Path) -> None:
    running = start(cold, "build")
    assert imported(running, "nianbao.work.pool")
    assert written(cold, "404.html", running)
    assert interrupt(running) == _STOPPED
    assert_nothing_happened(cold)
    run = nianbao(cold, "build", NIANBAO_CACHE=str(cold.parent / "cache"))
    assert run.returncode == 0, run.stderr
    sites = (cold / "site", published / "site")
    one, other = ({path.relative_to(site): path.read_bytes() for path in site.rglob("*.*")} for site in sites)
    assert one == other


def test_a_check_stops_too(cold: Path) -> None:
    running = start(cold, "check")
    assert imported(running, "nianbao.project.reading")
    assert interrupt(running) == "已停止。\n"
    assert_nothing_happened(cold)
