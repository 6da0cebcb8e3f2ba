"""Corrections as a visitor reads them: on the page concerned, among all, and on the way to the row."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect


def test_the_page_concerned_says_what_was_put_right(corrected: Path, page: Page, serve: Callable[[Path], str]) -> None:
    address = serve(corrected / "site")
    page.goto(f"{address}/2018/statistics/")
    notice = page.get_by_role("region", name="本页有更正")
    expect(notice).to_contain_text("2019年5月6日更正规范性文件数 <b>")
    expect(notice).to_contain_text("汇总时漏计一件")
    expect(notice.get_by_role("deletion")).to_have_text("4件")
    expect(notice.get_by_role("insertion")).to_have_text("5件")
    page.goto(f"{address}/2018/work/")
    expect(page.get_by_text("本页有更正")).to_have_count(0)
    page.goto(f"{address}/2018/")
    page.get_by_role("main").get_by_role("link", name="更正").click()
    expect(page.get_by_role("heading", name="更正", exact=True)).to_be_visible()
    page.get_by_role("link", name="查看这一行").click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.1\.b$"))
    expect(page.locator(":target")).to_contain_text("5")
