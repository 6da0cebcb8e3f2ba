"""Published tables as projects: the figures in `tests/samples/`, with chapters made by the scaffold.

`samples/<unit>/data/<year>/` is a year's data, `samples/<unit>/data/publisher.yml` names the body that published it;
`samples/<unit>/known-<year>.yml` says what is wrong in the report.
"""

import functools
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from nianbao.authoring.scaffold import scaffold
from nianbao.finding import errors
from nianbao.form.reader import read_forms
from nianbao.project.project import Project, read_project
from nianbao.project.publisher import read_publisher
from workspace import PORTAL, ROOT, copy_schemas, edit

SAMPLES = ROOT / "tests/samples"
SHARED = ("docs/index.md",)
"""What the fixed copy has that names no body: every project may have it as it is."""
YEARS = sorted((path.parent.name, int(path.stem.removeprefix("known-"))) for path in SAMPLES.glob("*/known-*.yml"))
"""Every sample: unit and year."""


def known(unit: str, year: int) -> list[dict[str, Any]]:
    """The contradictions that the published report is known to have."""
    sample = yaml.safe_load((SAMPLES / unit / f"known-{year}.yml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = sample["known"]
    return found


def lay_out(root: Path, unit: str) -> Path:
    """A project of all years of a unit: forms of ours, its data, and chapters with a sentence for each placeholder."""
    for name, content in _files_of(unit):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


@functools.cache
def _files_of(unit: str) -> tuple[tuple[str, bytes], ...]:
    """The files of such a project, by their paths."""
    with tempfile.TemporaryDirectory() as folder:
        root = _make(Path(folder), unit)
        files = (path for path in sorted(root.rglob("*")) if path.is_file())
        return tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in files)


def _make(root: Path, unit: str) -> Path:
    shutil.copytree(SAMPLES / unit / "data", root / "data")
    copy_schemas(root)
    for name in SHARED:
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(PORTAL / name, root / name)
    write_chapters(root, r"测试用文字：\1。")
    return root


def write_chapters(root: Path, sentence: str) -> None:
    """The chapters of every year that has data, as `nianbao new` writes them, with a sentence for each placeholder.

    In `sentence`, `\\1` stands for what the placeholder asks for.
    """
    forms = read_forms(root, [])
    publisher = read_publisher(root / "data/publisher.yml", "data/publisher.yml", [], production=False)
    for folder in sorted((root / "data").glob("20*")):
        form = forms[yaml.safe_load((folder / "report.yml").read_text(encoding="utf-8"))["form"]]
        for name, text in scaffold(int(folder.name), form, publisher, None).items():
            if name.startswith("docs/"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(re.sub("【待填：([^】]*)】", sentence, text), encoding="utf-8")


def acknowledge(root: Path, unit: str) -> None:
    """Explain the contradictions that would stop a build, as an editor would."""
    if unit == "pingtan":
        with (root / "data/2020/report.yml").open("a", encoding="utf-8") as report:
            report.write(
                "acknowledged:\n"
                "  - {rule: F19-T3-2, target: 三/（七）总计/自然人, found: 20, expected: 26, why: 已公布的表格如此}\n"
                "  - {rule: F19-T3-2, target: 三/（七）总计, found: 21, expected: 27, why: 已公布的表格如此}\n"
            )


def with_numbers(root: Path, unit: str) -> Project:
    """Bound numbers in the text of every year; in 2020 also a count and an amount left blank, and a 不适用."""
    acknowledge(root, unit)
    if unit == "pingtan":
        edit(
            root / "data/2020/statistics.yml",
            "{上一年项目数量: 35, 本年增/减: -15}",
            "{上一年项目数量: 不适用, 本年增/减: }",
        )
        edit(root / "data/2020/statistics.yml", "采购总金额: 73802895.90元", "采购总金额: ")
    for overview in root.glob("docs/*/overview.md"):
        sentence = "\n本年新收申请[](stat:本年新收政府信息公开申请数量)件，复议维持[](stat:行政复议/结果维持)件。\n"
        overview.write_text(overview.read_text(encoding="utf-8") + sentence, encoding="utf-8")
    project = read_project(root)
    assert not errors(project.findings)
    return project
