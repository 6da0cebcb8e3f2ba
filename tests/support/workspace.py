"""Copies of a project for tests to change, and the command run in them as an editor runs it.

The project is the engine of this checkout with the content in `tests/portal/`: one published report, kept as it is. The
content at the root belongs to its editors, who add to it every January: no test of the engine reads it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from commandline import run_here
from nianbao.cache.place import store_of

ROOT = Path(__file__).parents[2]
PORTAL = ROOT / "tests/portal"
FORM_FOLDER = ROOT / "hooks/nianbao/statutory/forms"
THEME = ROOT / "hooks/nianbao_mkdocs/theme"
SCHEMA_FOLDER = ROOT / "data/schemas"
CONTENT = ("data", "docs")
ADDRESS = "https://www.example.gov.cn/x/y/"
"""Where the sites are that know it."""
NOTE = "内部备注待张某核实"
"""What a comment in a text says."""
SITE = ("mkdocs.yml", "hooks/portal.py")


_READ_AT_THE_START = ("FONTCONFIG_FILE", "PYTHONHASHSEED", "PYTHONPATH", "TZ")


def copy(names: tuple[str, ...], target: Path) -> None:
    """Of content, the fixed copy; the data of any project hold the schemas too."""
    for name in names:
        _copy((PORTAL if name in CONTENT else ROOT) / name, target / name)
    if "data" in names:
        copy_schemas(target)


def copy_schemas(target: Path) -> None:
    _copy(SCHEMA_FOLDER, target / "data" / SCHEMA_FOLDER.name)


def own_form(root: Path, form: str) -> Path:
    """A copy of a statutory form as the project's own, to change."""
    path = root / f"data/forms/{form}.yml"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(FORM_FOLDER / path.name, path)
    return path


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"), dirs_exist_ok=True)
    else:
        target.parent.mkdir(exist_ok=True)
        shutil.copy(source, target)


def nianbao(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, but within this process, which has imported what it needs already."""
    assert "serve" not in arguments or "--help" in arguments, "it takes the signals of its process"
    assert not [name for name in environment if name in _READ_AT_THE_START], "a process that runs has read them"
    return run_here(root, arguments, _environment(environment))


def nianbao_process(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, where that is the point."""
    return nianbao_with((sys.executable, "-m", "nianbao"), root, *arguments, **environment)


def nianbao_with(
    program: tuple[str | Path, ...], root: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command of another environment."""
    command, env = [*program, *arguments], _environment(environment)
    return subprocess.run(command, cwd=root, env=env, check=False, capture_output=True, text=True, encoding="utf-8")


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """That of the tests without settings of a build, and with those of the call."""
    clean = {key: value for key, value in os.environ.items() if key not in ("PRODUCTION", "SITE_URL")}
    # Some machines forbid compiled modules to be kept; each of many starts would compile them again.
    return clean | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "", **own}


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that occurs exactly once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name}: {old!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=测试", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")


def identify(root: Path) -> None:
    """Give a project the whole identity that is made for the tests."""
    addresses = root / "data/addresses.txt"
    addresses.write_text(addresses.read_text("utf-8").replace("红寺堡区", "测试区"), encoding="utf-8")
    (root / "docs/images").mkdir()
    shutil.copy(ROOT / "tests/identity/badge.svg", root / "docs/images/badge.svg")
    shutil.copy(ROOT / "tests/identity/publisher.yml", root / "data/publisher.yml")


def annotate(root: Path) -> None:
    """Put comments wherever an editor may write one into a chapter and the page of all years; NOTE stands in each."""
    for file, old, new in (
        ("docs/index.md", "这里公布各年度", f"<!-- {NOTE} -->这里公布各年度"),
        ("docs/2018/plan.md", "# 四、", f"<!--\n{NOTE}\n\n4151\n-->\n\n# 四、"),
        ("docs/2018/plan.md", "2019年，我们将", f"2019年，<!-- {NOTE}，4151件 -->我们将"),
        ("docs/2018/problems.md", "## 三是", f"- 甲 <!-- {NOTE} -->\n\n    <!-- {NOTE} -->\n\n## 三<!-- {NOTE} -->是"),
    ):
        edit(root / file, old, new)
    with (root / "docs/2018/problems.md").open("a", encoding="utf-8") as text:
        text.write(f"\n<table><tr><td>甲<!-- {NOTE} --></td></tr></table>\n")
        text.write(f"\n| 甲 <!-- {NOTE} --> | 乙 |\n|--|--|\n| 丙 | 丁 <!-- {NOTE} --> |\n")
        text.write(f"\n> 甲[^1] **<!-- {NOTE} -->乙**\n\n[^1]: 丙 <!-- {NOTE} -->\n")


def put_public_files(root: Path) -> list[str]:
    """Files that hosts and search engines look for at a fixed address; their names."""
    files = {"CNAME": "www.example.gov.cn\n", "verify_x.txt": "x\n", ".well-known/security.txt": "Contact: x\n"}
    for name, text in files.items():
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    return list(files)


def pass_on(root: Path, other: Path) -> None:
    """Let a project have what was made of another: of what both have alike, and the compiled templates."""
    made, own = (store_of(folder, os.environ).folder for folder in (root, other))
    assert made
    assert own
    shutil.copytree(made, own, dirs_exist_ok=True)


def two_year_project(root: Path) -> Path:
    """The report of 2018, and once more as that of the year before."""
    copy(CONTENT + SITE, root)
    for name in CONTENT:
        shutil.copytree(root / name / "2018", root / name / "2017")
    edit(root / "data/2017/report.yml", "2018-01-01, to: 2018-12-31", "2017-01-01, to: 2017-12-31")
    edit(root / "docs/2017/index.md", "2018年1月1日至2018年12月31日", "2017年1月1日至2017年12月31日")
    edit(root / "docs/2017/plan.md", "# 四、2019年工作计划", "# 四、2017年工作计划")
    return root
