"""Pictures as a visitor sees them: colours, sizes, links, paper, without scripts."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from once import Once
from seen import violations
from workspace import CONTENT, SITE, copy, edit, nianbao, pass_on

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture(scope="session")
def later(serve: Callable[[Path], str], published: Path) -> str:
    """Where years on the later forms are."""
    return serve(published / "site")


@pytest.fixture(scope="session")
def chapter(serve: Callable[[Path], str], site: Path, once: Once) -> str:
    """A chapter that shows a picture."""

    def make(root: Path) -> None:
        copy(CONTENT + SITE, root)
        pass_on(site.parent, root)
        edit(root / "docs/2018/plan.md", "2019年，我们将", "![图](chart:建议提案办理结果)\n\n2019年，我们将")
        run = nianbao(root, "build")
        assert run.returncode == 0, run.stdout + run.stderr

    return f"{serve(once('chapter', make) / 'site')}/2018/plan/"


def rgb(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]


def luminance(colour: str) -> float:
    shares = [part / 255 for part in rgb(colour)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def style(locator: Locator, name: str) -> str:
    value: str = locator.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return value


@pytest.mark.parametrize(
    ("media", "scheme", "dark"), [("screen", "light", False), ("screen", "dark", True), ("print", "dark", False)]
)
def test_bars_stand_out_from_what_is_behind_them(page: Page, media: Any, scheme: Any, dark: bool) -> None:  # noqa: FBT001
    page.emulate_media(media=media, color_scheme=scheme)
    page.goto("/2018/")
    behind = "rgb(255, 255, 255)" if media == "print" else style(page.locator("body"), "backgroundColor")
    assert (luminance(behind) < 0.1) == dark
    for kind in ("bar", "axis"):
        fill = style(page.locator(f".chart__{kind}").nth(1), "fill")
        assert contrast(fill, behind) >= 3
        assert contrast(fill, style(page.locator(".chart__track").first, "fill")) >= 3
    assert contrast(style(page.locator(".chart__value").first, "color"), behind) >= 4.5
    assert contrast(style(page.locator(".chart__text").first, "color"), behind) >= 4.5


def test_forced_colours_take_the_systems(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/2018/")
    system = page.evaluate(
        "() => { const e = document.body.appendChild(document.createElement('p')); e.style.color = 'CanvasText';"
        " return getComputedStyle(e).color }"
    )
    expect(page.locator(".chart__bar").first).to_have_css("fill", system)


OVERLAPS = """() => [...document.querySelectorAll(".chart__plot")].filter(plot => {
  const rows = [...plot.querySelectorAll("li")].map(row => row.getBoundingClientRect())
  const texts = [...plot.querySelectorAll("li > *")].map(text => text.getBoundingClientRect())
  return [...plot.querySelectorAll(".chart__axis")].some((bar, at) => {
    const box = bar.getBoundingClientRect()
    return box.top < texts[at].bottom - 1 || box.bottom > rows[at].bottom + 1
  })
}).map(plot => plot.closest("figure").id)"""


def test_bars_lie_below_their_own_label(page: Page, later: str) -> None:
    for address in ("/2018/", f"{later}/2020/", f"{later}/2022/"):
        page.goto(address)
        expect(page.locator(".chart__plot").first).to_be_visible()
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate(OVERLAPS) == [], (address, width)


def test_a_bar_is_as_long_as_its_number(page: Page) -> None:
    page.goto("/2018/")
    plot = page.locator("#chart-channels .chart__plot")
    bars = plot.locator(".chart__bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    for bar, number in zip(bars, (16, 6572, 698, 4151, 3694), strict=True):
        assert abs(bar - number / 6572 * bars[1]) < 1


def test_targets_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/2018/")
    heights = page.locator(".chart a").evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")
    assert min(heights) >= 24


def test_labels_have_the_font_of_the_page(page: Page) -> None:
    page.goto("/2018/")
    assert style(page.locator(".chart__label").first, "fontFamily") == style(
        page.locator("article p").first, "fontFamily"
    )


def test_a_figure_leads_to_its_row(page: Page) -> None:
    page.goto("/2018/")
    page.get_by_role("link", name="政务微信公开政府信息数 4151条").click()
    expect(page).to_have_url(re.compile(r"/2018/statistics/#row-1\.2\.4$"))
    expect(page.locator("[id='row-1.2.4']")).to_be_in_viewport()


def test_a_figure_of_a_matrix_leads_to_its_cell(page: Page, later: str) -> None:
    page.goto(f"{later}/2022/")
    page.get_by_role("link", name="商业企业 3件").click()
    cell = page.locator("[id='cell-r1-c2']")
    expect(cell).to_be_in_viewport()
    expect(cell).to_have_text("3")
    expect(cell).not_to_have_css("outline-style", "none")


def test_a_chapter_shows_the_picture_where_it_is_asked_for(page: Page, chapter: str) -> None:
    page.goto(chapter)
    picture = page.get_by_role("figure", name="建议提案办理结果")
    expect(picture.get_by_role("img")).to_have_count(3)
    picture.get_by_role("link", name="已办结件数 35件").click()
    expect(page).to_have_url(re.compile(r"/2018/work/#row-proposals-3$"))


def test_without_scripts_everything_is_there(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    page.goto("/2018/")
    expect(page.get_by_role("img", name="各渠道公开数量")).to_be_visible()
    expect(page.get_by_role("link", name="政府网站公开政府信息数 6572条")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, chapter: str, later: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    for address in ("/2018/", chapter, f"{later}/2020/", f"{later}/2022/"):
        page.goto(address)
        expect(page.locator(".chart__plot").first).to_be_visible()
        assert violations(page) == [], address
