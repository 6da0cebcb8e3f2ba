from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest

from nianbao.finding import Place
from nianbao.report.value import Absent, Value, print_value, rounded
from nianbao.report.valuereader import ValueProblem, read_money, read_value
from nianbao.source.yamltree import Scalar


def typed(text: str, *, quoted: bool = False) -> Scalar:
    return Scalar(text, quoted, Place("data.yml"))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", "count", 0),
        ("15131", "count", 15131),
        ("5", "decimal", Decimal(5)),
        ("5.20", "decimal", Decimal("5.20")),
        ("", "count", Absent.BLANK),
        ("不适用", "count", Absent.NOT_APPLICABLE),
    ],
)
def test_zero_blank_and_not_applicable_are_three_things(text: str, kind: str, value: Value) -> None:
    assert read_value(typed(text), kind) == value


NO_VALUES: list[tuple[str, str, str]] = [
    ("１５１３１", "count", "全角数字"),
    ("-3", "count", "负数"),
    ("3.0", "count", "小数"),
    ("012", "count", "以 0 开头"),
    ("15,131", "count", "千分位"),
    ("1_000", "count", "千分位"),
    ("15131条", "count", "请只写 15131"),
    ("12:30", "count", "不是整数"),
    ("0x1F", "count", "不是"),
    ("1e3", "count", "不是"),
    ("on", "count", "不是整数"),
    ("若干", "count", "不是整数"),
    ("-0.5", "decimal", "负数"),
    ("五", "decimal", "不是数字"),
    ("٣", "count", "不是整数"),
    ("−5", "signed", "请改为 -5"),
    ("–5", "signed", "请改为 -5"),
    ("－5", "signed", "请改为半角 -5"),
    ("减5", "signed", "请改为 -5"),
    ("减少 5", "signed", "请改为 -5"),
    ("增5", "signed", "请改为 5"),
    ("007.50", "decimal", "请改为 7.50"),
    ("00.5", "decimal", "请改为 0.5"),
    ("1,234.50", "decimal", "请改为 1234.50"),
    ("−5", "count", "负数"),
    ("−0.5", "decimal", "负数"),
    ("-1234567890123456", "signed", "数字太长"),
    ("+1234567890123456", "signed", "数字太长"),
    ("-1234567890123456", "count", "数字太长"),
    ("1234567890123456.5", "decimal", "数字太长"),
]


def test_what_is_no_value_of_its_row_is_named() -> None:
    said = [refused(partial(read_value, kind=kind), text) for text, kind, _ in NO_VALUES]
    assert [case for case, words in zip(NO_VALUES, said, strict=True) if case[-1] not in words] == []


def refused(read: Callable[[Scalar], object], text: str) -> str:
    """What is said of a value that was typed; nothing where it is taken."""
    try:
        read(typed(text))
    except ValueProblem as refusal:
        return f"{refusal.problem}（{refusal.mend}）"
    return ""


ADVICE: list[tuple[str, str]] = [
    ("1.5万", "“1.5万”没有写单位（请写明单位，例如 1.5万元）"),
    ("3亿", "“3亿”没有写单位（请写明单位，例如 3亿元）"),
    ("不适用元", "“不适用元”多写了单位（请只写 不适用）"),
    ("待填元", "“待填元”多写了单位（请只写 待填）"),
    ("元", "“元”只有单位（请在前面填数字，例如 152790元；没有发生填 0）"),
    ("万元", "“万元”只有单位（请在前面填数字，例如 152790万元；没有发生填 0）"),
    ("152790", "“152790”没有写单位（请写明单位，例如 152790元 或 152790万元）"),
    ("-3元", "“-3元”是负数（这一项不会小于 0，请核对）"),
    ("15,279元", "“15,279元”带了千分位（请改为 15279元）"),
    ("１５元", "“１５元”用了全角数字（请改为半角 15元）"),
    ("015元", "“015元”以 0 开头（请改为 15元）"),
    ("十五元", "“十五元”不是数字（请填半角数字，后面写单位；没有发生填 0，不适用填“不适用”）"),
    ("15块", "“15块”没有写单位（请写明单位，例如 15元 或 15万元）"),
]


def test_advice_about_money_names_what_was_typed_and_keeps_the_unit() -> None:
    assert [(text, refused(read_money, text)) for text, _ in ADVICE] == ADVICE


def test_quoted_money_is_text() -> None:
    with pytest.raises(ValueProblem) as caught:
        read_money(typed("152790元", quoted=True))
    assert (caught.value.problem, caught.value.mend) == ("“152790元”加了引号，成了文字", "请去掉引号")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("152790元", (Decimal(152790), "元")),
        ("1.5 万元", (Decimal("1.5"), "万元")),
        ("0", (Decimal(0), "元")),
        ("", (Absent.BLANK, "元")),
        ("不适用", (Absent.NOT_APPLICABLE, "元")),
        ("待填", (Absent.PENDING, "元")),
    ],
)
def test_money_has_a_unit_of_its_own(text: str, value: tuple[Value, str]) -> None:
    assert read_money(typed(text)) == value


def test_a_quoted_number_is_text() -> None:
    with pytest.raises(ValueProblem, match="引号"):
        read_value(typed("15131", quoted=True), "count")


@pytest.mark.parametrize(
    ("value", "printed"), [(15131, "15131"), (Decimal("5.20"), "5.20"), (Absent.BLANK, "空"), (0, "0")]
)
def test_values_are_printed_without_separators(value: Value, printed: str) -> None:
    assert print_value(value) == printed


@pytest.mark.parametrize(
    ("exact", "decimals", "result"),
    [
        (Fraction(3500, 38), 1, "92.1"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(90), 1, "90.0"),
        (Fraction(15131), -3, "1.5E+4"),
    ],
)
def test_halves_are_rounded_up_as_by_hand(exact: Fraction, decimals: int, result: str) -> None:
    assert str(rounded(exact, decimals)) == result
