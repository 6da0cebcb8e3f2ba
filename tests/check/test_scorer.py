"""What a number belongs to: small tables of sentences, by kind."""

import pytest

from nianbao.check.answer import Certainty
from nianbao.check.broken import check_broken
from nianbao.check.coverage import scan
from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from tables import distinct, filled, table_of

PINGTAN = ("pingtan", 2023)


def spots(report: Report, sentence: str) -> list[Spotted]:
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    return [item for item in scan(report, [prose]) if item.status is not Status.LEFT_OUT]


def said(report: Report, sentence: str) -> list[tuple[str, str]]:
    """Each number of a sentence: how sure it is, or that it contradicts; and the last name of what it is."""
    return [(_sure(item), item.figures[0].target if item.figures else "") for item in spots(report, sentence)]


def _sure(item: Spotted) -> str:
    return item.certainty.value if item.status is Status.OPEN else item.status.value


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [
        # words before, behind and around
        ("收到81件公开申请", ["certain"]),
        ("发生行政复议2起", ["certain"]),
        ("7件行政诉讼", ["certain"]),
        ("申请受理81宗", ["certain"]),
        # of the same row, by columns
        ("收到申请81件，其中自然人80件、商业企业1件", ["certain"] * 3),
        ("行政诉讼案件7件，其中结果维持5件", ["certain"] * 2),
        ("制定规范性文件77件，废止132件，现行有效470件", ["certain"] * 3),
        # sums that have no row
        ("不予公开5件、无法提供31件", ["certain"] * 2),
        ("予以公开和部分公开42件", ["certain"]),
        ("予以公开、部分公开分别为22件、20件", ["certain"] * 2),
        ("不予公开和无法提供共36件", ["certain"]),
        ("行政复议和行政诉讼9件", ["certain"]),
        # a row without its column, and a row that may be several
        ("规范性文件77件", ["likely"]),
        ("涉及自然人80件", ["likely"]),
    ],
)
def test_right_numbers(sentence: str, answers: list[str]) -> None:
    assert [sure for sure, _ in said(table_of(*PINGTAN), sentence)] == answers


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("共受理政府信息公开申请82件", "三/本年新收政府信息公开申请数量"),
        ("登记申请82人次", "三/本年新收政府信息公开申请数量"),
        ("全部办结82件", "三/（七）总计"),
        ("书面答复申请82件", "三/（七）总计"),
        ("顺延至下一年答复1件", "三/结转下年度继续办理"),
        ("2022年结转3件", "三/上年结转政府信息公开申请数量"),
        ("出台规范性文件78部", "二/行政规范性文件/本年制发件数"),
        ("规范性文件78件", "二/行政规范性文件/本年制发件数"),
        ("行政复议案件2件，其中被纠错2件", "四/行政复议/结果纠正"),
        ("予以公开或部分公开43件", "予以公开和部分公开"),
        ("行政复议、行政诉讼10件", "行政复议和行政诉讼"),
        # a column alone, of which no row has the value
        ("现行有效471件", "二/规章/现行有效件数"),
        ("行政复议案件2件，均维持3件", "四/行政复议/结果维持"),
        # the topic of the sentence or the heading before
        ("依申请公开工作有序推进，共受理82件", "三/本年新收政府信息公开申请数量"),
        ("（二）依申请公开情况。共受理82件", "三/本年新收政府信息公开申请数量"),
        ("### 依申请公开情况\n\n共受理82件", "三/本年新收政府信息公开申请数量"),
        ("全面清理规范性文件，废止133件", "二/行政规范性文件/本年废止件数"),
        # a row with the group that it is printed in
        ("本机关不掌握相关信息无法提供32件", "三/本机关不掌握相关政府信息"),
        ("1件顺延至2024年办理", "三/结转下年度继续办理"),
        # zero, and numbers in words
        ("全年未收到政府信息公开申请", "三/本年新收政府信息公开申请数量"),
        ("未发生行政复议、行政诉讼", "行政复议和行政诉讼"),
        ("无行政诉讼案件", "行政诉讼"),
        ("收到申请八十二件", "三/本年新收政府信息公开申请数量"),
        ("行政复议案件三起", "四/行政复议/总计"),
        ("未发生因政府信息公开申请引起的行政复议或行政诉讼", "行政复议和行政诉讼"),
        ("未发生有关政府信息公开的行政复议案件、行政诉讼案件", "行政复议和行政诉讼"),
        ("因政府信息公开申请被提起行政复议3件", "四/行政复议/总计"),
        ("未接收到政府信息公开申请", "三/本年新收政府信息公开申请数量"),
        ("未接到公民、法人或其他组织提出公开政府信息的申请", "三/本年新收政府信息公开申请数量"),
        ("废止和宣布失效行政规范性文件133件", "二/行政规范性文件/本年废止件数"),
    ],
)
def test_wrong_numbers_contradict(sentence: str, wrong: str) -> None:
    found = [target for sure, target in said(table_of(*PINGTAN), sentence) if sure == "矛盾"]
    assert found[:1] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "办理人大代表建议45件、政协提案60件，办结105件",
        "接到群众举报投诉12件，办结12件",
        "12345热线受理群众诉求3456件，答复3400件",
        "市场监管局作出行政处罚决定300件",
        "公示行政处罚结果信息200条，行政许可信息300条",
        "公布行政许可事项280项",
        "对60件规范性文件开展合法性审核",
        "清理规范性文件200件",
        "受理行政复议案件136件，纠错12件",
        "收到专利申请300件，受理公租房申请120件",
        "受理行政许可申请3000件，办结2900件",
        "要求各单位配备1至2名兼职人员",
        "上年收到申请60件",
        "一季度收到申请20件",
        "各镇收到申请30件",
        "受理群众来信20件，其中自然人18件、商业企业2件",
        "发布规范性文件解读材料33篇",
        "未收到群众投诉",
        "申请人无正当理由逾期不补正1件",
        "上年未收到申请",
        "开展检查三次",
        "重大建设项目信息90条",
        "依申请公开渠道畅通，接待咨询，共受理90件",
        "（二）依申请公开情况。全年收到申请81件。\n\n（三）平台建设。共受理90件",
        "依申请公开工作有序推进，受理网民留言90条",
        "公布90条",
        "申请人逾期不补正、不再处理1件",
        "属于行政查询事项不予公开2件",
        "收到申请81件，加上2022年结转的0件，共办理81件",
        # in a report of an area: perhaps what one office of it dealt with
        "受理申请17件",
        "区本级收到政府信息公开申请17件",
        "向区政府提出的政府信息公开申请17件",
        "以区管委会名义制发行政规范性文件8件，同步解读8件",
        "本局收到申请5件，其中予以公开3件",
        "有1人反复申请20件",
        "规范性文件清理后，保留460件",
        "经济发展局收到申请5件，其中予以公开3件",
        "经济发展局收到申请5件，予以公开3件；交通局收到申请2件，均予以公开2件",
        "其中，苏平片区收到申请9件，金井片区收到申请12件",
        # parts of one figure
        "废止规范性文件130件，宣布失效2件",
        "上半年制定规范性文件40件，下半年制定规范性文件37件",
        # what was done with some of them
        "对3件申请作出补正通知",
        "同一申请人就同一事项提出20件申请，合并办理",
    ],
)
def test_numbers_of_other_things_contradict_nothing(sentence: str) -> None:
    assert "矛盾" not in [sure for sure, _ in said(table_of(*PINGTAN), sentence)]


