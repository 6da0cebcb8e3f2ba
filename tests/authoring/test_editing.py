"""What helps editors is wired: schemas for every kind of file, the same check everywhere, templates that are valid."""

import fnmatch
import json
import re
from pathlib import Path, PurePosixPath

import pytest
import yaml

from workspace import FORM_FOLDER, PORTAL, ROOT, edit, nianbao

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
TASKS = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))
TEMPLATES = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")


def test_every_schema_of_the_settings_exists_and_meets_a_kind_of_file() -> None:
    for schema, pattern in SETTINGS["yaml.schemas"].items():
        assert (ROOT / schema).exists()
        assert re.fullmatch(r"(data|\*\*)/[\w*/]+\.yml", pattern)
    wired = SETTINGS["yaml.schemas"].values()
    for path in [
        "data/2018/report.yml",
        "data/2018/tables/建议提案办理结果.yml",
        "data/publisher.yml",
        "data/glossary.yml",
    ]:
        assert (PORTAL / path).exists()
        assert any(fnmatch.fnmatch(path, pattern) for pattern in wired)
    form = SETTINGS["yaml.schemas"]["./data/schemas/form.schema.json"]
    for path in ["data/forms/2027.yml", FORM_FOLDER.relative_to(ROOT).as_posix() + "/2021.yml"]:
        assert PurePosixPath("/", path).match(form)


def test_the_matcher_of_the_editor_reads_our_lines(content: Path) -> None:
    edit(content / "data/2018/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    pattern = TASKS["tasks"][0]["problemMatcher"]["pattern"]
    lines = nianbao(content, "check").stdout.splitlines()
    matches = [match for line in lines if (match := re.search(pattern["regexp"], line))]
    assert "docs/2018/work.md" in {match[pattern["file"]] for match in matches}
    assert all(match[pattern["line"]].isdigit() and match[pattern["message"]] for match in matches)


def test_commits_are_checked_by_the_same_command_and_by_nothing_from_elsewhere() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [source["repo"] for source in config["repos"]] == ["local"]
    assert [hook["entry"] for source in config["repos"] for hook in source["hooks"]] == ["make check"]
    assert all(hook["always_run"] for source in config["repos"] for hook in source["hooks"])  # what is removed too


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_forms_in_chinese(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert set(form) == {"name", "description", "title", "labels", "body"}
    asked = [item for item in form["body"] if item["type"] != "markdown"]
    assert all(item["attributes"]["label"] for item in asked)
    assert len({item["id"] for item in asked}) == len(asked)
    assert {item["type"] for item in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(item["attributes"].get("options") for item in asked if item["type"] in ("dropdown", "checkboxes"))
    assert all(item["attributes"]["value"] for item in form["body"] if item["type"] == "markdown")


CONTENT = {"更正数据", "勘误", "新年度报告"}
PROGRAM = {"程序问题", "建议"}


def test_there_is_a_template_for_each_kind_of_change() -> None:
    names = {yaml.safe_load(path.read_text("utf-8"))["name"] for path in TEMPLATES}
    assert names == CONTENT | PROGRAM
    text = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert all(name in text for name in CONTENT)


def test_editors_are_led_to_the_template_for_a_fault_of_the_program() -> None:
    for guide in ("CONTRIBUTING.md", "guide/messages.md"):
        assert re.search("“Issues”.*“New issue”", (ROOT / guide).read_text("utf-8")), guide
    assert "“程序问题”" in (ROOT / "guide/messages.md").read_text("utf-8")
