"""An office begins with the files of a release, adds a year, and publishes: its own workflows, step by step.

Nothing is asked of an index: the engine and all that it needs come out of the archive for machines without network.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit import cases
from audit.event import FIRST, merged, requested
from audit.jobs import run_workflows
from audit.problem import Problem
from audit.stage import Stage, revision
from engine import OPTIONS
from workspace import git

YEAR = 2023
FONTS = "sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends fontconfig fonts-noto-cjk"
_HAS_FONTS = "fc-list :lang=zh-cn | grep --quiet ."
"""Enough here: what stands on this machine was put there by its own set-up."""


def rehearse_office(stage: Stage, released: Path) -> Iterator[Problem]:
    """A problem for each step that fails, from the first install to the site that is compared with the published."""
    try:
        wheelhouse = _unpack(released)
        program = _install(wheelhouse, stage.clone.parent / "installed")
        office = _begin(program, released, stage.clone.parent / "office")
    except subprocess.CalledProcessError as failed:
        yield Problem("rehearsal", f"an office begins: {failed.cmd}", "failed", str(failed.output))
        return
    machine = {**stage.machine, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheelhouse), "PIP_CONFIG_FILE": os.devnull}
    own = replace(stage, clone=office, instead={FONTS: _HAS_FONTS}, machine=machine)
    before = revision(office, "HEAD^1")
    for event in (requested(), merged(before, revision(office, "HEAD")) | FIRST):
        for workflow, run in run_workflows(own, event):
            where = f"an office: {workflow}: {run.name}"
            yield from (Problem("rehearsal", f"{where}: {step}", "failed", said) for step, said in run.failures)
            if run.skipped:
                yield Problem("rehearsal", where, "was skipped")


def _unpack(released: Path) -> Path:
    """The wheels of the archive for machines without network."""
    (archive,) = released.glob("*-offline-*.zip")
    shutil.unpack_archive(archive, released.parent / "unpacked")
    (wheelhouse,) = (released.parent / "unpacked").glob("*/wheelhouse")
    return wheelhouse


def _install(wheelhouse: Path, environment: Path) -> Path:
    """The engine in an environment of its own; gives its `nianbao`."""
    _run(sys.executable, "-m", "venv", str(environment))
    pip = (str(environment / "bin/python"), "-m", "pip", "--isolated", "install", "--quiet", "--no-index")
    _run(*pip, "--find-links", str(wheelhouse), "--requirement", str(wheelhouse.parent / "requirements.txt"))
    return environment / "bin/nianbao"


def _begin(program: Path, released: Path, folder: Path) -> Path:
    """A repository whose main branch has got its first year by a request."""
    (wheel,) = released.glob("*.whl")
    _run(str(program), "init", str(folder), *OPTIONS, "--wheel", str(wheel))
    git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder)
    git(folder, "switch", "--quiet", "--create", "request")
    cases.add_year(folder, YEAR, program=program)
    _commit(folder)
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message=merge", "request")
    return folder


def _commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
