"""A command imports what it uses: whoever checks a project does not wait for what makes its pages and files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"docx", "lxml", "mkdocs", "pymarkdown", "typst", "xlsxwriter"}


def imported(root: Path, *arguments: str) -> set[str]:
    """The packages that a command brings in."""
    command = [sys.executable, "-X", "importtime", "-m", "nianbao", *arguments]
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, encoding="utf-8")
    return set(re.findall(r"\| +(\w+)$", run.stderr, re.MULTILINE))


@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json"), ("coverage", "2018"), ("--help",)])
def test_only_what_is_used_is_imported(content: Path, arguments: tuple[str, ...]) -> None:
    found = imported(content, *arguments)
    assert "argparse" in found
    assert not found & HEAVY


def test_what_is_used_is_seen(content: Path) -> None:
    assert "pymarkdown" in imported(content, "lint")
