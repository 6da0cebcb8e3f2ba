"""The search in the head of every page of the real site: every query of the set, by mouse, keyboard, input method."""

import functools
import gzip
import json
import os
import re
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from oracle import QUERIES, expected, flat
from seen import count_of, exact, violations

pytestmark = pytest.mark.usefixtures("quiet")

TYPE = """async query => {
  const field = document.querySelector("[role=search] input"), panel = document.querySelector(".search__panel")
  for (const text of ["", query]) {
    field.value = text
    field.dispatchEvent(new InputEvent("input", {bubbles: true}))
    await new Promise(requestAnimationFrame)
    if (panel.hidden !== !text) throw new Error(`the panel is ${panel.hidden ? "hidden" : "open"}: ${text}`)
  }
  const [count] = panel.querySelectorAll("[data-hit-count]")
  return {
    count: [count.dataset.hitCount, count.textContent],
    hits: [...panel.querySelectorAll("[data-hit=exact]")].map(hit => ({
      address: hit.href.split("/2018/")[1],
      marks: [...hit.querySelectorAll("mark")].map(mark => mark.textContent),
    })),
  }
}"""
"""Clears the field, types a query, and reads what is shown in the next frame: everything is loaded by then."""


@pytest.fixture(scope="module")
def year(site: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((site / "2018/search.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def field(page: Page) -> Locator:
    return page.locator("[role=search] input")


def panel(page: Page) -> Locator:
    return page.locator(".search__panel")


def test_every_query_of_the_set(page: Page, field: Locator, year: dict[str, Any]) -> None:
    """Recall 1.00, no wrong hit, the right answer first in 97 of 100, marks that are the words: as it is seen."""
    page.goto("/2018/work/")
    wrong_first = []
    field.fill("微信")
    expect(exact(page)).to_have_count(6)
    for query in QUERIES:
        shown = page.evaluate(TYPE, query["q"])
        right, hits = expected(query["q"], year), shown["hits"]
        assert shown["count"] == [str(len(right))] * 2, query["q"]
        assert {hit["address"] for hit in hits} == right, query["q"]
        assert len(hits) == len(right), query["q"]
        words = {flat(word) for word in query["q"].split()}
        for hit in hits:
            assert hit["marks"], query["q"]
            assert {flat(mark) for mark in hit["marks"]} <= words, query["q"]
        if not query.get("absent") and hits[0]["address"] not in query["first"]:
            wrong_first.append(query["q"])
        if query.get("absent"):
            assert not hits, query["q"]
    present = [query for query in QUERIES if not query.get("absent")]
    assert len(wrong_first) <= 0.03 * len(present), wrong_first


@pytest.mark.own_page
def test_nothing_is_loaded_before_the_focus_and_little_after_it(page: Page, field: Locator) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/2018/work/")
    expect(page.get_by_role("button", name="选择年度")).to_be_visible()
    before = {urlsplit(url).path for url in loaded}
    assert [path for path in before if "search" in path] == ["/assets/search/wait.js"]
    with page.expect_response("**/2018/search.json"):
        field.focus()
    field.fill("微博微信")
    expect(count_of(page)).to_have_text("1")
    after = {urlsplit(url).path for url in loaded} - before
    assert after == {"/assets/search/box.js", "/2018/search.json", "/search.json"}
    bodies = [page.request.get(path).body() for path in after]
    assert sum(len(gzip.compress(body, 9, mtime=0)) for body in bodies) <= 18_000


def test_a_row_is_shown_with_its_way_and_value_and_opened_at_its_place(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("政务微信公开")
    first = exact(page).first
    expect(first.locator(".hit__path")).to_have_text("2018年 › 一、主动公开情况")
    expect(first.locator(".hit__title")).to_have_text("4.政务微信公开政府信息数")
    expect(first.locator(".hit__value")).to_have_text("4151条")
    first.click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.2\.4$"))
    row = page.locator("[id='row-1.2.4']")
    expect(row).to_be_in_viewport()
    expect(row.locator("mark.found")).to_have_text("政务微信公开")
    expect(page.locator("article mark.found")).to_have_count(1)
    expect(row.locator("th")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_words_are_marked_across_a_bound_number(page: Page, field: Locator) -> None:
    page.goto("/2018/plan/")
    field.fill("政府信息15131条")
    exact(page).first.click()
    expect(page).to_have_url(re.compile(r"/2018/work/#[\w-]+$"))
    marks = page.locator("article mark.found")
    expect(marks.first).to_be_visible()
    assert "".join(marks.all_text_contents()) == "政府信息15131条"
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_hit_in_the_same_page_is_marked_without_leaving_it(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    page.evaluate("window.same = true")
    field.fill("政府公报")
    exact(page).and_(page.locator("[href*='work/#']")).first.click()
    expect(page.locator("article mark.found").first).to_have_text("政府公报")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("window.same")
    field.fill("新媒体")
    exact(page).and_(page.locator("[href*='work/#']")).first.click()
    expect(page.locator("article mark.found").first).to_have_text("新媒体")
    expect(page.locator("article mark.found", has_text="政府公报")).to_have_count(0)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_the_keyboard_alone_is_enough(page: Page, field: Locator, key: str) -> None:
    page.goto("/2018/work/")
    start = page.get_by_role("link", name="15131")
    start.focus()
    page.keyboard.press(key)
    expect(field).to_be_focused()
    page.keyboard.type("公开政府信息数")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    last = options.last
    expect(last).to_have_attribute("aria-selected", "true")
    expect(last).to_be_in_viewport()
    assert field.get_attribute("aria-activedescendant") == last.get_attribute("id")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(start).to_be_focused()
    page.keyboard.press(key)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(target))


def test_a_slash_in_a_field_is_a_slash(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.focus()
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")


def test_tab_leads_through_the_panel_and_out_of_it(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("微信")
    expect(panel(page)).to_be_visible()
    for name in ("到搜索页", "政务微信", "搜索全部年度", "打开搜索页", "关闭"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_accessible_name(name)
    page.keyboard.press("Tab")
    expect(panel(page)).to_be_hidden()


def test_a_click_beside_it_closes_the_panel(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("微信")
    expect(panel(page)).to_be_visible()
    page.locator("h1").click(position={"x": 5, "y": 5})
    expect(panel(page)).to_be_hidden()


@pytest.mark.own_page
def test_an_input_method_is_waited_for(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("微信")
    expect(count_of(page)).to_have_text("6")
    session = page.context.new_cdp_session(page)
    field.fill("")
    expect(panel(page)).to_be_hidden()
    session.send("Input.imeSetComposition", {"text": "wei'bo", "selectionStart": 6, "selectionEnd": 6})
    expect(field).to_have_value("wei'bo")
    expect(panel(page)).to_be_hidden()
    session.send("Input.insertText", {"text": "微博"})
    expect(field).to_have_value("微博")
    expect(panel(page)).to_be_visible()
    expect(exact(page).first).to_contain_text("微博")


def test_text_that_is_pasted_or_spoken_is_found(page: Page, field: Locator) -> None:
    """Neither presses a key: the text is there, with one input event."""
    page.goto("/2018/work/")
    field.focus()
    page.keyboard.insert_text("政府公报")
    expect(exact(page).first).to_contain_text("政府公报")


def test_related_words_are_offered_apart(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("打官司")
    expect(count_of(page)).to_have_text("0")
    expect(exact(page)).to_have_count(0)
    near = page.locator("a[data-hit='near']")
    expect(near.first).to_contain_text("行政诉讼")
    expect(panel(page)).to_contain_text("相近的内容")
    panel(page).get_by_role("link", name="行政诉讼", exact=True).click()
    expect(field).to_have_value("行政诉讼")
    expect(field).to_be_focused()
    expect(exact(page).first).to_contain_text("行政诉讼")
    expect(near).to_have_count(0)


def test_what_is_found_is_said(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    status = page.locator("[role=search] [role=status]")
    field.fill("微信")
    expect(status).to_have_text("2018年共找到6处")
    field.fill("Zaragoza")
    expect(status).to_have_text("2018年找到0处“Zaragoza”，请换一种说法，或少输入几个字")
    field.fill("打官司")
    expect(status).to_have_text("2018年找到0处“打官司”，相近的5处")
    field.fill("，。 ！")
    expect(status).to_have_text("请输入要找的文字或数字。")


ODD = (
    "信" * 5000,
    "  \t ",
    "。，？！—“”",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; </mark>",
    r"(.*)+[^\s]{2,}$|\d",
    "😀🏛️",
    "%E4%BD%A0 %",
)


def test_odd_input_finds_nothing_and_breaks_nothing(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    for query in ODD:
        field.fill(query)
        expect(panel(page)).to_be_visible()
        expect(exact(page), query).to_have_count(0)
        expect(panel(page).locator("img, script"), query).to_have_count(0)
        field.fill("微信")
        expect(exact(page), query).to_have_count(6)


def test_half_a_character_breaks_nothing(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.focus()
    page.evaluate(
        """() => {
          const field = document.querySelector("[role=search] input")
          field.value = "\\ud83d微信\\ude00"
          field.dispatchEvent(new InputEvent("input", {bubbles: true}))
        }"""
    )
    expect(exact(page)).to_have_count(6)
    expect(panel(page).get_by_role("link", name="打开搜索页")).to_have_attribute("href", re.compile(r"/search/\?q="))


@pytest.mark.own_page
def test_scripts_that_do_not_come_are_asked_for_again(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    page.route("**/search/box.js*", lambda route: route.fulfill(status=200, content_type="text/javascript", body="("))
    field.focus()
    expect(panel(page)).to_contain_text("搜索程序没有取到")
    page.unroute("**/search/box.js*")
    field.fill("微信")
    expect(page.locator("[role=search] [role=status]")).to_have_text("搜索程序没有取到")
    panel(page).get_by_role("button", name="重试").click()
    expect(exact(page)).to_have_count(6)
    expect(field).to_be_focused()


@pytest.mark.own_page
def test_the_message_of_missing_scripts_can_be_closed(page: Page, field: Locator) -> None:
    page.route("**/search/box.js*", lambda route: route.fulfill(status=200, content_type="text/javascript", body="("))
    page.goto("/2018/work/")
    field.focus()
    panel(page).get_by_role("button", name="关闭").click()
    expect(panel(page)).to_be_hidden()


BROKEN = ("", "{", "null", '{"v":2,"year":2018,"units":[]}', '{"v":1,"year":2018,"units":[7]}')


@pytest.mark.own_page
def test_a_broken_file_is_said_and_asked_for_again(page: Page, field: Locator) -> None:
    for body in BROKEN:
        page.goto("/2018/work/")
        page.route("**/2018/search.json", functools.partial(answer_with, body))
        field.fill("微信")
        expect(panel(page), body).to_contain_text("搜索内容没有取到")
        expect(page.locator("[role=search] [role=status]")).to_have_text("搜索内容没有取到")
        assert violations(page, "[role=search]") == [], body
        page.unroute("**/2018/search.json")
        panel(page).get_by_role("button", name="重试").click()
        expect(exact(page), body).to_have_count(6)
        expect(page.locator("article")).to_contain_text("为进一步加强政务公开工作领导")


def answer_with(body: str, route: Route) -> None:
    route.fulfill(status=200, body=body)


@pytest.mark.own_page
def test_an_old_copy_in_the_cache_is_passed_over(page: Page, field: Locator) -> None:
    """The first answer is of an old version, as a cache may give it; the next comes from the server."""
    answers = iter(['{"v":0,"year":2018,"units":[]}'])

    def answer(route: Route) -> None:
        old = next(answers, None)
        if old is None:
            route.continue_()
        else:
            route.fulfill(status=200, body=old)

    page.route("**/2018/search.json", answer)
    page.goto("/2018/work/")
    field.fill("微信")
    expect(exact(page)).to_have_count(6)


@pytest.mark.own_page
def test_without_the_manifest_a_year_is_searched_all_the_same(page: Page, field: Locator, base_url: str) -> None:
    page.route(f"{base_url}/search.json", lambda route: route.fulfill(status=200, body="gone"))
    page.goto("/2018/work/")
    field.fill("微信")
    expect(exact(page)).to_have_count(6)


def test_enter_without_a_choice_opens_the_search_page(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("微信")
    expect(count_of(page)).to_have_text("6")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2018/search/\?q=%E5%BE%AE%E4%BF%A1$"))
    expect(exact(page)).to_have_count(6)


@pytest.mark.parametrize("address", ["/", "/2018/", "/2018/statistics/", "/404.html"])
def test_the_box_is_on_every_page(page: Page, field: Locator, address: str) -> None:
    page.goto(address)
    field.fill("微信")
    expect(exact(page)).to_have_count(6)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_search(page: Page, field: Locator, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/2018/work/")
    for width, query in product((360, 1280), ("微信", "打官司", "没有的东西")):
        page.set_viewport_size({"width": width, "height": 800})
        field.fill(query)
        expect(count_of(page)).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert violations(page, "[role=search]") == [], (width, query)


@pytest.fixture
def under_a_path(two_years: Path, serve: Callable[[Path], str], tmp_path: Path) -> str:
    (tmp_path / "xxgk").mkdir()
    (tmp_path / "xxgk" / "nb").symlink_to(two_years)
    return serve(tmp_path) + "/xxgk/nb"


@pytest.mark.own_page
def test_one_step_leads_to_all_years_and_one_back(page: Page, field: Locator, under_a_path: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{under_a_path}/2018/work/")
    field.fill("微博微信")
    expect(count_of(page)).to_have_text("1")
    assert not [url for url in loaded if "2017/search.json" in url]
    panel(page).get_by_role("button", name="搜索全部年度").click()
    expect(count_of(page)).to_have_text("2")
    expect(panel(page)).to_contain_text("2个年度")
    expect(field).to_be_focused()
    expect(panel(page).get_by_role("link", name="打开搜索页")).to_have_attribute(
        "href", re.compile(r"/xxgk/nb/search/\?q=")
    )
    expect(exact(page).locator(".hit__path")).to_have_text(["2018年 › 二、回应解读情况", "2017年 › 二、回应解读情况"])
    panel(page).get_by_role("button", name="只搜索2018年").click()
    expect(count_of(page)).to_have_text("1")
    field.fill("2017 微博微信")
    expect(exact(page).locator(".hit__path")).to_have_text("2017年 › 二、回应解读情况")


@pytest.mark.own_page
def test_the_front_page_searches_all_years_and_loads_only_what_is_asked_for(
    page: Page, field: Locator, under_a_path: str
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path.removeprefix("/xxgk/nb")))
    page.goto(f"{under_a_path}/")
    field.focus()
    field.fill("2017年 微博微信")
    expect(count_of(page)).to_have_text("1")
    assert "/2018/search.json" not in loaded
    field.fill("微博微信")
    expect(count_of(page)).to_have_text("2")
    assert {path for path in loaded if path.endswith("search.json")} == {
        "/search.json", "/2017/search.json", "/2018/search.json",
    }  # fmt: skip


@pytest.mark.own_page
def test_a_year_that_does_not_come_is_named(page: Page, field: Locator, under_a_path: str) -> None:
    page.route("**/2017/search.json", lambda route: route.fulfill(status=200, body="gone"))
    page.goto(f"{under_a_path}/")
    field.fill("微博微信")
    expect(panel(page)).to_contain_text("2017年的搜索内容没有取到")
    expect(exact(page)).to_have_count(1)
    page.unroute("**/2017/search.json")
    panel(page).get_by_role("button", name="重试").click()
    expect(exact(page)).to_have_count(2)


class Held:
    """An answer that is kept back until it is let go; from then on, what is asked for late is answered at once."""

    def __init__(self, page: Page, address: str) -> None:
        self.routes: list[Route] = []
        self.holding = True
        page.route(address, self._met)

    def _met(self, route: Route) -> None:
        if self.holding:
            self.routes.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        self.holding = False
        for route in self.routes:
            route.continue_()


@pytest.mark.own_page
def test_a_slow_answer_is_announced_and_nothing_without_a_name_is_shown(page: Page, field: Locator) -> None:
    held = Held(page, "**/2018/search.json")
    page.goto("/2018/work/")
    field.fill("微信")
    expect(panel(page)).to_contain_text("正在查找…")
    assert violations(page, "[role=search]") == []
    held.let_go()
    expect(exact(page)).to_have_count(6)


@pytest.mark.own_page
def test_a_search_that_is_left_does_not_come_back(page: Page, field: Locator) -> None:
    held = Held(page, "**/2018/search.json")
    page.clock.install()
    page.goto("/2018/work/")
    field.fill("微信")
    expect(field).to_have_attribute("role", "combobox")
    page.clock.run_for(310)
    expect(panel(page)).to_contain_text("正在查找…")
    field.press("Escape")
    expect(panel(page)).to_be_hidden()
    with page.expect_response("**/2018/search.json"):
        held.let_go()
    page.clock.run_for(400)
    expect(panel(page)).to_be_hidden()


@pytest.mark.own_page
def test_a_newer_query_is_not_overwritten_by_an_older_one(page: Page, field: Locator, under_a_path: str) -> None:
    held = Held(page, "**/2017/search.json")
    page.clock.install()
    page.goto(f"{under_a_path}/2018/work/")
    field.fill("政府公报")
    expect(exact(page).first).to_contain_text("政府公报")
    field.fill("2017 微信")
    field.fill("微博微信")
    expect(count_of(page)).to_have_text("1")
    page.clock.run_for(400)
    expect(count_of(page)).to_have_text("1")
    held.let_go()
    expect(count_of(page)).to_have_text("1")
    expect(exact(page).first).to_contain_text("2018年")


def test_the_focus_returns_after_moves_inside_the_box(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    start = page.get_by_role("link", name="15131")
    start.focus()
    page.keyboard.press("/")
    field.fill("微信")
    expect(panel(page)).to_be_visible()
    panel(page).get_by_role("button", name="搜索全部年度").click()
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    panel(page).get_by_role("button", name="关闭").click()
    expect(panel(page)).to_be_hidden()
    expect(start).to_be_focused()


def test_a_tap_into_the_field_opens_the_results_again(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("微信")
    expect(panel(page)).to_be_visible()
    page.evaluate("document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))")
    expect(panel(page)).to_be_hidden()
    field.click()
    expect(panel(page)).to_be_visible()


@pytest.mark.own_page
def test_who_has_gone_on_is_not_called_back(page: Page, field: Locator) -> None:
    held = Held(page, "**/search/box.js")
    page.goto("/2018/work/")
    field.fill("微信")
    page.get_by_role("link", name="15131").focus()
    with page.expect_response("**/2018/search.json"):
        held.let_go()
    expect(field).to_have_attribute("role", "combobox")
    expect(panel(page)).to_be_hidden()


@pytest.mark.own_page
def test_handwriting_is_found_while_it_is_composed(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "微博", "selectionStart": 2, "selectionEnd": 2})
    expect(exact(page).first).to_contain_text("微博")


def test_corrected_figures_are_found_at_once(
    page: Page, site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """The browser has an old copy of the file that it may think fresh for long."""
    shutil.copytree(site, tmp_path / "site")
    units = tmp_path / "site/2018/search.json"
    address = serve(tmp_path / "site")
    field = page.locator("[role=search] input")
    for value, time in (("4151", 1_500_000_000), ("9999", 1_700_000_000)):
        units.write_text(units.read_text(encoding="utf-8").replace('"4151"', f'"{value}"'), encoding="utf-8")
        os.utime(units, (time, time))
        page.goto(f"{address}/2018/work/")
        field.fill("政务微信公开")
        expect(exact(page).first.locator(".hit__value")).to_have_text(f"{value}条")


@pytest.mark.own_page
def test_a_new_tab_marks_the_words_too(page: Page, field: Locator) -> None:
    page.goto("/2018/work/")
    field.fill("政务微信公开")
    with page.context.expect_page() as opened:
        exact(page).first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("[id='row-1.2.4'] mark.found")).to_have_text("政务微信公开")
    expect(exact(page).first).to_have_attribute("href", re.compile(r"/2018/statistics/#row-1\.2\.4$"))


def test_found_words_are_printed(page: Page, field: Locator) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/2018/work/")
    field.fill("政府公报")
    exact(page).and_(page.locator("[href*='work/#']")).first.click()
    mark = page.locator("article mark.found").first
    expect(mark).to_be_visible()
    page.emulate_media(media="print")
    ink = mark.evaluate("mark => [getComputedStyle(mark).color, getComputedStyle(mark.parentElement).color]")
    assert ink[0] == ink[1]


def test_on_a_phone_the_typed_text_can_be_read(page: Page, field: Locator) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/2018/work/")
    field.fill("微信")
    expect(panel(page)).to_be_visible()
    expect(field).not_to_have_css("color", "rgb(255, 255, 255)")
    expect(field).not_to_have_css("color", "rgba(0, 0, 0, 0)")
    buttons = panel(page).locator(".search__steps > *")
    tops = {round(box["y"] + box["height"] / 2) for button in buttons.all() if (box := button.bounding_box())}
    assert len(tops) == 1, "one line"
