"""The preview as browsers ask for it: every answer is a file of the site, and pages learn of what is saved."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import pytest

from serving import free_address, previewing
from workspace import CONTENT, SITE, copy, edit

SCRIPT = re.compile(rb'<script src="(/livereload-([0-9]+)-[0-9]+\.js)"></script>')


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("served")
    copy(CONTENT + SITE, root)
    return root


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """A running preview."""
    address = free_address()
    with previewing(root, address) as preview:
        assert preview.said.startswith("读好了 1 个年度（")
        yield address


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(address, timeout=30)
    connection.request(method, quote(path), headers=headers)
    response = connection.getresponse()
    return response, response.read()


def test_every_file_is_that_of_a_build_but_for_the_script_that_loads_pages_anew(address: str, site: Path) -> None:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        response, content = ask(address, f"/{name}")
        assert response.status == 200, name
        own = path.name == "index.html" or name == "404.html"
        assert len(SCRIPT.findall(content)) == (1 if own else 0), name
        assert SCRIPT.sub(b"", content) == path.read_bytes(), name


def test_the_script_is_one_that_the_policy_of_the_page_allows(address: str) -> None:
    _, page = ask(address, "/2018/work/")
    (found,) = SCRIPT.findall(page)
    response, script = ask(address, found[0].decode())
    assert response.getheader("Content-Type") == "text/javascript"
    assert f"livereload({found[1].decode()}, ".encode() in script


@pytest.mark.parametrize("path", ["/2018/nowhere/", "/nowhere.png", "/2017/", "/../../etc/passwd", f"/{'长' * 300}"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(address: str, path: str) -> None:
    response, page = ask(address, path)
    assert response.status == 404
    assert "没有这个页面" in page.decode()


def test_an_address_without_its_slash_leads_on(address: str) -> None:
    response, _ = ask(address, "/2018/work")
    assert (response.status, response.getheader("Location")) == (302, "/2018/work/")


def test_who_asks_for_less_than_a_page_is_answered_too(address: str) -> None:
    response, nothing = ask(address, "/2018/work/", "HEAD")
    assert (response.status, nothing) == (200, b"")
    response, page = ask(address, "/2018/work/", Range="bytes=0-9")
    assert response.status == 200
    assert page.endswith(b"</html>")


def test_open_pages_learn_of_what_is_saved(root: Path, address: str) -> None:
    _, page = ask(address, "/2018/plan/")
    ((_, epoch),) = SCRIPT.findall(page)
    path = root / "docs/2018/plan.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n另外走访社区。\n", encoding="utf-8")
    _, newer = ask(address, f"/livereload/{epoch.decode()}/1")  # answered when there is something new
    assert int(newer) > int(epoch)
    _, page = ask(address, "/2018/plan/")
    assert "另外走访社区" in page.decode()


def test_the_preview_ends_at_once_and_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    address = free_address()
    with previewing(root, address, TMPDIR=str(tmp_path)):
        assert ask(address, "/2018/work/")[0].status == 200
        assert any(tmp_path.iterdir())
    assert not any(tmp_path.iterdir())


def test_errors_are_told_and_the_draft_is_served(fresh: Path) -> None:
    edit(fresh / "data/2018/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    address = free_address()
    with previewing(fresh, address) as preview:
        assert "有 1 处错误，网页是草稿，错误标在页上。" in preview.said
        response, page = ask(address, "/2018/work/")
        assert response.status == 200
        assert "docs/2018/work.md:27</a>　主动公开政府信息数" in page.decode()
        assert len(SCRIPT.findall(page)) == 1
