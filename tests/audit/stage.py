"""The stage of the rehearsal: one clone, in which steps of workflows are run as GitHub would run them.

What only GitHub can do is stood in for: the pages are served from this machine, what would be uploaded has to be there.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARK = "NIANBAO_REHEARSAL"
"""Set while a rehearsal is on: an audit inside it does not rehearse again."""

_NOT_GIVEN = {"PYTHONPATH", "SITE_URL", "PRODUCTION", "DEPLOY", "BASE", "FORMAT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
"""What this machine may have set, and GitHub has not."""
_OUTPUT = re.compile(r"^(\w+)(?:=([^\n]*)|<<(\w+)\n(.*?)^\3)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step."""

    failure: str = ""
    """What it printed last; empty when all is well."""
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """The clone, where it is deployed to, and what has been run."""

    clone: Path
    deployed: Path
    base: str
    """Address of what is deployed, without the slash at the end."""
    done: dict[tuple[str, ...], Outcome] = field(default_factory=dict)
    """By version, command and environment: the same again would come to the same."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Commands that are enough, by those that they stand for."""

    def run(self, command: str, environment: Mapping[str, str]) -> Outcome:
        """Run a command of a step; the last lines of one that fails are its failure."""
        command = self.instead.get(command, command)
        version = revision(self.clone, "HEAD")
        key = (version, command, *(f"{name}={value}" for name, value in sorted(environment.items())))
        if key not in self.done:
            start = time.monotonic()
            self.done[key] = self._run(command, environment)
            print(f"    {' '.join(command.split())} — {time.monotonic() - start:.0f} s", flush=True)
        return self.done[key]

    def _run(self, command: str, environment: Mapping[str, str]) -> Outcome:
        written = {name: self.clone.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in written.values():
            path.write_text("", encoding="utf-8")
        outside = {name: value for name, value in os.environ.items() if name not in _NOT_GIVEN}
        given = {name: str(path) for name, path in written.items()} | {MARK: "1", "CI": "true"}
        run = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],  # noqa: S607
            cwd=self.clone,
            env={**outside, **given, **environment},
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        if run.returncode:
            return Outcome("\n".join(_last(run.stdout.splitlines())) or f"exit code {run.returncode}")
        return Outcome(outputs=_outputs(written["GITHUB_OUTPUT"].read_text(encoding="utf-8")))

    def act(self, action: str, given: Mapping[str, Any]) -> Outcome:
        """Stand in for an action: what it would take has to be there; what it would say is said."""
        if "path" in given and not any((self.clone / given["path"]).glob("*")):
            return Outcome(f"nothing in {given['path']}")
        if action == "actions/upload-pages-artifact":
            shutil.rmtree(self.deployed)
            shutil.copytree(self.clone / given["path"], self.deployed)
        outputs = {
            "actions/configure-pages": {"base_url": self.base},
            "actions/deploy-pages": {"page_url": f"{self.base}/"},
        }
        return Outcome(outputs=outputs.get(action, {}))


def revision(clone: Path, name: str) -> str:
    """The full id of a commit."""
    command = ["git", "rev-parse", "--verify", name]
    return subprocess.run(
        command, cwd=clone, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()


def _outputs(text: str) -> dict[str, str]:
    """What a step wrote for later ones: `name=value`, or a name with lines up to a mark."""
    return {name: lines.removesuffix("\n") or value for name, value, _, lines in _OUTPUT.findall(text)}


def _last(lines: list[str], count: int = 30) -> list[str]:
    """The end, and before it what names a failure further up."""
    named = [line for line in lines[:-count] if line.startswith(("FAILED", "ERROR", "E  "))]
    return named + lines[-count:]
