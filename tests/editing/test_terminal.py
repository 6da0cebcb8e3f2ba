"""On a real terminal one key is enough, and keys without a character do nothing."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindoffice import office, text_of
from narrative import YEAR
from nianbao.command.keyboard import END, Keyboard
from terminal import answer

if sys.platform != "win32":
    import pty

    from nianbao.command.keyboard import _UnixKeys


@pytest.mark.unix
def test_the_command_asks_at_a_terminal(tmp_path: Path) -> None:
    root = office(tmp_path, "共收到政府信息公开申请21件，予以公开7件，部分公开6件。")
    code, shown = answer(root, ["bind", str(YEAR)], "y/部分公开", "uyq")
    assert code == 0, shown
    assert "共收到政府信息公开申请【21】件" in shown
    assert text_of(root).count("stat:") == 1
    assert "还有 2 个要看，随时可以接着做：nianbao bind 2020" in shown


@pytest.fixture
def typed() -> Iterator[tuple[Keyboard, int]]:
    if sys.platform == "win32":
        pytest.skip("Windows has no terminal that a test can type into")
    screen, keyboard = pty.openpty()
    yield _UnixKeys(keyboard), screen
    os.close(screen)
    os.close(keyboard)


@pytest.mark.unix
def test_keys_and_lines_come_as_they_were_typed(typed: tuple[Keyboard, int]) -> None:
    keyboard, screen = typed
    os.write(screen, "y\x1b[A甲".encode())
    assert [keyboard.key() for _ in range(3)] == ["y", "", "甲"]
    os.write(screen, b"/")
    assert keyboard.key() == "/"
    os.write(screen, "收到 申请\nq".encode())
    assert keyboard.line("查找：") == "收到 申请"
    assert keyboard.key() == "q"
    os.write(screen, b"\x04")
    assert keyboard.key() == END