def test_what_stands_beside_the_figure_itself_contradicts_it_less_than_certainly() -> None:
    right, beside = spots(table_of(*PINGTAN), "废止行政规范性文件132件，宣布失效20件")
    assert (right.status, right.certain) == (Status.OPEN, True)
    assert (beside.status, beside.certainty) == (Status.CONTRADICTION, Certainty.UNKNOWN)


@pytest.mark.parametrize("number", ["2 629", "26\n29", "2\u00a0628", "262 8"])
def test_pieces_of_a_broken_number_get_no_wording_of_their_own(number: str) -> None:
    chapter = Chapter("overview", "docs/overview.md", "", f"办理行政许可{number}件。")
    text = (read_prose(chapter),)
    assert next(iter(scan(table_of(*PINGTAN), text))).status is Status.LEFT_OUT
    (found,) = check_broken(BoundText(table_of(*PINGTAN), (chapter,), text, (), ()))
    assert found.problem == "数字中间有空格或换行，读成了两个数"


@pytest.mark.parametrize(
    ("form", "sentence", "figure"),
    [
        ("2014", "收到申请N件", "3.1"),
        ("2014", "按时办结N件", "3.2.1"),
        ("2014", "网上申请N件", "3.1.3"),
        ("2014", "不予公开N件", "3.3.4"),
        ("2014", "回应社会关切N次", "2.1"),
        ("2014", "举办新闻发布会N场", "2.2.1"),
        ("2014", "兼职工作人员N名", "8.3.2"),
        ("2019", "新制作规范性文件N件", "t2.1.2-made"),
        ("2019", "对外公开规范性文件N件", "t2.1.2-total_open"),
        ("2019", "作出行政处罚决定N件", "t2.6.1-decisions"),
        ("2019", "政府集中采购项目N个", "t2.9.1-projects"),
        ("2019", "结转下年度N件", "r4-c7"),
    ],
)
def test_each_form_knows_what_its_rows_are_called(form: str, sentence: str, figure: str) -> None:
    report = distinct(form, {"2014": 2017, "2019": 2020}[form])
    value = report.statistics[figure].number
    (item,) = spots(report, sentence.replace("N", str(value)))
    assert figure in item.cells
    (wrong,) = spots(report, sentence.replace("N", str((value or 0) + 1)))
    assert (wrong.status, wrong.cells) == (Status.CONTRADICTION, (figure,))


