"""The parts of a site: which of them are made anew when something is changed, and that no others are."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cache.store import NOTHING
from nianbao.export.downloads import Downloads, YearDownloads
from nianbao.export.inputs import Inputs, Tools
from nianbao.publish.generator import Task
from nianbao.publish.part import Kind, Part, part_of, parts_of, parts_of_year
from nianbao.publish.site import Site
from nianbao.source.snapshot import take_snapshot
from reading import TWO_YEARS, read
from workspace import edit, two_year_project

MADE = Downloads({year: YearDownloads(year, (), (), "") for year in (2016, 2017, 2018)}, None, {})
EVERYTHING = parts_of([2017, 2018])
PORTAL = frozenset([Part(Kind.PORTAL), Part(Kind.DATA)])
ASSETS = frozenset([Part(Kind.ASSETS)])


class Nothing:
    """Stands for a generator of which only the address is asked."""

    address = ""
    closed = True

    def build(self, task: Task, target: Path) -> list[object]:
        raise NotImplementedError


def keys(root: Path, engine: str = "") -> dict[Part, str]:
    project, inputs = read(root, TWO_YEARS), Inputs(take_snapshot(root), Tools("", ""))
    site = Site(project, inputs, Nothing(), engine, NOTHING)  # type: ignore[arg-type] # it builds nothing
    return {part: site.key(part, MADE) for part in parts_of(year.year for year in project.years)}


def changed(root: Path, change: Callable[[], object]) -> frozenset[Part]:
    before = keys(root)
    change()
    after = keys(root)
    return frozenset(part for part in after if after[part] != before.get(part))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return two_year_project(tmp_path)


def test_a_chapter_is_of_its_own_year_alone(root: Path) -> None:
    assert changed(root, lambda: edit(root / "docs/2017/plan.md", "2017年工作计划", "2017年重点工作")) == (
        PORTAL | parts_of_year(2017)
    )
    assert changed(root, lambda: (root / "docs/2018/图.png").write_bytes(b"")) == PORTAL | parts_of_year(2018)


def test_figures_show_on_the_front_page_of_the_next_year_too(root: Path) -> None:
    assert changed(root, lambda: edit(root / "data/2017/statistics.yml", "人员数: 120", "人员数: 121")) == (
        PORTAL | parts_of_year(2017) | {Part(Kind.FRONT, 2018), Part(Kind.FILES, 2018)}
    )
    assert changed(root, lambda: edit(root / "data/2018/statistics.yml", "人员数: 120", "人员数: 122")) == (
        PORTAL | parts_of_year(2018)
    )


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("data/series.yml", frozenset()),
        ("data/related.yml", frozenset([Part(Kind.FILES, 2017), Part(Kind.FILES, 2018)])),
        ("data/redirects.yml", frozenset()),
        ("docs/index.md", frozenset()),
        ("docs/files/a.pdf", ASSETS),
    ],
)
def test_what_no_year_shows_makes_no_year_anew(root: Path, file: str, more: frozenset[Part]) -> None:
    def change() -> None:
        (root / file).parent.mkdir(exist_ok=True)
        with (root / file).open("a", encoding="utf-8") as other:
            other.write("groups:\n  - [工作计划, 打算]\n" if "related" in file else "\n")

    assert changed(root, change) == PORTAL | more


@pytest.mark.parametrize(
    "file",
    [
        "data/publisher.yml",
        "data/withdrawn.yml",
        "mkdocs.yml",
        "docs/assets/a.css",
        "overrides/assets/css/tokens.css",
        "data/forms/x.yml",
    ],
)
def test_what_all_pages_show_makes_all_anew(root: Path, file: str) -> None:
    def change() -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        with (root / file).open("a", encoding="utf-8") as other:
            other.write("\n")

    assert changed(root, change) == EVERYTHING


def test_another_engine_and_another_year_make_all_anew(root: Path) -> None:
    before = keys(root)
    assert keys(root) == before
    assert all(key != before[part] for part, key in keys(root, "another").items())
    for name in ("data", "docs"):
        shutil.copytree(root / name / "2017", root / name / "2016")
    edit(root / "data/2016/report.yml", "2017-01-01, to: 2017-12-31", "2016-01-01, to: 2016-12-31")
    edit(root / "docs/2016/index.md", "2017年1月1日至2017年12月31日", "2016年1月1日至2016年12月31日")
    after = keys(root)
    assert set(after) == parts_of([2016, 2017, 2018])
    assert all(after[part] != key for part, key in before.items()), "pages tell of other years"


def test_notes_of_a_year_may_speak_of_the_year_before(root: Path) -> None:
    project = read(root, TWO_YEARS)
    newest = replace(project.years[0], notes={"row-1.1": ("统计数据与上一年不符",)})
    inputs, text = Inputs(take_snapshot(root), Tools("", "")), Part(Kind.TEXT, 2018)
    with_note = Site(replace(project, years=(newest, *project.years[1:])), inputs, Nothing(), "", NOTHING)  # type: ignore[arg-type]
    assert with_note.key(text) != keys(root)[text]


def test_what_the_settings_name_makes_all_anew(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("INHERIT: base.yml\n")
    (root / "base.yml").write_text("extra: {a: 1}\ntheme: {custom_dir: ours}\n", encoding="utf-8")
    (root / "ours").mkdir()
    assert changed(root, lambda: (root / "ours/x.txt").write_text("", encoding="utf-8")) == EVERYTHING
    assert changed(root, lambda: edit(root / "base.yml", "a: 1", "a: 2")) == EVERYTHING
    assert changed(root, lambda: (root / "hooks/portal.py").write_text("", encoding="utf-8")) == EVERYTHING


def test_where_an_office_has_a_template_it_may_show_anything(root: Path) -> None:
    template = root / "overrides/partials/announce.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ config.extra.portal.project.related }}", encoding="utf-8")
    assert changed(root, lambda: edit(root / "docs/2017/plan.md", "2017年工作计划", "2017年重点工作")) == (
        EVERYTHING - ASSETS
    )


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("index.html", Part(Kind.PORTAL)),
        ("assets/portal.css", Part(Kind.ASSETS)),
        ("robots.txt", Part(Kind.PORTAL)),
        ("data/index.html", Part(Kind.DATA)),
        ("data/v1/2018.json", Part(Kind.DATA)),
        ("2018/index.html", Part(Kind.FRONT, 2018)),
        ("2018/work/index.html", Part(Kind.TEXT, 2018)),
        ("2018/search.json", Part(Kind.TEXT, 2018)),
        ("2018/data/datapackage.json", Part(Kind.FILES, 2018)),
        ("2018/downloads/index.html", Part(Kind.FILES, 2018)),
        ("2018", Part(Kind.PORTAL)),
        ("9999/index.html", Part(Kind.PORTAL)),
    ],
)
def test_every_file_belongs_to_a_part(address: str, part: Part) -> None:
    assert part_of(address) == part
