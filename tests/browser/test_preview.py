"""What a reviewer downloads, opened from the disk by double click."""

from pathlib import Path

from playwright.sync_api import Browser, expect


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
