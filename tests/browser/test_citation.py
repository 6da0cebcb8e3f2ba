"""引用本页 and 引用本行: a line that can be copied, from the data; only the reader's day is the reader's."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from seen import violations

REPORT = "红寺堡区人民政府办公室. 红寺堡区2018年政府信息公开工作年度报告"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
CHAPTERS = {
    "": "",
    "overview/": "：一、概述",
    "work/": "：二、工作开展情况",
    "statistics/": "：政府信息公开情况统计表",
}


@pytest.mark.parametrize(("address", "part"), CHAPTERS.items())
def test_it_can_be_read_without_scripts(browser: Browser, base_url: str, address: str, part: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    page.goto(f"/2018/{address}")
    page.get_by_text("引用本页").click()
    line = f"{REPORT}{part}[R/OL]. [引用日期]. /2018/{address}."
    expect(page.locator(".cite__text")).to_have_text(line)
    expect(page.locator(".cite").get_by_role("button")).to_have_count(0)
    page.context.close()


@pytest.mark.own_page
@pytest.mark.usefixtures("quiet")
def test_the_line_of_a_chapter_is_copied(page: Page, base_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/2018/work/")
    page.get_by_text("引用本页").click()
    line = rf"{re.escape(REPORT)}：二、工作开展情况\[R/OL\]\. \[{DAY}\]\. {base_url}/2018/work/\."
    expect(page.locator(".cite__text")).to_have_text(re.compile(f"^{line}$"))
    page.locator(".cite").get_by_role("button", name="复制").click()
    expect(page.locator(".cite").get_by_role("status")).to_have_text("已复制")
    assert re.fullmatch(line, page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.own_page
def test_the_day_is_the_readers(page: Page) -> None:
    page.clock.set_fixed_time("2031-02-03T12:00:00")
    page.goto("/2018/plan/")
    expect(page.locator(".cite__day")).to_have_text("2031-02-03")


ROWS = {
    "row-1.2.4": "：一、主动公开情况，4.政务微信公开政府信息数：4151条",
    "row-6": "：六、举报投诉数量：45件",
    "derived-2": "：派生数据，政协提案办结率：92.1%",
}


@pytest.mark.own_page
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(("row", "part"), ROWS.items())
def test_the_line_of_a_row_is_copied(page: Page, base_url: str, row: str, part: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/2018/statistics/#{row}")
    page.get_by_role("button", name="引用本行").click()
    line = rf"{re.escape(REPORT + part)}\[R/OL\]\. \[{DAY}\]\. {base_url}/2018/statistics/#{re.escape(row)}\."
    expect(page.locator(".row-cite [role=status]")).to_have_text(re.compile(f"^{line}（已复制）$"))
    assert re.fullmatch(line, page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.usefixtures("quiet")
def test_the_button_goes_where_the_address_points(page: Page) -> None:
    page.goto("/2018/statistics/")
    button = page.get_by_role("button", name="引用本行")
    expect(page.locator(".table-tools")).to_be_visible()
    expect(button).to_have_count(0)
    for row in ("row-1.1", "row-3.1"):
        page.locator(f"[id='{row}']").hover()
        page.locator(f"[id='{row}'] .row-link").click()
        expect(page.locator(f"[id='{row}'] + .row-cite button")).to_be_visible()
        expect(button).to_have_count(1)
    page.evaluate("location.hash = '#row-1.2'")
    expect(button).to_have_count(0)


@pytest.mark.own_page
def test_copied_tables_hold_no_citation(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/2018/statistics/#row-1.1")
    page.get_by_role("button", name="引用本行").click()
    expect(page.locator(".row-cite")).to_contain_text("已复制")
    page.get_by_role("button", name="复制表格").click()
    expect(page.locator(".table-tools [role=status]")).to_contain_text("已复制")
    assert "引用" not in page.evaluate("navigator.clipboard.readText()")


LATER = {
    (2022, "row-r1"): "：三、收到和处理政府信息公开申请情况，一、本年新收政府信息公开申请数量",
    (2022, "row-r3.5.1"): "，三、本年度办理结果，（五）不予处理，1.信访举报投诉类申请",
    (2022, "cell-r1-c7"): "，一、本年新收政府信息公开申请数量，申请人情况，总计：74",
    (2022, "cell-t4.1-ld1"): "，案件数，行政诉讼，未经复议直接起诉，结果维持：1",
}


@pytest.mark.parametrize(("place", "part"), LATER.items())
def test_rows_of_many_columns_are_cited_by_name(
    page: Page, published: Path, serve: Callable[[Path], str], place: tuple[int, str], part: str
) -> None:
    year, anchor = place
    page.goto(f"{serve(published / 'site')}/{year}/statistics/#{anchor}")
    page.get_by_role("button", name="引用本行").click()
    shown = page.locator(".row-cite [role=status]")
    expect(shown).to_contain_text(f"{part}[R/OL].")
    expect(shown).to_contain_text(f"/{year}/statistics/#{anchor}.")


def test_paper_has_no_tools(page: Page) -> None:
    page.goto("/2018/statistics/#row-1.1")
    expect(page.locator(".row-cite")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".row-cite")).to_be_hidden()
    expect(page.locator(".cite")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_citations_fit_and_can_be_used_by_all(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/2018/statistics/#row-1.2.4")
    page.get_by_role("button", name="引用本行").click()
    page.get_by_text("引用本页").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".cite__text")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == [], width
