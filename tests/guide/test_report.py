"""A night without proof is said in an issue: one that stays open until somebody closes it, not one each night."""

import os
import subprocess
from pathlib import Path

import pytest

from workspace import ROOT

pytestmark = pytest.mark.unix

URL = "https://host.example/owner/name/actions/runs/1"
GH = """#!/bin/sh
# GitHub's own program: keeps the number of the issue that is open, and what was written in it.
set -eu
cd "$KEPT"
case "$1 $2" in
"issue list") cat number 2>/dev/null || true ;;
"issue create") echo 7 > number; shift 2; printf '%s\\n' "create $*" >> written ;;
"issue comment") shift 2; printf '%s\\n' "comment $*" >> written ;;
*) exit 1 ;;
esac
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    return tmp_path


def report(kept: Path) -> list[str]:
    """What the report does on GitHub: what it is called there, and what it says."""
    env = os.environ | {"PATH": f"{kept}:{os.environ['PATH']}", "KEPT": str(kept)}
    subprocess.run(["make", "--silent", "report", f"URL={URL}"], cwd=ROOT, env=env, check=True, capture_output=True)  # noqa: S607
    return (kept / "written").read_text("utf-8").split("\n")


def test_the_first_red_night_opens_an_issue_and_the_next_ones_add_to_it(kept: Path) -> None:
    (first, *_) = report(kept)
    assert first.startswith("create --title 夜间验证没有通过 --body ")
    assert first.endswith(URL)
    assert [line for line in report(kept) if line.startswith(("create", "comment"))][1:] == [
        f"comment 7 --body 每天夜里的验证没有通过，或者没有做完：{URL}"
    ]


def test_when_it_was_closed_another_one_is_opened(kept: Path) -> None:
    report(kept)
    (kept / "number").unlink()
    assert [line.split()[0] for line in report(kept) if line.startswith(("create", "comment"))] == ["create", "create"]
