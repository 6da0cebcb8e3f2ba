"""Texts that Markdown would take too long for, or go too deep into, are refused before; no real text comes near."""

import pytest

from growth import BLOCKS, TOKENS, check, grown, seconds, steps
from nianbao.project.project import Project
from nianbao.report.model import Report
from nianbao.text.limits import over_limits
from workspace import ROOT

_REFUSED = {
    "[": ("[" * 3200, "这一段的方括号不成对或套得太深，超过 20 个"),
    "brackets in brackets": ("[" * 30 + "]" * 30, "这一段的方括号不成对或套得太深，超过 20 个"),
    "![](": ("![](" * 460, "这一段的链接地址没有写完，超过 20 处"),
    "[a](": ("[a](" * 460, "这一段的链接地址没有写完，超过 20 处"),
    "list in a line": ("+ " * 300 + "甲", "列表、引用或缩进太深，超过 10 层"),
    "quotations": (">" * 300 + "甲", "列表、引用或缩进太深，超过 10 层"),
    "list in a footnote": ("甲[^n]\n\n[^n]: " + "1. " * 300 + "甲", "列表、引用或缩进太深，超过 10 层"),
    "list of many levels": (
        "\n".join("    " * level + "- 甲" for level in range(300)),
        "列表、引用或缩进太深，超过 10 层",
    ),
    "tabs": ("\n".join("\t" * level + "- 甲" for level in range(300)), "列表、引用或缩进太深，超过 10 层"),
    "tags": ('<div markdown="1">\n\n' * 300, "没有结束的 HTML 标签太多，超过 50 个"),
    "CDATA": ("<![CDATA[" * 300, "<! 或 <? 太多，超过 100 处"),
    "open tags": ("<a " * 300, "没有 > 的 < 太多，超过 100 处"),
    "fences": ("```a\n" * 300, "``` 或 ~~~ 太多，超过 100 处"),
    "definitions": ("[a]: b.md\n" * 600, "用 […]: 开头的行太多，超过 500 处"),
    "a long address": (f"[a]: {'(' * 3000}", "[…]: 后面的地址太长"),
    "a long paragraph": ("政" * 20_001, "这一段太长，超过 20000 字或 1000 行"),
    "many lines": ("政\n" * 1100, "这一段太长，超过 20000 字或 1000 行"),
    "a long chapter": ("政府信息。\n\n" * 40_000, "这一章太长，超过 200000 字或 10000 行"),
}


@pytest.mark.parametrize(("text", "problem"), _REFUSED.values(), ids=_REFUSED)
def test_what_would_take_too_long_is_refused_with_its_line(text: str, problem: str) -> None:
    found = list(over_limits(f"# 题 {{#t}}\n\n{text}\n", "docs/2018/work.md"))
    assert problem in [each.problem for each in found]
    assert {each.place.file for each in found} == {"docs/2018/work.md"}
    assert all(each.place.line >= 3 or "一章" in each.problem for each in found)


def test_no_page_of_ours_comes_near() -> None:
    pages = [path for name in ("tests/portal", "guide") for path in (ROOT / name).rglob("*.md")]
    assert pages
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert list(over_limits(text, path.name)) == []
        assert (
            list(over_limits(text.replace("\n\n", "\n\n" + "甲乙 [1](stat:1) `码` \\[ <b>丙</b>\n\n", 50), path.name))
            == []
        )


def test_a_table_of_many_numbers_is_no_long_paragraph() -> None:
    row = "| 甲 | [18](stat:2.1) | [18](stat:2.1) | [18](stat:2.1) |\n"
    assert list(over_limits("| 一 | 二 | 三 | 四 |\n|---|---|---|---|\n" + row * 300, "f")) == []


@pytest.fixture(scope="module")
def own(real: Project) -> Report:
    return real.years[0].report


_FEW = (
    "1，",
    "（1）",
    "1-",
    "12件，",
    "1件，占1%，",
    "[1](stat:2.1)",
    "[1](stat:a)",
    "`a",
    "“1",
    "政府信息,",
    "]",
    "*a*",
)


@pytest.mark.parametrize("token", _FEW)
def test_twice_the_text_takes_twice_the_steps(own: Report, token: str) -> None:
    case = grown(token, "paragraph", 160)
    check(own, grown(token, "paragraph", 150).once)  # what is done once in a process
    once, twice = (steps(lambda text=text: check(own, text)) for text in (case.once, case.twice))  # type: ignore[misc]
    assert twice <= 2.3 * once


@pytest.mark.proof
@pytest.mark.parametrize("block", BLOCKS)
def test_twice_the_text_takes_twice_the_time_in_every_block(own: Report, block: str) -> None:
    slow = []
    for token in TOKENS:
        case = grown(token, block, 4000)
        once = seconds(lambda text=case.once: check(own, text))  # type: ignore[misc]
        if once > 0.25:
            # A text that was read is remembered: one more sentence makes it another.
            twice = min(seconds(lambda text=case.twice + more: check(own, text)) for more in ("", "\n甲。\n"))  # type: ignore[misc]
            if twice > 2.3 * min(once, seconds(lambda text=case.once + "\n甲。\n": check(own, text))):  # type: ignore[misc]
                slow.append(token)
    assert slow == []
