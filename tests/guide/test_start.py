"""The guide for a new office, done as it is written: in an empty folder, with nothing but the engine's file."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from console import commands, missing
from engine import link_dependencies, packages_of, python
from workspace import ROOT, git

pytestmark = pytest.mark.unix

GUIDE = (ROOT / "guide/start.md").read_text("utf-8")
STEPS = list(commands(GUIDE))
_END = "---- end of a command:"
_ADDRESS = "网址"
"""What the reader puts another word for."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of the guide's commands."""

    folder: Path
    remote: Path
    """The repository that it was pushed to."""
    printed: tuple[str, ...]
    codes: tuple[int, ...]


def _script() -> str:
    """The guide's commands in one shell, as somebody types them: what one activates, the next ones use.

    A bare repository stands for the empty one on GitHub.

    The packages that the engine needs are found, not downloaded: pip takes what is there in the right version.
    """
    lines = ["exec 2>&1"]
    for command, _ in STEPS:
        lines += [command.replace(_ADDRESS, '"$REMOTE"'), f'echo "{_END} $?"']
        if "-m venv" in command:
            lines += ['for folder in .venv/lib/python*/site-packages; do echo "$PACKAGES" > "$folder/found.pth"; done']
    return "\n".join(lines)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Done:
    """A folder in which everything was done that the guide says."""
    root = tmp_path_factory.mktemp("start")
    folder = root / "office"
    folder.mkdir()
    (folder / wheel.name).write_bytes(wheel.read_bytes())
    remote = root / "remote.git"
    git(root, "init", "--quiet", "--bare", remote.name)
    (root / "bin").mkdir()
    (root / "bin/python3").symlink_to(python())
    env = {
        "PATH": f"{root / 'bin'}:/usr/bin:/bin",
        "HOME": str(root),
        "LC_ALL": "C.UTF-8",
        "REMOTE": str(remote),
        "PACKAGES": str(link_dependencies(root / "packages")),
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    ran = subprocess.run(["bash", "-c", _script()], cwd=folder, env=env, capture_output=True, text=True, check=True)  # noqa: S607
    pieces = re.split(rf"^{_END} (\d+)\n", ran.stdout, flags=re.MULTILINE)
    return Done(folder, remote, tuple(pieces[:-1:2]), tuple(map(int, pieces[1::2])))


def test_there_are_commands_for_every_part() -> None:
    typed = [command for command, _ in STEPS]
    for begins in (
        "python3 -m venv",
        "pip install ./nianbao-",
        "nianbao init --name",
        "nianbao new",
        "nianbao preview",
    ):
        assert any(command.startswith(begins) for command in typed), begins
    assert "nianbao init --update" in typed
    assert "pip install --require-hashes -r requirements.txt" in typed


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[command for command, _ in STEPS])
def test_the_command_works_and_shows_what_the_guide_says(done: Done, number: int) -> None:
    command, shown = STEPS[number]
    assert done.codes[number] == 0, f"{command}\n{done.printed[number]}"
    assert missing(shown, done.printed[number]) == "", done.printed[number]


def test_the_guide_names_the_file_of_this_version(wheel: Path) -> None:
    assert set(re.findall(r"nianbao-[^`\s]*\.whl", GUIDE)) == {wheel.name}
    assert set(re.findall(r"(\d+\.\d+\.\d+) 版", GUIDE)) == {wheel.name.split("-")[1]}


def test_the_repository_arrives_as_it_is_needed_there(done: Done) -> None:
    """The workflows can install the engine; what was made on this machine stays on it."""
    command = ["git", "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "main"]
    listed = subprocess.run(command, cwd=done.remote, capture_output=True, text=True, check=True).stdout.splitlines()
    (engine,) = [name for name in listed if name.endswith(".whl")]
    assert f"./{engine} " in (done.folder / "requirements.txt").read_text("utf-8")
    assert {".github/workflows/deploy.yml", "data/2023/statistics.yml", ".nianbao/answers.yml"} <= set(listed)
    assert not [name for name in listed if name.startswith((".venv/", ".cache/", "preview/", "site/"))]


def test_nothing_of_it_came_from_the_sources(done: Done) -> None:
    """The engine that ran is the one that the folder's lock names, in the folder's own environment."""
    called = [
        str(done.folder / ".venv/bin/python"),
        "-c",
        "import nianbao, nianbao_mkdocs as m; print(nianbao.__file__, m.__file__)",
    ]
    found = subprocess.run(called, cwd=done.folder, capture_output=True, text=True, check=True)
    assert all(Path(path).is_relative_to(packages_of(done.folder / ".venv")) for path in found.stdout.split())


def test_what_the_guide_says_of_leaving_is_so(done: Done) -> None:
    """Text and data are readable by themselves, and the site needs no engine."""
    assert (done.folder / "docs/2023/overview.md").read_text("utf-8").startswith("# 一、总体情况")
    assert "规章: {" in (done.folder / "data/2023/statistics.yml").read_text("utf-8")
    (data,) = (done.folder / "preview").glob("**/2023/data")
    names = {path.suffix for path in data.iterdir()}
    assert {".docx", ".xlsx", ".csv", ".json", ".zip"} <= names
