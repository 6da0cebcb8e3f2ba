"""Whether the archive for machines without network does what it says: its commands are run as they stand there."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nianbao.finding import Problem
from release.manual import NAME, commands_of


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
