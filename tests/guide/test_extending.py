"""The guide for programmers, done as it is written: every change is made in a copy of the sources, which then runs.

A code block below the name of a file is that file; a `diff` block changes files that are there (`@@` between places).
All changes are made at once, and one process runs the commands that show what came of them.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from engine import OPTIONS
from formblocks import BLOCKS, FormBlock
from nianbao.authoring.scaffold import scaffold
from nianbao.form.keys import FORM
from nianbao.form.reader import read_forms
from nianbao.project.publisher import read_publisher
from nianbao.source.keys import Key, Kind
from page import read_page
from validator import load, problems
from workspace import CONTENT, ROOT, SCHEMA_FOLDER, SITE, copy, edit, nianbao_with

GUIDE = (ROOT / "guide/extending.md").read_text("utf-8")
FILES = dict(re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
DIFFS = re.findall(r"^```diff\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FORM_FILE, CASE_FILE = "data/forms/2030.yml", "tests/bad/exclamation.yml"

_RUN = """
import contextlib, io, json, sys
from nianbao.cli import main

def run(arguments):
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            code = main(arguments)
        except SystemExit as exit:
            code = exit.code
    return code, printed.buffer.getvalue().decode()

print(json.dumps([run(arguments) for arguments in json.loads(sys.argv[1])]))
"""
COMMANDS = {
    "schema": ["schema"],
    "check": ["check"],
    "titles": ["titles"],
    "build": ["build"],
    "init": ["init", "../office", *OPTIONS],
}


@dataclass(frozen=True, slots=True)
class Extended:
    """A project whose engine has every change of the guide, after its commands were run."""

    root: Path
    printed: dict[str, str]

    def schema(self, name: str) -> Any:
        return json.loads((self.root / f"data/schemas/{name}.schema.json").read_text("utf-8"))

    def page(self, address: str) -> str:
        return read_page(self.root / "site" / address / "index.html").one("main").text()


def changes(diff: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The places of a diff: the file, the lines that are there, and the lines that take their place."""
    for file, body in re.findall(r"^--- (\S+)\n((?:(?!--- ).*\n)*)", diff, re.MULTILINE):
        for place in re.split(r"^@@\n", body, flags=re.MULTILINE):
            lines = place.splitlines()
            assert {line[:1] for line in lines} <= {" ", "+", "-"}, place
            yield file, [line[1:] for line in lines if line[0] != "+"], [line[1:] for line in lines if line[0] != "-"]


