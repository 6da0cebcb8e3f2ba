"""A command before a terminal: what is asked is answered, as by somebody who types."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

if sys.platform != "win32":
    import pty

_PACE = 1024


def answer(folder: Path, arguments: Sequence[str], *answers: str) -> tuple[int, str]:
    """Run `nianbao` in a folder and type the answers, a line each; gives the exit code and everything on the screen."""
    if sys.platform == "win32":
        pytest.skip("Windows has no terminal that a test can type into")
    screen, keyboard = pty.openpty()
    command = [sys.executable, "-m", "nianbao", *arguments]
    env = os.environ | {"PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=folder, env=env, stdin=keyboard, stdout=keyboard, stderr=keyboard) as process:
        os.close(keyboard)
        os.write(screen, "".join(f"{line}\n" for line in answers).encode())
        shown = b"".join(iter(lambda: _read(screen), b""))
        code = process.wait()
    os.close(screen)
    return code, shown.decode(errors="replace").replace("\r\n", "\n")


def _read(screen: int) -> bytes:
    """What comes next; nothing once the command has ended."""
    try:
        return os.read(screen, _PACE)
    except OSError:  # how Linux says that the other side has hung up
        return b""
