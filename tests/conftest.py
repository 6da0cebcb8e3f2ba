"""Fixtures: a copy of the project to change, the real site built once, a browser."""

import contextlib
import functools
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from engine import pack
from nianbao.finding import errors
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from samples import acknowledge, lay_out
from serving import chromium, serving
from workspace import CONTENT, SITE, commit, copy, edit, git, nianbao


def pytest_collection_finish() -> None:
    """The thousands of tests stay until the end: the garbage collector need not look at them again and again."""
    gc.freeze()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Data and text of a real report, to change and check."""
    copy(CONTENT, tmp_path)
    return tmp_path


@pytest.fixture
def root(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as a folder to change; git is not told of another repository, as hooks of git tell it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    (content / "mkdocs.yml").touch()
    return content


@pytest.fixture
def repository(root: Path) -> Path:
    """The same with its first version committed and tagged."""
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    git(root, "tag", "first")
    return root


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Its whole project as it is cloned: nothing was ever built in it."""
    copy(CONTENT + SITE, tmp_path)
    return tmp_path


@pytest.fixture
def project(fresh: Path, site: Path) -> Path:
    """Its whole project, to change and build: the downloads of its first build are in its cache."""
    shutil.copytree(site.parent / ".cache", fresh / ".cache")
    return fresh


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine, packed as an office gets it; where a release is proved, the very file that is handed out."""
    given = os.environ.get("WHEEL")
    return Path(given) if given else pack(tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The real report, read once."""
    root = tmp_path_factory.mktemp("read")
    copy(CONTENT, root)
    return read_project(root)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built once, strictly."""
    root = tmp_path_factory.mktemp("real")
    copy(CONTENT + SITE, root)
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two years: the real one, and a year made from it for the test, without a plan."""
    root = tmp_path_factory.mktemp("two")
    copy(CONTENT + SITE, root)
    for name in CONTENT:
        shutil.copytree(root / name / "2018", root / name / "2017")
    (root / "docs/2017/plan.md").unlink()
    edit(root / "data/2017/report.yml", "2018-01-01, to: 2018-12-31", "2017-01-01, to: 2017-12-31")
    edit(root / "docs/2017/index.md", "# 红寺堡区2018年", "# 测试用的2017年")
    edit(root / "docs/2017/index.md", "2018年1月1日至2018年12月31日", "2017年1月1日至2017年12月31日")
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site: four published years of one body, two on each of the later forms."""
    root = lay_out(tmp_path_factory.mktemp("published"), "pingtan")
    copy(SITE, root)
    acknowledge(root, "pingtan")
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return root


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """Published figures on the two later forms, by the name of the sample, each year with bound numbers."""
    return {unit: _with_numbers(lay_out(tmp_path_factory.mktemp(unit), unit), unit) for unit in ("pingtan", "shuyang")}


@pytest.fixture(scope="session")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The real project with a figure left blank and one that does not apply, beside its zeros."""
    root = tmp_path_factory.mktemp("gaps")
    copy(CONTENT, root)
    edit(root / "data/2018/statistics.yml", "举报投诉数量: 45", "举报投诉数量: 不适用")
    edit(root / "data/2018/statistics.yml", "信息收取的费用: 0", "信息收取的费用:")
    edit(root / "data/2018/tables/建议提案办理结果.yml", "[2, 2, 0, 0]", "[2, 2, 0, 不适用]")
    project = read_project(root)
    assert not errors(project.findings)
    return project


def _with_numbers(root: Path, unit: str) -> Project:
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


_REPORTED = [("real", 2018), ("gaps", 2018), ("pingtan", 2019), ("pingtan", 2020), ("pingtan", 2023), ("shuyang", 2025)]


@pytest.fixture(scope="session", params=_REPORTED, ids=lambda report: f"{report[0]}-{report[1]}")
def reported(
    request: pytest.FixtureRequest, real: Project, gaps: Project, later: dict[str, Project]
) -> tuple[Project, Year]:
    """A year with its project, on every form: with and without signs, blanks, notes and what does not apply."""
    unit, number = request.param
    project = {"real": real, "gaps": gaps, **later}[unit]
    return project, next(year for year in project.years if year.year == number)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a free port, the same for as long as tests run, and give its address."""
    with contextlib.ExitStack() as servers:
        yield functools.cache(lambda folder: servers.enter_context(serving(folder))[0])


@pytest.fixture(scope="session")
def base_url(serve: Callable[[Path], str], site: Path) -> str:
    """Where `page.goto("/2018/")` leads: the real site."""
    return serve(site)


def _ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console or ask another host for anything."""
    complaints: list[str] = []
    listeners: dict[Any, Any] = {
        "console": lambda message: complaints.append(message.text) if message.type == "error" else None,
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda request: complaints.append(request.url) if not _ours(request.url) else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert complaints == []


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **chromium()}


PATIENCE = 10_000
"""Milliseconds. Everything is on this machine: what is not there by then does not come."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Page:
    """The page that tests use one after another: opening a new one takes as long as five visits."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as new. Marked `own_page`, a test gets a new one: where it changes what cannot be put back."""
    if request.node.get_closest_marker("own_page"):
        context = request.getfixturevalue("context")
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        return
    window: Page = request.getfixturevalue("window")
    yield window
    _put_back(window)


def _put_back(window: Page) -> None:
    if window.url.startswith("http"):
        window.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    window.goto("about:blank")
    window.set_viewport_size({"width": 1280, "height": 720})
    window.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    window.unroute_all()
