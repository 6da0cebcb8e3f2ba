"""The preview without a server: it shows what a build would make, and makes no more than is looked at."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from edits import EDITS, FIRST, LAST, UNSEEN, lay_out_two_years
from nianbao.cache.files import list_files
from nianbao.cache.place import store_of
from nianbao.cache.store import NOTHING, Store
from nianbao.export.downloads import Downloads
from nianbao.finding import Finding, Severity, errors
from nianbao.project.project import Project, read_project
from nianbao.publish.engine import Engine, read_engine
from nianbao.publish.generator import Opened, Task
from nianbao.publish.make import make_site
from nianbao.publish.moved import lead_on
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.publish.preview import SitePreview
from nianbao.publish.site import Site, open_site
from nianbao.source.snapshot import Snapshot, take_snapshot
from pasting import choices, paste
from workspace import edit

PAGE, OTHER = f"{LAST}/overview/index.html", f"{FIRST}/overview/index.html"
TEXT = Part(Kind.TEXT, LAST)
WITHOUT_FILES = (Kind.TEXT, Kind.PORTAL, Kind.ASSETS)
_SEED = 7
"""Of the edits, which take turns."""


@dataclass(frozen=True, slots=True)
class Noting:
    """The settings of a project, which note what is made."""

    opened: Opened
    made: list[Part]

    @property
    def address(self) -> str:
        return self.opened.address

    @property
    def closed(self) -> bool:
        return self.opened.closed

    def build(self, task: Task, target: Path) -> Iterable[Finding]:
        self.made.extend(task.parts)
        return self.opened.build(task, target)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return read_engine()


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return lay_out_two_years(tmp_path / "project")


@pytest.fixture
def kept(tmp_path: Path, site: Path) -> Store:
    return with_templates(site, tmp_path / "kept")


def with_templates(site: Path, folder: Path) -> Store:
    """What was made of another project: of this one nothing, but the compiled templates are those of both."""
    made = store_of(site.parent, os.environ).folder
    assert made
    return Store(Path(shutil.copytree(made, folder)))


@pytest.fixture
def made() -> list[Part]:
    """What was made so far."""
    return []


@pytest.fixture
def preview(two: Path, kept: Store, made: list[Part]) -> Iterator[SitePreview]:
    def open_noting(project: Project, snapshot: Snapshot, engine: Engine, store: Store, **options: Any) -> Site:
        site = open_site(project, snapshot, engine, store, **options)
        return replace(site, opened=Noting(site.opened, made))

    preview = SitePreview(two, kept, open_noting)
    assert preview.refresh()
    yield preview
    preview.close()


def built(root: Path, engine: Engine, store: Store = NOTHING) -> dict[str, bytes]:
    """Every file of a build of the project."""
    target = root.parent / "site"
    shutil.rmtree(target, ignore_errors=True)
    assert not errors(make_site(opened(root, engine, store), target))
    return {name: (target / name).read_bytes() for name in list_files(target)}


def written(root: Path, engine: Engine, store: Store) -> dict[str, bytes]:
    """The files of a build that need no downloads: these take most of its time. No page comes from the store."""
    site, target = opened(root, engine, store), root.parent / "site"
    shutil.rmtree(target, ignore_errors=True)
    parts = [part for part in parts_of(year.year for year in site.project.years) if part.kind in WITHOUT_FILES]
    assert not errors(site.write(frozenset(parts), Downloads({}, None, {}), target))
    lead_on(target, site.project.redirects)
    files = {name: (target / name).read_bytes() for name in list_files(target)}
    return {name: content for name, content in files.items() if part_of(name) in parts}


def opened(root: Path, engine: Engine, store: Store) -> Site:
    snapshot = take_snapshot(root)
    project = read_project(root, snapshot=snapshot, store=store)
    assert not errors(project.findings)
    return open_site(project, snapshot, engine, store)


def holds_pages(name: str) -> bool:
    """Whether a file of a draft holds the draft's pages, or says how large such a file is."""
    return "离线版" in name or "/downloads/" in name


