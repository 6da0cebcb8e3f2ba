"""Personal numbers are found however they are written, and nothing else is taken for one."""

import time

import pytest

from nianbao.text.personal import IDENTITY, MOBILE, personal_numbers


def found(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.number) for item in personal_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "身份证号：11010519491231002x。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-1231-002X",
        "11010519491231**002X**",
        "1101051949&#49;231002X",
        "（11010519491231002X）",
    ],
)
def test_an_identity_number_is_found(text: str) -> None:
    assert found(text) == [(IDENTITY, "11010519491231002X")]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # check character
        "99010519491231002X",  # no such province
        "110105194913310021",  # no such month
        "1101051949123100201",  # longer
        "A11010519491231002X",
        "统一社会信用代码：91110105MA01234567",
        "12640303MB0P12345X",
        "110105491231002",  # of 15 digits, and nothing says what it is
        "国办发〔2019〕60号、（2021）宁0303行初12号",
        "2018010120181231",
    ],
)
def test_what_is_no_identity_number_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_code_of_an_organisation_is_no_identity_number() -> None:
    """Both check characters are right: the words decide."""
    number = next(
        digits
        for order in range(100_000)
        if (digits := with_check(f"11010519491{order // 1000 % 3}{order // 100 % 10}{order % 10000:04d}")[:18])
        and found(digits)
        and not found(f"统一社会信用代码：{digits}")
    )
    assert found(f"公民身份号码：{number}") == [(IDENTITY, number)]


def with_check(digits: str) -> str:
    weights = [pow(2, 17 - place, 11) for place in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], weights, strict=True))
    return digits[:17] + "10X98765432"[total % 11]


def test_an_old_identity_number_is_found_where_the_words_say_so() -> None:
    assert found("身份证110105491231002") == [(IDENTITY, "110105491231002")]


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "手机138 1234 5678，",
        "138-1234-5678",
        "+86 13812345678",
        "（+86）138-1234-5678",
        "0086-13812345678",
        "8613812345678",
        "１３８１２３４５６７８",
        "138**1234**5678",
        "138&#49;2345678",
        "138<b>1234</b>5678",
        "138\u200b12345678",
        "[电话](tel:13812345678)",
        "<!-- 张某 13812345678 -->",
        "13812345678@139.com",
        "| 值班 | 13812345678 |",
        "138\\-1234\\-5678",
        "138<!-- 甲 -->12345678",
        "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
        "电话13812345678人社局",
        "手机：13812345678个人所有",
        "13812345678万某",
        "13812345678余某某",
    ],
)
def test_a_mobile_number_is_found(text: str) -> None:
    assert found(text) == [(MOBILE, "13812345678")]


def test_several_numbers_of_a_line_are_found_with_their_line() -> None:
    items = list(personal_numbers("甲\n13800138000、13900139000\n13800138000-13900139000"))
    assert [(item.number[:3], item.line) for item in items] == [("138", 2), ("139", 2), ("138", 3), ("139", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "0953-5098123",
        "010-13812345",
        "（0951）6363456、400-123-4567、12345",
        "投资13812345678元",
        "投资13812345678.50",
        "￥13812345678",
        "人民币13812345678",
        "浏览量达13812345678",
        "（单位：元）13812345678",
        "13812345678股",
        "13812345678公顷",
        "13812345678余万元",
        "13812345678千瓦时",
        "约13812345678港元",
        "宁ICP备13812345678号",
        "第13812345678号",
        "9138123456789",
        "A13812345678",
        "0.13812345678",
        "12812345678",
        "https://www.example.gov.cn/t20190315_13812345678.html",
        "[13812345678](stat:总额)",
        "135 1024 3300 12",
        "2018 135 1024 3300",
        "138****5678",
    ],
)
def test_what_is_no_mobile_number_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_number_is_never_shown_whole() -> None:
    shown = [item.masked for item in personal_numbers("11010519491231002X 13812345678")]
    assert shown == ["110*************2X", "138******78"]


@pytest.mark.parametrize("token", ["1", "1 ", "138-", "13812345678", "(86", "<", "&#49;", "110105", "+86 ", "https://"])
def test_long_lines_cost_no_more_than_their_length(token: str) -> None:
    start = time.process_time()
    list(personal_numbers(token * (60_000 // len(token))))
    assert time.process_time() - start < 1  # some 0.02 s; what grows with the square takes a minute
