"""Changes from the year before and shares of a whole are those of the tables; they are never a row."""

import pytest

from nianbao.check.changes import check_changes
from nianbao.check.coverage import scan
from nianbao.check.spotted import Status
from nianbao.check.stages import TwoYears
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose, read_prose
from tables import table_of


def prose_of(sentence: str) -> Prose:
    return read_prose(Chapter("overview", "docs/overview.md", "", sentence))


def found(sentence: str) -> list[tuple[str, str | None]]:
    years = TwoYears(table_of("pingtan", 2023), (prose_of(sentence),), table_of("pingtan", 2022))
    return [(finding.rule, finding.found) for finding in check_changes(years)]


@pytest.mark.parametrize(
    "sentence",
    [
        "收到政府信息公开申请81件，同比增长9.46%",
        "收到政府信息公开申请81件，较上年增加7件",
        "收到[81](stat:三/本年新收政府信息公开申请数量)件，比上年多7件",
        "收到申请同比增长9.5%",
        "行政诉讼案件7件，比去年增加6件",
        "予以公开22件，占27.16%；不予公开5件，占办结总数的6.17%",
        "予以公开及部分公开42件，占51.85%",
        "网站发布信息1000条，同比增长30%",
        "受理热线占80%",
        # in words
        "自然人申请占九成以上",
        "予以公开占四分之一以上",
        "予以公开近三成",
        "无法提供约占四成",
        "收到政府信息公开申请81件，全部办结",
        "收到政府信息公开申请81件，均按时办结",
        "热线受理90件，全部办结",
        "占地一半",
    ],
)
def test_what_the_tables_give_is_no_finding(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "number"),
    [
        ("收到政府信息公开申请81件，同比增长9.56%", "change", "9.56%"),
        ("收到政府信息公开申请81件，较上年增加8件", "change", "8件"),
        ("收到[81](stat:三/本年新收政府信息公开申请数量)件，比上年减少7件", "change", "7件"),
        ("收到申请同比下降9.5%", "change", "9.5%"),
        ("予以公开22件，占97.16%", "share", "97.16%"),
        ("自然人申请占八成", "share", "八成"),
        ("予以公开占办结总数的三分之二", "share", "三分之二"),
        ("不予公开过半", "share", "过半"),
        ("收到政府信息公开申请81件，全部予以公开", "share", "全部予以公开"),
        ("收到政府信息公开申请81件，均为自然人", "share", "均为自然人"),
    ],
)
def test_what_they_do_not_give_is_a_warning(sentence: str, rule: str, number: str) -> None:
    assert found(sentence) == [(rule, number)]


@pytest.mark.parametrize("sentence", ["申请比上年增加74件", "申请同比下降81%", "办结申请较上年减少80件"])
def test_a_change_is_never_a_row(sentence: str) -> None:
    spotted = scan(table_of("pingtan", 2023), [prose_of(sentence)])
    assert not [item for item in spotted if item.certain or item.status is Status.CONTRADICTION]
