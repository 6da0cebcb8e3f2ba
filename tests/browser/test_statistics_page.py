"""Tools of the statistics page: zeros out of sight, copying, a link to each row, heads that stay."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from seen import violations

pytestmark = pytest.mark.usefixtures("quiet")


def test_rows_that_are_zero_can_be_put_out_of_sight(page: Page) -> None:
    page.goto("/2018/statistics/")
    only = page.get_by_role("checkbox", name="只看不是0的行")
    only.check()
    zeros = page.locator("tr[id]").filter(has=page.locator("[data-value='0']"))
    expect(page.locator(".table-tools [role=status]")).to_have_text(f"已隐藏{zeros.count()}行")
    for number in range(zeros.count()):
        expect(zeros.nth(number)).to_be_hidden()
    expect(page.locator("[id='row-1.1']")).to_be_visible()
    expect(page.locator("[id='row-1.2']")).to_be_visible()
    only.uncheck()
    expect(zeros.first).to_be_visible()
    expect(page.locator(".table-tools [role=status]")).to_have_text("")


def test_a_row_that_is_asked_for_is_never_hidden(page: Page) -> None:
    page.goto("/2018/statistics/#row-3.1")
    page.get_by_role("checkbox").check()
    expect(page.locator("[id='row-3.1']")).to_be_visible()
    expect(page.locator("[id='row-3.2']")).to_be_hidden()
    page.evaluate("location.hash = '#row-3.2'")
    expect(page.locator("[id='row-3.2']")).to_be_visible()


def test_a_table_without_rows_gives_way_to_a_word(page: Page) -> None:
    page.goto("/2018/statistics/")
    table = page.locator("table", has_text="三、依申请公开情况")
    page.get_by_role("checkbox").check()
    expect(table).to_be_hidden()
    expect(page.get_by_text("三、依申请公开情况：各项都是0", exact=True)).to_be_visible()
    expect(page.locator("thead:visible")).to_have_count(page.locator("table:has(tbody tr:not([hidden]))").count())
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.get_by_text("三、依申请公开情况：各项都是0")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("checkbox").uncheck()
    expect(table).to_be_visible()
    expect(page.get_by_text("各项都是0")).to_have_count(0)


@pytest.mark.parametrize("place", ["row-4", "row-4.1"])
def test_a_table_that_is_asked_for_is_never_hidden(page: Page, place: str) -> None:
    page.goto(f"/2018/statistics/#{place}")
    page.get_by_role("checkbox").check()
    expect(page.locator(f"[id='{place}']")).to_be_visible()
    expect(page.get_by_text("三、依申请公开情况：各项都是0")).to_be_visible()


def copied(page: Page) -> str:
    """The plain text of the tables, once they are copied."""
    page.get_by_role("button", name="复制表格").click()
    expect(page.locator(".table-tools [role=status]")).to_contain_text("已复制")
    return on_clipboard(page, "text/plain")


def on_clipboard(page: Page, kind: str) -> str:
    read = "kind => navigator.clipboard.read().then(([item]) => item.getType(kind)).then(blob => blob.text())"
    return str(page.evaluate(read, kind))


@pytest.mark.own_page
def test_tables_are_copied_as_spreadsheets_take_them(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/2018/statistics/")
    lines = copied(page).splitlines()
    assert lines[:2] == ["一、主动公开情况", "统计指标\t单位\t统计数"]
    assert "4.政务微信公开政府信息数\t条\t4151" in lines
    assert not [line for line in lines if "正文：" in line or "¶" in line]


@pytest.mark.own_page
def test_the_cells_of_many_columns_are_copied_below_their_heads(
    page: Page, published: Path, serve: Callable[[Path], str]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{serve(published / 'site')}/2020/statistics/")
    lines = [line.split("\t") for line in copied(page).splitlines()]
    begin = lines.index(["三、收到和处理政府信息公开申请情况"])
    heads, (values, *_) = lines[begin + 1 : begin + 4], lines[begin + 4 :]
    assert {len(line) for line in (*heads, values)} == {8}
    assert [[line[column] for line in heads if line[column]] for column in (1, 2, 7)] == [
        ["申请人情况", "自然人"],
        ["法人或其他组织", "商业企业"],
        ["总计"],
    ]
    assert values[0] == "一、本年新收政府信息公开申请数量"
    assert values[7] == "21"


@pytest.mark.own_page
def test_tables_are_copied_as_tables_too(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/2018/statistics/")
    page.get_by_role("checkbox").check()
    text, tables = copied(page), on_clipboard(page, "text/html")
    assert tables.count("<table") == page.locator("table:visible").count()
    assert "政务微信公开政府信息数" in tables
    assert "依申请公开情况" not in tables
    assert not [word for word in ("¶", "正文：", "<a", "id=") if word in tables]
    assert "依申请公开情况" not in text


def test_each_row_has_a_link_of_its_own(page: Page) -> None:
    page.goto("/2018/statistics/")
    row = page.locator("[id='row-1.2.4']")
    row.hover()
    link = row.get_by_role("link", name=re.compile("政务微信公开政府信息数：本行链接"))
    expect(link).to_have_css("opacity", "1")
    link.click()
    expect(page).to_have_url(re.compile(r"#row-1\.2\.4$"))


@pytest.mark.parametrize("address", ["2020/statistics/#row-t2.1.1", "2023/statistics/#row-r3.3", "2023/statistics/"])
def test_a_finger_finds_the_links_of_rows(
    browser: Browser, published: Path, serve: Callable[[Path], str], address: str
) -> None:
    with browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{serve(published / 'site')}/{address}")
        links = page.locator(".row-link")
        assert links.count() == page.locator("tbody tr[id]").count()
        for link in links.all():
            expect(link).to_have_css("opacity", "1")
            box = link.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
            assert link.evaluate(COVERED) == [], "nothing else is there to read"
        last = links.last
        last.tap()
        expect(page).to_have_url(re.compile(re.escape(str(last.get_attribute("href"))) + "$"))


COVERED = """link => {
  const own = link.getBoundingClientRect(), walker = document.createTreeWalker(link.parentElement, NodeFilter.SHOW_TEXT)
  const under = [], range = document.createRange()
  const within = (from, to, begin, end) => Math.min(to, end) - Math.max(from, begin) > 1
  const cuts = ({left, right, top, bottom}) =>
    within(left, right, own.left, own.right) && within(top, bottom, own.top, own.bottom)
  while (walker.nextNode()) {
    const {currentNode: node} = walker
    range.selectNodeContents(node)
    if (link.contains(node) || node.parentElement.matches(".visually-hidden")) continue
    if ([...range.getClientRects()].some(cuts)) under.push(node.textContent)
  }
  return under
}"""
"""Words of the row's head that lie below its link."""


