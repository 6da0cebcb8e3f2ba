"""The environment for editing on GitHub: it cannot be started here, so that its facts and its commands are tried."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from nianbao.authoring.officetexts import office_texts
from nianbao.publish.serve import ADDRESS
from workspace import ROOT

SHARED, OWN = office_texts("shared"), office_texts("own")
CONTAINER = json.loads(SHARED[".devcontainer/devcontainer.json"])
TASKS = json.loads(SHARED[".vscode/tasks.json"])["tasks"]


def test_it_says_what_the_specification_knows_and_nothing_else() -> None:
    """The names and kinds are those of the published schema, as far as they are used.

    It is `schemas/devContainer.base.schema.json` of the repository devcontainers/spec; nothing fetched is kept here, so
    that they were taken from it by hand.
    """
    kinds = {
        "name": str,
        "image": str,
        "postCreateCommand": str,
        "remoteEnv": dict,
        "forwardPorts": list,
        "portsAttributes": dict,
        "customizations": dict,
    }
    assert {key: type(value) for key, value in CONTAINER.items()} == kinds
    assert set(CONTAINER["portsAttributes"]["8000"]) <= {"label", "protocol", "onAutoForward"}
    assert CONTAINER["portsAttributes"]["8000"]["onAutoForward"] in {"notify", "openBrowser", "openPreview", "silent"}
    assert set(CONTAINER["customizations"]["vscode"]) == {"extensions", "settings"}


def test_the_image_stands_still_until_it_is_moved() -> None:
    assert re.fullmatch(r"mcr\.microsoft\.com/devcontainers/python:\d+\.\d+\.\d+-3\.\d+-[a-z]+", CONTAINER["image"])


def test_the_preview_is_forwarded() -> None:
    port = int(ADDRESS.rpartition(":")[2])
    assert CONTAINER["forwardPorts"] == [port]
    assert list(CONTAINER["portsAttributes"]) == [str(port)]


def test_it_has_the_same_extensions_as_the_editor_at_home() -> None:
    assert (
        CONTAINER["customizations"]["vscode"]["extensions"]
        == json.loads(SHARED[".vscode/extensions.json"])["recommendations"]
    )


def test_what_prepares_it_is_there_in_an_office_and_here() -> None:
    command, script = CONTAINER["postCreateCommand"].split()
    assert command == "sh"
    assert script in OWN
    assert (ROOT / script).is_file()
    assert any(task["command"] == CONTAINER["postCreateCommand"] for task in TASKS)  # the editor at home, the same


@pytest.mark.parametrize("task", TASKS, ids=[task["label"] for task in TASKS])
def test_every_task_runs_what_was_prepared(task: dict[str, str]) -> None:
    """On both systems, the command in the environment that the preparation makes; terminals there find it by itself."""
    for command in re.split("; ?", task["command"]):
        assert command.startswith((".venv/bin/nianbao ", "sh .devcontainer/"))
    assert ".venv\\Scripts\\" in json.dumps(task["windows"]).replace("\\\\", "\\")
    assert CONTAINER["remoteEnv"]["PATH"].startswith("${containerWorkspaceFolder}/.venv/bin:")


def prepare(folder: Path, *installed: str, newer: str = "") -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """An office's preparation with programs that only tell how they were called, and what was called.

    The same commands are run in earnest where an office is begun. `installed` is what the lock brings; `newer` a
    Python beside `python3`, which is then too old.
    """
    called = folder / "called"
    works = 'case "$*" in "-m venv "*) mkdir -p .venv/bin; cp told .venv/bin/python;; esac'
    pythons = ("python3", "python3.11", "python3.12", "python3.13", "python3.14")
    programs = dict.fromkeys(pythons, "exit 1") | {
        newer or "python3": works,
        "told": "".join(f"touch .venv/bin/{name}\n" for name in installed),
        "fc-list": "echo a font",
    }
    for name, does in programs.items():
        (folder / name).write_text(f'#!/bin/sh\necho "$(basename "$0") $*" >> {called}\n{does}\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / "prepare.sh").write_text(OWN[".devcontainer/prepare.sh"], encoding="utf-8")
    env = {"PATH": f"{folder}:/usr/bin:/bin"}
    command = ["sh", "prepare.sh"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done, called.read_text("utf-8").splitlines()


@pytest.mark.unix
def test_the_preparation_of_an_office_installs_its_lock(tmp_path: Path) -> None:
    done, called = prepare(tmp_path, "nianbao")
    assert (done.returncode, "准备好了" in done.stdout) == (0, True)
    lock = "python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt"
    assert [line for line in called if " -m " in line] == ["python3 -m venv --clear .venv", lock]


@pytest.mark.unix
@pytest.mark.parametrize("name", ["python3.11", "python3.14"])
def test_the_preparation_finds_a_newer_python_beside_an_old_one(tmp_path: Path, name: str) -> None:
    done, called = prepare(tmp_path, "nianbao", newer=name)
    assert (done.returncode, f"{name} -m venv --clear .venv" in called) == (0, True), done.stderr


@pytest.mark.unix
def test_the_preparation_says_where_every_python_is_too_old(tmp_path: Path) -> None:
    done, _ = prepare(tmp_path, "nianbao", newer="python3.10")
    assert (done.returncode, "需要 Python 3.11" in done.stderr) == (1, True)


@pytest.mark.unix
def test_the_preparation_says_where_no_engine_is_locked(tmp_path: Path) -> None:
    done, _ = prepare(tmp_path)
    assert (done.returncode, "还没有锁定" in done.stderr) == (1, True)
