"""Emphasis that the page would not have as it is written is known, with the words around it."""

import pytest

from nianbao.check.emphasis import check_emphasis
from nianbao.check.stages import PageText
from nianbao.text.markdown import Parsed


def lines(source: str) -> list[int]:
    page = PageText(Parsed(source), source, "docs/2018/work.md")
    return [finding.place.line for finding in check_emphasis(page)]


@pytest.mark.parametrize(
    "text",
    [
        "公开*约**约*[工作](work.md)后",
        "公开*约**约*18件",
        "公开*约**约*`码`后",
        "*约**，其中*约*",
        "| 甲 | 乙 |\n|---|---|\n| 丙 | *约**约*18 |",
        "> 甲\n> 乙*约**约*18",
        "- 甲\n    - 乙*约**约*18",
    ],
)
def test_text_that_the_page_would_lose_is_found_at_its_line(text: str) -> None:
    source = f"# 题 {{#a}}\n\n`*约**约*18件`、*约*、**近**\n\n{text}\n"
    assert lines(source) == [5 + text.count("\n")]


def test_the_same_twice_is_found_twice() -> None:
    assert lines("公开*约**约*18件\n\n公开*约**约*18件") == [1, 3]


@pytest.mark.parametrize(
    "text",
    [
        "*约* **约**",
        "**约**，*约*_约_",
        "***约***18件",
        "**约*约*约**",
        "*约**约**约*18",
        "5 * 6 ** 7",
        r"\*约\*\*约\*18",
        "a_b__c_d",
    ],
)
def test_all_else_is_let_pass(text: str) -> None:
    assert lines(f"公开{text}后") == []


def test_a_placeholder_left_in_a_page_is_found_whatever_left_it() -> None:
    source = "# 题\n\n公开18件，其中甲"
    parsed = Parsed(source)
    parsed.html = parsed.html.replace("其中", "\x02klzzwxh:0000\x03")
    (finding,) = check_emphasis(PageText(parsed, source, "docs/2018/work.md"))
    assert finding.place.line == 3
