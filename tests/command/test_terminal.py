"""Nothing that somebody else wrote steers the terminal or the log of whoever runs a command."""

import json
from pathlib import Path

import pytest

from nianbao.command.findings import as_github, as_json
from nianbao.finding import Finding, Place
from workspace import CONTENT, copy, edit, nianbao

_FOUL = "甲\x1b]0;x\x07\u202e\x9b1m\n::error::乙"


def test_a_finding_is_one_line_whatever_its_names() -> None:
    found = Finding(Place(f"docs/{_FOUL}.md"), _FOUL, _FOUL, _FOUL, found=_FOUL)
    clean = "甲<U+001B>]0;x<U+0007><U+202E><U+009B>1m ::error::乙"
    assert str(found) == f"docs/{clean}.md:1: {clean}: {clean}（{clean}；规则 data）"
    assert as_github([found]).count("\n") == 0
    (read,) = json.loads(as_json([found]))
    assert read["found"] == _FOUL
    assert not {*"\x1b\u202e\x9b"} & {*as_json([found])}


@pytest.mark.unix
@pytest.mark.parametrize("form", ["text", "github"])
def test_names_and_texts_are_printed_without_what_a_terminal_obeys(tmp_path: Path, form: str) -> None:
    copy(CONTENT, tmp_path)
    (tmp_path / f"docs/2018/{_FOUL}.pdf").write_bytes(b"")
    (tmp_path / "data/2018/\x1b[31m.yml").write_text('"\\x1b[2J": 1\n', encoding="utf-8")
    edit(tmp_path / "data/2018/report.yml", "scope: summary", 'scope: "\\e[31m"')
    edit(tmp_path / "docs/2018/plan.md", "# 四、2019年工作计划", "# 四、2019年工作计划\x1b[31m\u202e")
    run = nianbao(tmp_path, "check", "--format", form)
    assert run.returncode == 1
    assert "\x1b" not in run.stdout + run.stderr
    assert "\u202e" not in run.stdout + run.stderr
    assert "U+001B" in run.stdout
    assert [line for line in run.stdout.splitlines() if line.startswith("::error::")] == []