def test_a_total_left_blank_is_the_sum_of_its_parts() -> None:
    (item,) = spots(table_of("shanghai-kewei", 2024), "结转下一年度继续办理1件")
    assert item.certain
    assert item.cells == ("r4-c1",)


@pytest.mark.parametrize(
    ("bound", "other"),
    [
        ("不予公开[22](stat:三/予以公开)件", "不予公开"),
        ("作出行政处罚决定[2629](stat:二/行政许可)件", "二/行政处罚"),
        ("收到申请[80](stat:三/本年新收政府信息公开申请数量/自然人)件", None),
        ("收到申请[81](stat:三/本年新收政府信息公开申请数量)件", None),
    ],
)
def test_a_bound_number_is_judged_by_its_words(bound: str, other: str | None) -> None:
    (item,) = spots(table_of(*PINGTAN), bound)
    doubtful = item.status is Status.DOUBTFUL
    assert (item.figures[1].target if doubtful else None) == other


CASE = {"r1-c1": 16, "r1-c7": 16, "r2-c1": 1, "r2-c7": 1, "r3.1-c1": 16, "r3.1-c7": 16, "r3.7-c1": 16, "r3.7-c7": 16}


def test_advice_names_the_total_and_the_row_that_the_words_are_about() -> None:
    cells = {**CASE, "r4-c1": 1, "r4-c7": 1}
    report = filled("2021", 2023, cells, rest=0)
    found = said(report, "共受理政府信息公开申请16件，结转至2024年办理1件，被纠错0件。")
    assert [target for _, target in found[:2]] == ["三/本年新收政府信息公开申请数量", "三/结转下年度继续办理"]
    assert [sure for sure, _ in found[:2]] == ["certain", "certain"]
    assert found[2][0] != "certain"


def test_an_accepted_application_is_one_received() -> None:
    report = filled("2021", 2023, {"r1-c1": 3, "r1-c7": 3, "r3.1-c7": 3, "r3.7-c7": 3}, rest=0)
    assert said(report, "本年度，共受理政府信息公开申请2件，均按期答复。") == [
        ("矛盾", "三/本年新收政府信息公开申请数量")
    ]


def test_a_right_sum_is_no_contradiction() -> None:
    report = filled("2021", 2023, {"r3.1-c7": 40, "r3.2-c7": 19, "r3.7-c7": 59, "r1-c7": 59}, rest=0)
    assert said(report, "全年办结的申请中，予以公开或部分公开59件。") == [("certain", "予以公开和部分公开")]


