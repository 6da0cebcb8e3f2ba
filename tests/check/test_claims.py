"""What sentences say of their own numbers. The sentences are the test's own, the numbers those of published reports."""

import pytest

from nianbao.check.claims import check_claims
from nianbao.check.stages import YearText
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose


def claims(real: Project, sentence: str) -> list[tuple[str, str | None, str | None]]:
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    text = YearText(real.years[0].report, (prose.chapter,), (prose,), ())
    return [(f.rule, f.found, f.expected) for f in check_claims(text)]


@pytest.mark.parametrize(
    ("total", "parts", "added"),
    [
        ("2602", "82 80 21 40 390 69 143 208 246 271 1053", "2603"),  # 平潭 2020
        ("2599", "25 68 28 69 90 175 67 983 48 124 856", "2533"),  # 平潭 2019
        ("2543", "594 281 29 28 253 98 122 290 946", "2641"),  # 平潭 2014
        ("2139", "1744 393 21 2", "2160"),  # 上海市科委 2024
    ],
)
def test_parts_that_do_not_add_up_are_found(real: Project, total: str, parts: str, added: str) -> None:
    words = "、".join(f"某类信息{part}条" for part in parts.split())
    assert claims(real, f"全年公布政府信息{total}条，其中{words}。") == [("parts-sum", f"{total}条", f"{added}条")]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年公布政府信息249条，其中甲9条、乙7条、丙39条、丁6条、戊1条、己1条、庚185条、辛1条。",
        "承接事项1169项，其中行政审批925项，公共服务244项；进驻大厅办理956项。",  # the parts are the first two
        "公布信息500条，其中甲100余条、乙30条、丙20条。",
        "公布信息500条，其中甲300条、乙100条。",  # examples
        "公布信息376条，其中甲152条、乙197条（其中旧32条、新165条）、丙27条。",  # parts of parts
        "办理38件，其中正在办理2次、答复35人、留存1份。",
    ],
)
def test_parts_that_add_up_or_need_not_are_not_reported(real: Project, sentence: str) -> None:
    assert claims(real, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "total", "added"),
    [  # the first is in a bracket of its own; then: the limit at ；, a sentence of its own, one part above its total
        (
            "公布信息380条，其中甲152条、乙197条（其中旧32条、新166条）、丙31条。",
            "197条",
            "198条",
        ),
        ("公布信息381条（其中甲152条、乙197条（旧32条、新165条）、丙27条）。", "381条", "376条"),
        ("公布信息376条（其中甲152条、乙197条、丙27条），微信30条。", "", ""),
        (
            "在门户网站公开信息411条，其中要闻307条，专栏97条，简历3条；在微信公布信息230条；在微博公布信息63条。",
            "411条",
            "407条",
        ),
        (
            "在门户网站公开信息407条，其中要闻307条，专栏97条，简历3条；在微信公布信息230条；在微博公布信息63条。",
            "",
            "",
        ),
        ("公布信息500条。其中甲300条、乙200条、丙30条。", "500条", "530条"),
        ("公布信息500条，办理12件。其中甲300条、乙200条。", "", ""),
        ("公布信息500条，分别为甲300条、乙200条、丙30条。", "500条", "530条"),
        ("收到来信5件，其中个人6件。", "5件", "6件"),  # a part above its total
        ("收到来信5件，其中个人3件、单位4件。", "5件", "7件"),
        ("收到来信5件，其中个人3件，办结4件。", "", ""),
        ("答复来信9件，其中甲7件、乙1件、丙1件、丁1件、戊1件、己1件。", "9件", "12件"),  # 7 + 1 + 1 are not all
    ],
)
def test_where_a_list_of_parts_ends(real: Project, sentence: str, total: str, added: str) -> None:
    assert claims(real, sentence) == ([("parts-sum", total, added)] if total else [])


def test_a_rate_that_is_no_ratio_of_its_sentence_is_listed(real: Project) -> None:
    assert claims(real, "公开信息1913条，其中行政许可145条，占8.05%。") == [("percentage", "8.05%", "7.58%")]
    assert claims(real, "建议34件，办结30件，办结率88.9%。") == [("percentage", "88.9%", "88.2%")]


@pytest.mark.parametrize(
    "sentence",
    ["提案38件，已办结35件，办结率92.1%。", "审批环节减少32%。", "建议34件，全部办结，满意率100%，占比约九成。"],
)
def test_a_rate_that_is_one_or_may_be_of_other_numbers_is_not(real: Project, sentence: str) -> None:
    assert claims(real, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "所列数据统计期限为2020年1月1日至2020年12月31日。",
            "2020-01-01 至 2020-12-31",
        ),  # 淮安市自规局 2021 has such a slip
        ("本报告中数据的统计期限自2017年1月1日起至12月31日止。", "2017-01-01 至 2017-12-31"),
    ],
)
def test_the_period_of_another_year_is_an_error(real: Project, sentence: str, found: str) -> None:
    assert claims(real, sentence) == [("period", found, "2018-01-01 至 2018-12-31")]


def test_the_period_of_the_data_is_right(real: Project) -> None:
    assert claims(real, "统计期限为2018年1月1日至12月31日。2017年1月1日至3日放假。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限自年月日至年月日止。",
        "本报告数据统计期限为    年  月  日至    年  月  日。",
        "数据统计期限自____年1月起。",
    ],
)
def test_a_period_without_its_dates_is_reported(real: Project, sentence: str) -> None:
    assert claims(real, sentence) == [("period", None, "2018-01-01 至 2018-12-31")]


@pytest.mark.parametrize("sentence", ["数据统计期限为全年。", "统计期限与上年一致。", "各单位按统计时间报送。"])
def test_words_that_need_no_dates(real: Project, sentence: str) -> None:
    assert claims(real, sentence) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## 六、下一步打算\n\n2018年，我区将继续推进公开。", ["2018年"]),
        ("下一步，2018年全区将继续推进公开。", ["2018年"]),
        ("## 六、下一步打算\n\n2019年，我区将继续推进公开。", []),
        ("## 一、总体情况\n\n2018年，我区将公开作为重点。", []),
    ],
)
def test_plans_are_for_the_year_that_follows(real: Project, text: str, found: list[str]) -> None:
    assert [found for rule, found, _ in claims(real, text) if rule == "plan-year"] == found
