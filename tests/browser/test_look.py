"""The look of the site as a visitor meets it: colours, type, frame, ways of reading, paper."""

import colorsys
import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from nianbao.site.styles import publish_style
from nianbao.text.markdown import Parsed
from page import Node, pages_of, read_page
from seen import violations
from workspace import THEME

CSS = THEME / "assets/css"
CHAPTERS = ("/2018/overview/", "/2018/work/", "/2018/problems/", "/2018/plan/")

pytestmark = pytest.mark.usefixtures("quiet")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")


# Colours


def test_colours_are_named_in_one_place() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|: (?:white|black|red|blue|gray|grey)\b"
    )
    for source in CSS.glob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", source.read_text(encoding="utf-8"), flags=re.DOTALL)
        if source.stem != "tokens":
            assert literal.findall(rules) == [], source.name


def hues() -> Iterator[float]:
    """Those of the colours that are no greys, in degrees."""
    tokens = (CSS / "tokens.css").read_text(encoding="utf-8")
    for digits in re.findall(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", tokens):
        code = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        hue, _, saturation = colorsys.rgb_to_hls(*(int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        if saturation > 0.2:
            yield hue * 360


def test_there_is_one_main_colour_and_at_most_three() -> None:
    families: list[float] = []
    for hue in hues():
        if not any(abs(hue - other) < 20 for other in families):
            families.append(hue)
    assert 1 <= len(families) <= 3


def test_no_page_fetches_a_font_and_the_style_is_small(site: Path) -> None:
    style = (site / "assets/portal.css").read_bytes()
    assert b"@font-face" not in style
    addresses = re.findall(rb"url\(([^)]*)\)", style)
    assert all(address.startswith(b'"data:') for address in addresses)  # the theme's icons
    ours = publish_style(CSS)
    assert len(gzip.compress(ours.encode(), 9)) < 12_000


# Type


def style_of(page: Page, selector: str, *names: str) -> dict[str, str]:
    values: dict[str, str] = page.locator(selector).first.evaluate(
        "(one, names) => Object.fromEntries(names.map(name => [name, getComputedStyle(one).getPropertyValue(name)]))",
        list(names),
    )
    return values


def test_text_is_set_for_reading(page: Page) -> None:
    page.goto("/2018/work/")
    names = (
        "font-size",
        "line-height",
        "line-break",
        "text-indent",
        "text-autospace",
        "text-spacing-trim",
        "font-family",
    )
    style = style_of(page, ".report-text > p", *names)
    size = float(style["font-size"].removesuffix("px"))
    assert size >= 16
    assert float(style["line-height"].removesuffix("px")) / size >= 1.75
    width = page.locator(".report-text > p").first.bounding_box()
    assert width
    assert 34 <= width["width"] / size <= 40
    assert style["line-break"] == "strict"
    assert style["text-autospace"] == "normal"
    assert style["text-indent"] == f"{2 * size:g}px"
    assert "PingFang SC" in style["font-family"]
    assert "Songti SC" in style_of(page, "h1", "font-family")["font-family"]
    page.goto("/2018/statistics/")
    assert style_of(page, "td.value", "font-variant-numeric")["font-variant-numeric"] == "tabular-nums"


def test_pages_of_a_kind_look_alike(page: Page) -> None:
    seen = set()
    for address in CHAPTERS:
        page.goto(address)
        names = ("font-family", "font-size", "line-height", "color", "font-weight")
        seen.add(str([style_of(page, selector, *names) for selector in ("h1", ".report-text > p")]))
    assert len(seen) == 1


# The frame


def frame(page: Node) -> tuple[str, ...]:
    """The words above and below a page; the bar between them names its report."""
    parts = (page.one("section", "masthead"), page.one("footer").all("div")[-1])
    return tuple("".join(part.text().split()) for part in parts)


def test_head_and_foot_are_the_same_on_every_page(site: Path) -> None:
    assert len({frame(read_page(path)) for path in pages_of(site)}) == 1


def test_the_year_switcher_stays_in_reach(page: Page) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        page.goto("/2018/work/")
        expect(page.get_by_role("button", name="选择年度")).to_be_visible()
        page.locator("[id='openness-platform'], h2").last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 3000)
        expect(page.get_by_role("button", name="选择年度")).to_be_in_viewport(ratio=1)
        expect(page.locator(".topic__page")).to_be_visible()
        expect(page.locator(".topic__page")).to_have_text("二、工作开展情况")


def test_on_a_phone_the_next_chapter_stands_below_the_one_before(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 720})
    page.goto("/2018/work/")
    before = page.get_by_role("link", name=re.compile("^上一页")).bounding_box()
    following = page.get_by_role("link", name=re.compile("^下一页")).bounding_box()
    assert before
    assert following
    assert following["y"] >= before["y"] + before["height"]
    assert before["width"] == following["width"]


def test_the_skip_link_is_the_first_stop(page: Page) -> None:
    page.goto("/2018/work/")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#work$"))


def test_focus_is_seen(page: Page) -> None:
    page.goto("/2018/work/")
    for _ in range(12):
        page.keyboard.press("Tab")
        drawn = page.evaluate(
            """() => [document.activeElement, document.activeElement.nextElementSibling]
              .map(element => element && getComputedStyle(element))
              .some(style => style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)"""
        )
        assert drawn, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_forced_colours_keep_the_pressed_and_the_current_apart(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/2018/work/")
    press(page, "高对比")
    mark = page.get_by_role("button", name="高对比").evaluate(
        "element => getComputedStyle(element, '::before').content"
    )
    assert "✓" in mark
    current = page.locator("a.md-nav__link--active").first
    expect(current).to_have_css("text-decoration-line", "underline")


# Ways of reading


def test_large_type_is_large_and_is_kept_for_the_whole_site(page: Page) -> None:
    page.goto("/2018/work/")
    press(page, "大字版")
    for address in ("/2018/work/", "/2018/plan/", "/", "/contents/", "/404.html"):
        page.goto(address)
        expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
        if address in CHAPTERS:
            style = style_of(page, ".report-text > p", "font-size", "line-height")
            size = float(style["font-size"].removesuffix("px"))
            assert size >= 20
            assert float(style["line-height"].removesuffix("px")) / size >= 1.9
    page.get_by_role("button", name="大字版").click()
    expect(page.locator("html:not([data-large])")).to_have_count(1)


@pytest.mark.own_page
def test_what_was_chosen_holds_before_other_scripts_run(page: Page) -> None:
    page.goto("/2018/work/")
    press(page, "大字版")
    press(page, "高对比")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => window.early = {...document.documentElement.dataset})"
    )
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("/2018/plan/")
    assert page.evaluate("window.early") == {"modes": "", "large": "", "contrast": ""}