def explain_warnings(root: Path) -> None:
    """Acknowledge what the check warns of, as it says."""
    for finding in read_project(root).findings:
        if finding.severity is Severity.WARNING:
            paste(root, finding, choices(finding)[0])


def change(root: Path, year: int = LAST) -> str:
    """Save a sentence in a chapter; its words."""
    path = root / f"docs/{year}/overview.md"
    words = f"又走访了{'一' * path.read_text(encoding='utf-8').count('走访')}社区"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}。\n", encoding="utf-8")
    return words


def test_after_any_edits_preview_and_incremental_build_are_the_whole_build(
    two: Path, kept: Store, preview: SitePreview, engine: Engine, site: Path, tmp_path: Path
) -> None:
    built(two, engine, kept)
    first = Path(shutil.copytree(two, two.with_name("first")))
    others = with_templates(site, tmp_path / "others")
    chance, before = Random(_SEED), two.with_name("before")  # noqa: S311 - the same each time
    for kind in chance.sample(EDITS, len(EDITS)):
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(two, before)
        kind(two, chance)
        seen = preview.refresh() and kind not in UNSEEN
        if seen and not errors(read_project(two, store=kept).findings):
            files = written(two, engine, others)
            assert {name: published(preview.read(name)) for name in files} == files, kind.__name__
        else:
            shutil.rmtree(two)
            shutil.copytree(before, two)
            preview.refresh()
    whole = built(two, engine)
    shown = {name: preview.read(name) for name in whole if not holds_pages(name)}
    assert {name: published(content) for name, content in shown.items()} == {name: whole[name] for name in shown}
    assert built(two, engine, kept) == whole
    shutil.rmtree(two)
    shutil.copytree(first, two)
    explain_warnings(two)  # no draft any more: here the editions for a disk are those of a build too
    assert preview.refresh()
    whole = built(two, engine, kept)
    assert {name: preview.read(name) for name in whole} == whole


def test_after_a_save_only_what_is_looked_at_is_made_and_once(
    two: Path, preview: SitePreview, made: list[Part]
) -> None:
    preview.read(PAGE)
    preview.read("assets/portal.css")
    assert made == [TEXT, Part(Kind.ASSETS)]
    words = change(two)
    assert preview.refresh()
    assert words in (preview.read(PAGE) or b"").decode()
    preview.read(PAGE)
    preview.read(f"{LAST}/problems/index.html")
    preview.read("assets/portal.css")
    preview.read("versions.json")
    assert made == [TEXT, Part(Kind.ASSETS), TEXT]


def test_what_did_not_change_is_not_made(two: Path, preview: SitePreview, made: list[Part]) -> None:
    preview.read(PAGE)
    preview.read(OTHER)
    (two / "docs/index.md").touch()
    assert not preview.refresh(), "nothing new to show"
    change(two, FIRST)
    preview.refresh()
    preview.read(PAGE)
    assert made == [TEXT, Part(Kind.TEXT, FIRST)]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:900] + b"\n  - : [\n")


BROKEN: dict[str, Callable[[Path], object]] = {
    "half of a file": lambda root: _cut(root / f"data/{LAST}/statistics.yml"),
    "another encoding": lambda root: (root / "data/publisher.yml").write_bytes("name: 平潭".encode("gbk")),
    "an empty file": lambda root: (root / f"docs/{LAST}/index.md").write_bytes(b""),
    "no text at all": lambda root: (root / f"data/{LAST}/report.yml").write_bytes(b"\0\1\2"),
    "no file": lambda root: (root / f"data/{LAST}/statistics.yml").unlink(),
    "another folder": lambda root: (root / "docs").rename(root / "texts"),
    "settings cut off": lambda root: (root / "mkdocs.yml").write_text("site_name: [\n"),
    "settings of nobody": lambda root: (root / "mkdocs.yml").write_text(""),
}


