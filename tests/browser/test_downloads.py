"""Downloads in a browser: a digest can be copied, a file keeps its name."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from offered import facts, rows


@pytest.mark.parametrize("width", [320, 1280])
def test_a_digest_is_seen_whole_and_selected_at_once(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/2018/downloads/")
    code = page.locator(".sha256 code").first
    code.click()
    assert page.evaluate("getSelection().toString()") == code.inner_text()
    box = code.bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    expect(code).to_have_text(facts(rows(site, 2018)[0])["SHA-256"])


def test_a_file_is_saved_under_its_chinese_name(page: Page, site: Path) -> None:
    page.goto("/2018/")
    with page.expect_download() as saved:
        page.locator(".downloads").get_by_role("link", name="PDF").click()
    assert saved.value.suggested_filename == "红寺堡区人民政府2018年政府信息公开工作年度报告.pdf"
    assert Path(saved.value.path()).read_bytes() == (site / "2018/data" / saved.value.suggested_filename).read_bytes()
