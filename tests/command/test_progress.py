"""How far a command is: shown on the error stream, of what takes its time, and of nothing else."""

import io
import re
from contextlib import closing
from pathlib import Path

import pytest

from nianbao.command import progress
from nianbao.command.progress import Display
from nianbao.work.progress import track
from samples import acknowledge, lay_out
from workspace import SITE, copy, nianbao


class Terminal(io.StringIO):
    """Takes what is drawn on it."""

    def isatty(self) -> bool:
        return True


def go_through(stream: io.StringIO, count: int = 3) -> str:
    with closing(Display(stream)) as display:
        assert list(track(display, "正在检查", "年", range(count), count)) == list(range(count))
    return stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_done_at_once_is_not_shown(stream: type[io.StringIO]) -> None:
    assert go_through(stream()) == ""


def test_where_there_is_no_terminal_a_line_is_shown_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    assert go_through(io.StringIO()) == "正在检查：1/3 年\n"
    monkeypatch.setattr(progress, "_PAUSE", 0)
    assert go_through(io.StringIO()) == "正在检查：1/3 年\n正在检查：2/3 年\n正在检查：3/3 年\n"


def test_on_a_terminal_it_is_one_line_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    drawn = go_through(Terminal())
    assert "正在检查：1/3 年" in drawn
    assert "\n" not in drawn
    *_, last, end = drawn.split("\r")
    assert (last.strip(), end) == ("", "")


def test_a_build_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path / "project", "pingtan")
    copy(SITE, root)
    acknowledge(root, "pingtan")
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stderr
    shown = re.findall(r"^(正在.+)：(\d+)/(\d+) (.)$", run.stderr, re.MULTILINE)
    stages = {what: (int(total), unit) for what, done, total, unit in shown if done == total}
    pages = stages.pop("正在生成网页")
    assert stages == {"正在检查": (4, "年"), "正在制作下载文件": (4, "年"), "正在制作离线版": (4, "年")}
    made = [
        path for path in (root / "site").rglob("index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    assert pages == (len(made), "页")
    assert "正在" not in run.stdout


def test_a_check_that_is_quick_says_nothing_of_it(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 3600)  # however busy the machine is
    assert nianbao(content, "check").stderr == ""
