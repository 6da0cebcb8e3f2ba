"""The smoke test: it is content with the site that was built, and with no other."""

import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.publish.smoke import Unreachable, smoke
from nianbao.publish.webaddress import requestable
from nianbao.review.summary import read_site
from workspace import nianbao


def test_the_site_that_was_built_passes_at_any_address(
    site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    shutil.copytree(site, tmp_path / "x/y")
    assert smoke(site, serve(site), tries=1) == []
    assert smoke(site, f"{serve(tmp_path)}/x/y", tries=1) == []


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Path:
    """The real site as a host has it, to spoil."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def test_what_is_missing_or_another_is_named(site: Path, deployed: Path, serve: Callable[[Path], str]) -> None:
    (deployed / "2018/search.json").unlink()
    (deployed / "2018/index.html").write_text("old", encoding="utf-8")
    address = serve(deployed)
    assert smoke(site, address, tries=2, pause=0) == [
        f"{address}/2018/：内容与生成的不一样",
        f"{address}/2018/search.json：网上没有这个文件（404）",
    ]


def test_every_file_that_a_host_serves_is_compared(site: Path, deployed: Path, serve: Callable[[Path], str]) -> None:
    """Also what gives the look, tells programs, or is a picture: files are copied by hand to a government's portal."""
    address = serve(deployed)
    for path in deployed.rglob("*"):
        if path.is_file():
            path.write_bytes(b"old")
    names = {line.split("：")[0].removeprefix(f"{address}/") for line in smoke(site, address)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name.removesuffix("index.html") for name in files}
    assert pages - names == {"404.html", "_headers"}
    assert {"feed.xml", "sitemap.xml", "versions.json", "search.json", "robots.txt"} <= names


def lay_a_page_everywhere(site: Path) -> None:
    """As a host does that shows its front page for whatever is asked."""
    page = site / "没有这一页-nianbao-smoke"
    page.mkdir()
    shutil.copy(site / "404.html", page / "index.html")


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda site: (site / "404.html").unlink(), "显示的不是生成的 404.html"),
        (lay_a_page_everywhere, "服务器应答复 404，答复的却是 200"),
    ],
)
def test_a_missing_address_has_to_give_the_page_for_it(
    spoil: Callable[[Path], None], complaint: str, site: Path, deployed: Path, serve: Callable[[Path], str]
) -> None:
    spoil(deployed)
    address = serve(deployed)
    (wrong,) = smoke(site, address)
    assert wrong.startswith(f"{address}/没有这一页")
    assert complaint in wrong


def test_an_address_in_chinese_is_asked_for_and_shown_as_it_is_read(
    site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    shutil.copytree(site, tmp_path / "政务公开/年报")
    address = f"{serve(tmp_path)}/政务公开/年报"
    assert smoke(site, f"{address}/") == []
    (name,) = (path.name for path in site.glob("2018/data/*.csv"))
    (tmp_path / "政务公开/年报/2018/data" / name).unlink()
    assert smoke(site, address) == [f"{address}/2018/data/{name}：网上没有这个文件（404）"]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("www.x.gov.cn/xxgk/", "https://www.x.gov.cn/xxgk/"),
        (" http://x.gov.cn ", "http://x.gov.cn/"),
        ("https://x.gov.cn/a/index.html?from=1#top", "https://x.gov.cn/a/"),
        ("https://域名.cn:8443/栏目", "https://xn--eqrt2g.cn:8443/%E6%A0%8F%E7%9B%AE/"),
        ("https://x.cn/%E6%A0%8F/", "https://x.cn/%E6%A0%8F/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_completed_as_browsers_do(typed: str, asked: str) -> None:
    assert requestable(typed) == asked


@pytest.mark.parametrize(
    "typed", ["", "https://", "ftp://x.cn/", "https://x.cn:port/", "http://[bad", "a b.cn", "https://.../", "域" * 99]
)
def test_what_is_no_address_is_said_in_one_line(typed: str, project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("x", encoding="utf-8")
    run = nianbao(project, "smoke", typed)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"“{typed}”不是网址（请写成 https://域名/栏目/ 这样，以 http:// 或 https:// 开头）\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://127.0.0.1:9/", "连接不上：http://127.0.0.1:9/（对方拒绝连接；请核对网址和网络）\n"),
        ("http://127.0.0.1:9/栏目/", "连接不上：http://127.0.0.1:9/栏目/（对方拒绝连接；请核对网址和网络）\n"),
        ("没有的域名.invalid", "连接不上：https://没有的域名.invalid/（找不到这个域名；请核对网址和网络）\n"),
    ],
)
def test_a_host_that_does_not_answer_is_said_in_one_line(typed: str, said: str, project: Path) -> None:
    (project / "site/2018").mkdir(parents=True)
    for name in ("site/index.html", "site/2018/index.html"):
        (project / name).write_text("x", encoding="utf-8")
    run = nianbao(project, "smoke", typed, no_proxy="*")
    assert (run.returncode, run.stdout, run.stderr) == (1, "", said)


def hang_up(server: socket.socket) -> None:
    server.accept()[0].close()


def test_what_is_no_website_is_said_without_a_traceback(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=hang_up, args=[server], daemon=True).start()
        with pytest.raises(Unreachable, match="连接不上"):
            smoke(site, f"127.0.0.1:{server.getsockname()[1]}")


def test_of_many_files_the_first_are_named(site: Path, root: Path, serve: Callable[[Path], str]) -> None:
    shutil.copytree(site, root / "site")
    run = nianbao(root, "smoke", serve(root / "docs"))
    files = sum(path.is_file() for path in site.rglob("*"))
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert len(lines) == 12
    assert lines[10] == f"另有 {files - 11} 个文件也不对。"
    assert lines[11].endswith("与生成的网站不一致。")


def test_without_a_built_site_nothing_is_confirmed(root: Path) -> None:
    run = nianbao(root, "smoke", "http://127.0.0.1:9/")
    assert (run.returncode, run.stdout) == (2, "")
    assert "请先生成网站" in run.stderr


def test_the_facts_of_a_site(site: Path, tmp_path: Path) -> None:
    facts = read_site(site.parent)
    assert facts is not None
    assert facts.pages == len(list(site.rglob("index.html")))
    assert facts.size == sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert facts.unlisted == 0
    assert read_site(tmp_path / "none") is None
