"""Lists with the number of their items, and lists of shares. The sentences are the test's own."""

import pytest

from nianbao.check.listed import check_listed
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose


def found(sentence: str) -> list[tuple[str, str | None, str | None]]:
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    return [(finding.rule, finding.found, finding.expected) for finding in check_listed(prose)]


@pytest.mark.parametrize(
    ("sentence", "number", "items"),
    [
        ("推进教育、卫生、供水、供电8个重点领域信息公开。", "8", ""),  # more than was meant for the list
        ("推进教育、卫生、供水、供电5个重点领域信息公开。", "5", "4"),
        ("推进教育、卫生、供水、供电五个领域信息公开。", "五", "4"),
        ("设置5个专栏：政策、规划、财政、人事。", "5", "4"),
        ("推进教育、卫生、供水、供电等3个领域信息公开。", "3", "4"),
    ],
)
def test_a_list_has_as_many_items_as_it_says(sentence: str, number: str, items: str) -> None:
    assert found(sentence) == ([("list-count", number, items)] if items else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "推进教育、卫生、供水3个领域信息公开。",
        "推进教育、卫生、供水和供电四个领域信息公开。",
        "推进教育、卫生、供水等5个领域信息公开。",  # 等: not all
        "设立公开栏、查阅点、信息屏5个。",  # how many there are, not how many kinds
        "内容包括政策、规划、财政、人事四类。",
    ],
)
def test_what_is_no_such_list_is_not_reported(sentence: str) -> None:
    assert found(sentence) == []


def test_shares_of_one_whole_are_at_most_it() -> None:
    assert found("来信中，解答占70%，转办占10%，退回占30%。") == [("share-sum", "110%", "100%")]
    assert found("来信中，解答占33.4%，转办占33.3%，退回占33.4%。") == []  # rounded
    assert found("来信中，解答占70%，其中书面占60%。") == []
