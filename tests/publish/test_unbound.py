"""What did not go through this publisher is not let out, whatever made it; the workflows upload nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from nianbao.authoring.officetexts import office_texts
from nianbao.cli import main
from workspace import PORTAL, ROOT

HERE = {path.name: path.read_text("utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
OFFICE = {path: text for path, text in office_texts("own").items() if path.startswith(".github/workflows/")}
_GATES = re.compile(r"(?:make gate FOLDER=|nianbao gate )(\S+)")


def build_without_events(root: Path) -> Path:
    """A site as an engine makes it that runs no hook and finds no issue: each chapter converted, and nothing else."""
    for chapter in (PORTAL / "docs").rglob("*.md"):
        folder = root / "site" / chapter.relative_to(PORTAL / "docs").with_suffix("")
        page = folder.parent / "index.html" if folder.name == "index" else folder / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        html = markdown.markdown(chapter.read_text("utf-8"), extensions=["attr_list", "tables"])
        page.write_text(f"<!doctype html><title>年报</title>{html}", encoding="utf-8")
    return root / "site"


def test_a_site_that_an_engine_without_hooks_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = build_without_events(tmp_path)
    assert "<table" not in (made / "2018/statistics/index.html").read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["gate", "site"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(
        "2018/statistics/index.html:1: table:政府信息公开情况统计表: 生成的网页里还有没处理的地址"
    )
    assert any(line.startswith("2018/work/index.html:1: stat:主动公开政府信息数: ") for line in said)
    assert re.fullmatch(r"另有 \d+ 处。", said[-2])
    assert said[-1] == "site 不能发布。"


@pytest.mark.parametrize(
    "page",
    ['<a href="stat:1.1">3</a>', '<img src="TABLE:form" alt="表">', "<p>![](chart:1)</p>", '<a href="stat：1.1">3</a>'],
)
def test_one_address_in_one_page_is_enough(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, html in (("index.html", "<p>年报</p>"), ("2018/deep/index.html", page)):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(html, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["gate", "site"]) == 1
    assert capsys.readouterr().err.startswith("2018/deep/index.html:1: ")


def test_a_page_in_another_encoding_is_looked_at_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_bytes('<p>年报</p><a href="stat:1.1">3</a>'.encode("gbk"))
    monkeypatch.chdir(tmp_path)
    assert main(["gate", "."]) == 1
    assert "stat:1.1" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["empty", "missing"])
def test_no_page_is_no_site(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["gate", folder]) == 1
    assert capsys.readouterr().err.startswith(f"{folder}:1: 网页: 这个文件夹里没有网页")


def test_what_was_built_here_may_go_out(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.parent)
    assert main(["gate", "site"]) == 0
    assert capsys.readouterr().out == "site 里没有没处理的地址，可以发布。\n"


def uploads(workflow: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each folder that is handed to the host of the site, with the step before."""
    for job in yaml.safe_load(workflow)["jobs"].values():
        steps = job.get("steps", [])  # a job that calls another workflow has none
        for before, step in zip([{}, *steps], steps, strict=False):
            if step.get("uses", "").startswith("actions/upload-pages-artifact@"):
                yield step["with"]["path"], before


@pytest.mark.parametrize("workflows", [HERE, OFFICE], ids=["here", "office"])
def test_no_folder_is_uploaded_that_the_step_before_did_not_look_at(workflows: dict[str, str]) -> None:
    """Nothing comes between: what is written after the look would go out unseen."""
    found = [upload for text in workflows.values() for upload in uploads(text)]
    assert [folder for folder, _ in found] == ["site"]
    for folder, before in found:
        assert _GATES.fullmatch(before.get("run", "")) is not None
        assert _GATES.findall(before["run"]) == [folder]
        assert not before.keys() & {"if", "continue-on-error", "working-directory", "shell"}


@pytest.mark.parametrize("workflows", [HERE, OFFICE], ids=["here", "office"])
def test_nothing_else_hands_the_site_to_its_host(workflows: dict[str, str]) -> None:
    """An action that uploads or pushes by itself would go round the look."""
    used = {use for text in workflows.values() for use in re.findall(r"uses: ([\w./-]+)@", text)}
    to_the_host = {use for use in used if "pages" in use}
    assert to_the_host == {"actions/configure-pages", "actions/upload-pages-artifact", "actions/deploy-pages"}
