from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.finding import Place
from nianbao.report.figure import Figure, FigureKind, derived_figure
from nianbao.report.value import rounded
from nianbao.text.written import Written, agrees, read_written


def figure(value: int, unit: str = "条", exact: Fraction | None = None) -> Figure:
    kind = FigureKind.FORM if exact is None else FigureKind.DERIVED
    return Figure("1", kind, "row-1", "", ((frozenset({"数"}),),), "数", "数", unit, value, Place("data.yml"), exact)


def number(text: str) -> Written:
    written = read_written(text)
    assert written is not None, f"{text} is not read as a number"
    return written


@pytest.mark.parametrize("text", ["15131", "15,131", "１５１３１", "１５，１３１", "1.5万", "1.51万", "2万", " 15131 "])
def test_every_way_to_write_15131(text: str) -> None:
    assert agrees(number(text), figure(15131))


@pytest.mark.parametrize("text", ["15132", "1513", "1.6万", "1.52万", "15131%", "151.31", "0.0亿"])
def test_what_is_not_15131(text: str) -> None:
    assert not agrees(number(text), figure(15131))


@pytest.mark.parametrize("text", ["", "15131条", "约15131", "1,5131", "15 131a", "一万五", "1..5", "-3", "%"])
def test_what_is_not_a_number(text: str) -> None:
    assert read_written(text) is None


@pytest.mark.parametrize(
    ("text", "good"),
    [("92.1%", True), ("92%", True), ("92.11%", False), ("92.1", True), ("92.2%", False), ("91%", False)],
)
def test_percentages_count_with_the_decimals_they_show(text: str, *, good: bool) -> None:
    exact = Fraction(3500, 38)
    rate = derived_figure(1, "率", "%", exact, rounded(exact, 1), Place("data.yml"))
    assert agrees(number(text), rate) is good


def test_money_in_wan_yuan() -> None:
    assert agrees(number("5"), figure(5, "万元"))
    assert agrees(number("5万"), figure(5, "万元"))
    assert not agrees(number("50000"), figure(5, "万元"))


@given(st.integers(0, 10**12))
def test_a_count_agrees_with_every_full_way_to_write_it(value: int) -> None:
    wide = str(value).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    for text in (str(value), f"{value:,}", wide):
        assert agrees(number(text), figure(value))


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_count_agrees_with_no_other_count(value: int, more: int) -> None:
    assert not agrees(number(str(value + more)), figure(value))
