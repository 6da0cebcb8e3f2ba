"""Markup that our own list lets pass, and that a browser would read otherwise."""

import pytest

from nianbao.bind.chapters import parse
from nianbao.check.markup import check_markup
from nianbao.check.secondjudge import dropped
from nianbao.check.stages import PageText
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter

_LIST = {"b": ("title",), "a": ("href",)}


def labels(text: str) -> list[str]:
    chapter = Chapter("work", "docs/2018/work.md", "", text)
    return [finding.label for finding in check_markup(PageText(parse(chapter), text, chapter.file))]


@pytest.mark.parametrize(
    "text",
    [
        "<tr><td>1</td></tr>",
        "<caption>甲</caption>",
        '<b title="甲" title="乙">丙</b>',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<math><b><mglyph><img src=x onerror=alert(1)>",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<b/onclick=alert(1)>甲</b>",
        "[甲](java&#x09;script:alert(1))",
        "<b title=`甲`>乙</b>",
        "<b\x00 onclick=alert(1)>甲</b>",
        "<div>\n<!-<!-- 甲 -->- 乙 -->\n</div>",
        "<div>\n<<!-- 甲 -->script>乙</script>\n</div>",
        "甲 <!-- 乙",
        "甲 <!-- 乙\n\n丙 -->",
        "![甲<!-- 乙 -->](a.png)",
        '[甲](plan.md "<!-- 乙 -->")',
        "<!--甲--!> 乙 -->",
        "<!-- 甲 --!>",
        "丙<!-- 甲 --!> 乙",
        "<!-- 甲 <!-- 乙 --> 丙 -->",
        "<!--\n甲\n\n<!-- 乙 -->\n\n丙\n-->",
        "<!- 甲 ->",
    ],
)
def test_hostile_markup_is_found(text: str) -> None:
    assert labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "<table><caption>甲</caption><tr><td colspan=2>乙</td></tr></table>",
        "| 甲 | 乙 |\n|:--|--:|\n| 丙 | 丁 |",
        "甲[^1]\n\n[^1]: 乙",
        '<mail@a.gov.cn>、[丙](mailto:a@a.gov.cn)、[丁](http://a.cn/?b=1&c=2 "戊")',
        "[5](stat:1.1)，![表](table:甲)",
        "甲 <!-- 乙 -->\n\n<!--\n丙\n\n丁 -->\n\n`<!-- 戊 -->`、甲 --> 乙、&lt;!-- 己",
        "`<!-- 甲 --!>`\n\n```\n<!-- 甲 <!-- 乙 -->\n```",
        '1. 甲\n\n3) 乙<br>丙\n\n<dl><dt>甲<dd title="&quot;乙">丙</dl>',
    ],
)
def test_what_editors_need_passes_both(text: str) -> None:
    assert labels(text) == []


def test_what_was_let_pass_by_mistake_is_dropped_by_the_second_judge() -> None:
    html = '<b title="甲" onclick="x">乙</b><a href="javascript:x">丙</a><script>丁</script>'
    passed = [("b", ""), ("b", "title"), ("b", "onclick"), ("a", ""), ("a", "href"), ("script", "")]
    missing = dropped(html, passed, _LIST, lambda _tag, _name, _value: True)
    assert missing == [("a", "href"), ("b", "onclick"), ("script", "")]


def test_the_chapters_of_the_samples_pass_both(reported: tuple[Project, object]) -> None:
    project, _ = reported
    for year in project.years:
        assert [found for chapter in year.chapters for found in labels(chapter.source)] == []
