"""The offline edition: what it holds, and how addresses and scripts are rewritten for it."""

import zipfile
from pathlib import Path

import pytest

from nianbao.offline.classic import classic_script
from nianbao.offline.edition import with_row
from nianbao.offline.links import Links, resolve
from page import read_page
from unpacking import unpack
from workspace import ADDRESS


def test_it_holds_the_years_files_but_not_itself(edition: Path, site: Path) -> None:
    inside = {path.name for path in (edition / "2018/data").iterdir()}
    assert inside == {path.name for path in (site / "2018/data").iterdir() if "离线版" not in path.name}
    for name in inside:
        assert (edition / "2018/data" / name).read_bytes() == (site / "2018/data" / name).read_bytes()
    page = (edition / "2018/downloads/index.html").read_text(encoding="utf-8")
    assert "@offline" not in page
    assert "离线版.zip" not in page


def test_every_page_has_a_policy_that_knows_files(edition: Path) -> None:
    for path in [path for path in edition.rglob("*.html") if path.parent.name != "data"]:
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
        assert "script-src 'self' file:" in html
        assert 'type="module"' not in html


def test_names_and_times_are_those_of_the_data(site: Path) -> None:
    (archive,) = (site / "2018/data").glob("*离线版*.zip")
    with zipfile.ZipFile(archive) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(2018, 12, 31, 0, 0, 0)}
    assert all(entry.filename.isascii() or entry.flag_bits & 0x800 for entry in entries)
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.filename.split("/")[0] for entry in entries} == {
        "红寺堡区人民政府2018年政府信息公开工作年度报告（离线版）"
    }


def test_where_the_sites_address_is_known_other_years_are_a_link_away(identified: Path, tmp_path: Path) -> None:
    folder = unpack(identified, tmp_path)
    (note,) = read_page(folder / "2018/work/index.html").all("aside", "offline-note")
    links = {link.text(): link.get("href") for link in note.all("a")}
    assert links["全部年度"] == ADDRESS
    page = read_page(folder / "2018/downloads/index.html")
    assert any(link.get("href").startswith(f"{ADDRESS}data/") for link in page.all("a"))


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("./", "2018/work/index.html"),
        ("../", "2018/index.html"),
        ("..", "2018/index.html"),
        ("../statistics/", "2018/statistics/index.html"),
        ("../data/%E5%B9%B4.pdf", "2018/data/年.pdf"),
        ("../..", "index.html"),
        ("../../../x/", "../x/index.html"),
    ],
)
def test_an_address_leads_to_a_file(path: str, file: str) -> None:
    assert resolve("2018/work/index.html", path) == file


@pytest.mark.parametrize(
    ("tag", "online", "expected"),
    [
        ('<a href="../#x" title="a &gt; b">', "", '<a href="../index.html#x" title="a &gt; b">'),
        ('<a href="#x">', "", '<a href="#x">'),
        ('<a href="https://a.gov.cn/">', "", '<a href="https://a.gov.cn/">'),
        ('<a href="mailto:a@b.cn">', "", '<a href="mailto:a@b.cn">'),
        ('<a class="b" href="../..">', "", '<a class="b" aria-disabled="true" title="离线版里没有这一页">'),
        ('<a href="../..">', "https://a.cn/x/2018/work/", '<a href="https://a.cn/x/">'),
        ('<link rel="next" href="../other/">', "", ""),
        ('<form action="../">', "", '<form action="../index.html">'),
    ],
)
def test_links_are_rewritten(tag: str, online: str, expected: str) -> None:
    assert Links("2018/work/index.html", {"2018/index.html"}, online).rewrite(tag) == expected


def test_a_module_that_was_not_joined_is_refused() -> None:
    with pytest.raises(ValueError, match="not joined"):
        classic_script('import {a} from "./a.js"\n', {}, {})


def test_a_downloads_page_without_the_row_is_refused() -> None:
    with pytest.raises(ValueError, match="no row"):
        with_row("<h1>下载</h1>", 1, "0")
