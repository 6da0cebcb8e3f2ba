"""Downloads: what the page says of each file is true, files are made once, and what fails stops the build."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from frictionless import system, validate

from nianbao.cache.place import store_of
from nianbao.cache.store import NOTHING, Store
from nianbao.export.archive import zipped
from nianbao.export.download import print_size
from nianbao.export.downloads import Downloads
from nianbao.export.format import Format, Group, safe_name
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.maker import ExportFailed, Unavailable
from nianbao.export.making import Formats
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from nianbao.source.snapshot import take_snapshot
from offered import facts, offered, rows, target
from page import pages_of, read_page
from workspace import edit, nianbao, two_year_project

DATA = "https://www.example.gov.cn/nb/"


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


@pytest.mark.parametrize("address", ["", DATA])
def test_machines_read_the_same_facts(project: Path, address: str) -> None:
    run = nianbao(project, "build", SITE_URL=address)
    assert run.returncode == 0, run.stdout + run.stderr
    folder = project / "site/2018/downloads"
    (script,) = [node for node in read_page(folder / "index.html").all("script") if "ld+json" in node.get("type")]
    data = json.loads("".join(child for child in script.children if isinstance(child, str)))
    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2018-01-01/2018-12-31")
    assert data.get("url", "") == (f"{DATA}2018/downloads/" if address else "")
    assert len(data["distribution"]) == 5
    assert data["variableMeasured"][0] == "主动公开情况"
    assert "dateModified" not in data, "nothing was corrected"
    for item in data["distribution"]:
        place = item["contentUrl"].removeprefix(f"{DATA}2018/downloads/") if not address else item["contentUrl"]
        content = (
            (project / "site" / unquote(place.removeprefix(DATA))) if address else (folder / unquote(place))
        ).read_bytes()
        assert item["contentSize"] == f"{len(content)} B"
        assert item["sha256"] == hashlib.sha256(content).hexdigest()


def test_every_download_has_the_same_bytes_elsewhere_and_at_another_time(fresh: Path, site: Path) -> None:
    """The site of the fixture was built in another folder, earlier; this one has no cache yet."""
    run = nianbao(fresh, "build", TZ="Pacific/Auckland", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="86400")
    assert "取自缓存 0 个" in run.stderr
    first, second = contents(site), contents(fresh / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_an_unchanged_year_comes_from_the_cache(tmp_path: Path) -> None:
    root = two_year_project(tmp_path)
    assert "2018 年下载文件：新做 13 个，取自缓存 0 个" in nianbao(root, "build").stderr
    before = contents(root / "site")
    assert nianbao(root, "build").stderr == "", "nothing is made at all"
    assert contents(root / "site") == before

    edit(root / "docs/2017/plan.md", "2017年工作计划", "2017年重点工作")
    log = nianbao(root, "build").stderr
    assert "2017 年下载文件：新做 13 个" in log
    assert "2018 年下载文件：新做 0 个，取自缓存 13 个" in log

    edit(root / "data/2017/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    assert "2018 年下载文件：新做 0 个，取自缓存 13 个" in nianbao(root, "build").stderr
    edit(root / "data/2017/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    edit(root / "docs/2017/work.md", "[15131](stat:", "[15132](stat:")
    log = nianbao(root, "build").stderr
    assert "2018 年下载文件：新做 1 个，取自缓存 12 个" in log, "the spreadsheet holds the series of all years"


def test_changed_data_change_the_files(project: Path) -> None:
    assert nianbao(project, "build").returncode == 0
    before = contents(project / "site")
    edit(project / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 121")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    after = contents(project / "site")
    changed = {Path(name).suffix for name in after if after[name] != before.get(name)}
    assert {".pdf", ".docx", ".xlsx", ".csv", ".json", ".zip"} <= changed


def kept_of(root: Path) -> Path:
    """Where what is made of a project is kept."""
    folder = store_of(root, os.environ).folder
    assert folder
    return folder


def test_a_damaged_cache_is_noticed(project: Path) -> None:
    assert nianbao(project, "build").returncode == 0
    before = contents(project / "site")
    for entry in kept_of(project).iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    run = nianbao(project, "build")
    assert "取自缓存 0 个" in run.stderr
    assert contents(project / "site") == before


Make = Callable[[Project, Year], bytes]


def only(make: Make) -> Formats:
    """The formats of a site that has one, made in this way."""

    def formats(project: Project, year: Year, _: str) -> list[Format]:
        return [
            Format(
                "odt",
                "ODT",
                use="",
                group=Group.REPORT,
                media_type="text/plain",
                name=f"{year.year}.odt",
                make=partial(make, project, year),
            )
        ]

    return formats


def made(project: Project, make: Make, store: Store = NOTHING, *, deploy: bool = False) -> Downloads:
    return make_downloads(
        project, only(make), Inputs(take_snapshot(project.root), read_tools("")), store, deploy=deploy
    )


def refuse(project: Project, year: Year) -> bytes:
    raise ValueError(f"a label of {year.year}\nis too long: {project.publisher.name}")


def lack(project: Project, year: Year) -> bytes:  # noqa: ARG001 - what every maker is given
    raise Unavailable("本机没有这种字体（请安装后再试）")


@pytest.fixture
def read(content: Path) -> Project:
    return read_project(content)


def test_what_cannot_be_made_is_named_with_its_year_on_one_line(read: Project) -> None:
    words = r"^2018 年 ODT 没有做成：a label of 2018 is too long: 红寺堡区人民政府（.+）$"
    with pytest.raises(ExportFailed, match=words):
        made(read, refuse)


def test_all_that_failed_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"(?s)2018 年 ODT 没有做成：a label.*\n2017 年 ODT 没有做成：a label"):
        made(read_project(two_year_project(tmp_path)), refuse)


def test_what_the_machine_lacks_is_left_out_and_said(read: Project) -> None:
    downloads = made(read, lack)
    assert [name for name, _ in downloads.files() if name.startswith("2018/")] == []
    assert next(downloads.notices()) == "2018 年 ODT 没有做：本机没有这种字体（请安装后再试）"


def test_where_it_is_deployed_nothing_may_be_left_out(read: Project) -> None:
    with pytest.raises(ExportFailed, match="2018 年 ODT 没有做：本机没有这种字体"):
        made(read, lack, deploy=True)


def say_trained(_: Project, year: Year) -> bytes:
    """What the data say of those who were trained."""
    return str(next(figure.value for figure in year.report.figures if figure.label == "接受培训人员数")).encode()


@pytest.mark.parametrize("moment", ["before the project is read", "while files are made"])
def test_what_is_saved_during_a_build_does_not_stay_under_a_wrong_key(content: Path, moment: str) -> None:
    statistics, (number, saved) = content / "data/2018/statistics.yml", ("接受培训人员数: 120", "接受培训人员数: 121")
    inputs, store = Inputs(take_snapshot(content), read_tools("")), store_of(content, os.environ)
    if moment.startswith("before"):
        edit(statistics, number, saved)

    def make(project: Project, year: Year) -> bytes:
        if moment.startswith("while"):
            edit(statistics, number, saved)
        return say_trained(project, year)

    make_downloads(read_project(content), only(make), inputs, store)
    for text in (saved, number):
        statistics.write_text(
            statistics.read_text("utf-8").replace(saved, text).replace(number, text), encoding="utf-8"
        )
        (file,) = made(read_project(content), say_trained, store).years[2018].files
        assert file.content.decode() == text[-3:]
        assert not file.cached
    (file,) = made(read_project(content), say_trained, store).years[2018].files
    assert (file.content, file.cached) == (b"120", True)


@pytest.mark.parametrize("what", ["raise ValueError('坏了')", "raise Unavailable('没有字体')"])
def test_a_build_whose_export_fails_leaves_the_old_site(project: Path, what: str) -> None:
    """The copy of the library in the project gets a PDF that fails."""
    assert nianbao(project, "build").returncode == 0
    before = contents(project / "site")
    edit(
        project / "hooks/nianbao/export/pdf/pdf.py", "    fonts = typst.Fonts(", f"    {what}\n    fonts = typst.Fonts("
    )
    run = nianbao(project, "build", PYTHONPATH=str(project / "hooks"))
    assert "Traceback" not in run.stderr
    if "ValueError" in what:
        assert run.returncode == 1
        assert "2018 年 PDF 没有做成：坏了（" in run.stderr
        assert "原来的 site/ 没有改动" in run.stdout
        assert contents(project / "site") == before
        assert not list(project.glob(".site*"))
    else:
        assert run.returncode == 0
        assert "2018 年 PDF 没有做：没有字体" in run.stderr
        assert not list((project / "site/2018/data").glob("*.pdf"))
        assert "PDF" not in read_page(project / "site/2018/downloads/index.html").one("article").text()
        refused = nianbao(project, "build", "--deploy", PYTHONPATH=str(project / "hooks"))
        assert (refused.returncode, "2018 年 PDF 没有做：没有字体" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("module", "line", "words"),
    [
        ("offline/classic.py", "def classic_script(", "2018 年 离线版（ZIP） 没有做成：坏了（"),
        ("export/alldata.py", "def make_all_data(", "各年度的全部数据（ZIP） 没有做成：坏了（"),
        ("export/data/interface.py", "def data_files(", "开放数据接口 没有做成：坏了（"),
    ],
)
def test_archives_that_fail_are_named_too(project: Path, module: str, line: str, words: str) -> None:
    """The copy of the library in the project gets a function that fails."""
    path = project / "hooks/nianbao" / module
    text = path.read_text("utf-8")
    assert text.count(f"\n{line}") == 1
    name = line.removeprefix("def ").removesuffix("(")
    path.write_text(f"{text}\n\ndef {name}(*_):\n    raise ValueError('坏了')\n", encoding="utf-8")
    run = nianbao(project, "build", PYTHONPATH=str(project / "hooks"))
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
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
def test_code_that_has_a_part_in_the_files_is_part_of_their_key(project: Path, module: str, *, anew: bool) -> None:
    assert nianbao(project, "build").returncode == 0
    with (project / "hooks/nianbao" / module).open("a", encoding="utf-8") as source:
        source.write("\n")
    made = nianbao(project, "build", PYTHONPATH=str(project / "hooks")).stderr
    assert ("取自缓存 0 个" in made) is anew
