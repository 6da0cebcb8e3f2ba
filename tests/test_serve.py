"""The preview: what is saved shows in the open page, and a mistake does not end it."""

import contextlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from workspace import edit, own_form


@pytest.fixture
def address() -> str:
    """A host and a port that are free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextlib.contextmanager
def preview(project: Path, address: str) -> Iterator[str]:
    """A running preview of the project: what it said until it was ready."""
    command = [sys.executable, "-m", "nianbao", "serve", "--address", address]
    env = os.environ | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout
        lines = []
        for line in server.stdout:
            lines.append(line)
            if "Serving on" in line:
                break
        try:
            assert f"预览地址：http://{address}/" in lines[0], "".join(lines)
            yield "".join(lines)
        finally:
            server.terminate()
            server.wait(timeout=10)
    with socket.socket() as probe:  # nothing of it lives on
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0


def test_the_preview_takes_unchanged_downloads_from_the_cache(fresh: Path, address: str) -> None:
    with preview(fresh, address) as said:
        assert "2018 年下载文件：新做 13 个，取自缓存 0 个" in said
    with preview(fresh, address) as said:
        assert "2018 年下载文件：新做 0 个，取自缓存 13 个" in said


def test_saved_files_show_in_the_open_page(page: Page, project: Path, address: str) -> None:
    with preview(project, address):
        save_and_look(page, project, f"http://{address}")


def save_and_look(page: Page, root: Path, address: str) -> None:
    page.goto(f"{address}/2018/work/")
    # The first load of the page makes the browser wait for changes; nothing here reloads it but the preview.
    page.evaluate("document.body.dataset.seen = 'first'")

    edit(root / "docs/2018/work.md", "[16](stat", "[19](stat")  # a mistake: the page stays as it is
    expect(page.locator("body[data-seen]")).to_be_visible()
    edit(root / "data/2018/statistics.yml", "政府公报公开政府信息数: 16", "政府公报公开政府信息数: 19")
    expect(page.get_by_role("link", name="19", exact=True)).to_be_visible(timeout=15_000)
    expect(page.locator("body[data-seen]")).to_have_count(0)

    page.goto(f"{address}/2018/statistics/")
    edit(own_form(root, "2014"), "label: 接受培训人员数", "label: 参加培训人员数")
    edit(root / "data/2018/statistics.yml", "接受培训人员数", "参加培训人员数")
    expect(page.locator("[id='row-9.3']")).to_contain_text("参加培训人员数", timeout=15_000)

    page.goto(f"{address}/2018/downloads/")
    expect(page.get_by_text("离线版（ZIP）在正式生成网站时制作，预览里没有。")).to_be_visible()
    expect(page.locator(".downloads li:has-text('@offline')")).to_be_hidden()
    link = page.get_by_role("link", name="Word（DOCX")
    assert page.request.get(str(link.evaluate("link => link.href"))).ok

    edit(root / "hooks/nianbao_mkdocs/theme/partials/copyright.html", "主办单位：", "主办机关：")
    expect(page.locator("footer")).to_contain_text(re.compile("主办机关：红寺堡区人民政府"), timeout=15_000)
