from decimal import Decimal
from fractions import Fraction

import pytest

from nianbao.finding import Place
from nianbao.value import Absent, Value, ValueProblem, print_value, read_value, rounded
from nianbao.yamltree import Scalar


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


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
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
    ],
)
def test_what_is_no_value_of_its_row_is_named(text: str, kind: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_value(typed(text), kind)
    assert words in f"{caught.value.problem}（{caught.value.mend}）"


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
