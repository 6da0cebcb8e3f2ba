"""Downloads: what the page says of each file is true, files are made once, and what fails stops the build."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest
from frictionless import system, validate

from failing import lack, one_format, refuse
from nianbao.cache.code import code_digest
from nianbao.cache.place import store_of
from nianbao.cache.store import NOTHING, Store
from nianbao.export import inputs, registry, workshop
from nianbao.export.archive import zipped
from nianbao.export.download import print_size
from nianbao.export.downloads import Downloads
from nianbao.export.format import Format, safe_name
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.maker import ExportFailed, Unavailable
from nianbao.export.making import Formats
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads, series_digest
from nianbao.offline import edition
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.source.snapshot import take_snapshot
from offered import facts, offered, rows, target
from page import pages_of, read_page
from reading import TWO_YEARS
from reading import read as read_again
from workspace import ADDRESS, ROOT, edit, nianbao, nianbao_process, two_year_project


def contents(folder: Path) -> dict[str, bytes]:
    """Every file to download of a site."""
    files = [path for path in folder.rglob("*") if path.is_file() and "data" in path.parts[len(folder.parts) :]]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("fixture", ["site", "two_years"])
def test_what_the_page_says_is_true(fixture: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    for folder in site.glob("20*"):
        year = int(folder.name)
        for row in rows(site, year):
            content = target(site, year, row).read_bytes()
            assert facts(row)["SHA-256"] == hashlib.sha256(content).hexdigest()
            assert facts(row)["大小"] == f"{print_size(len(content))}（{len(content)}字节）"
            assert f"{print_size(len(content))}）" in row.one("a").text()
            assert facts(row)["日期"] in (f"{year}年12月31日", "2018年12月31日")


def test_every_file_is_offered_and_says_body_and_year(site: Path) -> None:
    files = {path.name for path in (site / "2018/data").iterdir()}
    assert files <= set(offered(site, 2018))
    for name in files - {"datapackage.json", "schema.json"}:
        assert name.startswith("红寺堡区人民政府2018年")
    endings = {Path(name).suffix for name in files}
    assert endings == {".pdf", ".docx", ".xlsx", ".csv", ".json", ".html", ".zip"}


def test_the_package_of_a_year_is_valid_beside_its_files(site: Path) -> None:
    with system.use_context(trusted=True):
        report = validate(str(site / "2018/data/datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_no_page_links_a_file_that_is_not_there(two_years: Path) -> None:
    for path in pages_of(two_years):
        for link in read_page(path).all("a"):
            if "download" in link.attributes:
                assert (path.parent / unquote(link.get("href"))).is_file(), f"{path}: {link.get('href')}"


def test_the_front_page_and_the_map_lead_to_the_downloads(site: Path) -> None:
    front = read_page(site / "2018/index.html").one("section", "downloads")
    assert [link.text().split("（")[0] for link in front.all("a")] == ["PDF", "Word", "Excel", "全部格式和离线版"]
    links = [link.get("href") for link in read_page(site / "contents/index.html").one("article").all("a")]
    assert "../2018/downloads/" in links


@pytest.mark.parametrize(("fixture", "address"), [("site", ""), ("identified", ADDRESS)])
def test_machines_read_the_same_facts(fixture: str, address: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    folder = site / "2018/downloads"
    (script,) = [node for node in read_page(folder / "index.html").all("script") if "ld+json" in node.get("type")]
    data = json.loads("".join(child for child in script.children if isinstance(child, str)))
    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2018-01-01/2018-12-31")
    assert data.get("url", "") == (f"{address}2018/downloads/" if address else "")
    assert len(data["distribution"]) == 5
    assert data["variableMeasured"][0] == "主动公开情况"
    assert "dateModified" not in data, "nothing was corrected"
    for item in data["distribution"]:
        assert item["contentUrl"].startswith(address)
        start = site if address else folder
        content = (start / unquote(item["contentUrl"].removeprefix(address))).read_bytes()
        assert item["contentSize"] == f"{len(content)} B"
        assert item["sha256"] == hashlib.sha256(content).hexdigest()


def test_every_download_has_the_same_bytes_elsewhere_and_at_another_time(fresh: Path, site: Path) -> None:
    """The site of the fixture was built in another folder, earlier; this one has no cache yet."""
    run = nianbao_process(fresh, "build", TZ="Pacific/Auckland", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="86400")
    assert "取自缓存 0 个" in run.stderr
    first, second = contents(site), contents(fresh / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_changed_data_change_the_files(project: Path) -> None:
    assert nianbao(project, "build").returncode == 0
    before = contents(project / "site")
    edit(project / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "2018 年下载文件：新做 13 个，取自缓存 0 个\n" in run.stderr
    after = contents(project / "site")
    changed = {Path(name).suffix for name in after if after[name] != before.get(name)}
    assert {".pdf", ".docx", ".xlsx", ".csv", ".json", ".zip"} <= changed


def keys(root: Path) -> dict[int, dict[str, str]]:
    """What each file of each year is known by."""
    project, known = read_again(root, TWO_YEARS), Inputs(take_snapshot(root), read_tools(""))
    series = series_digest(project)
    return {
        year.year: {format.id: known.key(format, year, series) for format in formats_of(project, year, "")}
        for year in project.years
    }


def test_a_year_is_known_by_what_goes_into_its_files(tmp_path: Path) -> None:
    root = two_year_project(tmp_path)
    before: dict[int, dict[str, str]] = {}

    def new() -> dict[int, list[str]]:
        """The files that would be made now, by their years."""
        after = keys(root)
        known = {key for year in before.values() for key in year.values()}
        before.update(after)
        return {year: [id for id, key in files.items() if key not in known] for year, files in after.items()}

    every = new()[2018]
    assert len(every) == 13
    assert new() == {2018: [], 2017: []}
    edit(root / "docs/2017/plan.md", "2017年工作计划", "2017年重点工作")
    assert new() == {2018: [], 2017: every}
    edit(root / "data/2017/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    assert new() == {2018: [], 2017: every}
    edit(root / "data/2017/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    edit(root / "docs/2017/work.md", "[15131](stat:", "[15132](stat:")
    assert new() == {2018: ["xlsx"], 2017: every}, "the spreadsheet holds the series of all years"


Make = Callable[[Project, Year], bytes]


def only(make: Make) -> Formats:
    """The formats of a site that has one, made in this way."""

    def formats(project: Project, year: Year, _: str) -> list[Format]:
        return [one_format(year, partial(make, project, year))]

    return formats


def made(project: Project, make: Make, store: Store = NOTHING, *, deploy: bool = False) -> Downloads:
    return make_downloads(
        project, only(make), Inputs(take_snapshot(project.root), read_tools("")), store, deploy=deploy
    )


@pytest.fixture
def read(content: Path) -> Project:
    return read_again(content)


def test_what_cannot_be_made_is_named_with_its_year_on_one_line(read: Project) -> None:
    words = r"^2018 年 ODT 没有做成：a label of 2018 is too long: 红寺堡区人民政府（.+）$"
    with pytest.raises(ExportFailed, match=words):
        made(read, refuse)


def test_all_that_failed_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"(?s)2018 年 ODT 没有做成：a label.*\n2017 年 ODT 没有做成：a label"):
        made(read_again(two_year_project(tmp_path), TWO_YEARS), refuse)


def test_what_the_machine_lacks_is_left_out_and_said(read: Project) -> None:
    found = made(read, lack)
    assert [name for name, _ in found.files() if name.startswith("2018/")] == []
    assert next(found.notices()) == "2018 年 ODT 没有做：本机没有这种字体（请安装后再试）"


def test_where_it_is_deployed_nothing_may_be_left_out(read: Project) -> None:
    with pytest.raises(ExportFailed, match="2018 年 ODT 没有做：本机没有这种字体"):
        made(read, lack, deploy=True)


def say_trained(_: Project, year: Year) -> bytes:
    """What the data say of those who were trained."""
    return str(next(figure.value for figure in year.report.figures if figure.label == "接受培训人员数")).encode()


@pytest.mark.parametrize("moment", ["before the project is read", "while files are made"])
def test_what_is_saved_during_a_build_does_not_stay_under_a_wrong_key(content: Path, moment: str) -> None:
    statistics, (number, saved) = content / "data/2018/statistics.yml", ("接受培训人员数: 120", "接受培训人员数: 121")
    before, store = Inputs(take_snapshot(content), read_tools("")), store_of(content, os.environ)
    if moment.startswith("before"):
        edit(statistics, number, saved)

    def make(project: Project, year: Year) -> bytes:
        if moment.startswith("while"):
            edit(statistics, number, saved)
        return say_trained(project, year)

    make_downloads(read_again(content), only(make), before, store)
    for text in (saved, number):
        statistics.write_text(
            statistics.read_text("utf-8").replace(saved, text).replace(number, text), encoding="utf-8"
        )
        (file,) = made(read_again(content), say_trained, store).years[2018].files
        assert file.content.decode() == text[-3:]
        assert not file.cached
    (file,) = made(read_again(content), say_trained, store).years[2018].files
    assert (file.content, file.cached) == (b"120", True)


def test_an_unchanged_file_comes_from_the_cache(tmp_path: Path) -> None:
    root = two_year_project(tmp_path)
    store = store_of(root, os.environ)
    made(read_again(root, TWO_YEARS), say_trained, store)
    edit(root / "docs/2017/plan.md", "2017年工作计划", "2017年重点工作")
    found = made(read_again(root, TWO_YEARS), say_trained, store)
    assert {year: file.cached for year, of in found.years.items() for file in of.files} == {2018: True, 2017: False}
    assert list(found.notices()) == [
        "2018 年下载文件：新做 0 个，取自缓存 1 个",
        "2017 年下载文件：新做 1 个，取自缓存 0 个",
    ]


def test_a_damaged_cache_is_noticed(read: Project) -> None:
    store = store_of(read.root, os.environ)
    made(read, say_trained, store)
    assert store.folder
    for entry in store.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    (file,) = made(read, say_trained, store).years[2018].files
    assert (file.content, file.cached) == (b"120", False)


@pytest.fixture
def edited(project: Path) -> Path:
    """A project with a site, whose files all have to be made anew."""
    assert nianbao(project, "build").returncode == 0
    edit(project / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    return project


def test_a_build_whose_export_fails_leaves_the_old_site(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(edited / "site")
    monkeypatch.setattr(registry, "make_pdf", raising(ValueError("坏了")))
    run = nianbao(edited, "build")
    assert run.returncode == 1
    assert "2018 年 PDF 没有做成：坏了（" in run.stderr
    assert "原来的 site/ 没有改动" in run.stdout
    assert contents(edited / "site") == before
    assert not list(edited.glob(".site*"))


def test_a_build_goes_on_without_what_this_machine_cannot_make(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "make_pdf", raising(Unavailable("没有字体")))
    run = nianbao(edited, "build")
    assert run.returncode == 0
    assert "2018 年 PDF 没有做：没有字体" in run.stderr
    assert not list((edited / "site/2018/data").glob("*.pdf"))
    assert "PDF" not in read_page(edited / "site/2018/downloads/index.html").one("article").text()
    refused = nianbao(edited, "build", "--deploy")
    assert (refused.returncode, "2018 年 PDF 没有做：没有字体" in refused.stderr) == (1, True)


def raising(what: Exception) -> Callable[..., bytes]:
    """Makes a file, in vain."""

    def make(*_: object) -> bytes:
        raise what

    return make


@pytest.mark.parametrize(
    ("module", "maker", "words"),
    [
        (edition, "classic_script", "2018 年 离线版（ZIP） 没有做成：坏了（"),
        (workshop, "make_all_data", "各年度的全部数据（ZIP） 没有做成：坏了（"),
        (workshop, "data_files", "开放数据接口 没有做成：坏了（"),
    ],
)
def test_archives_that_fail_are_named_too(
    project: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, maker: str, words: str
) -> None:
    edit(project / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    monkeypatch.setattr(module, maker, raising(ValueError("坏了")))
    run = nianbao(project, "build")
    assert run.returncode == 1
    assert words in run.stderr
    assert not list(project.glob("*site*"))


def test_names_are_taken_by_every_system() -> None:
    assert safe_name('红寺堡区/“a”:*?"<b>| #1%\n.') == "红寺堡区“a”b1"
    assert len(safe_name("长" * 300).encode()) <= 200


def test_names_of_a_year_are_unique(real: Project) -> None:
    (year,) = real.years
    twice = replace(year, chapters=tuple(replace(chapter, title="同一个标题") for chapter in year.chapters))
    names = [format.name for format in formats_of(real, twice, "")]
    assert len(names) == len(set(names))


def test_an_archive_depends_on_nothing_but_its_files() -> None:
    day = date(2018, 12, 31)
    assert zipped({"b": b"2", "一": b"1"}, day) == zipped({"一": b"1", "b": b"2"}, day)
    assert zipped({"b": b"2"}, day) != zipped({"b": b"2"}, date(2019, 1, 1))


@pytest.mark.parametrize(
    ("module", "anew"), [("report/value.py", True), ("export/archive.py", True), ("cli.py", False)]
)
def test_code_that_has_a_part_in_the_files_is_part_of_their_key(
    read: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, *, anew: bool
) -> None:
    """With a copy of the library, to change."""
    library = Path(shutil.copytree(ROOT / "hooks/nianbao", tmp_path / "library"))
    monkeypatch.setattr(inputs, "code_digest", partial(code_digest, library=library))
    store = store_of(read.root, os.environ)
    made(read, say_trained, store)
    with (library / module).open("a", encoding="utf-8") as source:
        source.write("\n")
    (file,) = made(read, say_trained, store).years[2018].files
    assert file.cached is not anew
