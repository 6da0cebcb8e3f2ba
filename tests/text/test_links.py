"""The links of a text, found by their positions, are those that its page has."""

import pytest

from nianbao.bind.chapters import parse
from nianbao.text.chapter import Chapter
from nianbao.text.links import read_links


@pytest.mark.parametrize(
    ("markdown", "words", "address"),
    [
        ("共[5](stat:1.1)条", "5", "stat:1.1"),
        ("共[5]( stat:1.1 )条", "5", "stat:1.1"),
        ("共[5](<stat:甲 (乙)>)条", "5", "stat:甲 (乙)"),
        ("共[5](stat:第（八）项/本年收费金额(单位))条", "5", "stat:第（八）项/本年收费金额(单位)"),
        ("共[5](stat:甲(乙(丙)))条", "5", "stat:甲(乙(丙))"),
        ("共[5](stat:政府 信息)条", "5", "stat:政府 信息"),
        ('共[5](stat:1.1 "说明 (一)")条', "5", "stat:1.1"),
        ("共[5](stat:1.1 '说明')条", "5", "stat:1.1"),
        ("共[5](stat:1.1\n)条", "5", "stat:1.1"),
        (r"共[5](stat:甲\(乙)条", "5", "stat:甲(乙"),
        (r"\[甲\] 共[5](stat:1.1)条", "5", "stat:1.1"),
        ("共[5][甲]条\n\n[甲]: stat:1.1 '说明'", "5", "stat:1.1"),
        ("共[甲][]条\n\n[甲]: <stat:1.1>", "甲", "stat:1.1"),
        ("共[甲]条\n\n[甲]: stat:1.1", "甲", "stat:1.1"),
        ("[共 [5] 条](work.md#a)", "共 [5] 条", "work.md#a"),
        ("[共\n5条](work.md#a)", "共\n5条", "work.md#a"),
        ("`甲` ``乙`` ` [5](stat:1.1)", "5", "stat:1.1"),
        ("```甲``` [5](stat:1.1)\n```\n乙", "5", "stat:1.1"),
        ("<!-- 甲 --> 共[5](stat:1.1)条 <!-- [6](stat:1.2) -->", "5", "stat:1.1"),
        (r"| 甲 \| 乙 | `丙|丁` [5](stat:1.1) |" + "\n|---|---|\n| `a | [b |", "5", "stat:1.1"),
        ("# 题 [5](stat:1.1) {#a}\n[6](stat:1.2", "5", "stat:1.1"),
        ("> 甲\n>\n> [5](stat:1.1)", "5", "stat:1.1"),
        ("1. 甲\n2. [5](stat:1.1)\n    - 乙", "5", "stat:1.1"),
    ],
)
def test_a_link_is_found_as_its_page_has_it(markdown: str, words: str, address: str) -> None:
    (link,) = read_links(markdown)
    assert (markdown[slice(*link.words)], link.address, link.is_picture) == (words, address, False)
    (shown,) = parse(Chapter("work", "docs/2018/work.md", "", markdown)).tree().iter("a")
    assert ("".join(shown.itertext()), shown.get("href")) == (words, address)


@pytest.mark.parametrize(
    "markdown",
    [
        r"\[5](stat:1.1)",
        r"[5\](stat:1.1)",
        "[5] (stat:1.1)",
        "[5][甲]",
        "[5\n\n6](stat:1.1)",
        "`甲\n[5](stat:1.1)`",
        "~~~ text\n[5](stat:1.1)\n~~~",
        "<!-- 甲\n\n[5](stat:1.1) -->",
        "| [5 | 6](stat:1.1) |\n|---|---|",
        "[甲]: stat:1.1",
    ],
)
def test_what_only_looks_like_a_link_is_none(markdown: str) -> None:
    assert read_links(markdown) == ()
    assert not list(parse(Chapter("work", "docs/2018/work.md", "", markdown)).tree().iter("a"))


def test_a_picture_is_found_inside_a_link_too() -> None:
    found = read_links("![图](a.png) [![小图](b.png)](work.md)")
    assert [(link.is_picture, link.address) for link in found] == [
        (True, "a.png"),
        (False, "work.md"),
        (True, "b.png"),
    ]


def test_links_of_footnotes_come_last_as_on_the_page() -> None:
    markdown = "甲[^1]\n\n[^1]: 注 [5](stat:1.1)\n\n    [6](stat:1.2)\n\n乙 [7](stat:1.3)"
    assert [link.address for link in read_links(markdown)] == ["stat:1.3", "stat:1.1", "stat:1.2"]
    shown = [a.get("href", "") for a in parse(Chapter("work", "docs/2018/work.md", "", markdown)).tree().iter("a")]
    assert [address for address in shown if address.startswith("stat:")] == ["stat:1.3", "stat:1.1", "stat:1.2"]


def test_a_link_by_name_stands_where_the_name_is_defined() -> None:
    markdown = "甲\n\n[5][甲]\n\n[甲]: stat:1.1"
    (link,) = read_links(markdown)
    assert markdown[link.at :] == "stat:1.1"
