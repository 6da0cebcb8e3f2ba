"""What a reviewer downloads: the whole site, opened from the disk by double click."""

from pathlib import Path

from nianbao.offline.links import addresses, resolve
from workspace import nianbao


def test_every_file_of_the_site_is_there_and_every_link_leads_to_one(preview: Path) -> None:
    site = preview.parent / "site"
    files = {path.relative_to(preview).as_posix() for path in preview.rglob("*") if path.is_file()}
    assert {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} <= files
    for page in preview.rglob("index.html"):
        name = page.relative_to(preview).as_posix()
        for address in addresses(page.read_text("utf-8")):
            assert not address.endswith("/"), (name, address)
            assert resolve(name, address) in files, (name, address)


def test_without_settings_there_is_a_page_that_says_so(root: Path) -> None:
    run = nianbao(root, "preview")
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "preview/打开网站.html")
    assert "mkdocs.yml:1</a>　mkdocs.yml: 没有这个文件" in (root / "preview/index.html").read_text("utf-8")
