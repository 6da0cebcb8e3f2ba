"""Two sentences that say other numbers of the same thing. The sentences are the test's own."""

import pytest

from nianbao.check.coverage import scan
from nianbao.check.disagreement import check_disagreement
from nianbao.check.stages import BoundText
from nianbao.finding import Place
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from tables import filled, table_of


def found(report: Report, *pages: str) -> list[tuple[Place, str | None, str | None, str]]:
    chapters = tuple(Chapter(f"p{nth}", f"docs/p{nth}.md", "", text) for nth, text in enumerate(pages, 1))
    prose = tuple(map(read_prose, chapters))
    text = BoundText(report, chapters, prose, (), scan(report, prose))
    return [(item.place, item.found, item.expected, item.problem) for item in check_disagreement(text)]


@pytest.fixture(scope="module")
def report() -> Report:
    return table_of("pingtan", 2023)


def test_both_lines_are_named(report: Report) -> None:
    ((place, found_there, expected, problem),) = found(report, "# 题\n\n网站公开动态31条。", "全年网站公开动态32条。")
    assert (place, found_there, expected) == (Place("docs/p2.md", 1), "32条", "31条")
    assert "docs/p1.md 第 3 行" in problem


@pytest.mark.parametrize(
    "text",
    [
        "网站公开动态31条。网站公开动态31条。",
        "网站公开动态31条。微信公开动态32条。",
        "一季度网站公开动态31条。二季度网站公开动态32条。",
        "2022年网站公开动态31条。2023年网站公开动态32条。",
        "网站公开动态31条。网站公开动态30余条。",
        "网站公开动态31条，其中发布通知公告3条。微信公开动态9条，其中发布通知公告2条。",
        "召开会议3次。召开会议2次。",  # words of many sentences
    ],
)
def test_what_need_not_be_the_same_thing_is_not_reported(report: Report, text: str) -> None:
    assert found(report, text) == []


def test_the_same_cell_in_other_words_where_the_table_has_no_number_yet() -> None:
    waiting = filled("2021", 2023, {}, rest=Absent.PENDING)
    ((_, found_there, expected, _),) = found(waiting, "共收到政府信息公开申请81件。", "全年受理政府信息公开申请82件。")
    assert (found_there, expected) == ("82件", "81件")
