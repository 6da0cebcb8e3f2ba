"""A page that got another address: the old one leads on."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from nianbao.address.published import listed_addresses
from workspace import nianbao


def test_a_page_that_moved_is_found_under_its_old_address(
    project: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    (project / "docs/2018/plan.md").rename(project / "docs/2018/next.md")
    redirects = "redirects:\n  2018/plan/: 2018/next/\n"
    (project / "data/redirects.yml").write_text(redirects, encoding="utf-8")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stderr
    assert "个新网址还没有登记，例如 2018/next/" in run.stdout
    page.goto(f"{serve(project / 'site')}/2018/plan/")
    expect(page).to_have_title("四、2019年工作计划 - 红寺堡区2018年政府信息公开工作年度报告")
    assert page.url.endswith("/2018/next/")
    assert nianbao(project, "addresses").returncode == 0
    assert "2018/next/" in listed_addresses(project)
    assert "2018/plan/" in listed_addresses(project)
