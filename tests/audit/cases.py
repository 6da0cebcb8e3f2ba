"""What happens to a publisher in a year, each as a change of the files in a checkout; nothing is committed here.

Every change is made by the commands of the checkout that it is made in, as an editor makes it.
"""

import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

from samples import SAMPLES, acknowledge, lay_out
from workspace import CONTENT, copy, edit, nianbao_process

ADDED = "/2018/reading/"
"""The address of the page that `add_page` adds, in the site of the tests."""
_BODY = "pingtan"
"""The body whose published figures are used."""
_SENTENCE = "测试用文字：{}。"
_PAGE = """{{% extends "main.html" %}}
{{% block content %}}
  <h1 id="{slug}">{title}</h1>
  <p>正文里带虚线的数字可以点开，直达统计表中的那一行。</p>
{{% endblock %}}
"""


def keep_one_report(root: Path) -> None:
    """The content that all tests start from, whatever the checkout publishes by now."""
    with tempfile.TemporaryDirectory() as folder:
        copy(CONTENT, Path(folder))
        _replace_content(root, Path(folder))


def add_year(root: Path, year: int = 2019, program: Path | None = None) -> None:
    """A new year as in January: begun by the command, filled in with published figures, dated; no chapter waits."""
    _command(root, "new", str(year), program=program)
    shutil.copy(SAMPLES / _BODY / f"data/{year}/statistics.yml", root / f"data/{year}/statistics.yml")
    report = root / f"data/{year}/report.yml"
    dated = re.sub("^published:.*$", f"published: {year + 1}-01-20", report.read_text("utf-8"), flags=re.MULTILINE)
    report.write_text(dated, encoding="utf-8")
    for path in (root / f"docs/{year}").glob("*.md"):
        text = re.sub("【待填：([^】]*)】", lambda match: _SENTENCE.format(match[1]), path.read_text("utf-8"))
        path.write_text(text, encoding="utf-8")


def lock(root: Path, year: int = 2018) -> None:
    """A published year is locked, though its original has no date."""
    _command(root, "freeze", str(year), "--undated")


def correct_figure(root: Path, year: int = 2018) -> None:
    """A figure of a locked year is put right, with the sentence that uses it, and both changes are explained."""
    name, before, after = "政策解读稿件发布数", 114, 115
    edit(root / f"data/{year}/statistics.yml", f"{name}: {before}", f"{name}: {after}")
    edit(root / f"docs/{year}/work.md", f"[{before}](stat:{name})", f"[{after}](stat:{name})")
    _command(root, "correct", str(year), "--why", "汇总时漏计")


def add_page(root: Path) -> None:
    """The engine gets one more page for every year; where the tests list pages, it is listed too."""
    slug, title = ADDED.split("/")[-2], "怎样阅读"
    listed = _file(root, "grep", "--files-with-matches", "^YEAR_PAGES = ($")
    beside = _file(root, "ls-files", "*/series.html")
    entry = f'    PortalPage("{slug}", "{title}", "{title}这份报告的正文和统计表。"),\n'
    edit(listed, "YEAR_PAGES = (\n", f"YEAR_PAGES = (\n{entry}")
    (beside.parent / f"{slug}.html").write_text(_PAGE.format(slug=slug, title=title), encoding="utf-8")
    edit(root / "tests/support/pages.py", "PAGES = (\n", f'PAGES = (\n    "{ADDED}",\n')
    with (root / "tests/portal/data/addresses.txt").open("a", encoding="utf-8", newline="\n") as addresses:
        addresses.write(f"{ADDED[1:]}\n")


def become_another_body(root: Path) -> None:
    """Everything that is published is another body's: four years on other forms, one of them locked."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), _BODY)
        acknowledge(Path(folder), _BODY)
        _replace_content(root, Path(folder))
    lock(root, 2019)


def _replace_content(root: Path, source: Path) -> None:
    """Put the content of `source` in the place of what is there; the schemas beside it are the engine's."""
    shutil.rmtree(root / "docs")
    for path in [*(root / "data").glob("[0-9]*"), *(root / "data").glob("*.yml"), root / "data/addresses.txt"]:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.copytree(source / "docs", root / "docs")
    shutil.copytree(
        source / "data", root / "data", ignore=shutil.ignore_patterns("forms", "schemas"), dirs_exist_ok=True
    )


def _file(root: Path, *question: str) -> Path:
    """The one file that git names."""
    run = subprocess.run(["git", *question], cwd=root, check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S607
    (name,) = run.stdout.splitlines()
    return root / name


def _command(root: Path, *arguments: str, program: Path | None = None) -> None:
    """Run the checkout's own engine, or the one that is installed as `program`."""
    if program:
        command = [str(program), *arguments]
        run = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, encoding="utf-8")
    else:
        run = nianbao_process(root, *arguments, PYTHONPATH=str(root / "hooks"))
    if run.returncode:
        raise SystemExit(f"nianbao {' '.join(arguments)}:\n{run.stdout}{run.stderr}")


def cut_version(root: Path, version: str) -> None:
    """A version is cut as ARCHITECTURE.md says: its number in three files, its changes under a day."""
    project, changes = root / "pyproject.toml", root / "CHANGELOG.md"
    before = tomllib.loads(project.read_text("utf-8"))["project"]["version"]
    edit(project, f'version = "{before}"', f'version = "{version}"')
    guide = root / "hooks/nianbao/authoring/office/shared/guide/start.md"
    guide.write_text(guide.read_text("utf-8").replace(before, version), encoding="utf-8")
    subprocess.run(["sh", ".ci/office"], cwd=root, check=True)  # noqa: S607 - as the Makefile does
    edit(changes, "## Unreleased\n", f"## Unreleased\n\n## {version} - 2030-01-31\n\n- Rehearsed.\n")
