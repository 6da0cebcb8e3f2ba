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


def test_without_a_site_it_is_said(root: Path) -> None:
    run = nianbao(root, "preview")
    assert (run.returncode, "还没有网站" in run.stderr) == (2, True)