HIDDEN = """() => {
  const target = document.querySelector(":target")
  const above = target.closest("table").querySelectorAll("thead :is(th, td)")
  const heads = [document.querySelector(".md-header"), ...above].map(head => head.getBoundingClientRect().bottom)
  return Math.max(...heads) - target.getBoundingClientRect().top
}"""
"""How much of the row that the address names lies under the heads that stay, in px."""


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("row", ["1.1", "1.2.4", "3.3.4.a", "9.3"])
def test_a_row_that_is_opened_lies_below_the_heads(page: Page, row: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"/2018/statistics/#row-{row}")
    expect(page.get_by_role("button", name="复制表格")).to_be_visible()
    expect(page.locator(f"[id='row-{row}']")).to_be_in_viewport()
    assert page.evaluate(HIDDEN) <= 1


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", ["row-r1", "row-r3.7", "cell-r3.3.1-c2", "row-t4.1"])
def test_so_does_a_row_of_many_columns(
    page: Page, published: Path, serve: Callable[[Path], str], place: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{serve(published / 'site')}/2023/statistics/#{place}")
    expect(page.get_by_role("button", name="复制表格")).to_be_visible()
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
    assert page.evaluate(HIDDEN) <= 1


def test_the_heads_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto("/2018/statistics/#row-3.3.4")
    head = page.locator("table:has([id='row-3.1']) thead th").first
    expect(page.locator("[id='row-3.3.4']")).to_be_in_viewport()
    expect(head).to_be_in_viewport()
    header = page.locator("header").bounding_box()
    box = head.bounding_box()
    assert header
    assert box
    assert abs(box["y"] - header["height"]) < 3


def test_the_heading_above_a_table_is_not_said_twice(page: Page) -> None:
    page.goto("/2018/statistics/")
    name = page.get_by_role("table", name="派生数据").locator("caption")
    box = name.bounding_box()
    assert box
    assert max(box["width"], box["height"]) <= 1


def test_a_link_back_to_the_second_place_stays_on_one_line(page: Page) -> None:
    links = ".uses a:has(.visually-hidden)"
    page.goto("/2018/work/")
    assert page.locator(links).count()
    for width in range(700, 1300, 40):
        page.set_viewport_size({"width": width, "height": 700})
        rows = f"[...document.querySelectorAll('{links}')].map(link => link.getBoundingClientRect().height)"
        assert max(page.evaluate(rows)) <= 24


def test_paper_shows_no_tools(page: Page) -> None:
    page.goto("/2018/statistics/")
    expect(page.locator(".table-tools")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".table-tools")).to_be_hidden()
    expect(page.locator(".row-link").first).to_be_hidden()


def test_without_scripts_there_are_no_tools(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    page.goto("/2018/statistics/")
    expect(page.locator("[id='row-1.1']")).to_be_visible()
    expect(page.locator(".table-tools")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_tools(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/2018/statistics/")
    page.get_by_role("checkbox").check()
    assert violations(page) == []
