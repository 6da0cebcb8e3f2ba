from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.check.prescribed import check_prescribed
from nianbao.check.stages import YearText
from nianbao.finding import Severity
from nianbao.project.project import Project
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose

TITLES = {
    "overview": "一、总体情况",
    "disclosure": "二、行政机关主动公开政府信息情况",  # another title in use
    "applications": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
TOPICS = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。"


@pytest.fixture(scope="module")
def report(real: Project) -> Report:
    """A report of 2022, on the form of those years."""
    return replace(real.years[0].report, year=2022, form=real.forms["2021"])


def chapters(text: str = TOPICS + "收取信息处理费0元。", **titles: str) -> list[Chapter]:
    return [
        Chapter(slug, f"docs/2022/{slug}.md", title, f"# {title}\n\n{text}")
        for slug, title in (TITLES | titles).items()
        if title
    ]


def found(report: Report, given: list[Chapter], *withdrawn: str) -> list[tuple[str, Severity, str]]:
    text = YearText(report, tuple(given), tuple(map(read_prose, given)), (), frozenset(withdrawn))
    return [(Path(f.place.file).stem, f.severity, f.rule) for f in check_prescribed(text)]


def test_six_chapters_with_all_topics_are_right(report: Report) -> None:
    assert found(report, chapters()) == []


def test_a_chapter_that_is_missing_is_an_error(report: Report) -> None:
    assert found(report, chapters(other="")) == [("other", Severity.ERROR, "chapter")]


def test_a_chapter_that_was_withdrawn_is_not_missing(report: Report) -> None:
    """One of another name may have had its number."""
    assert found(report, chapters(other=""), "other") == []
    assert found(report, chapters(other=""), "more") == []
    assert found(report, chapters(other=""), "overview") == [("other", Severity.ERROR, "chapter")]


def test_another_title_is_a_warning(report: Report) -> None:
    assert found(report, chapters(problems="五、问题和打算")) == [("problems", Severity.WARNING, "chapter")]


def test_a_topic_that_is_missing_is_a_warning_and_the_fee_is_only_listed(report: Report) -> None:
    text = TOPICS.replace("监督保障", "")
    assert found(report, chapters(text)) == [
        ("overview", Severity.WARNING, "F21-C1-1"),
        ("other", Severity.INFO, "F21-C6-1"),
    ]


def test_a_title_without_its_number_is_not_a_missing_chapter(report: Report) -> None:
    assert found(report, chapters(overview="总体情况")) == [("overview", Severity.WARNING, "chapter")]


def test_a_topic_in_a_comment_does_not_count(report: Report) -> None:
    text = TOPICS.replace("监督保障", "<!-- 监督保障 -->") + "收取信息处理费0元。"
    assert found(report, chapters(text)) == [("overview", Severity.WARNING, "F21-C1-1")]
