"""The tables of the forms of 2019 and 2021 in a real browser, on a phone and for a screen reader."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], published: Path) -> str:
    return serve(published / "site")


PHONES = (320, 768)
LAST = (("row-r3.1", "cell-r3.1-c7"), ("row-t4.1", "cell-t4.1-lr5"))
"""Rows with their last cells."""


def test_the_matrices_fit_a_phone_and_keep_their_row_labels(page: Page, address: str) -> None:
    for year, rows in (("2020", ()), ("2022", LAST)):
        page.goto(f"{address}/{year}/statistics/")
        expect(page.locator("h1")).to_be_visible()
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            for row, last in rows:
                page.locator(f"[id='{last}']").scroll_into_view_if_needed()
                expect(page.locator(f"[id='{last}']")).to_be_in_viewport()
                expect(page.locator(f"[id='{row}'] > th")).to_be_in_viewport(ratio=0.9)


def test_many_columns_fit_beside_the_menus(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for place in ("2020/statistics", "2022/statistics", "2022/disputes"):
        page.goto(f"{address}/{place}/")
        region = page.locator(".report-table-scroll", has=page.locator(".report-table--wide"))
        expect(region).to_have_count(1)
        sizes = region.evaluate("box => [box.clientWidth, box.scrollWidth]")
        assert sizes[0] <= 688
        assert sizes[1] <= sizes[0]


def test_a_label_that_is_only_heard_takes_no_room(page: Page, address: str) -> None:
    page.goto(f"{address}/2022/statistics/")
    header = page.locator("[id='row-t4.1'] > th")
    assert header.evaluate("head => head.getBoundingClientRect().width") <= 2
    expect(page.get_by_role("rowheader", name="案件数")).to_have_count(1)


def test_a_screen_reader_hears_the_heads_above_a_cell(page: Page, address: str) -> None:
    page.goto(f"{address}/2022/statistics/")
    table = page.get_by_role("table", name="三、收到和处理政府信息公开申请情况")
    expect(table.get_by_role("columnheader", name="法人或其他组织")).to_be_visible()
    row = table.get_by_role("row").filter(has_text="本机关不掌握相关政府信息")
    expect(row.get_by_role("cell")).to_have_text(["37", "0", "0", "0", "0", "0", "37"])


def test_short_heads_are_not_torn(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/2022/statistics/")
    table = page.get_by_role("table", name="三、收到和处理政府信息公开申请情况")
    for name, lines in (("自然人", 1), ("商业企业", 2)):
        head = table.get_by_role("columnheader", name=name)
        range_of = "head => { const range = document.createRange(); range.selectNodeContents(head); return range }"
        widths = head.evaluate(
            f"head => [...({range_of})(head).getClientRects()].map(({{width}}) => Math.round(width))"
        )
        assert len(widths) <= lines
        assert max(widths) - min(widths) <= 1, "no single letter on a line of its own"


def test_a_chapter_that_begins_with_a_table_has_no_hole(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/2022/applications/")
    byline, head = (page.locator(selector).bounding_box() for selector in (".byline", "thead"))
    assert byline
    assert head
    assert 16 <= head["y"] - byline["y"] - byline["height"] <= 32
