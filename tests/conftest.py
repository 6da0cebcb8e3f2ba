"""Fixtures that rooms share: a copy of a project to change, real reports read or built once, a server."""

import atexit
import contextlib
import functools
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from correcting import change_a_figure, fill_in
from engine import pack
from nianbao.cache.place import FOLDER, store_of
from nianbao.finding import errors
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from once import Once, make_once, shared_folder
from samples import acknowledge, lay_out, with_numbers
from serving import serving
from unpacking import unpack
from workspace import (
    ADDRESS,
    CONTENT,
    SITE,
    annotate,
    commit,
    copy,
    edit,
    git,
    identify,
    nianbao,
    pass_on,
    put_public_files,
)

settings.register_profile("default", deadline=None, derandomize=True)  # a busy machine is no fault of the code
settings.register_profile("proof", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure() -> None:
    """What the tests make is kept apart from this user's own; workers that start later have the same folder."""
    if FOLDER not in os.environ:
        made = tempfile.TemporaryDirectory()
        os.environ[FOLDER] = made.name
        atexit.register(made.cleanup)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that need the browser take longest: they begin first, so that no worker is left alone with one."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


def pytest_collection_finish() -> None:
    """The thousands of tests stay until the end: the garbage collector need not look at them again and again.

    Nor often at what a test makes: nearly all of it goes with its last reference.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture
def content(tmp_path: Path, real: Project) -> Path:
    """Data and text of a real report, to change and check: what is unchanged in it need not be read again."""
    copy(CONTENT, tmp_path)
    pass_on(real.root, tmp_path)
    return tmp_path


@pytest.fixture
def root(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as a folder to change; git is not told of another repository, as hooks of git tell it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
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
    """Its whole project, to change and build: what its first build made need not be made again."""
    pass_on(site.parent, fresh)
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
    return read_project(root, store=store_of(root, os.environ))


@pytest.fixture(scope="session")
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes what all workers of the run share; no test may change it."""
    return functools.partial(make_once, shared_folder(request.config, tmp_path_factory.getbasetemp()))


def build(root: Path, **environment: str) -> str:
    """Build the site of a project, strictly; what was printed."""
    run = nianbao(root, "build", **environment)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Its site, built once, strictly."""

    def make(root: Path) -> None:
        copy(CONTENT + SITE, root)
        build(root)

    return once("real", make) / "site"


@pytest.fixture(scope="session")
def two_years(site: Path, once: Once) -> Path:
    """A site of two years: the real one, and a year made from it for the test, without a plan."""

    def make(root: Path) -> None:
        copy(CONTENT + SITE, root)
        for name in CONTENT:
            shutil.copytree(root / name / "2018", root / name / "2017")
        (root / "docs/2017/plan.md").unlink()
        edit(root / "data/2017/report.yml", "2018-01-01, to: 2018-12-31", "2017-01-01, to: 2017-12-31")
        edit(root / "docs/2017/index.md", "# 红寺堡区2018年", "# 测试用的2017年")
        edit(root / "docs/2017/index.md", "2018年1月1日至2018年12月31日", "2017年1月1日至2017年12月31日")
        pass_on(site.parent, root)
        build(root)

    return once("two", make) / "site"


@pytest.fixture(scope="session")
def published(site: Path, once: Once) -> Path:
    """A project with its site: four published years of one body, two on each of the later forms."""

    def make(root: Path) -> None:
        copy(SITE, lay_out(root, "pingtan"))
        acknowledge(root, "pingtan")
        pass_on(site.parent, root)
        build(root)

    return once("published", make)


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """Published figures on the two later forms, by the name of the sample, each year with bound numbers."""
    return {unit: with_numbers(lay_out(tmp_path_factory.mktemp(unit), unit), unit) for unit in ("pingtan", "shuyang")}


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
def corrected(site: Path, once: Once) -> Path:
    """A project with a corrected year, built."""

    def make(root: Path) -> None:
        copy(CONTENT + SITE, root)
        pass_on(site.parent, root)
        nianbao(root, "freeze", "2018", "--undated")
        change_a_figure(root)
        nianbao(root, "correct", "2018")
        fill_in(root)
        build(root)

    return once("corrected", make)


@pytest.fixture(scope="session")
def identified(site: Path, once: Once) -> Path:
    """The site as production makes it where everything is known: identity, address, time of publication.

    Its chapters have comments, which no reader sees, and some files are public that no page leads to.
    """

    def make(root: Path) -> None:
        copy(CONTENT + SITE, root)
        identify(root)
        pass_on(site.parent, root)
        annotate(root)
        edit(root / "data/publisher.yml", "  domain:", f"  files: [{', '.join(put_public_files(root))}]\n  domain:")
        edit(root / "data/2018/report.yml", "published:   ", "published: 2019-03-20 09:30 ")
        assert "没有写明网址" not in build(root, PRODUCTION="1", SITE_URL=ADDRESS)

    return once("identified", make) / "site"


@pytest.fixture(scope="session")
def under_a_path(site: Path, once: Once) -> Path:
    """A host with the site, which knows its address, under the path of it."""

    def make(host: Path) -> None:
        root = host / "project"
        root.mkdir()
        copy(CONTENT + SITE, root)
        pass_on(site.parent, root)
        build(root, SITE_URL=ADDRESS)
        (host / "x").mkdir()
        (host / "x/y").symlink_to(root / "site")

    return once("host", make)


@pytest.fixture(scope="session")
def edition(site: Path, once: Once) -> Path:
    """The offline edition of the real report, unpacked."""
    (folder,) = once("offline", lambda target: unpack(site, target)).iterdir()
    return folder


@pytest.fixture(scope="session")
def preview(published: Path, once: Once) -> Path:
    """The site of several years as a reviewer downloads it, to be opened from the disk."""

    def make(root: Path) -> None:
        shutil.copytree(published / "site", root / "site")
        (root / "data").mkdir()
        shutil.copy(published / "data/publisher.yml", root / "data")
        run = nianbao(root, "preview")
        assert (run.returncode, run.stdout.splitlines()[0]) == (0, "preview/打开网站.html")

    return once("reviewed", make) / "preview"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a free port, the same for as long as tests run, and give its address."""
    with contextlib.ExitStack() as servers:
        yield functools.cache(lambda folder: servers.enter_context(serving(folder, kept=True))[0])
