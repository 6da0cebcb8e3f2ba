"""Where headings of a page's tree stand in its source."""

from nianbao.text.chapter import Chapter
from nianbao.text.lines import Lines


def test_headings_of_every_kind_are_counted() -> None:
    source = (
        "# 甲\n\n乙\n---\n丙\n\n---\n\n#\t丁\n\n ## 戊\n\n> # 己\n\n#庚#\n"
        "\n\n- # 辛\n\n```\n# 壬\n```\n\n癸\n===\n\n## 末\n"
    )
    lines = Lines(Chapter("a", "docs/2018/a.md", "甲", source))
    found = [lines.of_next_heading().line for _ in range(9)]
    assert found == [1, 3, 9, 11, 13, 17, 23, 26, 1]  # the last was no heading