def test_a_unit_is_not_taken_from_the_next_cell() -> None:
    report = table_of(*PINGTAN)
    units = [item.numeral.unit for item in spots(report, "| 数 | 名 |\n|---|---|\n| 15 | 件数 |\n\n- 12\n- 件")]
    assert units == ["", ""]


@pytest.mark.parametrize("digits", ["８２", "٨٢", "𝟖𝟐"])
def test_digits_of_other_kinds_are_digits(digits: str) -> None:
    found = said(table_of(*PINGTAN), f"收到政府信息公开申请{digits}件")
    assert found == [("矛盾", "三/本年新收政府信息公开申请数量")]


@pytest.mark.parametrize("number", ["&#56;2", "`82`", "8&#50;"])
def test_numbers_in_code_and_character_references_are_numbers(number: str) -> None:
    found = said(table_of(*PINGTAN), f"收到政府信息公开申请{number}件")
    assert found == [("矛盾", "三/本年新收政府信息公开申请数量")]


def test_what_is_said_to_be_all_of_an_area_contradicts() -> None:
    found = said(table_of(*PINGTAN), "共受理申请17件")
    assert found == [("矛盾", "三/本年新收政府信息公开申请数量")]


@pytest.mark.parametrize(("sentence", "count"), [("行政复议③件", 1), ("①行政复议②行政诉讼", 0)])
def test_a_circled_digit_counts_before_a_counting_word(sentence: str, count: int) -> None:
    assert len(spots(table_of(*PINGTAN), sentence)) == count


@pytest.mark.parametrize(
    ("table", "answers"),
    [
        ("| 项目 | 数量 |\n|---|---|\n| 收到申请 | 82 |\n| 予以公开 | 22 |", ["矛盾", "certain"]),
        ("| 项目 | 自然人 | 总计 |\n|---|---|---|\n| 收到申请 | 80 | 81 |", ["certain", "certain"]),
        ("| 项目 | 自然人 | 总计 |\n|---|---|---|\n| 收到申请 | 79 | 82 |", ["矛盾", "矛盾"]),
        ("| 项目 | 2022年 | 2023年 |\n|---|---|---|\n| 收到申请 | 74 | 81 |", ["数据里没有", "certain"]),
        ("收到申请\t82", ["矛盾"]),
        ("收到申请\t80\t82", ["数据里没有"]),
        # a cell a line
        ("收到申请\n82", ["矛盾"]),
        ("（一）予以公开\n\n22", ["certain"]),
        ("一、本年新收政府信息公开申请数量\n80\n1\n0\n0\n0\n0\n82", ["certain"] * 5 + ["数据里没有", "矛盾"]),
        ("收到申请\n80\n82", ["数据里没有", "数据里没有"]),
    ],
)
def test_a_number_in_a_table_is_named_by_its_row_and_column(table: str, answers: list[str]) -> None:
    assert [sure for sure, _ in said(table_of(*PINGTAN), table)][-len(answers) :] == answers


@pytest.mark.parametrize(
    "bound",
    [
        "不予公开[7](stat:三/予以公开)",
        "行政处罚决定[181](stat:二/行政许可/处理决定数量)",
        "作出行政处罚决定[181](stat:二/行政许可/处理决定数量)件",
        "培训[89](stat:二/规范性文件/本年新制作数量)人次",
    ],
)
def test_a_number_bound_to_another_row_is_doubtful(bound: str) -> None:
    (item,) = spots(table_of("pingtan", 2019), bound)
    assert item.status is Status.DOUBTFUL


def test_another_counting_word_behind_a_bound_number_is_doubtful() -> None:
    (item,) = spots(table_of(*PINGTAN), "培训[77](stat:二/行政规范性文件/本年制发件数)人次")
    assert item.status is Status.DOUBTFUL
    (named,) = spots(table_of(*PINGTAN), "制发规范性文件[77](stat:二/行政规范性文件/本年制发件数)部")
    assert named.status is Status.BOUND
