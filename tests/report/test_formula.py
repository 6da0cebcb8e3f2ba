from fractions import Fraction

import pytest

from nianbao.finding import Place
from nianbao.report.figure import Figure, FigureKind, TargetProblem, find_figure
from nianbao.report.formula import FormulaProblem, calculate, in_words
from nianbao.report.value import Absent, Value


def figure(name: str, value: Value) -> Figure:
    return Figure(name, FigureKind.FORM, name, "", ((frozenset({name}),),), name, name, "件", value, Place("data.yml"))


KNOWN = [figure("甲", 35), figure("乙", 38), figure("零", 0), figure("空", Absent.BLANK)]


def find(target: str) -> Figure:
    return find_figure(target, KNOWN)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("{甲} / {乙}", Fraction(35, 38)),
        ("{甲}÷{乙}", Fraction(35, 38)),
        ("（{甲} ＋ {乙}） × 2", Fraction(146)),
        ("-{甲} + 0.5", Fraction(-69, 2)),
        ("{乙} - {甲} - 1", Fraction(2)),
    ],
)
def test_formulas_are_calculated_exactly(formula: str, result: Fraction) -> None:
    assert calculate(formula, find) == result


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("{甲} / {零}", "除数是 0"),
        ("{甲} / ({零} * 2)", "除数是 0"),
        ("{甲} / {空}", "“空”没有数值"),
        ("{甲} /", "读不懂"),
        ("甲 / 乙", "读不懂"),
        ("{甲} ** 99999999", "读不懂"),
        ("__import__('os')", "读不懂"),
        ("_7 + {甲}", "读不懂"),
        ("True", "读不懂"),
        ("(" * 400 + "1" + ")" * 400, "读不懂"),
        ("1+" * 600 + "1", "太长"),
        ("", "读不懂"),
    ],
)
def test_what_cannot_be_calculated_is_a_problem(formula: str, words: str) -> None:
    with pytest.raises(FormulaProblem, match=words):
        calculate(formula, find)


def test_an_unknown_name_is_the_finders_problem() -> None:
    with pytest.raises(TargetProblem, match="没有这个指标"):
        calculate("{丙} / {乙}", find)


def test_a_formula_in_words_names_the_figures_with_their_values() -> None:
    assert in_words("({甲} + {零})/{乙}", find) == "（甲（35件） + 零（0件）） ÷ 乙（38件）"
