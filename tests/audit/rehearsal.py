"""The rehearsal: every command of the workflows, run on a clean clone, in the order of its job.

What only GitHub can do is stood in for: the pages are served from this machine, what would be uploaded has to be there.
A command that was already run in the same clone with the same environment is not run a second time.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from audit.problem import Problem
from audit.workflows import workflows
from serving import serving
from workspace import commit, git

MARK = "NIANBAO_REHEARSAL"
"""Set while a rehearsal is on: an audit inside it does not rehearse again."""
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


@dataclass(slots=True)
class _Stage:
    """The clone, what GitHub would give it, and what has been run."""

    clone: Path
    deployed: Path
    values: dict[str, str]
    done: set[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=set)


def rehearse(root: Path) -> Iterator[Problem]:
    """A problem for each command that fails; the rest of its job is then left out. Committed files only."""
    if os.environ.get(MARK):
        return
    with tempfile.TemporaryDirectory() as folder:
        deployed = Path(folder) / "deployed"
        deployed.mkdir()
        with serving(deployed) as (base, _):
            stage = _Stage(_clone(root, Path(folder) / "clone"), deployed, _given(base))
            for path in workflows(root):
                workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
                for name, job in workflow["jobs"].items():
                    around = workflow.get("env", {}) | job.get("env", {})
                    yield from _job(stage, f"{path.relative_to(root).as_posix()}: {name}", job, around)


def _clone(root: Path, target: Path) -> Path:
    """A clone; of a folder that git does not know, a copy. On top the merge that GitHub makes of a request."""
    clone = ["git", "clone", "--quiet", "--no-hardlinks", str(root), str(target)]
    if subprocess.run(clone, check=False, capture_output=True).returncode:
        shutil.copytree(root, target, ignore=shutil.ignore_patterns(".git", ".venv", "site"))
        git(target, "init", "--quiet", "--initial-branch=main")
        commit(target)
    git(target, "commit", "--quiet", "--allow-empty", "--message=merge")
    return target


def _given(base: str) -> dict[str, str]:
    """What the expressions of the workflows stand for here."""
    return {
        "vars.PRODUCTION": "",
        "steps.pages.outputs.base_url": base,
        "needs.deploy.outputs.url": f"{base}/",
    }


def _job(stage: _Stage, where: str, job: dict[str, Any], around: dict[str, Any]) -> Iterator[Problem]:
    """`around` is the environment of all its steps."""
    for step in job["steps"]:
        title = f"{where}: {step.get('name', step.get('uses'))}"
        failed = _run(stage, step, around) if "run" in step else _act(stage, step)
        if failed:
            yield Problem("rehearsal", title, "failed", failed)
            return


def _run(stage: _Stage, step: dict[str, Any], around: dict[str, Any]) -> str:
    """What a failing command printed last; empty when all is well."""
    environment = {key: _resolved(stage, str(value)) for key, value in (around | step.get("env", {})).items()}
    key = (step["run"], tuple(sorted(environment.items())))
    if key in stage.done:
        return ""
    stage.done.add(key)
    start = time.monotonic()
    written = {name: str(stage.clone.parent / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    outside = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SITE_URL", "PRODUCTION")
    }
    run = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        cwd=stage.clone,
        env=outside | written | {MARK: "1", "CI": "true"} | environment,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    print(f"    {' '.join(step['run'].split())} — {time.monotonic() - start:.0f} s", flush=True)
    return "" if run.returncode == 0 else "\n".join(_last(run.stdout.splitlines()))


def _last(lines: list[str], count: int = 30) -> list[str]:
    """The end, and before it what names a failure further up."""
    named = [line for line in lines[:-count] if line.startswith(("FAILED", "ERROR", "E  "))]
    return named + lines[-count:]


def _act(stage: _Stage, step: dict[str, Any]) -> str:
    """Stand in for an action: what it would take has to be there."""
    action, given = step["uses"].split("@")[0], step.get("with", {})
    if "path" in given and not any((stage.clone / given["path"]).glob("*")):
        return f"nothing in {given['path']}"
    if action == "actions/upload-pages-artifact":
        shutil.copytree(stage.clone / given["path"], stage.deployed, dirs_exist_ok=True)
    return ""


def _resolved(stage: _Stage, text: str) -> str:
    return _EXPRESSION.sub(lambda match: stage.values[match[1]], text)
