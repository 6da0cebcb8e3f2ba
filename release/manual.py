"""What the archive for machines without network says of itself, and whether it is so."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nianbao.finding import Problem

NAME = "说明.txt"
_TEXT = Path(__file__).with_name("manual.txt")
_INDENT = "    "


def manual(version: str, wheel: str) -> str:
    """The text, for a version and the file name of its wheel."""
    return _TEXT.read_text(encoding="utf-8").replace("<<version>>", version).replace("<<wheel>>", wheel)


def commands_of(text: str) -> list[str]:
    """The commands that a reader has to type, in order."""
    return [line.strip() for line in text.splitlines() if line.startswith(_INDENT)]


def try_offline(folder: Path) -> None:
    """Do what the folder's text says, in a copy of it, with nothing else that pip could know. Raises Problem."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        copy = Path(shutil.copytree(folder, home / folder.name))
        (home / "bin").mkdir()
        (home / "bin/python3").symlink_to(Path(sys.executable).resolve())
        env = {
            "PATH": f"{home / 'bin'}:/usr/bin:/bin",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "PIP_CONFIG_FILE": os.devnull,
        }
        script = "\n".join(commands_of((copy / NAME).read_text(encoding="utf-8")))
        command = ["sh", "-euc", script]
        done = subprocess.run(command, cwd=copy, env=env, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise Problem(f"照“{NAME}”做，装不好", f"请看哪一条命令说了什么：{(done.stdout + done.stderr).strip()}")
