"""Links, pipes and sockets among a project's files: none is read or published, and the check names them."""

import os
import shutil
import socket
from pathlib import Path

import pytest
from mkdocs.config import load_config

from nianbao.finding import errors
from nianbao.project.project import check_project, read_project
from nianbao.publish.generator import Refused
from nianbao.source.snapshot import take_snapshot
from nianbao_mkdocs import events
from nianbao_mkdocs.generator import MkDocs
from workspace import nianbao

pytestmark = pytest.mark.unix
SETTINGS = "site_name: 年报\ntheme: nianbao\nplugins: [nianbao]\n"
UNSEEN = "对外保密的内容"
LINK = "是指向别处的链接（符号链接），不会读，也不会发布"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of a few files, of which nothing is read where one of them is a link."""
    for name in ("data/publisher.yml", "data/2018/report.yml", "data/2018/tables/a.yml", "docs/2018/index.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# x\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the project, with a file whose words would be in a message if it were read."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.yml").write_text(f"{UNSEEN}: {UNSEEN}\n{UNSEEN}: {UNSEEN}\n", encoding="utf-8")
    (folder / "page.md").write_text(f"# {UNSEEN} `x` {{#x}}\n", encoding="utf-8")
    return folder


def put(root: Path, name: str, target: Path | str) -> None:
    """A link in the place of whatever is there."""
    path = root / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("docs/2018/p.txt", "secret.yml"),
        ("docs/2018/p.txt", "/proc/self/environ"),
        ("docs/2018/p.txt", "/dev/zero"),
        ("docs/2018/files", "."),
        ("docs/2018/work.md", "page.md"),
        ("docs/about.md", "page.md"),
        ("docs/.hidden.md", "page.md"),
        ("docs/2018", "."),
        ("docs", "."),
        ("data", "."),
        ("data/2018", "."),
        ("data/2018/statistics.yml", "secret.yml"),
        ("data/2018/tables", "."),
        ("data/forms", "."),
        ("data/publisher.yml", "secret.yml"),
        ("data/addresses.txt", "secret.yml"),
        ("overrides", "."),
        ("overrides/partials/announce.html", "page.md"),
        ("mkdocs.yml", "secret.yml"),
        ("docs/2018/nowhere.png", "missing"),
    ],
)
def test_a_link_is_an_error_and_what_it_leads_to_is_not_read(
    small: Path, outside: Path, name: str, target: str
) -> None:
    put(small, name, outside / target)
    (finding,) = check_project(small)
    assert str(finding).startswith(f"{name}:1: {Path(name).name}: {LINK}（")
    assert errors([finding])
    project = read_project(small)
    assert (project.years, project.findings) == ((), (finding,))
    assert UNSEEN not in str(finding)


@pytest.mark.parametrize("command", [("new", "2030"), ("diff", "."), ("freeze", "2018"), ("build",)])
def test_no_command_takes_such_a_project_for_an_empty_one(small: Path, command: tuple[str, ...]) -> None:
    put(small, "docs/2018/p.txt", "/etc/hostname")
    run = nianbao(small, *command)
    assert run.returncode != 0
    assert "链接" in run.stdout + run.stderr
    assert not (small / "data/2030").exists()


@pytest.mark.parametrize("target", ["../../data/2018/report.yml", "work.md", "../../docs"])
def test_a_link_within_the_project_is_one_too(small: Path, target: str) -> None:
    put(small, "docs/2018/annex.pdf", target)
    put(small, "docs/2018/more.pdf", target)
    assert [finding.place.file for finding in check_project(small)] == [
        "docs/2018/annex.pdf",
        "docs/2018/more.pdf",
    ]


def test_a_link_that_leads_elsewhere_now_is_another_state_of_the_project(small: Path) -> None:
    put(small, "docs/a.pdf", "one")
    before = take_snapshot(small)
    put(small, "docs/a.pdf", "two")
    assert take_snapshot(small) != before


def test_pipes_and_sockets_are_named_and_nobody_waits_for_them(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(small / "docs/2018/pipe.txt")
    monkeypatch.chdir(small / "docs")  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.pdf")
        said = [str(finding) for finding in check_project(small)]
    assert [line.split("（")[0] for line in said] == [
        "docs/2018/pipe.txt:1: pipe.txt: 不是普通文件",
        "docs/s.pdf:1: s.pdf: 不是普通文件",
    ]


def test_a_project_that_is_reached_by_a_link_is_as_any_other(content: Path, outside: Path) -> None:
    (outside / "project").symlink_to(content)
    assert errors(check_project(outside / "project")) == []


def test_the_generator_by_itself_stops_too(small: Path, outside: Path) -> None:
    (small / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    put(small, "docs/2018/p.txt", outside / "page.md")
    with pytest.raises(events.Wrong, match=r"docs/2018/p\.txt"):
        events.on_config(load_config(str(small / "mkdocs.yml")))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("docs_dir: OUTSIDE", "mkdocs.yml:1: docs_dir: 正文只能放在 docs 里"),
        ("theme: {name: nianbao, custom_dir: OUTSIDE}", "mkdocs.yml:1: custom_dir: 这个文件夹在项目以外"),
        ("theme: {name: nianbao, custom_dir: own}", "own/page.txt:1: page.txt: 是指向别处的链接"),
    ],
    ids=["docs", "theme", "link"],
)
def test_settings_lead_to_nothing_outside(small: Path, outside: Path, settings: str, said: str) -> None:
    put(small, "own/page.txt", outside / "page.md")
    theme = "" if "theme" in settings else "theme: nianbao\n"
    text = f"site_name: 年报\n{theme}plugins: [nianbao]\n{settings.replace('OUTSIDE', str(outside))}\n"
    (small / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        MkDocs().settings(small)
    assert str(refused.value).startswith(said)
    with pytest.raises(events.Wrong, match=said.split(":")[2].strip()):
        events.on_config(load_config(str(small / "mkdocs.yml")))
