"""The job on Windows does what the guide tells editors there to do, and nothing that only Unix has."""

import re
from typing import Any

import yaml

from workspace import ROOT

JOB: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["windows"]
COMMANDS = "\n".join(step["run"] for step in JOB["steps"] if "run" in step)


def test_it_installs_as_the_guide_says() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "| `py -m venv .venv` |" in guide
    assert "`pip install --no-deps -e .`" in guide
    assert "python -m venv .venv\n" in COMMANDS
    assert "-m pip install --require-hashes -r requirements-test.txt\n" in COMMANDS
    assert re.search(r"-m pip install --no-deps .*-e \.$", COMMANDS, re.MULTILINE)


def test_it_checks_builds_previews_and_tests_without_make() -> None:
    for command in ("nianbao check", "nianbao build", "nianbao serve", "python -m pytest"):
        assert f".venv/Scripts/{command}" in COMMANDS
    assert "make" not in COMMANDS
    assert "${{" not in COMMANDS


def test_its_steps_are_read_by_the_shell_that_a_rehearsal_has() -> None:
    assert JOB["defaults"] == {"run": {"shell": "bash"}}
    assert not any("shell" in step for step in JOB["steps"])
