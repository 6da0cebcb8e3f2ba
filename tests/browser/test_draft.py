"""A draft as an editor sees it: what is wrong on top, marked where it stands, and gone when it is put right."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from seen import violations
from serving import free_address, previewing
from workspace import CONTENT, SITE, copy

_BOUND = re.compile(r"\[(\d+)\]\(stat:")
_COUNT = 22
"""Bound numbers that are changed; with what else is put into the chapter, 26 things that a build refuses."""
_ADDED = "\n【待填：甲】\n\n手机13812345678。\n\n<form>乙</form>\n\n## 没有编号\n"


@pytest.mark.own_page
def test_what_is_wrong_is_listed_marked_and_gone_when_it_is_put_right(page: Page, tmp_path: Path) -> None:
    root, address = tmp_path / "project", free_address()
    root.mkdir()
    copy(CONTENT + SITE, root)
    chapter = root / "docs/2018/work.md"
    right = chapter.read_text("utf-8")
    wrong = _BOUND.sub(lambda bound: f"[9{bound[1]}](stat:", right, count=_COUNT) + _ADDED
    chapter.write_text(wrong, encoding="utf-8")
    with previewing(root, address) as preview:
        page.goto(f"http://{address}/2018/work/")
        must = page.locator(".draft details").filter(has_text="必须改（")
        lines = must.locator("li")
        expect(lines).to_have_count(26)
        _leads(page)
        _by_keyboard(page)
        expect(page.get_by_role("tooltip")).to_have_count(0)  # that of the mark which had the focus
        for width, scheme in ((1280, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        chapter.write_text(wrong.removesuffix(_ADDED), encoding="utf-8")
        preview.until("处错误，标在页上")
        expect(lines).to_have_count(_COUNT)
        one = _BOUND.sub(lambda bound: f"[9{bound[1]}](stat:", right, count=1)
        chapter.write_text(one, encoding="utf-8")
        preview.until("处错误，标在页上")
        expect(lines).to_have_count(1)
        chapter.write_text(right, encoding="utf-8")
        preview.until("读好了")
        expect(page.get_by_role("region", name="草稿")).to_have_count(0)
        expect(page.locator(".draft-mark")).to_have_count(0)


def _leads(page: Page) -> None:
    """Each entry leads to a mark with its number, and that stands at what the entry is about."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('.draft li a[href^="#finding-"]')].map(link => {
            const mark = document.getElementById(link.hash.slice(1));
            return [link.closest('li').textContent, mark.textContent, mark.getAttribute('href'),
                    mark.getAttribute('aria-label'), mark.previousElementSibling?.textContent, link.closest('li').id];
        })"""
    )
    assert len(found) >= _COUNT
    for text, number, back, name, before, entry in found:
        assert back == f"#{entry}", text
        assert entry == f"found-{number}", text
        assert name.startswith(f"第 {number} 处，"), text
        if written := re.search(r"正文写的是 (\d+)，", text):
            assert before == written[1]


def _by_keyboard(page: Page) -> None:
    """The list is opened, and its entries are followed, without a mouse."""
    first = page.locator('.draft li a[href^="#finding-"]').first
    first.focus()
    page.keyboard.press("Enter")
    target = str(first.get_attribute("href"))
    expect(page.locator(target)).to_be_in_viewport()
    hints = page.locator(".draft summary").filter(has_text="提示")
    hints.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".draft details[open]").filter(has_text="提示（")).to_have_count(1)
