"""Whatever is put into text and data: findings or pages, never a traceback, and no page that runs or loads anything."""

import pytest
from hypothesis import settings

from hostile import Tally, judged, one

_FOUND = (3, 8)
"""Seeds of inputs: one that has errors, and one of which everything is made."""


@pytest.mark.parametrize("seed", _FOUND)
def test_a_hostile_input_is_refused_or_harmless(seed: int) -> None:
    assert one(seed, Tally()) == []


@pytest.mark.proof
def test_many_hostile_inputs_are() -> None:
    tally = Tally()
    wrong = [line for seed in range(settings().max_examples * 2) for line in one(seed, tally)]
    assert wrong == []
    assert tally.passed > tally.tried // 20


@pytest.mark.parametrize(
    "html",
    [
        "<p><script>x</script></p>",
        "<p onclick=x>a</p>",
        "<img src=//a.b/c>",
        "<a href='java\tscript:x'>a</a>",
        "<b style='background: url(x)'>a</b>",
        "<iframe></iframe>",
    ],
)
def test_the_reader_of_pages_finds_what_it_looks_for(html: str) -> None:
    assert list(judged(html))
    assert not list(judged("<p><a href='https://www.gov.cn/'>a</a><img src=a.png><b style='width:1px'>b</b></p>"))