def apply(root: Path, diff: str) -> None:
    """Make each change; the lines that it names stand exactly once in the file."""
    for file, old, new in changes(diff):
        lines = (root / file).read_text("utf-8").splitlines()
        found = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
        assert len(found) == 1, f"{file}: stands {len(found)} times:\n" + "\n".join(old)
        lines[found[0] : found[0] + len(old)] = new
        (root / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def begin_year(root: Path) -> None:
    """The year of the guide's form with every figure 0, which breaks the new rule, and no text left to write."""
    forms = read_forms(root, [])
    publisher = read_publisher(root / "data/publisher.yml", "", [], production=False)
    for name, text in scaffold(2030, forms["2030"], publisher, None).items():
        filled = re.sub(r"【待填：([^】]*)】", r"测试用文字，公开：\1。", text) if name.endswith(".md") else text
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(re.sub(r"(?<=[:,\[] )待填|(?<=\[)待填", "0", filled), encoding="utf-8")
    edit(root / "data/2030/report.yml", "published:", "published: 2031-03-01 09:00 #")


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    root: Path = tmp_path_factory.mktemp("extended") / "project"
    root.mkdir()
    copy((*CONTENT, *SITE, "hooks"), root)
    for file, text in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    begin_year(root)
    for diff in DIFFS:
        apply(root, diff)
    for file, places in yaml.safe_load(FILES[CASE_FILE])["change"].items():
        for old, new in places:
            edit(root / file, old, new)
    commands = json.dumps(list(COMMANDS.values()))
    done = nianbao_with((sys.executable, "-c", _RUN), root, commands, PYTHONPATH=str(root / "hooks"))
    assert done.returncode == 0, done.stderr
    answers: list[tuple[int, str]] = json.loads(done.stdout)
    assert [(name, out) for name, (code, out) in zip(COMMANDS, answers, strict=True) if code] == []
    return Extended(root, {name: out for name, (_, out) in zip(COMMANDS, answers, strict=True)})


def test_the_changed_sources_pass_the_linter(extended: Extended) -> None:
    """By the rules of this project."""
    changed = {file for file in FILES if file.endswith(".py")}
    changed |= {file for diff in DIFFS for file, _, _ in changes(diff) if file.endswith(".py")}
    for command in (["check"], ["format", "--check"]):
        run = [sys.executable, "-m", "ruff", *command, "--config", str(ROOT / "pyproject.toml"), *sorted(changed)]
        done = subprocess.run(run, cwd=extended.root, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_the_new_check_finds(extended: Extended) -> None:
    wanted = yaml.safe_load(FILES[CASE_FILE])["warnings"]
    assert wanted
    said = [line.replace("；规则 exclamation）", "）") for line in extended.printed["check"].splitlines()]
    assert [line for line in wanted if line not in said] == []
    assert "；规则 exclamation）" in extended.printed["check"]


def test_the_new_kind_of_rule_is_kept(extended: Extended) -> None:
    (line,) = [line for line in extended.printed["check"].splitlines() if "F30-6" in line]
    assert line.startswith("data/2030/statistics.yml:")
    assert "网站公开数 = 0，应小于 公开信息数 = 0" in line
    choices = extended.schema("form")["properties"]["rules"]["items"]["properties"]["op"]["enum"]
    assert "<" in choices


def test_the_new_download_is_there_and_offered(extended: Extended) -> None:
    (file,) = (extended.root / "site/2018/data").glob("*.txt")
    assert "15131" in file.read_text("utf-8")
    links = read_page(extended.root / "site/2018/downloads/index.html").one("main").all("a")
    assert f"../data/{file.name}" in [unquote(link.get("href")) for link in links]
    assert "只要文字：没有版式" in extended.page("2018/downloads")


def test_the_new_page_is_in_the_site_and_in_its_menu(extended: Extended) -> None:
    contact = load((extended.root / "data/publisher.yml").read_text("utf-8"))["contact"]
    assert f"电话：{contact['phone']}" in extended.page("contact")
    links = read_page(extended.root / "site/contents/index.html").one("main").all("a")
    assert "../contact/" in [link.get("href") for link in links if link.text() == "联系方式"]


def test_the_new_key_is_in_the_schema_and_read_and_shown(extended: Extended) -> None:
    assert extended.schema("report")["properties"]["number"]["title"] == "文号"
    assert "某办发〔2019〕1号" in extended.page("2018")
    assert "文号" not in extended.page("2030")


def test_the_new_command_runs(extended: Extended) -> None:
    lines = extended.printed["titles"].splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2030", "2018"]
    assert all(line.split("\t")[1] for line in lines)


def test_the_new_style_is_published(extended: Extended) -> None:
    assert ".contact{" in (extended.root / "site/assets/portal.css").read_text("utf-8")


def test_an_office_gets_the_new_text(extended: Extended) -> None:
    assert (extended.root.parent / "office/guide/contact.md").read_text("utf-8").startswith("# 联系方式")
    assert "公文里用了感叹号" in (extended.root.parent / "office/guide/messages.md").read_text("utf-8")


def test_a_year_of_the_guides_form_is_published(extended: Extended) -> None:
    assert [line for line in extended.printed["check"].splitlines() if line.startswith(FORM_FILE)] == [
        f"{FORM_FILE}:2: 2030 年表式: 本站自己的表式（请确认这是有意的；不是的请删去这个文件；规则 override）"
    ]
    page = read_page(extended.root / "site/2030/statistics/index.html")
    assert page.by_id("row-1.1").one("td", "unit").text() == "条"
    assert {"公开方式", "申请人"} <= set(extended.page("2030").split())


Names = tuple[str, ...]


def names_of(keys: tuple[Key, ...]) -> Names:
    return tuple(key.name for key in keys)


def blocks(value: Any, keys: tuple[Key, ...]) -> Iterator[tuple[Names, set[str]]]:
    """Every block of a form file: the keys that it may have, and those that it has."""
    yield names_of(keys), set(value)
    for key in keys:
        for item in value.get(key.name, ()) if key.kind is Kind.LIST else ():
            yield from blocks(item, key.keys)


def test_the_guides_form_has_every_kind_of_block_and_every_key_that_is_read() -> None:
    used: dict[Names, set[str]] = {}
    for names, there in blocks(load(FILES[FORM_FILE]), FORM):
        used.setdefault(names, set()).update(there)
    assert set(used) == {names_of(block.keys) for block in BLOCKS}
    for block in BLOCKS:
        assert {key.name for key in block.keys if key.kind is not Kind.ANY} <= used[names_of(block.keys)]


def test_the_guides_form_is_valid() -> None:
    schema = json.loads((SCHEMA_FOLDER / "form.schema.json").read_text("utf-8"))
    assert problems(load(FILES[FORM_FILE]), schema) == []


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.english)
def test_every_key_of_a_form_file_is_explained(block: FormBlock) -> None:
    """In the order of the schema; a star marks those that have to be there."""
    text = GUIDE.split(f"\n### {block.english}\n")[1].split("\n## ")[0].split("\n### ")[0]
    listed = re.findall(r"^\| `(\w+)`( \*)? \| \S", text, re.MULTILINE)
    assert listed == [(key.name, " *" if key.required else "") for key in block.keys]
