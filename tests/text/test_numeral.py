from hypothesis import given
from hypothesis import strategies as st

from nianbao.text.numeral import Kind, numerals


def read(text: str) -> list[tuple[str, str, str]]:
    """Quantities of a text: number, hedge, unit."""
    return [(n.text, n.hedge, n.unit) for n in numerals(text) if n.kind is Kind.QUANTITY]


QUANTITIES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("公开政府信息15131条", [("15131", "", "条")]),
    ("公开政府信息15,131条", [("15,131", "", "条")]),
    ("公开政府信息１５，１３１条", [("１５，１３１", "", "条")]),
    ("公开政府信息1.5万条", [("1.5万", "", "条")]),
    ("收费9116.36万元", [("9116.36万", "", "元")]),
    ("累计粉丝23万，增长8.5％", [("23万", "", ""), ("8.5％", "", "")]),
    ("张贴宣传语350余条", [("350", "over", "条")]),
    ("发布100多件", [("100", "over", "件")]),
    ("为民服务约1277件", [("1277", "about", "件")]),
    ("减少近40%", [("40%", "about", "")]),
    ("发布60条左右", [("60", "about", "条")]),
    ("超过300人次", [("300", "over", "人次")]),
    ("50人以上", [("50", "over", "人")]),
    ("不足10件", [("10", "under", "件")]),
    ("配备1至2名专职人员", [("1", "", ""), ("2", "", "名")]),
    ("3-5个", [("3", "", ""), ("5", "", "个")]),
    ("甲1，2件", [("1", "", ""), ("2", "", "件")]),
    ("比上年-18件", [("-18", "", "件")]),
    ("24小时内回应", [("24", "", "小时")]),
    ("3个工作日内", [("3", "", "个工作日")]),
    ("近5年来", [("5", "about", "年")]),
    ("用3个月", [("3", "", "个月")]),
    ("答复率100%", [("100%", "", "")]),
    ("不超过3件", [("3", "under", "件")]),
    ("不低于5件", [("5", "over", "件")]),
    ("节约20万元，签约3家", [("20万", "", "元"), ("3", "", "家")]),
    ("最近3年", [("3", "", "年")]),
    ("开发APP3个", [("3", "", "个")]),
    ("公开 15132 条，查阅点 4 个", [("15132", "", "条"), ("4", "", "个")]),
    ("公开15余万条", [("15余万", "over", "条")]),
    ("公开1.6万余条", [("1.6万", "over", "条")]),
    ("COVID-19疫情期间公开4152条", [("4152", "", "条")]),
    ("受理46件市民热线举报", [("46", "", "件")]),
    ("公开“4152条”", [("4152", "", "条")]),
    ("1月1日-12月30日共3次", [("3", "", "次")]),
]


def test_quantities_have_their_hedge_and_unit() -> None:
    assert [(text, read(text)) for text, _ in QUANTITIES] == QUANTITIES


OTHERS: list[tuple[str, Kind]] = [
    ("2018年", Kind.YEAR),
    ("2018年度", Kind.YEAR),
    ("2018—2020年", Kind.YEAR),
    ("2018年1月1日", Kind.DATE),
    ("12月31日", Kind.DATE),
    ("1月至6月", Kind.DATE),
    ("2018-01-15", Kind.DATE),
    ("2018/1/15", Kind.DATE),
    ("2018.1.15", Kind.DATE),
    ("3季度", Kind.ORDINAL),
    ("（2018）4 号", Kind.DOCUMENT),
    ("电话5098330", Kind.CONTACT),
    ("9:30", Kind.TIME),
    ("〔2014〕32号", Kind.DOCUMENT),
    ("（2018）15号", Kind.DOCUMENT),
    ("第711号", Kind.DOCUMENT),
    ("15号文件", Kind.DOCUMENT),
    ("0953-5098330", Kind.CONTACT),
    ("传真：0953—5098123", Kind.CONTACT),
    ("13800000000", Kind.CONTACT),
    ("邮编：751999", Kind.CONTACT),
    ("金水街008号", Kind.CONTACT),
    ("abc123@163.com", Kind.CONTACT),
    ("http://a.gov.cn/2018/1.html", Kind.CONTACT),
    ("第3次", Kind.ORDINAL),
    ("第1—3项", Kind.ORDINAL),
    ("1.政策法规信息", Kind.LIST),
    ("2、规划信息", Kind.LIST),
    ("（1）统计信息", Kind.LIST),
    ("12345市民服务热线", Kind.NAME),
    ("12345热线", Kind.NAME),
    ("5G网络", Kind.NAME),
    ("4A级景区", Kind.NAME),
    ("Web3", Kind.NAME),
    ("“3+1”模式", Kind.NAME),
    ("《2018年政务公开工作要点》", Kind.NAME),
    ("版本1.2.3", Kind.NAME),
    ("编号007", Kind.NAME),
]


def test_what_is_no_quantity_is_left_out() -> None:
    assert [(text, numeral.kind) for text, _ in OTHERS for numeral in numerals(text)] == OTHERS


def test_a_list_number_does_not_swallow_the_name_behind_it() -> None:
    assert [(n.text, n.kind) for n in numerals("3.12345市民服务热线")] == [
        ("3.", Kind.LIST),
        ("12345", Kind.NAME),
    ]


@given(
    st.text(
        alphabet="0123456789０１２８９.,，。-—万亿%％年月日号第条件《》“”（）()〔〕:： \n至约余个热线Gx、", max_size=40
    )
)
def test_every_digit_stands_in_exactly_one_number(text: str) -> None:
    found = numerals(text)
    positions = [position for numeral in found for position in range(numeral.start, numeral.end)]
    assert len(positions) == len(set(positions))
    assert {index for index, character in enumerate(text) if character.isdecimal()} <= set(positions)
    assert all(text[numeral.start : numeral.end] == numeral.text for numeral in found)
