"""历年变化 and 年度对比 in a real browser: with and without scripts, by keyboard, by address."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nianbao.report.value import rounded
from page import read_page
from seen import violations

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture(scope="module")
def four(serve: Callable[[Path], str], published: Path) -> str:
    """Address of a site with four years on two forms."""
    return serve(published / "site")


def status(page: Page) -> Locator:
    return page.locator(".compare-choice [role=status]")


def change(page: Page, anchor: str) -> Locator:
    """What the comparison says of a row of the form."""
    return page.locator(f"[data-sheet]:not([hidden]) tr[data-row='{anchor}'] td.change").first


def indicator(page: Page, name: str) -> Locator:
    return page.locator("[data-indicators] tr", has=page.get_by_role("link", name=name, exact=True))


def test_no_line_runs_through_a_number_of_a_picture(page: Page, four: str) -> None:
    page.goto(f"{four}/series/")
    struck = page.evaluate(
        """() => [...document.querySelectorAll(".series-chart text.value")].filter(text => {
          const box = text.getBBox()
          return [...text.parentNode.querySelectorAll(".way, .break")].some(line =>
            [...Array(101).keys()].some(step => {
              const at = line.getPointAtLength(line.getTotalLength() * step / 100)
              return at.x > box.x && at.x < box.x + box.width && at.y > box.y + 4 && at.y < box.y + box.height - 4
            }))
        }).map(text => text.parentNode.querySelector("title").textContent + text.textContent)"""
    )
    assert struck == []


PAIRS = [("80", "103"), ("103", "80"), ("16", "17"), ("400", "401"), ("12.5", "13"), ("2000", "2001"), ("10", "10.005")]
"""Numbers between which percentages lie that end in a half, which binary fractions do not hold."""


def test_percentages_are_those_of_the_page_of_series(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/?a=2022&b=2023")
    row = page.locator("[data-sheet]:not([hidden]) tbody tr:not(.heading)").first
    for before, after in PAIRS:
        row.evaluate(
            """(row, values) => {
              const cells = [...row.cells].filter(cell => !cell.hidden && "value" in cell.dataset)
              cells.forEach((cell, index) => { cell.dataset.value = values[index]; delete cell.dataset.absent })
              document.querySelector(".compare-choice").dispatchEvent(new Event("change"))
            }""",
            [before, after],
        )
        one, other = Fraction(before), Fraction(after)
        expect(row.locator(".change")).to_contain_text(f"（{rounded(abs(other - one) / one * 100, 1)}%）")


def test_pictures_of_series_are_drawn_in_one_size(page: Page, four: str) -> None:
    page.goto(f"{four}/series/")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        widths = page.locator(".series-chart").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert len(widths) > 10
        assert len(set(widths)) == 1, width


def test_two_or_three_series_share_a_sheet(page: Page, four: str, tmp_path: Path) -> None:
    page.goto(f"{four}/series/")
    page.pdf(path=tmp_path / "series.pdf", prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(tmp_path / "series.pdf")) <= 6


def test_the_newest_two_years_are_compared_first(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    expect(status(page)).to_contain_text("2023年与2022年逐行相比：增加")
    expect(change(page, "row-r1")).to_have_text("增加7（9.5%）")
    expect(change(page, "row-r2")).to_have_text("减少1")
    expect(change(page, "row-r4")).to_have_text("相同")
    expect(change(page, "row-t2.8.1")).to_have_text("减少3167.271333（34.7%）")
    expect(page.get_by_role("columnheader", name="2019年")).to_have_count(0)


def test_the_choice_is_kept_in_the_address_and_an_address_is_a_choice(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.get_by_label("较早年度").select_option("2019")
    expect(status(page)).to_contain_text("表式不同，只逐行比较两种表式都有的行")
    page.get_by_label("较晚年度").select_option("2020")
    expect(page).to_have_url(re.compile(r"/compare/\?a=2019&b=2020$"))
    expect(change(page, "row-r1")).to_have_text("减少2（8.7%）")
    page.goto(f"{four}/compare/?a=2020&b=2019")
    expect(page.get_by_label("较早年度")).to_have_value("2019")
    expect(page.get_by_label("较晚年度")).to_have_value("2020")
    expect(change(page, "row-r1")).to_have_text("减少2（8.7%）")


def test_years_of_two_forms_are_compared_in_the_rows_that_both_have(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/?a=2020&b=2022")
    sheet = page.locator("[data-sheet]:visible")
    expect(sheet).to_have_count(1)
    expect(sheet.get_by_role("table", name="三、收到和处理政府信息公开申请情况")).to_be_visible()
    expect(change(page, "row-r1")).to_have_text("增加53（252.4%）")
    expect(sheet).to_contain_text("“二、主动公开政府信息情况”两种表式的项目不同，不能逐行对照。")
    expect(sheet).to_contain_text("只在2019年表式里有的行：其他处理。")
    expect(sheet).to_contain_text("；其他处理/其他。")
    expect(sheet.locator("tr[data-row='row-r3.6']")).to_have_count(0)


def test_a_difference_can_be_linked(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    change(page, "row-r2").get_by_role("link", name=re.compile("减少1，本行链接")).click()
    expect(page).to_have_url(re.compile(r"/compare/#2021-r2$"))
    expect(page.locator("[id='2021-r2']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("?a=2022&b=2023#2021-t4.1-ld5", "2023年与2022年逐行相比"),
        ("?a=2022&b=2023#2021-r1-c1", "2023年与2022年逐行相比"),
        ("?a=2022&b=2023&changed=1#2021-r4", "2023年与2022年逐行相比"),
        ("?a=2019&b=2023#2019-2021-r3.1", "两种表式都有的行"),
        ("?a=2019&b=2023#indicator-requests-received", "两种表式都有的行"),
    ],
)
def test_the_address_of_a_row_opens_it(page: Page, four: str, address: str, words: str) -> None:
    page.goto(f"{four}/compare/{address}")
    expect(status(page)).to_contain_text(words)
    row = page.locator(f"[id='{address.partition('#')[2]}']")
    expect(row).to_be_in_viewport()
    expect(row.locator(".change")).to_be_visible()


def test_each_address_on_the_page_is_there_once(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    ids = page.evaluate("[...document.querySelectorAll('article [id]')].map(({id}) => id)")
    assert len(ids) == len(set(ids))


def test_paper_has_what_is_open_and_chosen(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/?a=2022&b=2023&changed=1")
    page.locator("[data-sheet] details:visible").first.locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    details = page.locator("[data-sheet] details:visible")
    expect(details).to_have_count(1)
    expect(details.locator("table")).to_be_visible()
    expect(page.locator("td.change.same:visible")).to_have_count(0)


def test_years_of_two_forms_have_their_indicators_in_common(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/?a=2020&b=2022")
    expect(indicator(page, "新收公开申请").locator(".change")).to_have_text("增加53（252.4%）")
    expect(indicator(page, "制发规范性文件").locator(".change")).to_contain_text(
        "不能相比：2021年度起只统计行政规范性文件"
    )


@pytest.mark.parametrize("query", ["?a=1999&b=2023", "?a=%3Cb%3E&b=2023"])
def test_an_address_with_an_unknown_year_is_answered(page: Page, four: str, query: str) -> None:
    page.goto(f"{four}/compare/{query}")
    expect(status(page)).to_contain_text("年度的报告，改为比较下面两个年度。2023年与2022年逐行相比")
    expect(status(page).locator("b")).to_have_count(0)


def test_the_same_year_twice_is_asked_for_again(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.get_by_label("较晚年度").select_option("2022")
    expect(status(page)).to_have_text("两边是同一个年度，请另选一个。")


def test_only_what_changed(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.get_by_label("只看有变化的行").check()
    expect(page.locator("td.change.same:visible")).to_have_count(0)
    expect(change(page, "row-r1")).to_be_visible()
    expect(page.get_by_role("rowheader", name="（五）不予处理")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?a=2022&b=2023&changed=1$"))
    page.reload()
    expect(page.get_by_label("只看有变化的行")).to_be_checked()
    expect(page.locator("td.change.same:visible")).to_have_count(0)
    page.get_by_label("只看有变化的行").uncheck()
    expect(change(page, "row-r4")).to_be_visible()


def test_all_years_again(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.get_by_role("button", name="显示全部年度").click()
    expect(page).to_have_url(re.compile(r"\?years=all$"))
    expect(page.locator("td.change")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="2019年").first).to_be_visible()
    page.reload()
    expect(status(page)).to_contain_text("现在显示全部年度")
    page.get_by_label("较早年度").select_option("2019")
    expect(page).to_have_url(re.compile(r"\?a=2019&b=2023$"))


def test_the_keyboard_chooses(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.get_by_label("较早年度").focus()
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile(r"\?a=2020&b=2023$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("只看有变化的行")).to_be_checked()


def test_a_number_leads_to_its_row(page: Page, four: str) -> None:
    page.goto(f"{four}/compare/")
    page.locator("[data-sheet] tr[data-row='row-r1']").first.get_by_role("link", name="74").click()
    expect(page).to_have_url(re.compile(r"/2022/statistics/#row-r1$"))
    expect(page.locator("[id='row-r1']")).to_be_in_viewport()


def test_a_year_leads_to_the_comparison_with_the_year_before(page: Page, four: str) -> None:
    page.goto(f"{four}/2023/")
    page.get_by_role("link", name="与2022年逐项对比").click()
    expect(page).to_have_url(re.compile(r"/compare/\?a=2022&b=2023$"))
    page.goto(f"{four}/2022/")
    expect(page.get_by_role("link", name=re.compile("逐项对比"))).to_have_count(0)


def test_without_scripts_all_years_stand_side_by_side(browser: Browser, four: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{four}/compare/")
    expect(page.locator(".compare-choice")).to_be_hidden()
    row = indicator(page, "新收公开申请")
    expect(row.locator("td")).to_have_text(["23", "21", "74", "81"])
    expect(page.locator("[data-sheet]")).to_have_count(3)
    page.goto(f"{four}/series/")
    expect(page.get_by_role("img", name="新收公开申请历年变化")).to_be_visible()
    page.close()


def test_blank_zero_and_not_applicable_are_three_things(published: Path) -> None:
    article = read_page(published / "site/compare/index.html").one("article")
    cells = [cell for cell in article.all("td") if "value" in cell.classes]
    assert {"0"} == {cell.text().strip() for cell in cells if cell.get("data-value") == "0"}
    assert all(bool(cell.get("data-value")) != bool(cell.get("data-absent")) for cell in cells)


def test_the_series_lead_to_the_rows(page: Page, four: str) -> None:
    page.goto(f"{four}/series/")
    page.locator("section.series", has=page.locator("#lawsuits")).get_by_role("link", name="7", exact=True).click()
    expect(page).to_have_url(re.compile(r"/2023/statistics/#row-t4\.1$"))


def test_a_break_is_said_in_words(page: Page, four: str) -> None:
    page.goto(f"{four}/series/")
    section = page.locator("section.series", has=page.locator("#penalty-decisions"))
    expect(section.locator("svg .break-name")).to_have_text("断开①")
    expect(section.get_by_role("listitem")).to_contain_text("断开①　2022年与以前不能相比：")
    expect(section.get_by_role("row", name=re.compile("2022年"))).to_contain_text("断开①")


ADDRESSES = ("/series/", "/compare/", "/compare/?a=2020&b=2022", "/compare/?years=all")


def test_axe_finds_nothing_and_narrow_screens_do_not_scroll_sideways(page: Page, four: str) -> None:
    for address in ADDRESSES:
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(four + address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate("document.querySelectorAll('details').forEach(closed => { closed.open = true })")
        assert violations(page) == [], address


def test_axe_finds_nothing_in_the_dark(page: Page, four: str) -> None:
    page.emulate_media(color_scheme="dark")
    for address in ADDRESSES:
        page.goto(four + address)
        page.evaluate("document.querySelectorAll('details').forEach(closed => { closed.open = true })")
        assert violations(page, rules=["color-contrast"]) == [], address


def test_names_of_tables_stay_on_a_narrow_screen(page: Page, four: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{four}/compare/")
    names = page.locator("section:not([hidden]) .compare-table:visible caption:not(.visually-hidden) .part")
    assert names.count()
    for name in names.all():
        box = name.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 320
        region = name.locator("xpath=ancestor::div[1]")
        region.evaluate("region => region.scrollLeft = 1000")
        assert name.bounding_box() == box


def test_one_year_is_not_compared_with_anything(page: Page) -> None:
    page.goto("/compare/")
    expect(page.locator("article")).to_contain_text("目前只公布了2018一个年度的报告，还没有可以对比的年度")
    expect(page.locator("article :is(table, select)")).to_have_count(0)
    page.goto("/series/")
    expect(page.locator("article")).to_contain_text("目前只公布了2018一个年度的报告，还看不出变化")
    expect(page.locator("article svg.series-chart")).to_have_count(0)
    page.get_by_role("row", name="主动公开政府信息").get_by_role("link", name="15131").click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.1$"))
