"""The numbers that a page shows as bound are those that its editor is told of, whatever the text."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nianbao.bind.binder import Binder
from nianbao.bind.chapters import parse
from nianbao.check.emphasis import check_emphasis
from nianbao.check.seen import check_seen
from nianbao.check.stages import BoundText, PageText
from nianbao.finding import Finding
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.figure import find_figure
from nianbao.report.model import Report
from nianbao.report.value import print_value
from nianbao.text.chapter import Chapter
from nianbao.text.leftover import leftovers
from nianbao.text.markdown import Parsed
from nianbao.text.mention import Mention
from nianbao.text.prose import Prose, read_prose

_BOUND = (
    "[4151](stat:政务微信公开政府信息数)",
    "[4,151](<stat:政务微信公开政府信息数>)",
    '[０](stat:收到申请数 "说明（一）")',
    "[**18**](stat:2.1)",
    "[18]( stat:2.1 )",
    "[](stat:收到申请数)",
    "[16][16]",
    "[16][]",
    "[16]",
    "[698](stat:1.2.3){title=说明}",
    "_[92.1%](stat:政协提案办结率)_",
)
_AROUND = (
    "公开",
    "，其中",
    "（2018〔3〕号）",
    "`[18](stat:2.1)`",
    "`` ` `` ",
    "<!-- [18](stat:2.1) -->",
    r"\[18] \` \* ",
    "[ ",
    "] ",
    "` ",
    "*约*",
    "**近**",
    "[门户网站](http://www.gov.cn/a(b)?c=[1])",
    "[工作](work.md#mechanism)",
    "[![图](a.png)](work.md)",
    "![图 [1]](a.png)",
    "[二][]",
    "[^注]",
    "<b>3</b>",
    "<https://www.gov.cn/>",
    "&amp;&#53; ",
    "5 < 6 | 7 ",
    "\n",
    "  \n",
)
_SIDE_BY_SIDE = re.compile(r"\*约\*\*|\*近\*\*\*|\)__\[")
"""Pieces of emphasis without anything between them."""
_SENTENCE = st.lists(st.sampled_from(_BOUND + _AROUND), min_size=1, max_size=6).map("".join)
_LINE = _SENTENCE.map(lambda text: " ".join(text.split("\n")))
_IN_NO_CELL = re.compile(r"(`` ` `` )|\||` |\[ |\] ")
"""What would join cells, or cut them; code that holds a mark of code would not."""
_CELL = _LINE.map(lambda text: _IN_NO_CELL.sub(lambda found: found[1] or "", text))
_BLOCK = st.one_of(
    _SENTENCE.map(lambda text: f"公开{text}"),
    _LINE.map(lambda text: f"## 公开{text} {{#a}}"),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- 公开{item}" for item in items)),
    st.tuples(_LINE, _LINE).map(lambda items: f"1. 公开{items[0]}\n    - 其中{items[1]}\n\n    另{items[1]}"),
    _LINE.map(lambda text: f"> 公开{text}"),
    st.tuples(_CELL, _CELL).map(lambda cells: f"| 甲 | 乙 |\n|---|---|\n| 公开{cells[0]} | 其中{cells[1]} |"),
    st.sampled_from(("```\n[18](stat:2.1)\n```", "~~~ yaml\n[18](stat:2.1)\n~~~", "<!-- [18](stat:2.1)\n\n甲 -->")),
)
_NAMES = (
    "[16]: stat:1.2.1\n[二]: http://www.gov.cn/ '说明'\n\n[^注]: 见[18](stat:2.1)次\n\n    又[0](stat:收到申请数)件"
)
_PAGE = st.lists(_BLOCK, min_size=1, max_size=5).map(lambda blocks: "\n\n".join(("# 题 {#t}", *blocks, _NAMES)))
_ANYTHING = st.lists(
    st.sampled_from(
        (
            *_BOUND,
            *_AROUND,
            *"[]()`*\\!<>\"'|#-_",
            "\n\n",
            "    ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "](stat:2.1)",
            "\n[16]: stat:1.2.1\n",
            "<div>",
            "</div>",
            "<!-- ",
            "-->",
            "\n```\n",
            "| a | b |\n|---|---|\n",
            "\n\n[^注]: ",
            "{#a}",
            "{href=stat:2.1}",
            "\t",
        )
    ),
    max_size=16,
).map("".join)


def _bound(real: Project, text: str) -> tuple[Binder, str, Prose]:
    """What is bound on the page of a text, its HTML, and the text as a reader sees it."""
    year = real.years[0]
    chapter = Chapter("work", "docs/2018/work.md", "题", text)
    parsed = parse(chapter)
    binder, tree = Binder(year.report, chapter, year.homes), parsed.tree()
    binder.bind(tree)
    return binder, parsed.written(tree), read_prose(chapter)


def _lost(text: str) -> list[Finding]:
    """What is found where the page lacks a part of the text."""
    return list(check_emphasis(PageText(Parsed(text), text, "docs/2018/work.md")))


def _shown(binder: Binder) -> list[tuple[str, str]]:
    return [(mention.figure.id, " ".join(mention.written.split())) for mention in binder.mentions]


def _read(real: Project, prose: Prose) -> list[tuple[str, str]]:
    """Figure and number of each bound number in the text; one that was left empty is filled in."""
    read = []
    for bound in prose.bound:
        figure = find_figure(bound.target, real.years[0].report.figures)
        filled = figure.printed if figure.unit == "%" else print_value(figure.value)
        read.append((figure.id, prose.text[bound.start : bound.end].strip() or filled))
    return read


def unsure(report: Report, chapters: Iterable[Prose], mentions: Iterable[Mention]) -> list[Finding]:
    return list(check_seen(BoundText(report, (), tuple(chapters), tuple(mentions), ())))


def test_a_page_and_its_text_have_the_same_bound_numbers(real: Project) -> None:
    @settings(deadline=None)
    @given(_PAGE)
    @example("公开*约**约*[4151](stat:政务微信公开政府信息数)")
    @example("公开*约**约*、[4151](stat:政务微信公开政府信息数)")
    def same(text: str) -> None:
        binder, _, prose = _bound(real, text)
        if _lost(text):
            assert _SIDE_BY_SIDE.search(text)  # nothing else is refused
            return
        assert [found for found in binder.findings if found.rule != "data"] == []
        assert _read(real, prose) == _shown(binder)

    same()


def test_where_they_should_differ_the_editor_is_told_of_the_place(real: Project) -> None:
    report = real.years[0].report

    @settings(deadline=None)
    @given(_ANYTHING)
    def same_or_told(text: str) -> None:
        binder, html, prose = _bound(real, text)
        if not (binder.findings or leftovers(html) or _lost(text) or unsure(report, [prose], binder.mentions)):
            assert _read(real, prose) == _shown(binder)

    same_or_told()


@pytest.mark.parametrize("text", ["[18](work.md){href=stat:2.1}次", "[甲]: stat:2.1\n\n<div>[18][甲]次</div>"])
def test_a_way_to_write_that_only_one_of_them_knows_is_refused(real: Project, text: str) -> None:
    binder, _, prose = _bound(real, f"共\n\n{text}")
    (found,) = unsure(real.years[0].report, [prose], binder.mentions)
    assert (found.place.line, found.label) == (5 if "div" in text else 3, "回应公众关注热点或重大舆情数")


def test_the_chapters_of_the_samples_hold_the_same_bound_numbers(reported: tuple[Project, Year]) -> None:
    _, year = reported
    figures = year.report.figures
    read = [
        (prose.chapter.slug, find_figure(bound.target, figures).id) for prose in year.prose for bound in prose.bound
    ]
    assert read == [(mention.page, mention.figure.id) for mention in year.mentions]
    assert not unsure(year.report, year.prose, year.mentions)