def published(page: bytes | None) -> bytes | None:
    """A page without what a draft has beside it, where there are doubts; every other file as it is."""
    if not page or b'<meta name="nianbao-draft"' not in page:
        return page
    html = re.sub(r'\n<section class="draft".*?</section>\n', "", page.decode(), flags=re.DOTALL)
    html = re.sub(r'<meta name="nianbao-draft" content="draft"><meta name="robots" content="noindex">', "", html)
    return re.sub(r'<a class="draft-mark.*?</a>', "", html).replace("<title>〔草稿〕", "<title>").encode()


def text_of(page: bytes | None) -> str:
    """The text of a chapter's page, without what is said of it as a draft."""
    html = (page or b"").decode()
    text = html[html.index('<div class="report-text') : html.index("</article>")]
    return re.sub(r'<a class="draft-mark.*?</a>', "", text)


def test_with_errors_the_last_page_stays_until_they_are_mended(
    two: Path, preview: SitePreview, capsys: pytest.CaptureFixture[str]
) -> None:
    before = two.with_name("before")
    for what, breaks in BROKEN.items():
        shown = text_of(preview.read(PAGE))
        shutil.copytree(two, before)
        breaks(two)
        capsys.readouterr()
        assert preview.refresh(), what
        head, *found = capsys.readouterr().err.splitlines()
        assert "处错误，标在页上" in head, what
        assert found, what
        assert all(re.match(r"(data/|docs/|mkdocs\.yml).*:[0-9]+: ", line) for line in found), (what, found)
        page = preview.read(PAGE)
        assert text_of(page) == shown, what
        place = found[0].split(": ")[0]
        assert page, what
        assert place in page.decode(), what
        shutil.rmtree(two)
        before.rename(two)
        words = change(two)
        assert preview.refresh(), what
        assert words in (preview.read(PAGE) or b"").decode(), what


def test_a_template_that_cannot_be_read_is_told_once_and_the_last_page_stays(
    two: Path, preview: SitePreview, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = text_of(preview.read(PAGE))
    template = two / "overrides/partials/announce.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n{% if year %}\n", encoding="utf-8")
    preview.refresh()
    capsys.readouterr()
    page = preview.read(PAGE)
    assert text_of(page) == shown
    assert page
    assert "overrides/partials/announce.html:2" in page.decode()
    preview.read("index.html")
    said = capsys.readouterr().err
    assert said.count("overrides/partials/announce.html:2: ") == 1
    template.write_text("<p>今日公告</p>\n", encoding="utf-8")
    preview.refresh()
    assert "今日公告" in (preview.read(PAGE) or b"").decode()


def test_a_year_or_an_address_that_is_gone_is_not_shown(two: Path, preview: SitePreview) -> None:
    (two / "data/redirects.yml").write_text(f"redirects:\n  old/: {LAST}/problems/\n", encoding="utf-8")
    preview.refresh()
    assert f"../{LAST}/problems/" in (preview.read("old/index.html") or b"").decode()
    assert preview.read(OTHER)
    (two / "data/redirects.yml").unlink()
    for name in ("data", "docs"):
        shutil.rmtree(two / f"{name}/{FIRST}")
    preview.refresh()
    assert preview.read("old/index.html") is None
    assert preview.read(OTHER) is None


def test_nothing_is_left_behind(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    preview = SitePreview(two, NOTHING)
    preview.refresh()
    assert preview.read(PAGE)
    assert any(scratch.iterdir())
    preview.close()
    preview.read(OTHER)  # a browser that asks meanwhile
    assert not any(scratch.iterdir())


def test_a_figure_that_contradicts_the_text_is_told_with_its_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "mkdocs.yml").write_text("site_name: 年报\ntheme: nianbao\nplugins: [nianbao]\n", encoding="utf-8")
    preview = SitePreview(content, NOTHING)
    preview.refresh()
    edit(content / "data/2018/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    capsys.readouterr()
    preview.refresh()
    preview.close()
    said = capsys.readouterr().err
    assert "data/2018/statistics.yml：有 1 处错误" in said
    assert "docs/2018/work.md:27: 主动公开政府信息数: 正文写的是 15131，数据里是 15132条" in said