def test_dark_is_kept_for_the_whole_site(page: Page) -> None:
    page.goto("/2018/work/")
    page.get_by_text("深色", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_text("浅色", exact=True)).to_be_visible()


@pytest.mark.own_page
def test_a_browser_that_keeps_nothing_still_switches(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"
    )
    page.goto("/2018/work/")
    press(page, "大字版")
    page.goto("/2018/plan/")
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="选择年度")).to_be_visible()


def test_who_asks_the_system_for_contrast_has_it(browser: Browser, base_url: str) -> None:
    page = browser.new_context(contrast="more", base_url=base_url).new_page()
    page.goto("/2018/work/")
    expect(page.get_by_role("button", name="高对比")).to_have_attribute("aria-pressed", "true")
    page.context.close()


@pytest.mark.parametrize("page_of_year", ["", "statistics/", "print/"])
def test_axe_finds_nothing_in_matrices(
    page: Page, published: Path, serve: Callable[[Path], str], page_of_year: str
) -> None:
    page.goto(f"{serve(published / 'site')}/2023/{page_of_year}")
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []


def test_large_type_of_the_later_forms_fits_a_phone(page: Page, published: Path, serve: Callable[[Path], str]) -> None:
    root = serve(published / "site")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root)
    press(page, "大字版")
    for address in ("2023/", "2023/statistics/", "2019/statistics/", "2022/print/"):
        page.goto(f"{root}/{address}")
        expect(page.locator("[data-large] h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_without_scripts_there_are_no_switches(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    for address in ("/2018/work/", "/2018/print/"):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_text("大字版")).to_be_hidden()
        expect(page.get_by_text("打印全文")).to_be_hidden()
    page.context.close()


def test_without_scripts_the_system_decides_between_light_and_dark(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url, color_scheme="dark").new_page()
    page.goto("/2018/work/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 27, 36)")
    expect(page.locator("article h2").first).to_have_css("color", "rgb(213, 229, 246)")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    page.context.close()


@pytest.mark.own_page
def test_printing_is_one_press_away(page: Page) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.goto("/2018/print/")
    page.get_by_role("button", name="打印全文").click()
    page.get_by_role("button", name="打印", exact=True).click()
    assert page.evaluate("window.printed") == 2


# Tables


@pytest.mark.parametrize("width", [390, 1280])
def test_heads_of_a_matrix_stay_in_sight(page: Page, published: Path, serve: Callable[[Path], str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 760})
    page.goto(f"{serve(published / 'site')}/2023/statistics/#row-r3.5.2")
    row = page.locator("[id='row-r3.5.2']")
    expect(row).to_be_in_viewport()
    head = page.locator("table:has([id='row-r3.5.2']) thead")
    expect(head).to_be_in_viewport()
    above, below = head.bounding_box(), row.bounding_box()
    assert above
    assert below
    assert below["y"] >= above["y"] + above["height"] - 1, "the row is not hidden by the heads"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


BROKEN = r"""() => {
  const title = document.querySelector("h1"), range = document.createRange(), text = title.textContent
  const letters = []
  for (const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT); walk.nextNode();)
    for (let at = 0; at < walk.currentNode.length; at++) letters.push([walk.currentNode, at])
  const top = at => {
    range.setStart(letters[at][0], letters[at][1])
    range.setEnd(letters[at][0], letters[at][1] + 1)
    return range.getBoundingClientRect().top
  }
  return [...text.matchAll(/\d{4}年|政府信息公开|年度报告|人民政府/g)]
    .filter(word => top(word.index) !== top(word.index + word[0].length - 1)).map(word => word[0])
}"""


def test_the_title_of_a_report_never_breaks_inside_a_word(
    page: Page, published: Path, serve: Callable[[Path], str]
) -> None:
    root = serve(published / "site")
    for address in ("/2018/", "/2018/print/", "/", f"{root}/2020/", f"{root}/2023/"):
        page.goto(address)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(BROKEN) == [], (address, width)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, width)


# Paper


def paper(page: Page, target: Path) -> pypdfium2.PdfDocument:
    page.pdf(path=target, prefer_css_page_size=True)
    return pypdfium2.PdfDocument(target)


def words(document: Any) -> list[str]:
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_report_on_paper(page: Page, tmp_path: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/2018/print/")
    expect(page.get_by_role("button", name="打印全文")).to_be_visible()
    document = paper(page, tmp_path / "whole.pdf")
    sheets = words(document)
    assert [round(side) for side in document[0].get_size()] == [595, 842], "A4"
    assert "红寺堡区2018年政府信息公开工作年度报告" in sheets[0]
    assert "目录一、概述" in sheets[0], "the cover lists the chapters"
    assert "四、2019年工作计划" in sheets[0]
    for number, sheet in enumerate(sheets, 1):
        assert f"—{number}—" in sheet
    text = "".join(sheets)
    assert "打印全文" not in text
    assert "大字版" not in text
    assert "本站" not in sheets[1]
    assert len([sheet for sheet in sheets if "统计指标单位统计数" in sheet]) >= 3
    assert document[1].render().to_pil().convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_the_form_that_is_one_table_is_one_on_paper(page: Page, tmp_path: Path) -> None:
    page.goto("/2018/statistics/")
    document = paper(page, tmp_path / "statistics.pdf")
    sheets = words(document)
    assert [sheet.count("统计指标单位统计数") for sheet in sheets[:3]] == [1, 1, 1]
    assert [sheet.count("指标计算式单位数值") for sheet in sheets if "计算式" in sheet] == [1], (
        "derived figures stay together"
    )
    assert len(sheets) <= 4
    assert sheets[0].index("统计指标") < sheets[0].index("一、主动公开情况"), "as the form prints it"
    assert "".join(sheets).count("四、行政复议数量") == 1
    (sheet,) = [sheet for sheet in sheets if "八、机构建设" in sheet]
    assert "（四）政府信息公开专项经费" in sheet, "a short part stays on one page"


def test_a_table_that_goes_on_repeats_its_heads_and_stays_on_the_sheet(
    page: Page, tmp_path: Path, published: Path, serve: Callable[[Path], str]
) -> None:
    page.goto(f"{serve(published / 'site')}/2023/statistics/")
    document = paper(page, tmp_path / "statistics.pdf")
    sheets = words(document)
    assert len([sheet for sheet in sheets if "申请人情况" in sheet]) == 2
    assert len(sheets) <= 4
    for sheet in document:
        picture = sheet.render().to_pil().convert("L")
        width, height = picture.size
        assert picture.crop((width - 30, 0, width, height)).getextrema() == (255, 255), "nothing runs over the edge"


def test_a_chapter_on_paper_is_text_alone(page: Page, tmp_path: Path) -> None:
    page.goto("/2018/problems/")
    sheets = words(paper(page, tmp_path / "chapter.pdf"))
    assert "三、存在问题来源：" in sheets[0]
    for other in ("搜索", "目录", "上一页", "主办单位", "选择年度"):
        assert other not in "".join(sheets)


@pytest.mark.parametrize("chapter", ["work", "statistics"])
def test_a_sheet_says_which_report_it_belongs_to_and_where_it_stands(
    page: Page, tmp_path: Path, base_url: str, chapter: str
) -> None:
    page.goto(f"/2018/{chapter}/")
    expect(page.locator(".on-paper")).to_be_hidden()
    sheet = words(paper(page, tmp_path / "chapter.pdf"))[0]
    assert f"红寺堡区2018年政府信息公开工作年度报告{base_url}/2018/{chapter}/" in sheet


def test_the_front_page_of_a_year_on_paper(
    page: Page, tmp_path: Path, published: Path, serve: Callable[[Path], str]
) -> None:
    root = serve(published / "site")
    for year in (2020, 2023):
        page.goto(f"{root}/{year}/")
        sheets = words(paper(page, tmp_path / "front.pdf"))
        text = "".join(sheets)
        assert f"{root}/{year}/" in sheets[0]
        for other in ("下载", "点图中的名称", "历年变化", "逐项对比"):
            assert other not in text
        (charts,) = [sheet for sheet in sheets if "图表" in sheet]
        assert "行政处理决定" in charts, "the heading is not left alone"
        assert len(sheets) <= 3


def test_the_front_page_of_the_first_form_on_paper(page: Page, tmp_path: Path) -> None:
    page.goto("/2018/")
    sheets = words(paper(page, tmp_path / "front.pdf"))
    assert "（hspzhfb123@163.com）" in "".join(sheets)
    assert len(sheets) <= 2


# Tables of the text


@pytest.mark.own_page
def test_columns_stand_as_the_text_has_them(page: Page) -> None:
    page.goto("/2018/plan/")
    table = Parsed("| 单位 | 问题 | 件数 |\n|:--|:-:|--:|\n| 甲局 | 更新慢 | 若干 |").html
    sides = page.evaluate(
        """html => {
          document.querySelector('.report-text').insertAdjacentHTML('beforeend', html)
          const cells = document.querySelectorAll('.report-text table:last-child :is(th, td)')
          return [...cells].map(cell => getComputedStyle(cell).textAlign)
        }""",
        table,
    )
    assert sides == ["left", "center", "right"] * 2
