"""What a reviewer downloads: the whole site, opened from the disk by double click."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from nianbao.offline.links import addresses, resolve
from workspace import nianbao


@pytest.fixture(scope="module")
def preview(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("preview")
    shutil.copytree(published / "site", root / "site")
    (root / "data").mkdir()
    (root / "mkdocs.yml").touch()
    run = nianbao(root, "preview")
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "preview/打开网站.html")
    return root / "preview"


def test_every_file_of_the_site_is_there_and_every_link_leads_to_one(preview: Path) -> None:
    site = preview.parent / "site"
    files = {path.relative_to(preview).as_posix() for path in preview.rglob("*") if path.is_file()}
    assert {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} <= files
    for page in preview.rglob("index.html"):
        name = page.relative_to(preview).as_posix()
        for address in addresses(page.read_text("utf-8")):
            assert not address.endswith("/"), (name, address)
            assert resolve(name, address) in files, (name, address)


def test_a_reviewer_walks_through_it_without_a_server(preview: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((preview / "打开网站.html").as_uri())
    expect(page).to_have_url((preview / "index.html").as_uri())
    for name in ("更正", "站点地图"):
        page.get_by_role("contentinfo").get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    for folder, title in {"series": "历年变化", "compare": "年度对比", "2023/statistics": "统计表"}.items():
        page.goto((preview / folder / "index.html").as_uri())
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.goto((preview / "search/index.html").as_uri())
    page.get_by_role("textbox", name="要找的文字或数字").fill("公开")
    expect(page.get_by_role("main").get_by_role("link").filter(has_text="公开").first).to_be_visible()
    context.close()
    assert complaints == []


def test_without_a_site_it_is_said(root: Path) -> None:
    run = nianbao(root, "preview")
    assert (run.returncode, "还没有网站" in run.stderr) == (2, True)
