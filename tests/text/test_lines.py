"""Where headings of a page's tree stand in its source."""

from nianbao.text.chapter import Chapter
from nianbao.text.lines import Lines


def test_headings_of_every_kind_are_counted() -> None:
    blocks = (
        "# 甲",
        "乙\n---\n丙",
        "---",
        "#\t丁",
        " ## 戊",
        "> # 己",
        "#庚#",
        "- # 辛",
        "```\n# 壬\n```",
        "癸\n===",
        "## 末",
    )
    source = "\n\n".join(blocks)
    lines = Lines(Chapter("a", "docs/2018/a.md", "甲", source))
    found = [lines.of_next_heading().line for _ in range(9)]
    assert found == [1, 3, 9, 11, 13, 17, 23, 26, 1]  # the last was no heading
