"""Published addresses never vanish: the build stops, or the old address leads on."""

from pathlib import Path

import pytest

from nianbao.address.published import LIST, built_addresses, check_addresses, listed_addresses, source_pages
from nianbao.address.redirect import Redirect
from nianbao.finding import Place
from workspace import edit, nianbao


def test_what_was_published_is_still_there(site: Path) -> None:
    """A new page is not in the list yet: that is for the editors to add."""
    assert set(listed_addresses(site.parent)) - built_addresses(site) == set()


@pytest.mark.parametrize(
    ("listed", "built", "moved", "message"),
    [
        (["2018/"], {"2018/"}, [], ""),
        (["2018/old/"], {"2018/"}, [], "2018/old/: 这个网址公布过，现在没有了（请恢复这一页；改了网址的"),
        (["2018/data/a.pdf"], {"2018/"}, [], "2018/data/a.pdf: 这个网址公布过，现在没有了（请恢复这个文件；改了网址的"),
        (["2018/old/"], {"2018/old/"}, ["2018/new/"], "2018/old/: 要转到的“2018/new/”不存在"),
        (["2017/", "2017/work/"], {"2018/"}, [], "2017/: 这个网址公布过，现在没有了（请恢复这个年度"),
    ],
)
def test_what_is_gone_is_found(listed: list[str], built: set[str], moved: list[str], message: str) -> None:
    lines = {address: number for number, address in enumerate(listed, 3)}
    redirects = [Redirect(listed[0], new, Place("data/redirects.yml", 3)) for new in moved]
    found = list(check_addresses(lines, built, redirects))
    assert len(found) == bool(message)
    assert not message or found[0].place.line == 3
    assert not message or str(found[0].message).startswith(message)


def move(project: Path) -> None:
    """A chapter gets another name."""
    (project / "docs/2018/plan.md").rename(project / "docs/2018/next.md")
    (project / "site").mkdir(exist_ok=True)
    (project / "site/index.html").write_text("old", encoding="utf-8")


def test_a_page_that_is_gone_stops_the_build_and_the_old_site_stays(project: Path) -> None:
    move(project)
    run = nianbao(project, "build")
    assert run.returncode == 1
    assert (project / "site/index.html").read_text("utf-8") == "old"


def test_a_page_that_is_gone_is_known_before_anything_is_built(root: Path) -> None:
    line = (root / LIST).read_text("utf-8").splitlines().index("2018/plan/") + 1
    (root / "docs/2018/plan.md").rename(root / "docs/2018/next.md")
    run = nianbao(root, "check", "--format", "github")
    assert run.returncode == 1
    assert run.stdout.startswith(f"::error file=data/addresses.txt,line={line}::2018/plan/: 这个网址公布过，现在没有了")
    redirects = root / "data/redirects.yml"
    redirects.write_text("redirects:\n  2018/plan/: 2018/nxet/\n", encoding="utf-8")
    run = nianbao(root, "check", "--format", "github")
    assert run.stdout.startswith("::error file=data/redirects.yml,line=2::2018/plan/: 要转到的“2018/nxet/”不存在")
    edit(redirects, "nxet", "next")
    assert nianbao(root, "check").returncode == 0


def test_the_pages_that_the_sources_tell_are_those_of_the_site(site: Path, root: Path) -> None:
    built = {address for address in built_addresses(site) if address.endswith("/")}
    assert source_pages(root, []) == built


def test_addresses_are_not_listed_from_a_site_without_pdf(content: Path) -> None:
    """Else the PDF that is published would not be listed, and nobody would see it vanish."""
    downloads = content / "site/2018/data"
    downloads.mkdir(parents=True)
    (downloads / "报告.docx").touch()
    before = (content / LIST).read_bytes()
    run = nianbao(content, "addresses")
    assert (run.returncode, "网站里没有 2018/data/报告.pdf，没有登记" in run.stderr) == (1, True)
    assert (content / LIST).read_bytes() == before
    (downloads / "报告.pdf").touch()
    assert nianbao(content, "addresses").returncode == 0
    assert "2018/data/报告.pdf" in listed_addresses(content)
