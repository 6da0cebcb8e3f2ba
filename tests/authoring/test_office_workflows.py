"""An office's workflows do what this repository's do, with the engine that the office has locked."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from nianbao.authoring.officetexts import office_texts
from nianbao.cli import main
from workspace import ROOT

FILES = {path: text for path, text in office_texts("own").items() if path.startswith(".github/workflows/")}
each_file = pytest.mark.parametrize("path", FILES)
_USES = re.compile(r"uses: (\S+ # v\S+)")


def load(text: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(text)
    return loaded


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((path, name, job) for path, text in FILES.items() for name, job in load(text)["jobs"].items())


def commands(job: dict[str, Any]) -> Iterator[str]:
    """Each command of a job, with `;` and `&&` between them taken apart."""
    for step in job["steps"]:
        for line in step.get("run", "").splitlines():
            yield from (part.strip(" {}") for part in re.split(r"&&|;", line))


def test_there_is_one_for_changes_and_one_for_publishing() -> None:
    assert {path: list(load(text)[True]) for path, text in FILES.items()} == {  # YAML takes `on` for a truth value
        ".github/workflows/check.yml": ["pull_request"],
        ".github/workflows/deploy.yml": ["push", "workflow_dispatch"],
    }


@each_file
def test_actions_are_those_of_this_repository_pinned_by_commit(path: str) -> None:
    """New versions come to this repository by themselves; then they are copied."""
    used = set(_USES.findall(FILES[path]))
    assert used
    assert used <= set(_USES.findall((ROOT / path).read_text("utf-8")))
    assert len(_USES.findall(FILES[path])) == FILES[path].count("uses:")


@each_file
def test_each_job_may_do_what_the_same_job_may_here(path: str) -> None:
    here, there = load((ROOT / path).read_text("utf-8")), load(FILES[path])
    assert there["permissions"] == here["permissions"] == {}
    for name, job in there["jobs"].items():
        for key in ("permissions", "timeout-minutes", "needs", "if", "name"):
            assert job.get(key) == here["jobs"][name].get(key), (name, key)
    assert "secrets." not in FILES[path]
    assert all("${{" not in command for job in there["jobs"].values() for command in commands(job))


def test_every_command_is_one_that_the_engine_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They are typed where nothing is: a call that cannot be read would end the program."""
    typed = [command for _, _, job in jobs() for command in commands(job) if command.startswith("nianbao ")]
    assert len(typed) > len(FILES)
    monkeypatch.chdir(tmp_path)
    for command in typed:
        words = shlex.split(command.split(" >>")[0].split(" #")[0])
        assert main(words[1:]) == (1 if words[1] == "gate" else 2)  # which needs no project, but finds no page


@pytest.mark.parametrize(("path", "name", "job"), list(jobs()), ids=[f"{name}" for _, name, _ in jobs()])
def test_the_locked_engine_is_installed_before_it_is_called(path: str, name: str, job: dict[str, Any]) -> None:
    typed = list(commands(job))
    called = [number for number, command in enumerate(typed) if command.startswith("nianbao ")]
    if called:
        installed = typed.index(".venv/bin/python -m pip install --require-hashes -r requirements.txt")
        assert typed[installed - 1] == "python -m venv .venv"
        assert typed[installed + 1] == 'echo "$PWD/.venv/bin" >> "$GITHUB_PATH"'
        assert installed < called[0], (path, name)
    assert not any("make" in command.split() for command in typed)


def test_what_is_deployed_is_always_strict_and_takes_nothing_from_a_cache() -> None:
    text = FILES[".github/workflows/deploy.yml"]
    assert text.count("nianbao build --format github") == text.count("nianbao build") == 2
    assert "cache:" not in text


def test_no_bot_moves_what_comes_with_the_engine() -> None:
    """New pins of the actions come by an update of the repository: moved by another hand, each would be a conflict."""
    assert not [path for folder in ("own", "shared", "first") for path in office_texts(folder) if "dependabot" in path]
