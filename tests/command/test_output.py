"""What programs read is UTF-8 with Unix line ends on every system; what people read is what their console speaks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workspace import edit


def printed(root: Path, *arguments: str) -> bytes:
    """What a command prints where the console speaks GBK, as Windows' does in China."""
    env = os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}
    command = [sys.executable, "-m", "nianbao", *arguments]
    return subprocess.run(command, cwd=root, env=env, check=False, capture_output=True).stdout


@pytest.fixture
def wrong(root: Path) -> Path:
    """A project with a figure that its rules contradict."""
    edit(root / "data/2018/statistics.yml", "举报投诉数量: 45", "举报投诉数量: 四十五")
    return root


def test_people_are_spoken_to_as_their_console_does(wrong: Path) -> None:
    assert "举报投诉数量" in printed(wrong, "check").decode("gbk")


@pytest.mark.parametrize("form", ["json", "github"])
def test_programs_get_utf_8(wrong: Path, form: str) -> None:
    assert "举报投诉数量" in printed(wrong, "check", "--format", form).decode("utf-8")


def test_json_can_be_read_by_its_standard(wrong: Path) -> None:
    (finding,) = json.loads(printed(wrong, "check", "--format", "json"))[:1]
    assert finding["file"] == "data/2018/statistics.yml"


def test_the_summary_for_github_is_utf_8(repository: Path) -> None:
    edit(repository / "data/2018/statistics.yml", "举报投诉数量: 45", "举报投诉数量: 46")
    assert "举报投诉数量" in printed(repository, "summary", "HEAD").decode("utf-8")
