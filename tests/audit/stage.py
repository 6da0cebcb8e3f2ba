"""The stage of the rehearsal: one clone, in which steps of workflows are run as GitHub would run them.

What only GitHub can do is stood in for: the pages are served from this machine, what would be uploaded has to be there.
"""

import os
import re
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workspace import git

MARK = "NIANBAO_REHEARSAL"
"""Set while a rehearsal is on: an audit inside it does not rehearse again."""

ONCE = ("make test", "make audit")
"""Commands that take long and leave nothing that a later step needs; the same holds for what stands in for them."""
_NOT_GIVEN = {"PYTHONPATH", "SITE_URL", "PRODUCTION", "DEPLOY", "BASE", "FORMAT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
"""What this machine may have set, and GitHub has not."""
_OUTPUT = re.compile(r"^(\w+)(?:=([^\n]*)|<<(\w+)\n(.*?)^\3)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step."""

    failure: str = ""
    """What it printed last; empty when all is well."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    """Folders whose programs later steps of the job may call."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The clone, where it is deployed to, and what has been run. Beside the clone lies what outlives a job."""

    clone: Path
    deployed: Path
    base: str
    """Address of what is deployed, without the slash at the end."""
    done: dict[tuple[str, ...], Outcome] = field(default_factory=dict)
    """By version, command and environment, of those in ONCE: the same again would come to the same."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Commands that are enough, by those that they stand for."""
    machine: Mapping[str, str] = field(default_factory=dict)
    """What the machine sets for every command."""

    def run(self, command: str, environment: Mapping[str, str], paths: tuple[str, ...] = ()) -> Outcome:
        """Run a command of a step; the last lines of one that fails are its failure."""
        once = command.startswith(ONCE)
        command = self.instead.get(command.strip(), command)
        outside = os.environ.get("PATH", "")
        programs = os.pathsep.join([*paths, str(self.clone.parent / "programs"), outside])
        environment = {**self.machine, **environment, "PATH": programs}
        version = revision(self.clone, "HEAD")
        key = (version, command, *(f"{name}={value}" for name, value in sorted(environment.items())))
        known = self.done.get(key) if once else None
        if known is None:
            start = time.monotonic()
            known = self.done[key] = self._run(command, environment)
            print(f"    {' '.join(command.split())} — {time.monotonic() - start:.0f} s", flush=True)
        return known

    def begin_job(self) -> None:
        """Each job has a machine of its own: nothing is there that another one made, but what took long to install."""
        git(self.clone, "clean", "--quiet", "--force", "-d", "-x", "--exclude=.venv")

    def _run(self, command: str, environment: Mapping[str, str]) -> Outcome:
        written = {name: self.clone.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
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
        said = {name: path.read_text(encoding="utf-8") for name, path in written.items()}
        return Outcome("", _outputs(said["GITHUB_OUTPUT"]), tuple(said["GITHUB_PATH"].splitlines()))

    def become_windows(self) -> None:
        """Environments of Python are laid out as they are there: what is `bin` here is called `Scripts` too."""
        scripts = self.clone / ".venv/Scripts"
        scripts.parent.mkdir(exist_ok=True)
        if not scripts.is_symlink():
            scripts.symlink_to("bin")


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
