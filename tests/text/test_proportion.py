"""Proportions in words, with the shares that they may mean."""

from fractions import Fraction

import pytest

from nianbao.text.proportion import proportions


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("占八成", 80, 70),
        ("占近八成", 78, 82),
        ("占八成以上", 84, 79),
        ("超过八成", 88, 95),
        ("不足三成", 25, 31),
        ("占八成五", 85, 80),
        ("约三成", 27, 45),
        ("半数", 52, 60),
        ("半数以上", 75, 49),
        ("过半", 90, 50 - 1),
        ("三分之二", 66, 55),
        ("超过三分之二", 70, 60),
    ],
)
def test_a_proportion_allows_the_shares_that_it_may_mean(text: str, yes: int, no: int) -> None:
    (found,) = proportions(text)
    assert found.allows(Fraction(yes, 100))
    assert not found.allows(Fraction(no, 100))


@pytest.mark.parametrize("text", ["建成一所", "第三分册", "成效明显", "完成3项"])
def test_words_that_only_look_like_one(text: str) -> None:
    assert not list(proportions(text))
