"""Published addresses never vanish: the build stops, or the old address leads on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nianbao.addresses import LIST, built_addresses, check_addresses, listed_addresses
from workspace import ROOT, nianbao


def test_the_list_is_complete(site: Path) -> None:
    assert set(listed_addresses(ROOT)) == built_addresses(site), "run `nianbao build` and `nianbao addresses`"


@pytest.mark.parametrize(
    ("listed", "built", "moved", "message"),
    [
        (["2018/"], {"2018/"}, [], ""),
        (["2018/old/"], {"2018/"}, [], "2018/old/: 这个网址公布过，现在没有了（请恢复这一页；改了网址的"),
        (["2018/data/a.pdf"], {"2018/"}, [], "2018/data/a.pdf: 这个网址公布过，现在没有了（请恢复这个文件；改了网址的"),
        (["2018/old/"], {"2018/old/"}, [("2018/old/", "2018/new/")], "2018/old/: 要转到的“2018/new/”不存在"),
    ],
)
def test_what_is_gone_is_found(listed: list[str], built: set[str], moved: list[tuple[str, str]], message: str) -> None:
    found = list(check_addresses(listed, built, moved))
    assert len(found) == bool(message)
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
    assert "data/addresses.txt:1: 2018/plan/: 这个网址公布过，现在没有了" in run.stderr
    assert (project / "site/index.html").read_text("utf-8") == "old"


def test_a_page_that_moved_is_found_under_its_old_address(project: Path, page: Page, serve: object) -> None:
    move(project)
    redirects = "redirects:\n  2018/plan/: 2018/next/\n"
    (project / "data/redirects.yml").write_text(redirects, encoding="utf-8")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stderr
    assert "有 1 个新网址还没有登记，例如 2018/next/" in run.stdout
    page.goto(f"{serve(project / 'site')}/2018/plan/")  # type: ignore[operator] # a fixture that is a function
    expect(page).to_have_title("四、2019年工作计划 - 红寺堡区2018年政府信息公开工作年度报告")
    assert page.url.endswith("/2018/next/")
    assert nianbao(project, "addresses").returncode == 0
    assert "2018/next/" in listed_addresses(project)
    assert "2018/plan/" in listed_addresses(project)


def test_addresses_are_not_listed_from_a_site_without_pdf(content: Path) -> None:
    """Else a machine with a Chinese font would publish one that nobody has listed, and production would stop."""
    (content / "mkdocs.yml").touch()
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
